// A database's shape as a value: namespaces, tables, columns, keys, enums. Translation of a schema file and
// introspection of a database both give it in one normal form, so that comparing leaves is `==`.
//
// Tables refer to each other, and keys to columns, by name: a name is what the two sides of a comparison
// share.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <variant>
#include <vector>

#include "base/boxed.h"
#include "base/id.h"
#include "base/rare_list.h"
#include "base/rare_text.h"
#include "schema/object_name.h"
#include "schema/unmanaged.h"
#include "target/target.h"

namespace strata::schema {

using TableId = Id<struct TableTag>;
using EnumId = Id<struct EnumTag>;

// Position of a column, index or foreign key in its table.
using ColumnIndex = std::uint32_t;
using KeyIndex = std::uint32_t;

// ---- types and defaults
// ---------------------------------------------------------------------------------------

enum class TypeFamily : std::uint8_t {
  int_,
  big_int,
  float_,
  decimal,
  boolean,
  string,
  date_time,
  json,
  bytes,
  enum_,
  unsupported,
};

// The built-in type of the schema language whose values these are: "Int", "DateTime". Empty for enums and
// unsupported types.
[[nodiscard]] std::string_view scalar_name(TypeFamily family);

inline constexpr std::int64_t kNoArgument = -1;

// One canonical spelling per type, whichever side it came from. Where the database's types are mere names
// (SQLite), the family alone is the type and the name is its usual spelling (dialect/sqlite/types.h).
struct ColumnType {
  TypeFamily family = TypeFamily::unsupported;
  std::string name;  // SQL name without arguments; enum: its database name; unsupported: the text verbatim
  std::array<std::int64_t, 2> arguments = {kNoArgument, kNoArgument};
  RareText enum_namespace;

  friend bool operator==(const ColumnType&, const ColumnType&) = default;
};

enum class Arity : std::uint8_t { required, nullable, list };

struct Literal {
  enum class Kind : std::uint8_t {
    string,
    integer,
    decimal,
    boolean,
    date_time,
    bytes,
    json,
    enum_value,
    list
  };
  Kind kind = Kind::string;
  // string, enum value: the text; integer, decimal: digits as printed; boolean: "true"/"false"; date_time: as
  // printed in SQL; bytes: lower-case hex; json: the document's text
  std::string text;
  RareList<Literal> elements;

  friend bool operator==(const Literal&, const Literal&) = default;
};

struct NowDefault {
  friend bool operator==(const NowDefault&, const NowDefault&) = default;
};
// Any other expression. Without text: "the database has some default".
struct ExpressionDefault {
  std::optional<std::string> sql;

  friend bool operator==(const ExpressionDefault&, const ExpressionDefault&) = default;
};
struct SequenceDefault {
  std::string sequence;  // may be empty: not known

  friend bool operator==(const SequenceDefault&, const SequenceDefault&) = default;
};
struct UniqueRowidDefault {
  friend bool operator==(const UniqueRowidDefault&, const UniqueRowidDefault&) = default;
};

using Default = std::variant<Literal, NowDefault, ExpressionDefault, SequenceDefault, UniqueRowidDefault>;

struct Column {
  std::string name;
  ColumnType type;
  Boxed<Default> default_value;
  Arity arity = Arity::required;
  // Counts up by itself. Where the database does so for every single integer key (SQLite), true for them all.
  bool is_autoincrement = false;
  bool has_client_default =
      false;  // the application fills it (uuid(), @updatedAt): known only to translation

  friend bool operator==(const Column&, const Column&) = default;
};

// ---- keys
// -----------------------------------------------------------------------------------------------------

enum class SortOrder : std::uint8_t { ascending, descending };

struct KeyColumn {
  std::string name;
  std::optional<SortOrder> sort;        // as written; absent means ascending
  std::optional<std::uint32_t> length;  // prefix length
  RareText operator_class;              // SQL name; empty: the default class
  bool is_default_class = false;        // the one named is the default
  // Of an index that is read, where it is another one than its column's. No schema file can say it: whoever
  // builds the table anew repeats it, and nobody compares it.
  RareText collation;

  friend bool operator==(const KeyColumn& left, const KeyColumn& right) {
    return std::tie(left.name, left.sort, left.length, left.operator_class, left.is_default_class) ==
           std::tie(right.name, right.sort, right.length, right.operator_class, right.is_default_class);
  }
};

struct PrimaryKey {
  std::string name;  // empty where primary keys have no names
  std::vector<KeyColumn> columns;

  friend bool operator==(const PrimaryKey&, const PrimaryKey&) = default;
};

enum class IndexKind : std::uint8_t { normal, unique, fulltext };

struct Index {
  std::string name;
  IndexKind kind = IndexKind::normal;
  target::IndexType type = target::IndexType::btree;
  std::vector<KeyColumn> columns;
  Boxed<std::string> predicate;    // SQL of a partial index
  RareList<std::string> included;  // columns that ride along (INCLUDE): only of a database

  friend bool operator==(const Index&, const Index&) = default;
};

struct ForeignKey {
  std::string name;  // empty: unnamed
  std::vector<std::string> columns;
  ObjectName referenced_table;
  std::vector<std::string> referenced_columns;
  target::ReferentialAction on_delete = target::ReferentialAction::no_action;
  target::ReferentialAction on_update = target::ReferentialAction::no_action;

  friend bool operator==(const ForeignKey&, const ForeignKey&) = default;
};

// ---- objects
// --------------------------------------------------------------------------------------------------

// GENERATED … AS IDENTITY with options. Rare, so that it stands beside the columns and not in each of them.
struct Identity {
  std::string column;
  bool is_virtual = false;
  std::optional<std::int64_t> cache, increment, min_value, max_value, start;

  friend bool operator==(const Identity&, const Identity&) = default;
};

struct Table {
  ObjectName name;
  std::vector<Column> columns;
  std::vector<Identity> identities;
  std::optional<PrimaryKey> primary_key;
  std::vector<Index> indexes;
  std::vector<ForeignKey> foreign_keys;
  std::vector<Index> unmanaged_indexes;    // none of the schema file's business: kept as they are
  std::vector<TablePart> unmanaged_parts;  // the same; only where tables are built anew to be changed

  [[nodiscard]] std::optional<ColumnIndex> find_column(std::string_view column) const;

  friend bool operator==(const Table&, const Table&) = default;
};

struct Enum {
  ObjectName name;
  std::vector<std::string> values;

  friend bool operator==(const Enum&, const Enum&) = default;
};

struct Extension {
  std::string name, namespace_name, version;  // the latter two empty: not given
  bool relocatable = false;                   // can move to another namespace
  bool is_standard = false;                   // every new database has it

  friend bool operator==(const Extension&, const Extension&) = default;
};

struct View {
  ObjectName name;
  std::string definition;
  std::vector<Column> columns;

  friend bool operator==(const View&, const View&) = default;
};

// What the absence of a partial index means.
enum class PartialIndexes : std::uint8_t {
  found,     // a database was read: it has none
  declared,  // a schema file with the preview feature: there shall be none
  unspoken,  // a schema file that may not speak of them: nothing
};

struct Schema {
  std::vector<std::string> namespaces;  // sorted
  // Of a database that was read: what names without a namespace mean there. Nothing to compare.
  std::string default_namespace;
  std::vector<Extension> extensions;  // sorted by name
  IdVector<EnumId, Enum> enums;
  IdVector<TableId, Table> tables;
  PartialIndexes partial_indexes = PartialIndexes::found;
  std::vector<View> views;  // introspection only: reported, never changed
  // The same of all else that the schema language cannot say, sorted; only where somebody asked for it.
  std::vector<UnmanagedObject> unmanaged;

  friend bool operator==(const Schema&, const Schema&) = default;
};

// Read from a database, not from a schema file.
[[nodiscard]] inline bool is_database(const Schema& schema) {
  return schema.partial_indexes == PartialIndexes::found;
}

// As names of unmanaged objects are, and of a comparison.
[[nodiscard]] inline ObjectName without_default_namespace(ObjectName name, const Schema& schema) {
  if (name.namespace_name == schema.default_namespace) name.namespace_name.clear();
  return name;
}

// Makes every partial index an unmanaged one.
void set_partial_indexes_aside(Schema& schema);

}  // namespace strata::schema
