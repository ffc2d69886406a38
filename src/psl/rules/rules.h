// The table of contents: every rule over a resolved datamodel, one noun a file. validate() runs them, and its
// order matters at two places only: ambiguous relations end the validation, and the one-to-one rules that
// need a sound datamodel look whether anything was reported before them.
#pragma once

#include <span>

#include "psl/rules/context.h"

namespace strata::psl::rules {

// The whole datamodel.
void check_declarations(const Context& context);
void check_default_functions(const Context& context, std::span<const Field> fields);
void check_extensions(const Context& context);
void check_composites(const Context& context);
void check_table_names(const Context& context);
void check_enum_names(const Context& context);
void check_enums(const Context& context);

// A model, as a table.
void check_unique_criterion(const Context& context, const Model& model);
void check_primary_key(const Context& context, const Model& model);
void check_clustering(const Context& context, const Model& model);
void check_autoincrement(const Context& context, const Model& model);
void check_shard_key(const Context& context, const Model& model);
void check_document(const Context& context, const Model& model);
void check_key_types(const Context& context, const Model& model);

// A model or a view.
void check_schema(const Context& context, const Model& model);
void check_client_names(const Context& context, const Model& model);
void check_view(const Context& context, const Model& view);

// The fields of a model, a view or a composite type.
void check_field_types(const Context& context, std::span<const Field> fields);
void check_native_types(const Context& context, std::span<const Field> fields);
void check_unsupported_types(const Context& context, std::span<const Field> fields);
void check_defaults(const Context& context, std::span<const Field> fields);

// Its relation fields. False when two of them could belong together with two others: nothing that follows
// could tell relations apart.
[[nodiscard]] bool check_relation_fields(const Context& context, ModelId id);
// Whether the columns that refer to other models are indexed, where no foreign key asks for it.
void check_relation_indexes(const Context& context, const Model& model);

// Its uniques and indexes.
void check_indexes(const Context& context, const Model& model);
void check_index_types(const Context& context, const Model& model);

// A whole relation.
void check_one_to_one(const Context& context, const Relation& relation);
void check_one_to_many(const Context& context, const Relation& relation);
void check_many_to_many(const Context& context, const Relation& relation);
void check_embedded_many_to_many(const Context& context, const Relation& relation);
// What one-to-one and one-to-many have in common: the fields on both ends of the foreign key.
void check_references(const Context& context, const Relation& relation);

}  // namespace strata::psl::rules
