#include "psl/settings.h"

#include <algorithm>
#include <fmt/format.h>
#include <string>
#include <unordered_set>
#include <variant>

#include "psl/codes.h"
#include "psl/expected_value.h"

namespace strata::psl {

Settings::Settings(const ast::Block& block, Diagnostics& diagnostics)
    : block_(block), diagnostics_(diagnostics) {
  for (const ast::BlockItem& item : block.items) {
    const auto* pair = std::get_if<ast::Pair>(&item);
    if (pair == nullptr) continue;
    pairs_.push_back(pair);
    if (pair->value || !are_complete_) continue;
    are_complete_ = false;
    diagnostics
        .error(codes::kSettingWithoutValue, block.span,
               fmt::format("`{}` in {} `{}` has no value.", pair->key.text, ast::keyword(block.kind),
                           block.name.text))
        .help = "Write a value behind the `=`, or remove the line.";
  }
}

const ast::Pair* Settings::find(std::string_view key) const {
  const auto found = std::find_if(pairs_.rbegin(), pairs_.rend(),
                                  [&](const ast::Pair* pair) { return pair->key.text == key; });
  return found == pairs_.rend() ? nullptr : *found;
}

const ast::Expression* Settings::find_value(std::string_view key) const {
  const ast::Pair* pair = find(key);
  return pair == nullptr || !pair->value ? nullptr : &*pair->value;
}

void Settings::report_unknown(std::span<const std::string_view> known, NearNames& near_names) const {
  std::vector<const ast::Pair*> unknown;
  std::unordered_set<std::string_view> later;
  for (auto pair = pairs_.rbegin(); pair != pairs_.rend(); ++pair) {
    const std::string_view key = (*pair)->key.text;
    if (std::ranges::find(known, key) == known.end() && later.insert(key).second) unknown.push_back(*pair);
  }
  for (auto pair = unknown.rbegin(); pair != unknown.rend(); ++pair) {
    diagnostics_
        .error(codes::kUnknownSetting, (*pair)->span,
               fmt::format("A {} of this kind has no setting `{}`.", ast::keyword(block_.kind),
                           (*pair)->key.text))
        .help = near_names.help((*pair)->key.text, known);
  }
}

std::vector<const ast::Expression*> list_elements(const ast::Expression& value) {
  const auto* array = std::get_if<ast::Array>(&value.value);
  if (array == nullptr) return {&value};
  std::vector<const ast::Expression*> elements;
  elements.reserve(array->elements.size());
  for (const ast::Expression& element : array->elements) elements.push_back(&element);
  return elements;
}

std::optional<UrlValue> expect_string_or_env(const ast::Expression& value, Diagnostics& diagnostics) {
  if (const auto* text = std::get_if<ast::StringLiteral>(&value.value))
    return UrlValue{.text = std::string(text->value), .span = value.span};
  if (const auto* call = std::get_if<ast::Call>(&value.value); call != nullptr && call->name.text == "env") {
    const auto& arguments = call->arguments->arguments;
    const bool is_single = arguments.size() == 1 && arguments[0].value && !call->arguments->trailing_comma;
    const ast::Expression* argument = is_single ? &*arguments[0].value : nullptr;
    const auto* name = argument == nullptr ? nullptr : std::get_if<ast::StringLiteral>(&argument->value);
    if (name != nullptr)
      return UrlValue{.text = std::string(name->value), .is_env = true, .span = value.span};
    diagnostics.error(codes::kSettingKind, value.span, "`env` takes the name of one environment variable.")
        .help = "Write it in quotes: `env(\"DATABASE_URL\")`.";
    return std::nullopt;
  }
  report_wrong_kind(value, "a string or `env(\"…\")`", diagnostics, codes::kSettingKind);
  return std::nullopt;
}

}  // namespace strata::psl
