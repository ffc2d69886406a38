#include "diff/default_diff.h"

#include <algorithm>
#include <optional>
#include <string>
#include <variant>

#include "base/overloaded.h"
#include "diff/json_text.h"
#include "diff/policy.h"
#include "schema/literal.h"

namespace strata::diff {
namespace {

using schema::Default;
using schema::ExpressionDefault;
using schema::Literal;
using schema::NowDefault;
using schema::SequenceDefault;
using schema::UniqueRowidDefault;

bool is_point_in_time(const Literal& literal) {
  return literal.kind == Literal::Kind::date_time;
}

bool is_date_time(const Default& value) {
  const auto* literal = std::get_if<Literal>(&value);
  return literal != nullptr && is_point_in_time(*literal);
}

bool is_text(Literal::Kind kind) {
  return kind == Literal::Kind::string || kind == Literal::Kind::json || kind == Literal::Kind::enum_value;
}

// What is no document cannot be told apart.
bool same_json(const std::string& previous, const std::string& next) {
  const std::optional<std::string> left = canonical_json(previous);
  const std::optional<std::string> right = canonical_json(next);
  return !left || !right || *left == *right;
}

bool same_literal(const Literal& previous, const Literal& next) {
  using Kind = Literal::Kind;
  if (previous.kind == Kind::list || next.kind == Kind::list) {
    return previous.kind == next.kind && std::ranges::equal(previous.elements, next.elements, same_literal);
  }
  if (previous.kind == Kind::decimal && next.kind == Kind::decimal) {
    return schema::same_decimal(previous.text, next.text);
  }
  if (previous.kind == Kind::date_time || next.kind == Kind::date_time) return true;
  if (is_text(previous.kind) && is_text(next.kind)) {
    const bool has_json = previous.kind == Kind::json || next.kind == Kind::json;
    return has_json ? same_json(previous.text, next.text) : previous.text == next.text;
  }
  return previous.kind == next.kind && previous.text == next.text;
}

bool same_expression(const ExpressionDefault& previous, const ExpressionDefault& next, const Policy& policy) {
  if (!next.sql) return true;
  return previous.sql && policy.same_expression(*previous.sql, *next.sql);
}

// The expression of the database, and what pull wrote for it.
bool is_pulled_text(const Default& previous, const Default& next) {
  const auto* expression = std::get_if<ExpressionDefault>(&previous);
  const auto* literal = std::get_if<Literal>(&next);
  return expression != nullptr && literal != nullptr && literal->kind == Literal::Kind::string &&
         expression->sql == literal->text;
}

// A database prints the points in time of a list in its own words.
bool is_expression_beside_list(const Default& value, const Default& other) {
  const auto* list = std::get_if<Literal>(&other);
  return std::holds_alternative<ExpressionDefault>(value) && list != nullptr &&
         list->kind == Literal::Kind::list && std::ranges::any_of(list->elements, &is_point_in_time);
}

// Both sides have one.
bool same_value(const Default& previous, const Default& next, const Policy& policy) {
  if (is_date_time(previous) || is_date_time(next)) return true;
  if (is_expression_beside_list(previous, next) || is_expression_beside_list(next, previous)) return true;
  if (std::holds_alternative<SequenceDefault>(next) || !has_text(next)) return true;
  if (std::holds_alternative<UniqueRowidDefault>(previous)) {
    return std::holds_alternative<UniqueRowidDefault>(next);
  }
  if (policy.abilities().text_expressions_pulled_as_text && is_pulled_text(previous, next)) return true;
  if (previous.index() != next.index()) return false;
  return std::visit(
      overloaded{
          [&](const Literal& value) { return same_literal(std::get<Literal>(previous), value); },
          [&](const ExpressionDefault& value) {
            return same_expression(std::get<ExpressionDefault>(previous), value, policy);
          },
          [](const NowDefault&) { return true; },
          [](const SequenceDefault&) { return true; },
          [](const UniqueRowidDefault&) { return true; },
      },
      next);
}

// The side without a default: what the other one may have.
bool is_same_as_none(const Boxed<Default>& previous, const Boxed<Default>& next) {
  if (previous) return std::holds_alternative<SequenceDefault>(*previous);
  return !next || std::holds_alternative<SequenceDefault>(*next) || !has_text(*next);
}

}  // namespace

bool has_text(const Default& value) {
  const auto* expression = std::get_if<ExpressionDefault>(&value);
  return expression == nullptr || expression->sql.has_value();
}

bool same_default(const Pair<const schema::Column*>& column, const Policy& policy) {
  const Boxed<Default>& previous = column.previous->default_value;
  const Boxed<Default>& next = column.next->default_value;
  if (!previous || !next) return is_same_as_none(previous, next);
  if (same_value(*previous, *next, policy)) return true;
  const bool is_new_expression = std::holds_alternative<ExpressionDefault>(*next) &&
                                 !std::holds_alternative<ExpressionDefault>(*previous);
  if (!is_new_expression) return false;
  const std::optional<Default> stored = policy.stored_default(*column.next);
  return stored && same_value(*previous, *stored, policy);
}

}  // namespace strata::diff
