#include "psl/operator_class.h"

#include <fmt/format.h>
#include <string>
#include <string_view>
#include <vector>

#include "psl/codes.h"

namespace strata::psl {
namespace {

std::string near_class(std::string_view name, Resolution& resolution) {
  std::vector<std::string_view> candidates;
  for (const target::Target* target : resolution.targets) {
    for (const target::OperatorClass& known : target->operator_classes) candidates.push_back(known.name);
  }
  std::string help = resolution.near_names.help(name, candidates);
  return help.empty() ? fmt::format("For a class that only the database knows write `raw(\"{}\")`.", name)
                      : help;
}

}  // namespace

std::optional<OperatorClass> read_operator_class(const ast::Argument& argument, Resolution& resolution) {
  const ast::Expression& value = *argument.value;
  if (const auto* constant = std::get_if<ast::Constant>(&value.value)) {
    if (target::is_operator_class(resolution.targets, constant->text))
      return OperatorClass{.text = std::string(constant->text)};
    resolution.diagnostics
        .error(codes::kOperatorClass, value.span,
               fmt::format("The operator class `{}` is not known.", constant->text))
        .help = near_class(constant->text, resolution);
    return std::nullopt;
  }
  const auto* call = std::get_if<ast::Call>(&value.value);
  if (call != nullptr && call->name.text == "raw" && call->arguments->arguments.size() == 1) {
    const ast::Argument& text = call->arguments->arguments[0];
    const auto* literal = text.value ? std::get_if<ast::StringLiteral>(&text.value->value) : nullptr;
    if (literal != nullptr) return OperatorClass{.text = std::string(literal->value), .is_raw = true};
  }
  resolution.diagnostics.error(codes::kOperatorClass, value.span, "This is no operator class.").help =
      "Write the name of a class, or `raw(\"…\")` with one string.";
  return std::nullopt;
}

}  // namespace strata::psl
