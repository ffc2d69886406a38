#include "psl/map_attribute.h"

#include <array>
#include <fmt/format.h>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "psl/attribute_arguments.h"
#include "psl/codes.h"
#include "psl/expected_value.h"

namespace strata::psl {
namespace {

constexpr auto kArgumentNames = std::to_array<std::string_view>({"name"});
constexpr ArgumentRules kFieldRules{.mark = "@", .unnamed = "name", .names = kArgumentNames};
constexpr ArgumentRules kBlockRules{.mark = "@@", .unnamed = "name", .names = kArgumentNames};

void report_taken(Resolution& resolution, const Field& field, const Field& other) {
  resolution.diagnostics
      .error(codes::kDuplicateField, field.span,
             fmt::format("`{}` is mapped to `{}`, which is the column of `{}`.", field.name,
                         *field.mapped_name, other.name))
      .related.push_back({other.name_span(), "the other field"});
}

std::optional<std::string> read_name(Resolution& resolution, const ast::Attribute& attribute,
                                     const ArgumentRules& rules) {
  const AttributeArguments arguments(attribute, rules, resolution.diagnostics);
  const ast::Expression* value = arguments.require("name");
  if (value == nullptr) return std::nullopt;
  const auto name = expect_string(*value, resolution.diagnostics);
  return name ? std::optional(std::string(*name)) : std::nullopt;
}

// `find` gives the position of the field of a name, if there is one.
template <typename Find>
void check_mapped_names(Resolution& resolution, std::span<const Field> fields, Find find) {
  std::unordered_map<std::string_view, const Field*> mapped;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const Field& field = fields[i];
    if (!field.mapped_name) continue;
    const auto [place, is_new] = mapped.try_emplace(*field.mapped_name, &field);
    if (!is_new) report_taken(resolution, field, *place->second);
    const std::optional<FieldIndex> index = find(*field.mapped_name);
    if (!index || *index == i) continue;
    const Field& other = fields[*index];
    if (other.is_relation() || std::holds_alternative<std::monostate>(other.type)) continue;
    // Prisma looks from top to bottom: a field further down counts by its own name, whatever its @map.
    const bool is_known_as_another =
        *index < i && other.mapped_name && other.mapped_name != field.mapped_name;
    if (!is_known_as_another) report_taken(resolution, field, other);
  }
}

}  // namespace

std::optional<std::string> read_map(Resolution& resolution, const ast::Attribute& attribute) {
  return read_name(resolution, attribute, kFieldRules);
}

std::optional<std::string> read_block_map(Resolution& resolution, const ast::Attribute& attribute) {
  return read_name(resolution, attribute, kBlockRules);
}

void resolve_map(Resolution& resolution, Field& field, const ast::Attribute& attribute) {
  field.mapped_name = read_map(resolution, attribute);
}

void check_mapped_names(Resolution& resolution, ModelId id) {
  check_mapped_names(resolution, resolution.datamodel.models[id].fields,
                     [&](std::string_view name) { return resolution.find_field(id, name); });
}

void check_mapped_names(Resolution& resolution, CompositeId id) {
  const std::vector<Field>& fields = resolution.datamodel.composites[id].fields;
  std::unordered_map<std::string_view, FieldIndex> indexes;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    indexes.try_emplace(fields[i].name, static_cast<FieldIndex>(i));
  }
  check_mapped_names(resolution, fields, [&](std::string_view name) {
    const auto found = indexes.find(name);
    return found == indexes.end() ? std::nullopt : std::optional(found->second);
  });
}

}  // namespace strata::psl
