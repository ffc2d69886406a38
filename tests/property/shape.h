// The shape of a random schema file: what the generator makes and mutates, and how it is written down.
// Everything that depends on something else (columns of foreign keys, both sides of a relation, unique
// columns of one-to-one relations) exists only in the written text, so that every mutation leaves a valid
// schema.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace strata::property {

// Whose schema file it is: decides which types, lists and expressions there are.
enum class Language : unsigned char { sqlite, postgresql };

enum class Arity : unsigned char { required, optional, list };

struct FieldShape {
  std::string name;
  std::string type;         // as written, without arity
  std::string native_type;  // "@db.Date"; empty: the usual one
  Arity arity = Arity::required;
  std::string default_text;  // inside @default(…); empty: none
  std::string mapped_name;   // empty: none
  bool is_unique = false;
  bool is_updated_at = false;
};

struct IndexShape {
  std::vector<std::string> fields;
  bool is_unique = false;
  bool last_descending = false;
  std::string mapped_name;
};

struct ModelShape {
  std::string name;
  std::string mapped_name;
  std::vector<FieldShape> id;  // one field: @id; several: @@id
  std::vector<FieldShape> fields;
  std::vector<IndexShape> indexes;
};

struct EnumShape {
  std::string name;
  std::vector<std::string> values;  // never empty
  std::string mapped_value;         // database name of the first value; empty: none
};

enum class RelationKind : unsigned char { one_to_one, one_to_many, many_to_many };

// Models are named, not numbered: mutations reorder them.
struct RelationShape {
  std::string name;  // unique
  RelationKind kind = RelationKind::one_to_many;
  std::string child, parent;  // many-to-many: both ends
  bool is_optional = false;
  std::string on_delete;  // empty: the default
};

struct SchemaShape {
  Language language = Language::sqlite;
  std::vector<EnumShape> enums;
  std::vector<ModelShape> models;
  std::vector<RelationShape> relations;

  [[nodiscard]] const ModelShape& model(const std::string& name) const;
};

[[nodiscard]] std::string write(const SchemaShape& shape);

}  // namespace strata::property
