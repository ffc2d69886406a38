#include "psl/default_functions.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <fmt/format.h>
#include <string>
#include <string_view>
#include <utility>

#include "psl/codes.h"
#include "psl/expected_value.h"

namespace strata::psl {
namespace {

using target::ScalarSet;
using target::ScalarType;

enum class Parameters : std::uint8_t {
  none,
  optional_number,  // one of `numbers`
  optional_range,   // from `numbers[0]` to `numbers[1]`
  optional_sql,
  any,  // a rule of the database
};

struct Function {
  std::string_view name;
  ScalarSet scalars;  // empty: any field
  Parameters parameters = Parameters::none;
  std::array<std::int64_t, 2> numbers{};
  bool in_composite = true;  // a field of a composite type can have it
};

constexpr auto kFunctions = std::to_array<Function>(
    {{.name = "autoincrement",
      .scalars = ScalarSet(ScalarType::int_, ScalarType::big_int),
      .in_composite = false},
     {.name = "now", .scalars = ScalarSet(ScalarType::date_time)},
     {.name = "uuid",
      .scalars = ScalarSet(ScalarType::string),
      .parameters = Parameters::optional_number,
      .numbers = {4, 7}},
     {.name = "cuid",
      .scalars = ScalarSet(ScalarType::string),
      .parameters = Parameters::optional_number,
      .numbers = {1, 2}},
     {.name = "ulid", .scalars = ScalarSet(ScalarType::string)},
     {.name = "nanoid",
      .scalars = ScalarSet(ScalarType::string),
      .parameters = Parameters::optional_range,
      .numbers = {2, 255},
      .in_composite = false},
     {.name = "dbgenerated", .parameters = Parameters::optional_sql, .in_composite = false},
     {.name = "auto", .in_composite = false},
     {.name = "sequence", .parameters = Parameters::any, .in_composite = false}});

std::string argument_help(const Function& function) {
  switch (function.parameters) {
    case Parameters::none:
    case Parameters::any:
      return fmt::format("Write `{}()`.", function.name);
    case Parameters::optional_number:
      return fmt::format("Write `{0}()`, `{0}({1})` or `{0}({2})`.", function.name, function.numbers[0],
                         function.numbers[1]);
    case Parameters::optional_range:
      return fmt::format("Write `{0}()`, or give it one number from {1} to {2}.", function.name,
                         function.numbers[0], function.numbers[1]);
    case Parameters::optional_sql:
      return fmt::format("Write `{0}()`, or `{0}(\"…\")` with SQL.", function.name);
  }
  return {};
}

bool is_number_allowed(const Function& function, const ast::Expression& value) {
  const auto* literal = std::get_if<ast::NumberLiteral>(&value.value);
  const auto number = literal == nullptr ? std::nullopt : to_integer(literal->text);
  if (!number) return false;
  if (function.parameters == Parameters::optional_range)
    return *number >= function.numbers[0] && *number <= function.numbers[1];
  return std::ranges::find(function.numbers, *number) != function.numbers.end();
}

bool are_arguments_allowed(const Function& function, const ast::ArgumentList& list) {
  if (function.parameters == Parameters::any || list.arguments.size() == 0) return true;
  if (list.arguments.size() > 1 || !list.arguments[0].value) return false;
  const ast::Expression& value = *list.arguments[0].value;
  switch (function.parameters) {
    case Parameters::any:
    case Parameters::none:
      return false;
    case Parameters::optional_number:
    case Parameters::optional_range:
      return is_number_allowed(function, value);
    case Parameters::optional_sql: {
      const auto* sql = std::get_if<ast::StringLiteral>(&value.value);
      return sql != nullptr && !sql->value.empty();
    }
  }
  return false;
}

LiteralValue to_literal(const ast::Expression& value) {
  LiteralValue literal{.span = value.span};
  if (const auto* text = std::get_if<ast::StringLiteral>(&value.value)) {
    literal.text = text->value;
  } else if (const auto* number = std::get_if<ast::NumberLiteral>(&value.value)) {
    literal.kind = LiteralValue::Kind::number;
    literal.text = number->text;
  } else if (const auto* word = std::get_if<ast::Constant>(&value.value)) {
    literal.kind = word->text == "true" || word->text == "false" ? LiteralValue::Kind::boolean
                                                                 : LiteralValue::Kind::enum_value;
    literal.text = word->text;
  } else {
    literal.kind = LiteralValue::Kind::list;
  }
  return literal;
}

void set_option(SequenceDefault& sequence, std::string_view name, const LiteralValue& value) {
  if (name == "virtual") {
    sequence.is_virtual = value.text == "true";
    return;
  }
  const auto number = to_integer(value.text);
  if (name == "cache") sequence.cache = number;
  if (name == "increment") sequence.increment = number;
  if (name == "minValue") sequence.min_value = number;
  if (name == "maxValue") sequence.max_value = number;
  if (name == "start") sequence.start = number;
}

SequenceDefault to_sequence(const ast::ArgumentList& list) {
  SequenceDefault sequence;
  for (const ast::Argument& argument : list.arguments) {
    if (!argument.value) continue;
    SequenceArgument& option = sequence.arguments.emplace_back();
    if (argument.name) option.name = argument.name->text;
    option.value = to_literal(*argument.value);
    option.span = argument.span;
    set_option(sequence, option.name, option.value);
  }
  return sequence;
}

void set_value(const ast::Call& call, DefaultValue::Value& result) {
  const auto& arguments = call.arguments->arguments;
  if (call.name.text == "autoincrement") {
    result.emplace<AutoincrementDefault>();
  } else if (call.name.text == "now") {
    result.emplace<NowDefault>();
  } else if (call.name.text == "sequence") {
    result.emplace<Boxed<SequenceDefault>>(to_sequence(*call.arguments));
  } else if (call.name.text == "dbgenerated") {
    auto& generated = result.emplace<DbGeneratedDefault>();
    if (arguments.size() != 0) generated.sql = std::get<ast::StringLiteral>(arguments[0].value->value).value;
  } else {
    std::string_view number;
    if (arguments.size() == 1 && arguments[0].value) {
      if (const auto* literal = std::get_if<ast::NumberLiteral>(&arguments[0].value->value))
        number = literal->text;
    }
    result.emplace<ClientDefault>(fmt::format("{}({})", call.name.text, number));
  }
}

}  // namespace

bool check_composite_function(const ast::Call& call, Span attribute, Diagnostics& diagnostics) {
  const auto function = std::ranges::find(kFunctions, call.name.text, &Function::name);
  const bool is_known = function != kFunctions.end();
  if (is_known && function->in_composite) return true;
  diagnostics
      .error(is_known ? codes::kDefaultComposite : codes::kUnknownDefaultFunction, attribute,
             is_known ? fmt::format("A field of a composite type cannot have `{}()`.", function->name)
                      : fmt::format("There is no function `{}` for default values here.", call.name.text))
      .help = "Use a value, `now()`, `uuid()`, `cuid()` or `ulid()`.";
  return false;
}

bool resolve_default_function(Resolution& resolution, const Field& field, const ast::Call& call,
                              Span attribute, DefaultValue::Value& result) {
  const auto function = std::ranges::find(kFunctions, call.name.text, &Function::name);
  if (function == kFunctions.end()) {
    set_value(call, result);
    return true;
  }
  const ScalarType* scalar = field.scalar();
  if (!function->scalars.empty() && (scalar == nullptr || !function->scalars.contains(*scalar))) {
    resolution.diagnostics.error(
        codes::kDefaultFunction, attribute,
        fmt::format("`{}()` gives no value for `{}`, which is of type `{}`.", function->name, field.name,
                    scalar == nullptr ? std::string_view("Unsupported") : target::scalar_type_name(*scalar)));
    return false;
  }
  if (!are_arguments_allowed(*function, *call.arguments)) {
    resolution.diagnostics
        .error(codes::kDefaultFunctionArguments, attribute,
               fmt::format("`{}()` does not take this argument.", function->name))
        .help = argument_help(*function);
    return false;
  }
  set_value(call, result);
  return true;
}

}  // namespace strata::psl
