#include "psl/generator.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <string>
#include <string_view>

#include "psl/codes.h"
#include "psl/expected_value.h"
#include "psl/preview_features.h"
#include "psl/settings.h"

namespace strata::psl {
namespace {

constexpr auto kGeneratorSettings =
    std::to_array<std::string_view>({"provider", "output", "engineType", "binaryTargets", "previewFeatures"});

void resolve_preview_features(Resolution& resolution, const ast::Pair& pair) {
  const auto& datasource = resolution.datamodel.datasource;
  const target::Target* target = datasource ? datasource->target : nullptr;
  for (const ast::Expression* element : list_elements(*pair.value)) {
    const auto name = expect_string(*element, resolution.diagnostics, codes::kSettingKind);
    if (!name) continue;
    resolve_preview_feature({.text = *name, .span = element->span}, target,
                            resolution.datamodel.preview_features, resolution.diagnostics,
                            resolution.near_names);
  }
}

// Settings of the generator's own have any value; but env(…) is known wherever it stands in one.
void check_variables(const ast::Expression& value, Diagnostics& diagnostics) {
  if (const auto* array = std::get_if<ast::Array>(&value.value)) {
    for (const ast::Expression& element : array->elements) check_variables(element, diagnostics);
  } else if (const auto* call = std::get_if<ast::Call>(&value.value); call && call->name.text == "env") {
    (void)expect_string_or_env(value, diagnostics);
  }
}

void check_own_settings(const ast::Block& block, Diagnostics& diagnostics) {
  for (const ast::BlockItem& item : block.items) {
    const auto* pair = std::get_if<ast::Pair>(&item);
    if (pair == nullptr || std::ranges::find(kGeneratorSettings, pair->key.text) != kGeneratorSettings.end())
      continue;
    if (pair->value) check_variables(*pair->value, diagnostics);
  }
}

}  // namespace

void resolve_generator(Resolution& resolution, const ast::Block& block) {
  resolution.datamodel.generators.push_back({.name = std::string(block.name.text), .span = block.span});
  const Settings settings(block, resolution.diagnostics);
  if (!settings.are_complete()) return;
  if (const auto* engine = settings.find_value("engineType"))
    (void)expect_string(*engine, resolution.diagnostics, codes::kSettingKind);
  const ast::Expression* provider = settings.find_value("provider");
  if (provider == nullptr) {
    resolution.diagnostics
        .error(codes::kMissingSetting, block.span,
               fmt::format("Generator `{}` has no `provider`.", block.name.text))
        .help = "Name the program that generates, such as `provider = \"prisma-client\"`.";
    return;
  }
  if (!expect_string_or_env(*provider, resolution.diagnostics)) return;
  if (const auto* output = settings.find_value("output"))
    (void)expect_string_or_env(*output, resolution.diagnostics);
  if (const auto* targets = settings.find_value("binaryTargets")) {
    for (const ast::Expression* element : list_elements(*targets))
      (void)expect_string_or_env(*element, resolution.diagnostics);
  }
  if (const ast::Pair* features = settings.find("previewFeatures"))
    resolve_preview_features(resolution, *features);
  check_own_settings(block, resolution.diagnostics);
}

}  // namespace strata::psl
