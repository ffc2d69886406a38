#include "translate/pull/configuration.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <span>
#include <vector>

#include "psl/ast.h"
#include "psl/parser.h"
#include "translate/pull/text.h"

namespace strata::translate::pull {
namespace {

using psl::ast::Block;
using psl::ast::BlockKind;
using psl::ast::Expression;
using psl::ast::Pair;

constexpr std::string_view kPreviewFeatures = "previewFeatures";
constexpr std::array<std::string_view, 4> kGeneratorKeys = {"provider", "output", kPreviewFeatures,
                                                            "binaryTargets"};
constexpr std::array<std::string_view, 7> kDatasourceKeys = {
    "provider", "url", "directUrl", "shadowDatabaseUrl", "relationMode", "schemas", "extensions"};

std::span<const std::string_view> key_order(BlockKind kind) {
  if (kind == BlockKind::generator) return kGeneratorKeys;
  return kDatasourceKeys;
}

bool has_comments(const Block& block) {
  return std::ranges::any_of(block.items, [](const psl::ast::BlockItem& item) {
    const auto* pair = std::get_if<Pair>(&item);
    return std::holds_alternative<psl::ast::CommentRun>(item) ||
           (pair != nullptr && pair->trailing_comment != nullptr);
  });
}

// A generator takes every value for a string: `enabled = false` says the same as `enabled = "false"`.
std::string value_text(const Expression& value, BlockKind kind, const SourceSet& sources) {
  if (const auto* array = std::get_if<psl::ast::Array>(&value.value)) {
    std::vector<std::string> elements;
    for (const Expression& element : array->elements) elements.push_back(value_text(element, kind, sources));
    return '[' + join(elements) + ']';
  }
  const bool is_bare = std::holds_alternative<psl::ast::Constant>(value.value) ||
                       std::holds_alternative<psl::ast::NumberLiteral>(value.value);
  if (kind == BlockKind::generator && is_bare) return quote(sources.text(value.span));
  return std::string(sources.text(value.span));
}

// Lists that mean a set are written in order.
bool is_set(std::string_view key) {
  return key == kPreviewFeatures || key == "schemas";
}

std::string set_text(const Expression& value, BlockKind kind, const SourceSet& sources,
                     std::string_view added) {
  const auto* array = std::get_if<psl::ast::Array>(&value.value);
  if (array == nullptr) return value_text(value, kind, sources);
  std::vector<std::string> elements;
  for (const Expression& element : array->elements) elements.emplace_back(sources.text(element.span));
  std::ranges::sort(elements);
  if (!added.empty()) elements.push_back(quote(added));
  return '[' + join(elements) + ']';
}

std::string block_text(const Block& block, const SourceSet& sources, std::string_view added) {
  std::string text = documentation(block.documentation);
  if (has_comments(block)) return text + fmt::format("{}\n\n", sources.text(block.span));

  std::vector<const Pair*> pairs;
  for (const psl::ast::BlockItem& item : block.items) {
    if (const auto* pair = std::get_if<Pair>(&item)) pairs.push_back(pair);
  }
  const std::span<const std::string_view> order = key_order(block.kind);
  std::ranges::stable_sort(pairs, {}, [&](const Pair* pair) {
    const auto known = std::ranges::find(order, pair->key.text);
    return std::pair{known - order.begin(), known == order.end() ? pair->key.text : std::string_view()};
  });
  text += fmt::format("{} {} {{\n", psl::ast::keyword(block.kind), block.name.text);
  for (const Pair* pair : pairs) {
    if (!pair->value) continue;
    const bool is_features = pair->key.text == kPreviewFeatures;
    text += fmt::format("{} = {}\n", pair->key.text,
                        is_set(pair->key.text)
                            ? set_text(*pair->value, block.kind, sources, is_features ? added : "")
                            : value_text(*pair->value, block.kind, sources));
    if (is_features) added = {};
  }
  if (!added.empty()) text += fmt::format("{} = [{}]\n", kPreviewFeatures, quote(added));
  return text + "}\n\n";
}

}  // namespace

std::string configuration_blocks(const SourceSet& sources, std::uint32_t source, std::string_view added) {
  Diagnostics reported_already;
  const psl::ast::File file = psl::parse(sources, source, reported_already);
  std::string text;
  for (const BlockKind kind : {BlockKind::generator, BlockKind::datasource}) {
    for (const psl::ast::TopItem& item : file.items) {
      const auto* block = std::get_if<Block>(&item);
      if (block == nullptr || block->kind != kind) continue;
      const bool is_generator = kind == BlockKind::generator;
      text += block_text(*block, sources, is_generator ? added : "");
      if (is_generator) added = {};
    }
  }
  return text;
}

}  // namespace strata::translate::pull
