// What a schema file says, resolved: models, fields, relations, enums by id; attributes understood; names
// looked up.
//
// Built by resolve from the syntax trees of all files; read by validate, by the formatter's completion of
// relations, and by translate. It owns its strings. Database names are computed by `database_name()`; default
// constraint names are not here but in translate/names, because they belong to the relational side.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

#include "strata/diagnostic.h"

#include "base/boxed.h"
#include "base/id.h"
#include "base/rare_list.h"
#include "base/rare_text.h"
#include "target/target.h"

namespace strata::psl {

using ModelId = Id<struct ModelTag>;  // models and views
using EnumId = Id<struct EnumTag>;
using CompositeId = Id<struct CompositeTag>;
using RelationId = Id<struct RelationTag>;
using UnsupportedId = Id<struct UnsupportedTag>;

// Position of a field in its model, of a value in its enum.
using FieldIndex = std::uint32_t;

struct FieldRef {
  ModelId model;
  FieldIndex field = 0;

  friend auto operator<=>(const FieldRef&, const FieldRef&) = default;
};

enum class Arity : std::uint8_t { required, optional, list };

// monostate: the name is unknown (a diagnostic was given).
using FieldType =
    std::variant<std::monostate, target::ScalarType, EnumId, ModelId, CompositeId, UnsupportedId>;

// @db.Name(arguments). `type` and `arguments` are what it means; validate compares them with what was written
// (a wrong prefix, an unknown name, arguments that do not fit) before anyone else reads them.
struct NativeTypeUse {
  const target::NativeType* type = nullptr;  // null: the target has no type of that name
  std::vector<std::uint32_t> arguments;      // `Max` is target::kMaxArgument; empty when one is no number
  std::string prefix;                        // "db"
  std::string name;                          // "VarChar"
  std::vector<std::string> argument_texts;   // as written: `10`, `Max`, `"10"`
  std::string text;  // attribute as written, for the formatter's invented scalar fields
  Span span;
};

// ---- default values
// -------------------------------------------------------------------------------------------

// A literal as written; what it means depends on the field's type.
struct LiteralValue {
  enum class Kind : std::uint8_t { string, number, boolean, enum_value, list };
  Kind kind = Kind::string;
  std::string
      text;  // string: unescaped; number: as written; boolean: true/false; enum value: its schema name
  RareList<LiteralValue> elements;
  Span span;
};

struct AutoincrementDefault {};
struct NowDefault {};
struct DbGeneratedDefault {
  std::optional<std::string> sql;  // dbgenerated() has none: "the database has some default"
};
// name: value inside sequence(…), as written.
struct SequenceArgument {
  std::string name;  // empty when none was given
  LiteralValue value;
  Span span;
};
// sequence(…) of CockroachDB. The typed values are what well-formed arguments say; validate reports the rest.
struct SequenceDefault {
  std::vector<SequenceArgument> arguments;
  bool is_virtual = false;
  std::optional<std::int64_t> cache, increment, min_value, max_value, start;
};
// Computed by the client: uuid, cuid, ulid, nanoid, auto. No trace in the database. A function that nobody
// knows is kept here too, until validate reports it.
struct ClientDefault {
  std::string text;  // `uuid(7)`

  [[nodiscard]] std::string_view function() const { return std::string_view(text).substr(0, text.find('(')); }
};

struct DefaultValue {
  using Value = std::variant<LiteralValue, AutoincrementDefault, NowDefault, DbGeneratedDefault,
                             Boxed<SequenceDefault>, ClientDefault>;
  Value value;
  Boxed<std::string> constraint_name;  // @default(…, map: "…")
  Span span;                           // attribute
  Span value_span;                     // literal or call
};

// ---- indexes
// --------------------------------------------------------------------------------------------------

enum class SortOrder : std::uint8_t { ascending, descending };

struct OperatorClass {
  std::string text;  // schema name (`JsonbPathOps`), or the SQL of raw("…")
  bool is_raw = false;
};

struct IndexColumn {
  FieldIndex field = 0;
  RareList<std::string> path;  // below a field of composite type: `address.street` has {"street"}
  std::optional<SortOrder> sort;
  std::optional<std::uint32_t> length;
  Boxed<OperatorClass> operator_class;
};

// One condition of `where: { field: value }`.
struct WhereCondition {
  enum class Kind : std::uint8_t { is_null, boolean, number, string };
  FieldIndex field = 0;
  bool negated = false;
  Kind kind = Kind::is_null;
  std::string text;
};
struct WhereClause {
  std::optional<std::string> raw;  // raw("sql"): printed verbatim; else the conditions, joined with AND
  std::vector<WhereCondition> conditions;
  Span span;  // the `where` argument
};

enum class IndexKind : std::uint8_t { normal, unique, fulltext };

struct Index {
  IndexKind kind = IndexKind::normal;
  bool is_field_level = false;  // @unique on a field
  std::vector<IndexColumn> columns;
  Boxed<std::string> client_name;  // name:
  Boxed<std::string> mapped_name;  // map: (or the legacy name: of @@index)
  std::optional<target::IndexType> type;
  std::optional<bool> clustered;
  Boxed<WhereClause> where;
  Span span;              // attribute
  Span name_span;         // the argument that gives the database name, else the attribute
  Span type_span;         // the `type` argument, else the attribute
  Span client_name_span;  // the argument that gives the client name, else the attribute
};

struct PrimaryKey {
  bool is_field_level = false;  // @id on a field
  std::vector<IndexColumn> columns;
  Boxed<std::string> client_name;
  Boxed<std::string> mapped_name;
  std::optional<bool> clustered;
  Span span;
  Span name_span;  // as in Index
  Span client_name_span;
};

struct ShardKey {
  std::vector<FieldIndex> fields;
  bool is_field_level = false;
  Span span;
};

// ---- models
// ---------------------------------------------------------------------------------------------------

// @relation of a field, as written and resolved to fields; absent parts stay empty.
struct RelationAttribute {
  std::optional<std::string> name;
  std::optional<std::vector<FieldIndex>> fields;      // of this model
  std::optional<std::vector<FieldIndex>> references;  // of the related model
  std::optional<target::ReferentialAction> on_delete;
  std::optional<target::ReferentialAction> on_update;
  Boxed<std::string> mapped_name;
  Span span;  // attribute
  Span fields_span, references_span, on_delete_span, on_update_span, map_span;
};

struct Field {
  std::string name;
  Boxed<std::string> mapped_name;
  FieldType type;
  Arity arity = Arity::required;
  bool is_updated_at = false;
  bool is_ignored = false;
  Boxed<NativeTypeUse> native_type;
  Boxed<DefaultValue> default_value;
  Boxed<RelationAttribute> relation_attribute;
  Boxed<std::string> documentation;
  Span span;  // the whole line, from its name on
  Span type_span;

  [[nodiscard]] const std::string& database_name() const { return mapped_name ? *mapped_name : name; }
  [[nodiscard]] Span name_span() const {
    return {.begin = span.begin, .end = span.begin + static_cast<std::uint32_t>(name.size())};
  }
  [[nodiscard]] bool is_relation() const { return std::holds_alternative<ModelId>(type); }
  // Has a column: scalar, enum or Unsupported.
  [[nodiscard]] bool is_column() const {
    return std::holds_alternative<target::ScalarType>(type) || std::holds_alternative<EnumId>(type) ||
           std::holds_alternative<UnsupportedId>(type);
  }
  [[nodiscard]] const target::ScalarType* scalar() const { return std::get_if<target::ScalarType>(&type); }
};

struct Model {
  bool is_view = false;
  std::string name;
  Boxed<std::string> mapped_name;
  Boxed<std::string> schema;  // @@schema
  std::vector<Field> fields;
  std::optional<PrimaryKey> primary_key;
  std::vector<Index> indexes;  // field-level @unique in field order, then @@index, @@unique, @@fulltext
  Boxed<ShardKey> shard_key;
  bool is_ignored = false;
  RareText documentation;
  Span span;
  Span name_span;
  Span map_span;
  Span schema_span;  // value of @@schema

  [[nodiscard]] const std::string& database_name() const { return mapped_name ? *mapped_name : name; }
  [[nodiscard]] std::optional<FieldIndex> find_field(std::string_view field_name) const;
};

struct EnumValue {
  std::string name;
  Boxed<std::string> mapped_name;
  RareText documentation;
  Span span;

  [[nodiscard]] const std::string& database_name() const { return mapped_name ? *mapped_name : name; }
};

struct Enum {
  std::string name;
  Boxed<std::string> mapped_name;
  Boxed<std::string> schema;
  std::vector<EnumValue> values;
  RareText documentation;
  Span span;
  Span name_span;
  Span schema_span;

  [[nodiscard]] const std::string& database_name() const { return mapped_name ? *mapped_name : name; }
  [[nodiscard]] const EnumValue* find_value(std::string_view value_name) const;
};

// `type X { … }`: allowed for document databases only; kept to check its rules.
struct Composite {
  std::string name;
  std::vector<Field> fields;
  Span span;
};

// ---- relations
// ------------------------------------------------------------------------------------------------

// Two opposite relation fields. `forward` holds the foreign key (its model has the columns); for many-to-many
// it is the side of model A. See docs/schema-language.md for how the sides are found.
struct Relation {
  enum class Kind : std::uint8_t { one_to_one, one_to_many, many_to_many };
  Kind kind = Kind::one_to_many;
  std::string name;  // explicit, or <A>To<B>
  bool has_explicit_name = false;
  ModelId forward_model;
  ModelId back_model;
  std::optional<FieldIndex> forward_field;  // may be missing in text that is not valid
  std::optional<FieldIndex> back_field;

  [[nodiscard]] bool is_self_relation() const { return forward_model == back_model; }
};

// ---- configuration blocks
// -------------------------------------------------------------------------------------

// A URL as written: a literal, or env("NAME") that is resolved only when needed.
struct UrlValue {
  std::string text;  // literal, or the variable's name
  bool is_env = false;
  Span span;
};

enum class RelationMode : std::uint8_t { foreign_keys, prisma };

struct Extension {
  std::string name;
  std::optional<std::string> mapped_name, schema, version;

  [[nodiscard]] const std::string& database_name() const { return mapped_name ? *mapped_name : name; }
};

struct Datasource {
  std::string name;
  std::string provider_text;               // as written ("postgres")
  const target::Target* target = nullptr;  // null when unknown
  std::optional<UrlValue> url, direct_url, shadow_database_url;
  RelationMode relation_mode = RelationMode::foreign_keys;
  std::vector<std::string> schemas;  // sorted
  bool has_schemas = false;
  std::vector<Extension> extensions;    // sorted by name
  std::optional<Span> extensions_span;  // the pair, also when the list is empty
  Span span;
};

struct Generator {
  std::string name;
  Span span;
};

struct Datamodel {
  std::optional<Datasource> datasource;
  std::vector<Generator> generators;
  std::vector<std::string> preview_features;  // active ones, canonical spelling
  IdVector<ModelId, Model> models;            // models and views, file order
  IdVector<EnumId, Enum> enums;
  IdVector<CompositeId, Composite> composites;
  IdVector<RelationId, Relation> relations;                // in the order of their forward fields
  IdVector<UnsupportedId, std::string> unsupported_types;  // each text of Unsupported("…") once

  [[nodiscard]] bool has_preview_feature(std::string_view name) const;
  [[nodiscard]] const Field& field(FieldRef ref) const { return models[ref.model].fields[ref.field]; }
  [[nodiscard]] RelationMode relation_mode() const {
    return datasource ? datasource->relation_mode : RelationMode::foreign_keys;
  }
};

}  // namespace strata::psl
