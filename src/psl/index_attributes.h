// @id, @unique, @shardKey of a field; @@id, @@index, @@unique, @@fulltext, @@shardKey of a model: keys and
// indexes.
//
// The order in which they are called for one model is the order of its indexes in the database.
#pragma once

#include "psl/ast.h"
#include "psl/resolution.h"

namespace strata::psl {

void resolve_field_id(Resolution& resolution, FieldRef field, const ast::Attribute& attribute);
void resolve_field_unique(Resolution& resolution, FieldRef field, const ast::Attribute& attribute);
void resolve_field_shard_key(Resolution& resolution, FieldRef field, const ast::Attribute& attribute);

void resolve_model_id(Resolution& resolution, ModelId model, const ast::Attribute& attribute);
void resolve_model_index(Resolution& resolution, ModelId model, const ast::Attribute& attribute);
void resolve_model_unique(Resolution& resolution, ModelId model, const ast::Attribute& attribute);
void resolve_model_fulltext(Resolution& resolution, ModelId model, const ast::Attribute& attribute);
void resolve_model_shard_key(Resolution& resolution, ModelId model, const ast::Attribute& attribute);

// Rules that need every attribute of the model: a field-level key over a field that may be null.
void check_key_arities(Resolution& resolution, ModelId model);

}  // namespace strata::psl
