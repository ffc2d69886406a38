#include "psl/attribute_arguments.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <string>

#include "psl/codes.h"
#include "psl/expected_value.h"

namespace strata::psl {
namespace {

bool is_known(const ArgumentRules& rules, const ast::Argument& argument) {
  if (!argument.name) return !rules.unnamed.empty();
  return std::ranges::find(rules.names, argument.name->text) != rules.names.end();
}

}  // namespace

bool check_values(const ast::ArgumentList& list, Diagnostics& diagnostics) {
  bool are_complete = true;
  for (const ast::Argument& argument : list.arguments) {
    if (argument.value) continue;
    are_complete = false;
    diagnostics
        .error(codes::kArgumentWithoutValue, argument.name->span,
               fmt::format("Argument `{}` has no value.", argument.name->text))
        .help = "Write a value after the colon, or leave the argument out.";
  }
  return are_complete;
}

void check_trailing_comma(const ast::ArgumentList& list, Diagnostics& diagnostics) {
  if (!list.trailing_comma) return;
  diagnostics.error(codes::kTrailingComma, *list.trailing_comma, "A comma stands behind the last argument.")
      .help = "Remove the comma.";
}

AttributeArguments::AttributeArguments(const ast::Attribute& attribute, const ArgumentRules& rules,
                                       Diagnostics& diagnostics)
    : attribute_(attribute), rules_(rules), diagnostics_(diagnostics) {
  if (!attribute.arguments) return;
  are_complete_ = check_values(*attribute.arguments, diagnostics_);
  check_trailing_comma(*attribute.arguments, diagnostics_);
  if (!are_complete_) return;
  for (const ast::Argument& argument : attribute.arguments->arguments) {
    if (argument.name)
      has_names_ = true;
    else
      unnamed_ = &argument;
  }
  const bool are_several = attribute.arguments->arguments.size() > 1;
  if (are_several) check_unnamed();
  check_each();
  if (are_several) check_duplicates();
}

void AttributeArguments::check_each() const {
  for (const ast::Argument& argument : attribute_.arguments->arguments) {
    if (is_known(rules_, argument)) continue;
    Diagnostic& diagnostic = diagnostics_.error(
        codes::kUnknownArgument, argument.span,
        argument.name
            ? fmt::format("`{}{}` has no argument `{}`.", rules_.mark, attribute_.name.text,
                          argument.name->text)
            : fmt::format("`{}{}` takes no value without a name.", rules_.mark, attribute_.name.text));
    if (!rules_.names.empty())
      diagnostic.help = fmt::format("Its arguments are `{}`.", fmt::join(rules_.names, "`, `"));
  }
}

void AttributeArguments::refuse_all() const {
  if (!attribute_.arguments) return;
  for (const ast::Argument& argument : attribute_.arguments->arguments) {
    if (!is_known(rules_, argument)) continue;  // was reported
    diagnostics_
        .error(codes::kUnknownArgument, argument.span,
               fmt::format("The argument belongs to a second `{}{}`, which does not count.", rules_.mark,
                           attribute_.name.text))
        .help = "Remove the attribute.";
  }
}

void AttributeArguments::check_unnamed() const {
  const auto count = std::ranges::count_if(attribute_.arguments->arguments,
                                           [](const ast::Argument& argument) { return !argument.name; });
  if (count < 2 || rules_.unnamed.empty()) return;
  diagnostics_
      .error(codes::kSeveralUnnamed, attribute_.span,
             fmt::format("`{}{}` takes one value without a name, not {}.", rules_.mark, attribute_.name.text,
                         count))
      .help = "Put several values into brackets: `[a, b]`.";
}

// Only arguments that the attribute knows can matter twice, and those are few: linear however many are
// written.
void AttributeArguments::check_duplicates() const {
  const auto& arguments = attribute_.arguments->arguments;
  const bool has_unnamed =
      std::ranges::any_of(arguments, [](const ast::Argument& argument) { return !argument.name; });
  for (const std::string_view name : rules_.names) {
    bool is_given = has_unnamed && name == rules_.unnamed;
    for (const ast::Argument& argument : arguments) {
      if (!argument.name || argument.name->text != name) continue;
      if (is_given) report_duplicate(argument);
      is_given = true;
    }
  }
}

void AttributeArguments::report_duplicate(const ast::Argument& argument) const {
  diagnostics_
      .error(codes::kDuplicateArgument, argument.span,
             fmt::format("Argument `{}` is given twice.", argument.name->text))
      .help = "Keep one of the two.";
}

const ast::Argument* AttributeArguments::find_given(std::string_view name) const {
  const ast::Argument* found = find_unnamed(name);
  for (const ast::Argument& argument : attribute_.arguments->arguments) {
    if (argument.name && argument.name->text == name && found < &argument) found = &argument;
  }
  return found;
}

const ast::Expression* AttributeArguments::find_value(std::string_view name) const {
  const ast::Argument* argument = find(name);
  return argument == nullptr ? nullptr : &*argument->value;
}

const ast::Expression* AttributeArguments::require(std::string_view name) const {
  const ast::Expression* value = find_value(name);
  if (value == nullptr && are_complete_) {
    diagnostics_.error(
        codes::kMissingArgument, attribute_.span,
        fmt::format("`{}{}` needs the argument `{}`.", rules_.mark, attribute_.name.text, name));
  }
  return value;
}

std::optional<std::string_view> AttributeArguments::find_name(std::string_view name) const {
  const ast::Expression* value = find_value(name);
  if (value == nullptr) return std::nullopt;
  const auto text = expect_string(*value, diagnostics_);
  if (!text || !text->empty()) return text;
  diagnostics_
      .error(codes::kEmptyName, attribute_.span,
             fmt::format("The argument `{}` of `{}{}` is empty.", name, rules_.mark, attribute_.name.text))
      .help = "Give a name, or leave the argument out.";
  return std::nullopt;
}

std::optional<bool> AttributeArguments::find_boolean(std::string_view name) const {
  const ast::Expression* value = find_value(name);
  return value == nullptr ? std::nullopt : expect_boolean(*value, diagnostics_);
}

Span AttributeArguments::span_of(std::string_view name) const {
  const ast::Argument* argument = find(name);
  return argument == nullptr ? attribute_.span : argument->span;
}

}  // namespace strata::psl
