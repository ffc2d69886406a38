#include "psl/default_values.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <optional>
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

  // The value, or nothing and a diagnostic.
  std::optional<decltype(DefaultValue::value)> resolve(const ast::Expression& value) {
    const auto* call = std::get_if<ast::Call>(&value.value);
    if (call != nullptr && call->name.text == "dbgenerated") return resolve_function(*call);
    if (std::holds_alternative<UnsupportedId>(field_.type)) {
      report(codes::kDefaultUnsupported, "An `Unsupported` field can only have a default that is SQL.",
             "Write `dbgenerated(\"…\")`.");
      return std::nullopt;
    }
    if (call != nullptr && field_.scalar() != nullptr) return resolve_function(*call);
    if (field_.arity == Arity::list) return wrap(resolve_list(value));
    if (std::holds_alternative<ast::Array>(value.value)) {
      report(codes::kDefaultList,
             fmt::format("The default of `{}` is a list, the field is not.", field_.name),
             "Write a single value.");
      return std::nullopt;
    }
    return wrap(resolve_literal(value));
  }

 private:
  std::optional<decltype(DefaultValue::value)> resolve_function(const ast::Call& call) {
    return resolve_default_function(resolution_, field_, call, attribute_.span);
  }

  static std::optional<decltype(DefaultValue::value)> wrap(std::optional<LiteralValue> literal) {
    if (!literal) return std::nullopt;
    return std::move(*literal);
  }

  std::optional<LiteralValue> resolve_list(const ast::Expression& value) {
    const auto* array = std::get_if<ast::Array>(&value.value);
    if (array == nullptr) {
      report(codes::kDefaultList, fmt::format("`{}` is a list, its default is not.", field_.name),
             "Put the values into brackets: `[a, b]`.");
      return std::nullopt;
    }
    LiteralValue list{.kind = LiteralValue::Kind::list, .span = value.span};
    bool is_valid = true;
    for (const ast::Expression& element : array->elements) {
      auto literal = resolve_literal(element);
      is_valid = is_valid && literal.has_value();
      if (literal) list.elements.push_back(std::move(*literal));
    }
    return is_valid ? std::optional(std::move(list)) : std::nullopt;
  }

  std::optional<LiteralValue> resolve_literal(const ast::Expression& value) {
    if (const auto* id = std::get_if<EnumId>(&field_.type)) return resolve_enum_value(*id, value);
    const ScalarType type = *field_.scalar();
    if (!fits(value, type)) {
      report(codes::kDefaultType,
             fmt::format("`{}` is of type `{}`, and {} is no default for it.", field_.name,
                         target::scalar_type_name(type), kind_name(value)),
             fmt::format("Write {}.", wanted_literal(type)));
      return std::nullopt;
    }
    if (const auto* word = std::get_if<ast::Constant>(&value.value))
      return resolve_boolean(*word, value.span);
    if (const auto* number = std::get_if<ast::NumberLiteral>(&value.value))
      return LiteralValue{
          .kind = LiteralValue::Kind::number, .text = std::string(number->text), .span = value.span};
    return LiteralValue{.kind = LiteralValue::Kind::string,
                        .text = std::string(std::get<ast::StringLiteral>(value.value).value),
                        .span = value.span};
  }

  std::optional<LiteralValue> resolve_boolean(const ast::Constant& word, Span span) {
    if (word.text == "true" || word.text == "false")
      return LiteralValue{.kind = LiteralValue::Kind::boolean, .text = std::string(word.text), .span = span};
    diagnostics_.error(codes::kDefaultType, span, fmt::format("`{}` is no Boolean.", word.text)).help =
        "Write `true` or `false`.";
    return std::nullopt;
  }

  std::optional<LiteralValue> resolve_enum_value(EnumId id, const ast::Expression& value) {
    const Enum& item = resolution_.datamodel.enums[id];
    const auto* word = std::get_if<ast::Constant>(&value.value);
    if (word == nullptr) {
      report(codes::kDefaultType,
             fmt::format("Enum `{}` has named values, and {} is none of them.", item.name, kind_name(value)),
             "Write one of its values, without quotes.");
      return std::nullopt;
    }
    if (const EnumValue* found = item.find_value(word->text))
      return LiteralValue{.kind = LiteralValue::Kind::enum_value, .text = found->name, .span = value.span};
    report(codes::kDefaultEnumValue, fmt::format("Enum `{}` has no value `{}`.", item.name, word->text),
           near_value(item, word->text));
    return std::nullopt;
  }

  std::string near_value(const Enum& item, std::string_view name) {
    if (!resolution_.near_names.can_search(item.values.size())) return {};
    std::vector<std::string_view> names;
    for (const EnumValue& value : item.values) names.push_back(value.name);
    return resolution_.near_names.help(name, names);
  }

  void report(std::string_view code, std::string message, std::string help) {
    diagnostics_.error(code, attribute_.span, std::move(message)).help = std::move(help);
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
  auto value = DefaultResolver(resolution, field, attribute).resolve(*expression);
  const auto name = arguments.find_name("map");
  if (!value) return;
  const bool is_autoincrement = std::holds_alternative<AutoincrementDefault>(*value);
  if (name && is_autoincrement) {
    diagnostics
        .error(codes::kDefaultNameAutoincrement, attribute.span,
               "`autoincrement()` makes no constraint to name.")
        .help = "Remove `map`.";
  }
  field.default_value =
      DefaultValue{.value = std::move(*value),
                   .constraint_name = name ? std::optional(std::string(*name)) : std::nullopt,
                   .span = attribute.span,
                   .value_span = expression->span};
}

}  // namespace strata::psl
