// What the phases of resolve share: the datamodel under construction, the outlines of the blocks behind its
// parts, and the names that text may refer to.
//
// A phase is a free function over a Resolution, in a file of its own; resolve.cc calls them in order.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

#include "strata/diagnostic.h"

#include "psl/ast.h"
#include "psl/datamodel.h"
#include "psl/near_name.h"

namespace strata::psl {

// What a name at the top of a schema file stands for.
using TopName = std::variant<ModelId, EnumId, CompositeId>;

// The names in an argument of @relation, before they are looked up. They point into the source.
struct FieldNames {
  FieldRef field;
  std::vector<std::string_view> names;
  Span span;
};

// A field whose type is a model, with all by which its opposite is found.
struct RelationField {
  FieldRef ref;
  ModelId target;
  std::string_view name;  // what @relation says, in the datamodel; empty: nothing
  Arity arity = Arity::required;
  bool has_fields = false;  // @relation(fields: …)
};

class Resolution {
 public:
  Resolution(target::Targets all_targets, Diagnostics& sink) : targets(all_targets), diagnostics(sink) {}

  Datamodel datamodel;
  target::Targets targets;
  Diagnostics& diagnostics;
  NearNames near_names;

  // The blocks as the outlines have them, without their lines.
  IdVector<ModelId, const ast::Block*> models;
  IdVector<EnumId, const ast::Block*> enums;
  IdVector<CompositeId, const ast::Block*> composites;
  std::vector<const ast::Block*> datasources;
  std::vector<const ast::Block*> generators;
  std::unordered_map<std::string_view, TopName> top_names;
  std::vector<RelationField> relation_fields;  // in the order of models and fields
  std::vector<FieldNames> references;          // of @relation: looked up when all models have their fields

  // `model` has its fields. Where a name stands twice (an error), the last one counts.
  [[nodiscard]] std::optional<FieldIndex> find_field(ModelId model, std::string_view name);

  // The one that every Unsupported(…) with this text has.
  [[nodiscard]] UnsupportedId unsupported_type(std::string_view text);

  // Help for a name that is no field of `model`: the field that was probably meant, or nothing.
  [[nodiscard]] std::string field_help(ModelId model, std::string_view name);

 private:
  // Models with so many fields that searching them one by one would show.
  std::unordered_map<std::uint32_t, std::unordered_map<std::string_view, FieldIndex>> large_models_;
  std::unordered_map<std::string, UnsupportedId> unsupported_types_;
};

}  // namespace strata::psl
