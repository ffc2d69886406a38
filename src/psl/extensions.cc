#include "psl/extensions.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>
#include <string>

#include "psl/codes.h"
#include "psl/expected_value.h"
#include "psl/settings.h"

namespace strata::psl {
namespace {

std::optional<std::string>* find_option(Extension& extension, std::string_view name) {
  if (name == "map") return &extension.mapped_name;
  if (name == "schema") return &extension.schema;
  if (name == "version") return &extension.version;
  return nullptr;
}

void read_option(Extension& extension, const ast::Argument& argument, Diagnostics& diagnostics) {
  const auto report = [&](std::string message) {
    diagnostics.error(codes::kExtensions, argument.span, std::move(message)).help =
        "An extension takes `map`, `schema` and `version`, each with a string.";
  };
  if (!argument.value) {  // Prisma passes over it
    diagnostics
        .warning(codes::kExtensions, argument.span,
                 fmt::format("`{}` has no value, and counts as not given.", argument.name->text))
        .help = "Write a string behind the colon, or leave the option out.";
    return;
  }
  if (!argument.name) return report("An option of an extension is `name: value`.");
  std::optional<std::string>* option = find_option(extension, argument.name->text);
  if (option == nullptr) return report(fmt::format("An extension has no option `{}`.", argument.name->text));
  if (*option) return report(fmt::format("`{}` is given twice.", argument.name->text));
  if (const auto text = expect_string(*argument.value, diagnostics, codes::kSettingKind)) *option = *text;
}

}  // namespace

std::vector<Extension> resolve_extensions(Resolution& resolution, const ast::Expression& value) {
  std::vector<Extension> extensions;
  for (const ast::Expression* element : list_elements(value)) {
    if (const auto* name = std::get_if<ast::Constant>(&element->value)) {
      extensions.push_back({.name = std::string(name->text)});
    } else if (const auto* call = std::get_if<ast::Call>(&element->value)) {
      Extension& extension = extensions.emplace_back(Extension{.name = std::string(call->name.text)});
      for (const ast::Argument& argument : call->arguments->arguments)
        read_option(extension, argument, resolution.diagnostics);
    } else {
      report_wrong_kind(*element, "the name of an extension, without quotes", resolution.diagnostics,
                        codes::kSettingKind);
    }
  }
  std::ranges::stable_sort(extensions, {}, &Extension::name);
  return extensions;
}

}  // namespace strata::psl
