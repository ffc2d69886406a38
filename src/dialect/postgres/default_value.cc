#include "dialect/postgres/default_value.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "dialect/postgres/sql_reader.h"
#include "schema/literal.h"

namespace strata::dialect::postgres {
namespace {

using schema::ColumnType;
using schema::Default;
using schema::ExpressionDefault;
using schema::Literal;
using schema::TypeFamily;

std::optional<Literal> number(std::optional<std::string> normalized, Literal::Kind kind) {
  if (!normalized) return std::nullopt;
  return Literal{.kind = kind, .text = *std::move(normalized)};
}

std::optional<Literal> boolean(std::string_view text) {
  if (text == "true" || text == "false")
    return Literal{.kind = Literal::Kind::boolean, .text = std::string(text)};
  return std::nullopt;
}

std::optional<Literal> bytes(std::string_view text) {
  constexpr std::string_view kPrefix = "\\x";
  if (!text.starts_with(kPrefix)) return std::nullopt;
  return Literal{.kind = Literal::Kind::bytes, .text = std::string(text.substr(kPrefix.size()))};
}

// The text of a constant, as a literal of the column's type.
std::optional<Literal> to_literal(const Constant& constant, const ColumnType& type) {
  switch (type.family) {
    case TypeFamily::int_:
    case TypeFamily::big_int:
      return number(schema::normalize_integer(constant.text), Literal::Kind::integer);
    case TypeFamily::float_:
    case TypeFamily::decimal:
      return number(schema::normalize_decimal(constant.text), Literal::Kind::decimal);
    case TypeFamily::boolean:
      return boolean(constant.text);
    case TypeFamily::string:
      if (!constant.is_quoted || type.name == "UUID") return std::nullopt;
      return Literal{.kind = Literal::Kind::string, .text = constant.text};
    case TypeFamily::json:
      if (!constant.is_quoted) return std::nullopt;
      return Literal{.kind = Literal::Kind::json, .text = constant.text};
    case TypeFamily::enum_:
      if (!constant.is_quoted) return std::nullopt;
      return Literal{.kind = Literal::Kind::enum_value, .text = constant.text};
    case TypeFamily::bytes:
      return constant.is_quoted ? bytes(constant.text) : std::nullopt;
    case TypeFamily::date_time:
    case TypeFamily::unsupported:
      return std::nullopt;
  }
  return std::nullopt;
}

std::optional<Literal> scalar(SqlReader& reader, const ColumnType& type) {
  const std::optional<Constant> constant = reader.take_constant();
  return constant ? to_literal(*constant, type) : std::nullopt;
}

// '{a,"b c"}'::text[]
std::optional<Literal> list_of_text(std::string_view text, const ColumnType& type) {
  const std::optional<std::vector<std::string>> elements = split_array(text);
  if (!elements) return std::nullopt;
  Literal list{.kind = Literal::Kind::list};
  for (const std::string& element : *elements) {
    std::optional<Literal> literal = to_literal({.text = element, .is_quoted = true}, type);
    if (!literal) return std::nullopt;
    list.elements.push_back(*std::move(literal));
  }
  return list;
}

// ARRAY['a'::text, 'b'::text]
std::optional<Literal> list(SqlReader& reader, const ColumnType& type) {
  if (!reader.accept_word("ARRAY")) {
    const std::optional<Constant> constant = reader.take_constant();
    return constant && constant->is_quoted ? list_of_text(constant->text, type) : std::nullopt;
  }
  if (!reader.accept("[")) return std::nullopt;
  Literal list{.kind = Literal::Kind::list};
  while (!reader.accept("]")) {
    if (!list.elements.empty() && !reader.accept(",")) return std::nullopt;
    std::optional<Literal> element = scalar(reader, type);
    if (!element) return std::nullopt;
    list.elements.push_back(*std::move(element));
  }
  reader.skip_casts();
  return list;
}

bool is_now(SqlReader reader) {
  if (reader.accept_word("CURRENT_TIMESTAMP")) return reader.at_end();
  return reader.accept_word("now") && reader.accept("(") && reader.accept(")") && reader.at_end();
}

bool is_null(SqlReader reader) {
  if (!reader.accept_word("NULL")) return false;
  reader.skip_casts();
  return reader.at_end();
}

// nextval('public."User_id_seq"'::regclass): the last part of the name.
std::optional<std::string> sequence_of(SqlReader reader) {
  if (!reader.accept_word("nextval") || !reader.accept("(")) return std::nullopt;
  const std::optional<Constant> name = reader.take_constant();
  if (!name || !name->is_quoted || !reader.accept(")") || !reader.at_end()) return std::nullopt;
  return last_name(name->text);
}

bool is_integer(const ColumnType& type) {
  return type.family == TypeFamily::int_ || type.family == TypeFamily::big_int;
}

}  // namespace

std::optional<Default> parse_default(std::string_view sql, const ColumnType& type, schema::Arity arity) {
  const SqlReader start(sql);
  if (is_null(start)) return std::nullopt;
  if (type.family == TypeFamily::date_time && is_now(start)) return schema::NowDefault{};
  if (is_integer(type)) {
    if (std::optional<std::string> sequence = sequence_of(start)) {
      return schema::SequenceDefault{.sequence = *std::move(sequence)};
    }
  }
  SqlReader reader = start;
  const std::optional<Literal> literal =
      arity == schema::Arity::list ? list(reader, type) : scalar(reader, type);
  if (literal && reader.at_end()) return *literal;
  return ExpressionDefault{.sql = std::string(sql)};
}

}  // namespace strata::dialect::postgres
