// A database's facts as data: what it can do, how long its names may be, which native types it has.
//
// Everything above asks these facts and never for the name of a database. The instances live with their
// dialects (src/dialect/*/facts.cc); if a fact is missing, add a field here, not a branch there.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace strata::target {

// The built-in types of the schema language.
enum class ScalarType : std::uint8_t {
  int_,
  big_int,
  float_,
  boolean,
  string,
  date_time,
  json,
  bytes,
  decimal,
};
inline constexpr std::size_t kScalarTypeCount = 9;

// "Int", "BigInt", … as written in a schema file.
[[nodiscard]] std::string_view scalar_type_name(ScalarType type);
[[nodiscard]] std::optional<ScalarType> find_scalar_type(std::string_view name);

// A small set of enumerators, usable in constexpr tables.
template <typename Enum>
struct EnumSet {
  std::uint32_t bits = 0;

  constexpr EnumSet() = default;
  template <typename... Enums>
  constexpr explicit EnumSet(Enum first, Enums... rest)
      : bits((1U << static_cast<unsigned>(first)) | (0U | ... | (1U << static_cast<unsigned>(rest)))) {}
  [[nodiscard]] constexpr bool contains(Enum value) const {
    return (bits & (1U << static_cast<unsigned>(value))) != 0;
  }
  [[nodiscard]] constexpr bool empty() const { return bits == 0; }
};

using ScalarSet = EnumSet<ScalarType>;

enum class NativeArguments : std::uint8_t {
  none,
  optional_one,   // Char, Char(10)
  required_one,   // VarChar(10)
  optional_pair,  // Decimal, Decimal(65, 30); never one
  optional_max,   // NVarChar, NVarChar(4000), NVarChar(Max)
};

// The argument `Max` as a number; no range reaches it.
inline constexpr std::uint32_t kMaxArgument = 0xFFFFFFFF;

// Whether a column of a native type may stand in a primary key, a unique or an index.
enum class KeyUse : std::uint8_t {
  allowed,
  needs_length,      // only with a prefix length
  primary_key_only,  // in no other unique or index
  forbidden,
};

// One native type of a database: `@db.<name>(arguments)`.
struct NativeType {
  std::string_view name;
  std::string_view sql;  // the SQL name, arguments follow in parentheses: "VARCHAR"
  ScalarSet scalars;     // fields of these types may carry it
  NativeArguments arguments = NativeArguments::none;
  // Range of the first argument; a pair is (precision, scale) with scale <= precision.
  std::uint32_t min_first = 0;
  std::uint32_t max_first = kMaxArgument - 1;
  std::uint32_t max_second = kMaxArgument - 1;
  std::uint32_t max_first_on_boolean = kMaxArgument - 1;  // tighter where the field is a Boolean
  KeyUse key_use = KeyUse::allowed;
};

// What a built-in type becomes when the field names no native type; also decides when pull leaves one out.
struct DefaultNativeType {
  ScalarType scalar = ScalarType::int_;
  std::string_view name;               // of a NativeType; empty where the database has none
  std::string_view sql;                // the SQL name, as in NativeType
  std::optional<std::uint32_t> first;  // its arguments
  std::optional<std::uint32_t> second;
};

enum class ReferentialAction : std::uint8_t { no_action, restrict_, cascade, set_null, set_default };
using ActionSet = EnumSet<ReferentialAction>;

// "NoAction", "Restrict", … as written in a schema file.
[[nodiscard]] std::string_view referential_action_name(ReferentialAction action);
[[nodiscard]] std::optional<ReferentialAction> find_referential_action(std::string_view name);

enum class IndexType : std::uint8_t { btree, hash, gin, gist, sp_gist, brin };
using IndexTypeSet = EnumSet<IndexType>;

// "BTree", "Gin", … as written in a schema file.
[[nodiscard]] std::string_view index_type_name(IndexType type);
[[nodiscard]] std::optional<IndexType> find_index_type(std::string_view name);

// How an index type compares the values of a column: `@@index([a(ops: <name>)], type: …)`.
struct OperatorClass {
  std::string_view name;
  std::string_view sql;
  IndexType index = IndexType::btree;
  bool is_default = false;  // the database takes it when none is named: naming it changes nothing
  // It takes columns of these native types; a field without one counts as its default. Unused places are
  // empty.
  std::array<std::string_view, 3> native_types;
  bool lists = false;  // it takes lists of whatever
};

// What an index type takes when no operator class is named. A type without a rule takes everything.
struct IndexRule {
  IndexType type = IndexType::btree;
  bool any_column = false;
  ScalarSet scalars;                               // fields of these types without native type
  std::span<const std::string_view> native_types;  // fields with one of these
  bool lists = false;                              // lists of whatever
  bool sortable = true;
  bool several_columns = true;
  bool operator_classes = true;  // may name one
  bool json_last = false;        // a JSON column only as the last one
};

// Which kinds of constraint share one set of names.
enum class ConstraintKind : std::uint8_t { primary_key, index, unique, foreign_key, default_ };
using ConstraintKindSet = EnumSet<ConstraintKind>;

// How a column counts by itself.
enum class AutoincrementForm : std::uint8_t {
  column_property,  // AUTO_INCREMENT
  sequence,         // SERIAL: a sequence behind the column
  unique_rowid,     // DEFAULT unique_rowid()
  integer_key,      // every key of a single Int column does, asked or not
};

// What an enum of a schema file becomes.
enum class EnumForm : std::uint8_t {
  text,         // nothing: its columns hold text
  column_type,  // a type of its own in each column: ENUM('a', 'b')
  named_type,   // CREATE TYPE
};

struct Autoincrement {
  bool supported = true;
  AutoincrementForm form = AutoincrementForm::column_property;
  bool big_int_only = false;
  bool several_per_model = true;
  bool needs_index = false;  // must be the first column of a key
  bool must_be_whole_id = false;
};

// How a script of SQL is cut into statements, beyond what the standard has.
struct ScriptSyntax {
  bool backtick_names = false;     // `name`
  bool bracket_names = false;      // [name]
  bool backslash_escapes = false;  // 'it\'s'
  bool hash_comments = false;      // # to the end of the line
  bool nested_comments = false;    // /* /* */ */
  bool dollar_quotes = false;      // $tag$ … $tag$
  bool trigger_bodies = false;     // CREATE TRIGGER … BEGIN …; END
};

struct Target {
  std::string_view provider;                      // in the datasource block and the lock file
  std::span<const std::string_view> aliases;      // other accepted spellings ("postgres")
  std::string_view display_name;                  // "PostgreSQL"
  std::span<const std::string_view> url_schemes;  // "postgresql", "postgres"
  bool keyword_urls = false;                      // takes "host=localhost dbname=app" in place of a URL
  std::string_view example_url;                   // what `strata init` writes for the user to fill in
  bool has_engine = false;                        // strata can connect and migrate, not only validate

  std::size_t max_name_bytes = 0;

  bool enums = false;
  EnumForm enum_form = EnumForm::text;
  bool scalar_lists = false;
  bool json = false;
  bool json_lists = false;
  bool documents =
      false;  // keeps documents instead of rows: one `_id` each, no SQL, values compared with types
  bool composite_types = false;
  bool multi_schema = false;
  bool extensions = false;  // datasource `extensions`, preview postgresqlExtensions
  char name_quote = '"';    // around names in SQL
  bool named_primary_keys = false;
  bool named_foreign_keys = false;
  bool named_defaults = false;
  bool clustering = false;
  bool fulltext_indexes = false;
  bool partial_indexes = false;
  bool index_prefix_length = false;
  bool primary_key_sort = false;
  bool sequences_as_default = false;  // @default(sequence(…))
  bool auto_default = false;          // @default(auto())
  bool bytes_in_primary_key = true;
  bool shard_keys = false;
  bool decimal = true;
  bool many_to_many_embedded = false;     // m:n without a join table
  bool many_to_many_primary_key = false;  // the join table's key is a primary key, not a unique index
  bool references_need_order = false;     // `references` in the order of the unique they name
  bool cascade_cycles = true;             // the database accepts cycles of cascading foreign keys
  bool set_null_on_required_is_warning = false;
  bool set_default_is_warning = false;
  bool foreign_keys = true;  // relationMode = "foreignKeys" exists
  // How the names begin that the database gives to indexes behind UNIQUE; nobody else can give such a name.
  std::string_view automatic_index_prefix;       // empty: they are like all others
  bool text_expressions_pulled_as_text = false;  // pull writes a text column's DEFAULT (…) as a string
  bool bytes_literals = false;                   // a default of bytes can be told from text
  bool full_text_preview = false;                // knows the preview feature fullTextSearchPostgres

  IndexTypeSet index_types{IndexType::btree};
  std::span<const IndexRule> index_rules;
  std::span<const OperatorClass> operator_classes;  // empty: operator classes mean nothing here
  ActionSet foreign_key_actions;
  ActionSet prisma_mode_actions;
  ReferentialAction default_on_delete_required = ReferentialAction::restrict_;
  Autoincrement autoincrement;

  ConstraintKindSet unique_names_per_schema;  // kinds that share one set of names in a database schema
  ConstraintKindSet unique_names_per_model;   // kinds that share one set of names in a model

  ScriptSyntax script;

  std::span<const NativeType> native_types;
  std::string_view native_argument_separator = ",";  // between precision and scale in SQL
  std::span<const DefaultNativeType> default_native_types;

  // By its beginning: a scheme, or the first keyword.
  [[nodiscard]] bool takes_url(std::string_view url) const;
  [[nodiscard]] const NativeType* find_native_type(std::string_view name) const;
  [[nodiscard]] const DefaultNativeType* default_native_type(ScalarType scalar) const;
  [[nodiscard]] const IndexRule* index_rule(IndexType type) const;
  [[nodiscard]] const OperatorClass* find_operator_class(std::string_view name, IndexType index) const;
};

// What may be assumed as long as a schema names no database: little.
extern const Target kUnknownTarget;

// All databases that the schema language knows. Pointers to statics; the list itself comes from
// dialect/registry.
using Targets = std::span<const Target* const>;

// By provider name or alias; null when unknown.
[[nodiscard]] const Target* find_target(Targets targets, std::string_view provider);

// Whether any database knows an operator class of that name.
[[nodiscard]] bool is_operator_class(Targets targets, std::string_view name);

}  // namespace strata::target
