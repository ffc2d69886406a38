// Tables and enums that would share one name in one schema of the database.
#include <fmt/format.h>
#include <string_view>
#include <unordered_map>

#include "psl/rules/describe.h"
#include "psl/rules/rules.h"

namespace strata::psl::rules {
namespace {

struct QualifiedName {
  std::string_view schema;
  std::string_view name;

  friend bool operator==(const QualifiedName&, const QualifiedName&) = default;
};

struct QualifiedNameHash {
  std::size_t operator()(const QualifiedName& name) const {
    return std::hash<std::string_view>()(name.schema) * 31 + std::hash<std::string_view>()(name.name);
  }
};

template <typename T>
using FirstHolders = std::unordered_map<QualifiedName, const T*, QualifiedNameHash>;

template <typename T>
QualifiedName qualified_name(const T& item) {
  return {item.schema ? std::string_view(*item.schema) : std::string_view(), item.database_name()};
}

// The model that was given the name by hand is the one to change.
void report_table(const Context& context, const Model& first, const Model& second) {
  const Model& blamed = second.mapped_name || !first.mapped_name ? second : first;
  const Model& other = &blamed == &second ? first : second;
  Diagnostic& diagnostic = context.diagnostics.error(
      codes::kDuplicateTableName, blamed.mapped_name ? blamed.map_span : blamed.name_span,
      fmt::format("The {} `{}` and the {} `{}` would both be `{}` in the database.", kind_name(blamed),
                  blamed.name, kind_name(other), other.name, second.database_name()));
  diagnostic.help = "Give one of them another name with `@@map`.";
  diagnostic.related.push_back({other.mapped_name ? other.map_span : other.name_span,
                                fmt::format("`{}` has the name here", other.name)});
}

}  // namespace

// Models come before views, wherever they stand: a view gives way.
void check_table_names(const Context& context) {
  FirstHolders<Model> holders;
  holders.reserve(context.datamodel.models.size());
  for (const bool views : {false, true}) {
    for (const Model& model : context.datamodel.models) {
      if (model.is_view != views) continue;
      const auto [holder, is_first] = holders.try_emplace(qualified_name(model), &model);
      if (is_first) continue;
      report_table(context, *holder->second, model);
      holder->second = &model;
    }
  }
}

void check_enum_names(const Context& context) {
  FirstHolders<Enum> holders;
  for (const Enum& item : context.datamodel.enums) {
    const auto [holder, is_first] = holders.try_emplace(qualified_name(item), &item);
    if (is_first) continue;
    Diagnostic& diagnostic =
        context.diagnostics.error(codes::kDuplicateEnumName, item.span,
                                  fmt::format("The enums `{}` and `{}` would both be `{}` in the database.",
                                              holder->second->name, item.name, item.database_name()));
    diagnostic.help = "Give one of them another name with `@@map`.";
    diagnostic.related.push_back({holder->second->name_span, "the other enum"});
  }
}

}  // namespace strata::psl::rules
