#include "psl/native_type_attribute.h"

#include <charconv>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace strata::psl {
namespace {

// An argument as a canonical text: what it says, without its place.
std::string written(const ast::Expression& value) {
  if (const auto* text = std::get_if<ast::StringLiteral>(&value.value)) return std::string(text->raw);
  if (const auto* number = std::get_if<ast::NumberLiteral>(&value.value)) return std::string(number->text);
  if (const auto* word = std::get_if<ast::Constant>(&value.value)) return std::string(word->text);
  if (const auto* call = std::get_if<ast::Call>(&value.value)) return fmt::format("{}(…)", call->name.text);
  return std::holds_alternative<ast::Array>(value.value) ? "[…]" : "{…}";
}

std::optional<std::uint32_t> to_number(std::string_view text) {
  constexpr std::string_view kMax = "max";
  const bool is_max = text.size() == kMax.size() && (text[0] | 0x20) == 'm' && (text[1] | 0x20) == 'a' &&
                      (text[2] | 0x20) == 'x';
  if (is_max) return target::kMaxArgument;
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace

void resolve_native_type(Resolution& resolution, Field& field, const ast::Attribute& attribute) {
  const std::string_view full_name = attribute.name.text;
  const std::size_t dot = full_name.find('.');
  NativeTypeUse use{.prefix = std::string(full_name.substr(0, dot)),
                    .name = std::string(full_name.substr(dot + 1)),
                    .span = attribute.span};
  const auto& datasource = resolution.datamodel.datasource;
  if (datasource && datasource->target != nullptr) use.type = datasource->target->find_native_type(use.name);

  bool are_numbers = true;
  if (attribute.arguments) {
    for (const ast::Argument& argument : attribute.arguments->arguments) {
      if (!argument.value) continue;
      use.argument_texts.push_back(written(*argument.value));
      const auto number = to_number(use.argument_texts.back());
      are_numbers = are_numbers && number.has_value();
      use.arguments.push_back(number.value_or(0));
    }
  }
  if (!are_numbers) use.arguments.clear();
  use.text = use.argument_texts.empty()
                 ? fmt::format("@{}", full_name)
                 : fmt::format("@{}({})", full_name, fmt::join(use.argument_texts, ", "));
  field.native_type = std::move(use);
}

}  // namespace strata::psl
