#include "psl/where_clause.h"

#include <fmt/format.h>
#include <string>
#include <string_view>
#include <utility>

#include "psl/codes.h"
#include "psl/expected_value.h"

namespace strata::psl {
namespace {

using Kind = WhereCondition::Kind;

constexpr std::string_view kConditionHelp =
    "Write a string, a number, `true`, `false`, `null`, or `{ not: … }` around one of them.";

// The kind of literal that a column is compared with; nothing: only with null.
std::optional<Kind> literal_kind(const Field& field) {
  if (std::holds_alternative<EnumId>(field.type)) return Kind::string;
  const target::ScalarType* scalar = field.scalar();
  if (scalar == nullptr) return std::nullopt;
  switch (*scalar) {
    case target::ScalarType::string:
    case target::ScalarType::date_time:
      return Kind::string;
    case target::ScalarType::int_:
    case target::ScalarType::big_int:
    case target::ScalarType::float_:
    case target::ScalarType::decimal:
      return Kind::number;
    case target::ScalarType::boolean:
      return Kind::boolean;
    case target::ScalarType::json:
    case target::ScalarType::bytes:
      return std::nullopt;
  }
  return std::nullopt;
}

std::string_view kind_words(std::optional<Kind> kind) {
  if (!kind) return "`null`";
  switch (*kind) {
    case Kind::is_null:
      return "`null`";
    case Kind::boolean:
      return "`true` or `false`";
    case Kind::number:
      return "a number";
    case Kind::string:
      return "a string";
  }
  return {};
}

class WhereResolver {
 public:
  WhereResolver(Resolution& resolution, ModelId model, Span attribute)
      : resolution_(resolution), model_(model), attribute_(attribute) {}

  std::optional<WhereClause> resolve(const ast::Argument& argument) {
    if (const auto* call = std::get_if<ast::Call>(&argument.value->value); call && call->name.text == "raw")
      return resolve_raw(*call, argument.span);
    if (const auto* object = std::get_if<ast::Object>(&argument.value->value))
      return resolve_object(*object, argument.span);
    report("`where` is neither SQL nor a condition on columns.",
           "Write `raw(\"…\")` with SQL, or an object such as `{ active: true }`.");
    return std::nullopt;
  }

 private:
  std::optional<WhereClause> resolve_raw(const ast::Call& call, Span span) {
    const auto& arguments = call.arguments->arguments;
    const ast::StringLiteral* sql = nullptr;
    if (arguments.size() > 0 && arguments[0].value)
      sql = std::get_if<ast::StringLiteral>(&arguments[0].value->value);
    if (sql == nullptr || sql->value.empty()) {
      report("`raw` needs the SQL of the condition.", "Write it as one string: `raw(\"…\")`.");
      return std::nullopt;
    }
    return WhereClause{.raw = std::string(sql->value), .conditions = {}, .span = span};
  }

  std::optional<WhereClause> resolve_object(const ast::Object& object, Span span) {
    if (object.entries.size() == 0) {
      report("`where` is an object without a condition.", "Name at least one column, or leave `where` out.");
      return std::nullopt;
    }
    WhereClause clause{.span = span};
    bool is_valid = true;
    for (const ast::Object::Entry& entry : object.entries) {
      auto condition = resolve_entry(entry);
      is_valid = is_valid && condition.has_value();
      if (condition) clause.conditions.push_back(std::move(*condition));
    }
    return is_valid ? std::optional(std::move(clause)) : std::nullopt;
  }

  std::optional<WhereCondition> resolve_entry(const ast::Object::Entry& entry) {
    const Model& model = resolution_.datamodel.models[model_];
    const auto index = resolution_.find_field(model_, entry.key.text);
    if (!index) {
      report(fmt::format("`where` names `{}`, which is no field of `{}`.", entry.key.text, model.name),
             resolution_.field_help(model_, entry.key.text));
      return std::nullopt;
    }
    const Field& field = model.fields[*index];
    if (field.is_relation()) {
      report(fmt::format("`where` names the relation field `{}`.", field.name),
             "Name its scalar field instead.");
      return std::nullopt;
    }
    if (std::holds_alternative<std::monostate>(field.type)) {
      report(fmt::format("`where` names `{}`, whose type is not known.", field.name), {});
      return std::nullopt;
    }
    auto condition = resolve_negation(entry);
    if (!condition || condition->kind == Kind::is_null) return with_field(std::move(condition), *index);
    const auto wanted = literal_kind(field);
    if (wanted == condition->kind) return with_field(std::move(condition), *index);
    report(fmt::format("`{}` cannot be compared with {} here.", field.name, kind_words(condition->kind)),
           wanted ? fmt::format("Compare it with {}.", kind_words(wanted))
                  : "Compare it with `null`, or write the condition as `raw(\"…\")`.");
    return std::nullopt;
  }

  static std::optional<WhereCondition> with_field(std::optional<WhereCondition> condition, FieldIndex field) {
    if (condition) condition->field = field;
    return condition;
  }

  std::optional<WhereCondition> resolve_negation(const ast::Object::Entry& entry) {
    const auto* object = std::get_if<ast::Object>(&entry.value.value);
    if (object == nullptr) return resolve_literal(entry.value);
    if (object->entries.size() != 1 || object->entries[0].key.text != "not") {
      report(fmt::format("The condition on `{}` is no comparison.", entry.key.text), kConditionHelp);
      return std::nullopt;
    }
    auto condition = resolve_literal(object->entries[0].value);
    if (condition) condition->negated = true;
    return condition;
  }

  std::optional<WhereCondition> resolve_literal(const ast::Expression& value) {
    if (const auto* text = std::get_if<ast::StringLiteral>(&value.value))
      return WhereCondition{.kind = Kind::string, .text = std::string(text->value)};
    if (const auto* number = std::get_if<ast::NumberLiteral>(&value.value))
      return WhereCondition{.kind = Kind::number, .text = std::string(number->text)};
    if (const auto* word = std::get_if<ast::Constant>(&value.value)) {
      if (word->text == "null") return WhereCondition{};
      if (word->text == "true" || word->text == "false")
        return WhereCondition{.kind = Kind::boolean, .text = std::string(word->text)};
    }
    report(fmt::format("A column cannot be compared with {} here.", kind_name(value)), kConditionHelp);
    return std::nullopt;
  }

  void report(std::string message, std::string_view help) {
    resolution_.diagnostics.error(codes::kWhere, attribute_, std::move(message)).help = help;
  }

  Resolution& resolution_;
  ModelId model_;
  Span attribute_;
};

}  // namespace

std::optional<WhereClause> resolve_where_clause(Resolution& resolution, ModelId model,
                                                const ast::Argument& argument, Span attribute) {
  return WhereResolver(resolution, model, attribute).resolve(argument);
}

}  // namespace strata::psl
