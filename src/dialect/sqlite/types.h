// The normal form of SQLite's types and default values: what introspection gives for a declared type or for
// the text after DEFAULT, and how the renderer spells it. Translation of a schema file gives the same form.
//
// A type is its family; its name is the one spelling that strata uses for the family ("INTEGER"). A declared
// type that the schema language does not have is `unsupported` with its text verbatim.
//
// A default that is a literal of its column's family is a schema::Literal: text unquoted, numbers and
// booleans normalized, bytes as their hex digits, date-times as written. CURRENT_TIMESTAMP and
// datetime('now') of a date-time are NowDefault. Everything else is an ExpressionDefault with the text
// verbatim, without the parentheses that SQLite demands around it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "schema/schema.h"

namespace strata::dialect::sqlite {

// The spelling of a family that the schema language has.
[[nodiscard]] std::string_view type_name(schema::TypeFamily family);

// `declared` as in CREATE TABLE, any case.
[[nodiscard]] schema::ColumnType parse_type(std::string_view declared);

// `sql` as PRAGMA table_info tells it. Nothing for NULL, which is the same as no default.
[[nodiscard]] std::optional<schema::Default> parse_default(std::string_view sql,
                                                           const schema::ColumnType& type);

// The text after DEFAULT; nothing where no clause is needed. Expressions get parentheses unless they are a
// literal, a keyword such as CURRENT_DATE, or have them already.
[[nodiscard]] std::optional<std::string> render_default(const schema::Default& value);

// `sql` without surrounding blanks and parentheses.
[[nodiscard]] std::string_view bare_expression(std::string_view sql);

}  // namespace strata::dialect::sqlite
