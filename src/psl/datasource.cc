#include "psl/datasource.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "psl/codes.h"
#include "psl/expected_value.h"
#include "psl/extensions.h"
#include "psl/settings.h"

namespace strata::psl {
namespace {

constexpr std::string_view kExtensions = "extensions";
constexpr auto kSettings =
    std::to_array<std::string_view>({"provider", "url", "directUrl", "shadowDatabaseUrl", "relationMode",
                                     "referentialIntegrity", "schemas", "previewFeatures", kExtensions});

class DatasourceResolver {
 public:
  DatasourceResolver(Resolution& resolution, const ast::Block& block)
      : resolution_(resolution),
        diagnostics_(resolution.diagnostics),
        block_(block),
        settings_(block, resolution.diagnostics) {
    datasource_.name = block.name.text;
    datasource_.span = block.span;
  }

  std::optional<Datasource> resolve() {
    if (!settings_.are_complete() || !resolve_provider()) return std::nullopt;
    resolve_relation_mode();
    resolve_schemas();
    resolve_urls();
    if (const ast::Pair* extensions = settings_.find(kExtensions);
        extensions != nullptr && datasource_.target->extensions) {
      datasource_.extensions = resolve_extensions(resolution_, *extensions->value);
      datasource_.extensions_span = extensions->span;
    }
    if (const ast::Pair* features = settings_.find("previewFeatures")) {
      diagnostics_
          .error(codes::kMisplacedPreviewFeatures, features->span, "A datasource has no preview features.")
          .help = "Move the line to a generator block.";
    }
    report_unknown_settings();
    return std::move(datasource_);
  }

 private:
  bool resolve_provider() {
    const ast::Expression* value = settings_.find_value("provider");
    if (value == nullptr) {
      diagnostics_
          .error(codes::kMissingSetting, block_.span,
                 fmt::format("Datasource `{}` has no `provider`.", datasource_.name))
          .help = provider_help();
      return false;
    }
    if (const auto* call = std::get_if<ast::Call>(&value->value);
        call != nullptr && call->name.text == "env") {
      diagnostics_
          .error(codes::kBadProvider, block_.span,
                 "The provider decides what the schema means and cannot come from the environment.")
          .help = provider_help();
      return false;
    }
    const auto* text = std::get_if<ast::StringLiteral>(&value->value);
    if (text != nullptr) datasource_.target = target::find_target(resolution_.targets, text->value);
    if (datasource_.target == nullptr) {
      diagnostics_
          .error(codes::kBadProvider, value->span,
                 text == nullptr       ? std::string("The provider is not a string.")
                 : text->value.empty() ? std::string("The provider is empty.")
                                       : fmt::format("strata knows no database `{}`.", text->value))
          .help = provider_help(text == nullptr ? std::string_view() : text->value);
      return false;
    }
    datasource_.provider_text = text->value;
    return true;
  }

  [[nodiscard]] std::string provider_help(std::string_view written = {}) const {
    std::vector<std::string_view> names;
    for (const target::Target* target : resolution_.targets) names.push_back(target->provider);
    if (const auto near = resolution_.near_names.find(written, names))
      return fmt::format("Did you mean `{}`?", *near);
    return fmt::format("Write `provider = \"…\"` with one of {}.", fmt::join(names, ", "));
  }

  void resolve_relation_mode() {
    datasource_.relation_mode =
        datasource_.target->foreign_keys ? RelationMode::foreign_keys : RelationMode::prisma;
    const ast::Pair* mode = settings_.find("relationMode");
    if (const ast::Pair* old = settings_.find("referentialIntegrity")) {
      diagnostics_
          .warning(codes::kReferentialIntegrity, old->span, "`referentialIntegrity` has another name now.")
          .help = "Write `relationMode`.";
      if (mode != nullptr) {
        diagnostics_
            .error(codes::kReferentialIntegrity, old->span,
                   "`referentialIntegrity` and `relationMode` are the same setting.")
            .help = "Keep `relationMode`.";
        return;
      }
      mode = old;
    }
    if (mode == nullptr) return;
    const auto word = expect_string(*mode->value, diagnostics_, codes::kSettingKind);
    if (!word) return;
    if (*word == "prisma") {
      datasource_.relation_mode = RelationMode::prisma;
    } else if (*word != "foreignKeys") {
      diagnostics_
          .error(codes::kRelationMode, block_.span, fmt::format("There is no relation mode `{}`.", *word))
          .help = "Write \"foreignKeys\" or \"prisma\".";
    } else if (!datasource_.target->foreign_keys) {
      diagnostics_
          .error(codes::kRelationMode, mode->value->span,
                 fmt::format("{} has no foreign keys.", datasource_.target->display_name))
          .help = "Write \"prisma\", or remove the line.";
    }
  }

  void resolve_schemas() {
    const ast::Expression* value = settings_.find_value("schemas");
    if (value == nullptr) return;
    datasource_.has_schemas = true;
    if (!datasource_.target->multi_schema) {
      diagnostics_
          .error(codes::kSchemas, value->span,
                 fmt::format("{} has no schemas inside a database.", datasource_.target->display_name))
          .help = "Remove the line.";
      return;
    }
    std::vector<std::pair<std::string_view, Span>> names;
    const std::vector<const ast::Expression*> elements = list_elements(*value);
    for (const ast::Expression* element : elements) {
      if (const auto name = expect_string(*element, diagnostics_, codes::kSettingKind))
        names.emplace_back(*name, element->span);
    }
    if (elements.empty()) {
      diagnostics_.error(codes::kSchemas, value->span, "The list of schemas is empty.").help =
          "Name at least one schema, or remove the line.";
    }
    add_schemas(std::move(names));
  }

  void add_schemas(std::vector<std::pair<std::string_view, Span>> names) {
    std::ranges::stable_sort(names, {}, [](const auto& name) { return name.first; });
    for (std::size_t i = 0; i < names.size(); ++i) {
      datasource_.schemas.emplace_back(names[i].first);
      if (i + 1 == names.size() || names[i].first != names[i + 1].first) continue;
      diagnostics_
          .error(codes::kSchemas, names[i].second,
                 fmt::format("The schema `{}` is listed twice.", names[i].first))
          .help = "List every schema once.";
    }
  }

  void resolve_urls() {
    datasource_.url = url("url");
    datasource_.direct_url = url("directUrl");
    datasource_.shadow_database_url = url("shadowDatabaseUrl");
    auto& shadow = datasource_.shadow_database_url;
    if (!shadow) return;
    if (!shadow->is_env && shadow->text.empty()) {
      shadow.reset();
      return;
    }
    for (const auto* other : {&datasource_.url, &datasource_.direct_url}) {
      if (!*other || (*other)->text != shadow->text || (*other)->is_env != shadow->is_env) continue;
      // A warning only: validation is no use of the database. What would use it refuses (database_url.cc).
      diagnostics_
          .warning(codes::kShadowUrl, shadow->span,
                   "The shadow database is the main database, whose data it would erase.")
          .help = "Name another database, or remove `shadowDatabaseUrl`.";
      return;
    }
  }

  std::optional<UrlValue> url(std::string_view key) {
    const ast::Expression* value = settings_.find_value(key);
    return value == nullptr ? std::nullopt : expect_string_or_env(*value, diagnostics_);
  }

  void report_unknown_settings() {
    std::span<const std::string_view> known = kSettings;
    if (!datasource_.target->extensions) known = known.first(known.size() - 1);
    settings_.report_unknown(known, resolution_.near_names);
  }

  Resolution& resolution_;
  Diagnostics& diagnostics_;
  const ast::Block& block_;
  Settings settings_;
  Datasource datasource_;
};

}  // namespace

std::optional<Datasource> resolve_datasource(Resolution& resolution, const ast::Block& block) {
  return DatasourceResolver(resolution, block).resolve();
}

}  // namespace strata::psl
