#include "psl/resolve_enum.h"

#include <array>
#include <fmt/format.h>
#include <string>
#include <string_view>
#include <variant>

#include "psl/attribute_set.h"
#include "psl/codes.h"
#include "psl/map_attribute.h"
#include "psl/name_rules.h"
#include "psl/schema_attribute.h"

namespace strata::psl {
namespace {

constexpr auto kEnumAttributes = std::to_array<std::string_view>({"map", "schema"});
constexpr auto kValueAttributes = std::to_array<std::string_view>({"map"});

class EnumResolver {
 public:
  EnumResolver(Resolution& resolution, Enum& item)
      : resolution_(resolution), diagnostics_(resolution.diagnostics), item_(item) {}

  void resolve(const ast::Block& block) {
    for (const ast::BlockItem& item : block.items) {
      if (const auto* value = std::get_if<ast::EnumValue>(&item)) add(*value);
    }
    if (item_.values.empty()) {
      diagnostics_.error(codes::kEmptyEnum, item_.span, fmt::format("Enum `{}` has no values.", item_.name))
          .help = "Add at least one value.";
    }
    attributes_.assign_block(block);
    if (const auto* map = attributes_.take("map")) item_.mapped_name = read_block_map(resolution_, *map);
    if (const auto* schema = attributes_.take("schema")) resolve_schema(item_, *schema, diagnostics_);
    attributes_.report_unknown(kEnumAttributes, resolution_.near_names);
  }

 private:
  void add(const ast::EnumValue& value) {
    check_identifier(value.name, "enum value", diagnostics_);
    if (const Span* first = names_.add(value.name)) {
      report_duplicate(codes::kDuplicateEnumValue, value.span, *first,
                       fmt::format("Value `{}` stands twice in enum `{}`.", value.name.text, item_.name),
                       diagnostics_);
    }
    EnumValue& added = item_.values.emplace_back(EnumValue{.name = std::string(value.name.text),
                                                           .documentation = std::string(value.documentation),
                                                           .span = value.span});
    attributes_.assign(value.attributes);
    if (const auto* map = attributes_.take("map")) added.mapped_name = read_map(resolution_, *map);
    attributes_.report_unknown(kValueAttributes, resolution_.near_names);
  }

  Resolution& resolution_;
  Diagnostics& diagnostics_;
  Enum& item_;
  NameSet names_;
  AttributeSet attributes_{diagnostics_};
};

}  // namespace

void resolve_enum(Resolution& resolution, EnumId id, const ast::Block& block) {
  EnumResolver(resolution, resolution.datamodel.enums[id]).resolve(block);
}

}  // namespace strata::psl
