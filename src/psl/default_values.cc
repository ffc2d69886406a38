#include "psl/default_values.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <string>
#include <string_view>
#include <utility>

#include "psl/attribute_arguments.h"
#include "psl/codes.h"
#include "psl/default_functions.h"
#include "psl/expected_value.h"

namespace strata::psl {
namespace {

using target::ScalarType;

constexpr auto kArgumentNames = std::to_array<std::string_view>({"value", "map"});
constexpr ArgumentRules kRules{.unnamed = "value", .names = kArgumentNames};

// Whether a literal of this kind can stand for a value of the type.
bool fits(const ast::Expression& value, ScalarType type) {
  switch (type) {
    case ScalarType::int_:
    case ScalarType::big_int:
    case ScalarType::float_:
      return std::holds_alternative<ast::NumberLiteral>(value.value);
    case ScalarType::decimal:
      return std::holds_alternative<ast::NumberLiteral>(value.value) ||
             std::holds_alternative<ast::StringLiteral>(value.value);
    case ScalarType::boolean:
      return std::holds_alternative<ast::Constant>(value.value);
    case ScalarType::string:
    case ScalarType::date_time:
    case ScalarType::json:
    case ScalarType::bytes:
      return std::holds_alternative<ast::StringLiteral>(value.value);
  }
  return false;
}

std::string_view wanted_literal(ScalarType type) {
  switch (type) {
    case ScalarType::int_:
    case ScalarType::big_int:
    case ScalarType::float_:
      return "a number";
    case ScalarType::decimal:
      return "a number, or one in quotes";
    case ScalarType::boolean:
      return "`true` or `false`";
    case ScalarType::string:
      return "a string";
    case ScalarType::date_time:
      return "`now()`, or a date and time in quotes such as `\"2024-01-31T12:00:00Z\"`";
    case ScalarType::json:
      return "JSON in quotes";
    case ScalarType::bytes:
      return "base64 in quotes";
  }
  return {};
}

class DefaultResolver {
 public:
  DefaultResolver(Resolution& resolution, const Field& field, const ast::Attribute& attribute)
      : resolution_(resolution), diagnostics_(resolution.diagnostics), field_(field), attribute_(attribute) {}

  // Puts the value into `result`, where it stands. False: a diagnostic was given.
  [[nodiscard]] bool resolve(const ast::Expression& value, DefaultValue::Value& result) {
    const auto* call = std::get_if<ast::Call>(&value.value);
    if (call != nullptr && call->name.text == "dbgenerated") return resolve_function(*call, result);
    if (std::holds_alternative<UnsupportedId>(field_.type))
      return refuse(codes::kDefaultUnsupported, "An `Unsupported` field can only have a default that is SQL.",
                    "Write `dbgenerated(\"…\")`.");
    if (call != nullptr && field_.scalar() != nullptr) return resolve_function(*call, result);
    auto& literal = result.emplace<LiteralValue>();
    if (field_.arity == Arity::list) return resolve_list(value, literal);
    if (std::holds_alternative<ast::Array>(value.value))
      return refuse(codes::kDefaultList,
                    fmt::format("The default of `{}` is a list, the field is not.", field_.name),
                    "Write a single value.");
    return resolve_literal(value, literal);
  }

 private:
  bool resolve_function(const ast::Call& call, DefaultValue::Value& result) {
    return resolve_default_function(resolution_, field_, call, attribute_.span, result);
  }

  bool resolve_list(const ast::Expression& value, LiteralValue& list) {
    const auto* array = std::get_if<ast::Array>(&value.value);
    if (array == nullptr)
      return refuse(codes::kDefaultList, fmt::format("`{}` is a list, its default is not.", field_.name),
                    "Put the values into brackets: `[a, b]`.");
    list.kind = LiteralValue::Kind::list;
    list.span = value.span;
    bool is_valid = true;
    for (const ast::Expression& element : array->elements) {
      LiteralValue literal;
      is_valid = resolve_literal(element, literal) && is_valid;
      list.elements.push_back(std::move(literal));
    }
    return is_valid;
  }

  bool resolve_literal(const ast::Expression& value, LiteralValue& literal) {
    literal.span = value.span;
    if (const auto* id = std::get_if<EnumId>(&field_.type)) return resolve_enum_value(*id, value, literal);
    const ScalarType type = *field_.scalar();
    if (!fits(value, type))
      return refuse(codes::kDefaultType,
                    fmt::format("`{}` is of type `{}`, and {} is no default for it.", field_.name,
                                target::scalar_type_name(type), kind_name(value)),
                    fmt::format("Write {}.", wanted_literal(type)));
    if (const auto* word = std::get_if<ast::Constant>(&value.value))
      return resolve_boolean(*word, value.span, literal);
    if (const auto* number = std::get_if<ast::NumberLiteral>(&value.value)) {
      literal.kind = LiteralValue::Kind::number;
      literal.text = number->text;
    } else {
      literal.kind = LiteralValue::Kind::string;
      literal.text = std::get<ast::StringLiteral>(value.value).value;
    }
    return true;
  }

  bool resolve_boolean(const ast::Constant& word, Span span, LiteralValue& literal) {
    literal.kind = LiteralValue::Kind::boolean;
    literal.text = word.text;
    if (word.text == "true" || word.text == "false") return true;
    diagnostics_.error(codes::kDefaultType, span, fmt::format("`{}` is no Boolean.", word.text)).help =
        "Write `true` or `false`.";
    return false;
  }

  bool resolve_enum_value(EnumId id, const ast::Expression& value, LiteralValue& literal) {
    const Enum& item = resolution_.datamodel.enums[id];
    const auto* word = std::get_if<ast::Constant>(&value.value);
    if (word == nullptr)
      return refuse(
          codes::kDefaultType,
          fmt::format("Enum `{}` has named values, and {} is none of them.", item.name, kind_name(value)),
          "Write one of its values, without quotes.");
    literal.kind = LiteralValue::Kind::enum_value;
    literal.text = word->text;
    if (item.find_value(word->text) != nullptr) return true;
    return refuse(codes::kDefaultEnumValue,
                  fmt::format("Enum `{}` has no value `{}`.", item.name, word->text),
                  near_value(item, word->text));
  }

  std::string near_value(const Enum& item, std::string_view name) {
    if (!resolution_.near_names.can_search(item.values.size())) return {};
    std::vector<std::string_view> names;
    for (const EnumValue& value : item.values) names.push_back(value.name);
    return resolution_.near_names.help(name, names);
  }

  bool refuse(std::string_view code, std::string message, std::string help) {
    diagnostics_.error(code, attribute_.span, std::move(message)).help = std::move(help);
    return false;
  }

  Resolution& resolution_;
  Diagnostics& diagnostics_;
  const Field& field_;
  const ast::Attribute& attribute_;
};

}  // namespace

void resolve_default(Resolution& resolution, Field& field, const ast::Attribute& attribute,
                     bool in_composite) {
  Diagnostics& diagnostics = resolution.diagnostics;
  const AttributeArguments arguments(attribute, kRules, diagnostics);
  if (!arguments.are_complete()) return;
  if (std::holds_alternative<CompositeId>(field.type)) {
    diagnostics
        .error(codes::kDefaultComposite, attribute.span,
               fmt::format("`{}` is of a composite type and cannot have a default.", field.name))
        .help = "Remove `@default`.";
    return;
  }
  const ast::Expression* expression = arguments.require("value");
  if (expression == nullptr) return;
  if (const auto* call = std::get_if<ast::Call>(&expression->value)) {
    check_trailing_comma(*call->arguments, diagnostics);
    if (!check_values(*call->arguments, diagnostics)) return;
    if (in_composite && !check_composite_function(*call, attribute.span, diagnostics)) return;
  }
  Boxed<DefaultValue> result;
  DefaultValue& made = result.emplace();
  const bool is_valid = DefaultResolver(resolution, field, attribute).resolve(*expression, made.value);
  const auto name = arguments.find_name("map");
  if (!is_valid) return;
  if (name && std::holds_alternative<AutoincrementDefault>(made.value)) {
    diagnostics
        .error(codes::kDefaultNameAutoincrement, attribute.span,
               "`autoincrement()` makes no constraint to name.")
        .help = "Remove `map`.";
  }
  if (name) made.constraint_name = std::string(*name);
  made.span = attribute.span;
  made.value_span = expression->span;
  field.default_value = std::move(result);
}

}  // namespace strata::psl
