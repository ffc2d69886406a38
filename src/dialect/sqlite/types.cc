#include "dialect/sqlite/types.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "base/ascii.h"
#include "schema/literal.h"
#include "target/quote.h"

namespace strata::dialect::sqlite {
namespace {

using schema::ColumnType;
using schema::Default;
using schema::ExpressionDefault;
using schema::Literal;
using schema::TypeFamily;

struct DeclaredType {
  std::string_view name;
  TypeFamily family;
};

// What Prisma takes for a type of the schema language; everything else stays unsupported, because a declared
// type of SQLite is any text.
constexpr auto kDeclaredTypes = std::to_array<DeclaredType>({
    {"int", TypeFamily::int_},
    {"integer", TypeFamily::int_},
    {"serial", TypeFamily::int_},
    {"bigint", TypeFamily::big_int},
    {"real", TypeFamily::float_},
    {"float", TypeFamily::float_},
    {"double", TypeFamily::float_},
    {"boolean", TypeFamily::boolean},
    {"text", TypeFamily::string},
    {"date", TypeFamily::date_time},
    {"datetime", TypeFamily::date_time},
    {"timestamp", TypeFamily::date_time},
    {"binary", TypeFamily::bytes},
    {"blob", TypeFamily::bytes},
    {"jsonb", TypeFamily::json},
    // Other tools write lists so. Prisma takes these few for single values, and any other for an unknown
    // type.
    {"int[]", TypeFamily::int_},
    {"integer[]", TypeFamily::int_},
    {"float[]", TypeFamily::float_},
    {"double[]", TypeFamily::float_},
    {"boolean[]", TypeFamily::boolean},
    {"text[]", TypeFamily::string},
    {"date[]", TypeFamily::date_time},
    {"datetime[]", TypeFamily::date_time},
    {"timestamp[]", TypeFamily::date_time},
    {"binary[]", TypeFamily::bytes},
});

struct TypePart {
  std::string_view part;
  TypeFamily family;
};
// "VARCHAR(20)", "NUMERIC(10, 2)": known by a part of the text.
constexpr auto kTypeParts = std::to_array<TypePart>({
    {"char", TypeFamily::string},
    {"numeric", TypeFamily::decimal},
    {"decimal", TypeFamily::decimal},
});

constexpr auto kKeywords = std::to_array<std::string_view>(
    {"null", "true", "false", "current_timestamp", "current_date", "current_time"});

// Where the quoted text that begins at `begin` ends; npos when it never does. A doubled quote stands for one.
std::size_t end_of_quoted(std::string_view sql, std::size_t begin) {
  const char quote = sql[begin];
  for (std::size_t i = begin + 1; i < sql.size(); ++i) {
    if (sql[i] != quote) continue;
    if (i + 1 == sql.size() || sql[i + 1] != quote) return i;
    ++i;
  }
  return std::string_view::npos;
}

// The content of `sql` if all of it is one text in `quote`s.
std::optional<std::string> unquote(std::string_view sql, char quote) {
  if (sql.size() < 2 || sql.front() != quote || end_of_quoted(sql, 0) != sql.size() - 1) return std::nullopt;
  std::string text;
  for (std::size_t i = 1; i + 1 < sql.size(); ++i) {
    text += sql[i];
    if (sql[i] == quote) ++i;
  }
  return text;
}

// SQLite takes a name in double quotes for a string where no column can stand.
std::optional<std::string> unquote_string(std::string_view sql) {
  std::optional<std::string> text = unquote(sql, '\'');
  return text ? text : unquote(sql, '"');
}

// The parenthesis at the front is closed by the one at the end.
bool is_parenthesized(std::string_view sql) {
  if (!sql.starts_with('(') || !sql.ends_with(')')) return false;
  std::size_t depth = 0;
  for (std::size_t i = 0; i < sql.size(); ++i) {
    if (sql[i] == '\'' || sql[i] == '"' || sql[i] == '`') {
      i = end_of_quoted(sql, i);
      if (i == std::string_view::npos) return false;
    } else if (sql[i] == '(') {
      ++depth;
    } else if (sql[i] == ')') {
      --depth;
      if (depth == 0) return i + 1 == sql.size();
    }
  }
  return false;
}

bool is_word(std::string_view sql) {
  return !sql.empty() && std::isdigit(static_cast<unsigned char>(sql.front())) == 0 &&
         std::ranges::all_of(sql, [](unsigned char c) { return std::isalnum(c) != 0 || c == '_'; });
}

bool is_keyword(std::string_view sql) {
  return std::ranges::find(kKeywords, to_lower(sql)) != kKeywords.end();
}

bool is_blob(std::string_view sql) {
  return sql.size() > 2 && (sql[0] == 'x' || sql[0] == 'X') && unquote(sql.substr(1), '\'').has_value();
}

// Stands after DEFAULT as it is.
bool is_default_literal(std::string_view sql) {
  return is_word(sql) || is_blob(sql) || unquote_string(sql) || schema::normalize_decimal(sql);
}

bool is_hex(std::string_view text) {
  return text.size() % 2 == 0 &&
         std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

// A document that an older tool wrote after DEFAULT without quotes.
bool looks_like_json(std::string_view sql) {
  return sql.starts_with('{') || sql.starts_with('[') || sql.starts_with('"') || sql == "true" ||
         sql == "false" || schema::normalize_decimal(sql).has_value();
}

std::optional<Literal> literal(Literal::Kind kind, std::optional<std::string> text) {
  if (!text) return std::nullopt;
  return Literal{.kind = kind, .text = *std::move(text), .elements = {}};
}

std::optional<Literal> parse_boolean(std::string_view sql) {
  const std::string word = to_lower(sql);
  if (word == "1" || word == "true") return literal(Literal::Kind::boolean, "true");
  if (word == "0" || word == "false") return literal(Literal::Kind::boolean, "false");
  return std::nullopt;
}

std::optional<Literal> parse_string(std::string_view sql) {
  if (std::optional<std::string> text = unquote_string(sql)) {
    return literal(Literal::Kind::string, std::move(text));
  }
  const bool is_text = (is_word(sql) && !is_keyword(sql)) || schema::normalize_decimal(sql);
  return is_text ? literal(Literal::Kind::string, std::string(sql)) : std::nullopt;
}

std::optional<Literal> parse_bytes(std::string_view sql) {
  std::optional<std::string> text = unquote(sql, '\'');
  return text && is_hex(*text) ? literal(Literal::Kind::bytes, std::move(text)) : std::nullopt;
}

std::optional<Literal> parse_json(std::string_view sql) {
  if (std::optional<std::string> text = unquote(sql, '\''))
    return literal(Literal::Kind::json, std::move(text));
  return looks_like_json(sql) ? literal(Literal::Kind::json, std::string(sql)) : std::nullopt;
}

// A column of numbers stores '5' as 5.
std::string_view unquoted_number(std::string_view sql) {
  const bool is_quoted = sql.size() > 2 && sql.starts_with('\'') && sql.ends_with('\'');
  return is_quoted ? sql.substr(1, sql.size() - 2) : sql;
}

std::optional<Literal> parse_literal(std::string_view sql, TypeFamily family) {
  switch (family) {
    case TypeFamily::int_:
    case TypeFamily::big_int:
      return literal(Literal::Kind::integer, schema::normalize_integer(unquoted_number(sql)));
    case TypeFamily::float_:
    case TypeFamily::decimal:
      return literal(Literal::Kind::decimal, schema::normalize_decimal(unquoted_number(sql)));
    case TypeFamily::boolean:
      return parse_boolean(sql);
    case TypeFamily::string:
    case TypeFamily::enum_:
      return parse_string(sql);
    case TypeFamily::date_time:
      return std::nullopt;  // any text may stand for a time: only as an expression is it compared with now()
    case TypeFamily::json:
      return parse_json(sql);
    case TypeFamily::bytes:
      return parse_bytes(sql);
    case TypeFamily::unsupported:
      return std::nullopt;
  }
  return std::nullopt;
}

bool is_now(std::string_view sql) {
  const std::string text = to_lower(sql);
  return text == "current_timestamp" || text == "datetime('now')";
}

std::string render_literal(const Literal& value) {
  switch (value.kind) {
    case Literal::Kind::integer:
    case Literal::Kind::decimal:
    case Literal::Kind::boolean:
      return value.text;
    case Literal::Kind::string:
    case Literal::Kind::date_time:
    case Literal::Kind::bytes:
    case Literal::Kind::json:
    case Literal::Kind::enum_value:
    case Literal::Kind::list:
      return target::quote_string(value.text);
  }
  return {};
}

std::string render_expression(std::string_view sql) {
  sql = trim(sql);
  if (is_parenthesized(sql) || is_default_literal(sql)) return std::string(sql);
  std::string text = "(";
  text += sql;
  return text + ')';
}

}  // namespace

std::string_view type_name(TypeFamily family) {
  switch (family) {
    case TypeFamily::int_:
      return "INTEGER";
    case TypeFamily::big_int:
      return "BIGINT";
    case TypeFamily::float_:
      return "REAL";
    case TypeFamily::decimal:
      return "DECIMAL";
    case TypeFamily::boolean:
      return "BOOLEAN";
    case TypeFamily::string:
    case TypeFamily::enum_:
      return "TEXT";
    case TypeFamily::date_time:
      return "DATETIME";
    case TypeFamily::json:
      return "JSONB";
    case TypeFamily::bytes:
      return "BLOB";
    case TypeFamily::unsupported:
      return {};
  }
  return {};
}

ColumnType parse_type(std::string_view declared) {
  const std::string name = to_lower(trim(declared));
  TypeFamily family = TypeFamily::unsupported;
  if (const auto* exact = std::ranges::find(kDeclaredTypes, name, &DeclaredType::name);
      exact != kDeclaredTypes.end()) {
    family = exact->family;
  } else if (const auto* part = std::ranges::find_if(
                 kTypeParts, [&](const TypePart& p) { return name.find(p.part) != std::string::npos; });
             part != kTypeParts.end()) {
    family = part->family;
  }
  return {.family = family,
          .name = family == TypeFamily::unsupported ? std::string(declared) : std::string(type_name(family))};
}

std::optional<Default> parse_default(std::string_view sql, const ColumnType& type) {
  const std::string_view text = bare_expression(sql);
  if (to_lower(text) == "null") return std::nullopt;
  if (type.family == TypeFamily::date_time && is_now(text)) return schema::NowDefault{};
  if (std::optional<Literal> value = parse_literal(text, type.family)) return *std::move(value);
  return ExpressionDefault{.sql = std::string(text)};
}

std::optional<std::string> render_default(const Default& value) {
  if (const auto* constant = std::get_if<Literal>(&value)) return render_literal(*constant);
  if (std::holds_alternative<schema::NowDefault>(value)) return "CURRENT_TIMESTAMP";
  const auto* expression = std::get_if<ExpressionDefault>(&value);
  if (expression == nullptr || !expression->sql) return std::nullopt;
  return render_expression(*expression->sql);
}

std::string_view bare_expression(std::string_view sql) {
  sql = trim(sql);
  while (is_parenthesized(sql)) sql = trim(sql.substr(1, sql.size() - 2));
  return sql;
}

}  // namespace strata::dialect::sqlite
