// Functions in @default(…) that this database, or nobody, knows.
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <string_view>

#include "psl/rules/default_literals.h"
#include "psl/rules/rules.h"

namespace strata::psl::rules {
namespace {

constexpr std::array<std::string_view, 4> kClientFunctions = {"uuid", "cuid", "ulid", "nanoid"};

void report_unknown(const Context& context, std::string_view function, Span span) {
  std::string known =
      "`autoincrement()`, `now()`, `dbgenerated(\"…\")`, `uuid()`, `cuid()`, `ulid()`, `nanoid()`";
  if (context.target.auto_default) known += ", `auto()`";
  if (context.target.sequences_as_default) known += ", `sequence(…)`";
  context.diagnostics
      .error(codes::kUnknownDefaultFunction, span,
             fmt::format("There is no function `{}` for default values here.", function))
      .help = fmt::format("Use one of {}.", known);
}

void check_client_function(const Context& context, const ClientDefault& value, Span span) {
  if (value.function() == "auto") {
    if (context.target.auto_default) return;
    context.diagnostics
        .error(codes::kAutoDefault, span, "`auto()` stands for identifiers that a document database makes.")
        .help = "Use `autoincrement()`, `uuid()` or `cuid()`.";
    return;
  }
  if (std::ranges::find(kClientFunctions, value.function()) == kClientFunctions.end())
    report_unknown(context, value.function(), span);
}

enum class ArgumentKind : std::uint8_t { boolean, integer };

struct SequenceParameter {
  std::string_view name;
  ArgumentKind kind;
};

constexpr std::array<SequenceParameter, 6> kSequenceParameters = {{
    {"virtual", ArgumentKind::boolean},
    {"cache", ArgumentKind::integer},
    {"increment", ArgumentKind::integer},
    {"minValue", ArgumentKind::integer},
    {"maxValue", ArgumentKind::integer},
    {"start", ArgumentKind::integer},
}};

bool fits(ArgumentKind kind, const LiteralValue& value) {
  switch (kind) {
    case ArgumentKind::boolean:
      return value.kind == LiteralValue::Kind::boolean;
    case ArgumentKind::integer:
      return value.kind == LiteralValue::Kind::number && is_int64(value.text);
  }
  return false;
}

void check_sequence(const Context& context, const SequenceDefault& sequence, Span span) {
  if (!context.target.sequences_as_default) {
    report_unknown(context, "sequence", span);
    return;
  }
  for (const SequenceArgument& argument : sequence.arguments) {
    const auto parameter = std::ranges::find(kSequenceParameters, argument.name, &SequenceParameter::name);
    if (parameter == kSequenceParameters.end()) {
      context.diagnostics
          .error(codes::kSequenceArgument, argument.span,
                 argument.name.empty() ? "The arguments of `sequence()` need names."
                                       : fmt::format("`sequence()` has no argument `{}`.", argument.name))
          .help = "It takes `virtual`, `cache`, `increment`, `minValue`, `maxValue` and `start`.";
    } else if (!fits(parameter->kind, argument.value)) {
      context.diagnostics.error(
          codes::kSequenceArgument, argument.value.span,
          fmt::format("`{}` of `sequence()` is {}.", argument.name,
                      parameter->kind == ArgumentKind::boolean ? "`true` or `false`" : "a whole number"));
    }
  }
}

void check_function(const Context& context, const Field& field) {
  if (!field.default_value) return;
  const Span span = field.default_value->value_span;
  if (const auto* client = std::get_if<ClientDefault>(&field.default_value->value))
    check_client_function(context, *client, span);
  else if (const auto* sequence = std::get_if<Boxed<SequenceDefault>>(&field.default_value->value))
    check_sequence(context, **sequence, span);
}

}  // namespace

void check_default_functions(const Context& context, std::span<const Field> fields) {
  for (const Field& field : fields) check_function(context, field);
}

}  // namespace strata::psl::rules
