#include "psl/preview_features.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <fmt/format.h>
#include <string_view>

#include "base/ascii.h"
#include "psl/codes.h"

namespace strata::psl {
namespace {

enum class State : std::uint8_t {
  active,
  full_text,  // active where the database has this kind of search
  stable,     // part of the language, no flag needed
  withdrawn,  // known to releases 6 or 7 and gone since
};

struct Feature {
  std::string_view name;
  State state;
};

constexpr auto kFeatures = std::to_array<Feature>({
    {"nativeDistinct", State::active},
    {"partialIndexes", State::active},
    {"postgresqlExtensions", State::active},
    {"reactNative", State::active},
    {"relationJoins", State::active},
    {"schemaEngineDriverAdapters", State::active},
    {"shardKeys", State::active},
    {"strictUndefinedChecks", State::active},
    {"typedSql", State::active},
    {"views", State::active},
    {"fullTextSearchPostgres", State::full_text},
    {"metrics", State::withdrawn},
    {"aggregateApi", State::stable},
    {"atomicNumberOperations", State::stable},
    {"clientExtensions", State::stable},
    {"cockroachdb", State::stable},
    {"connectOrCreate", State::stable},
    {"createMany", State::stable},
    {"dataProxy", State::stable},
    {"deno", State::stable},
    {"distinct", State::stable},
    {"driverAdapters", State::stable},
    {"extendedIndexes", State::stable},
    {"extendedWhereUnique", State::stable},
    {"fieldReference", State::stable},
    {"filterJson", State::stable},
    {"filteredRelationCount", State::stable},
    {"fullTextIndex", State::stable},
    {"fullTextSearch", State::stable},
    {"groupBy", State::stable},
    {"improvedQueryRaw", State::stable},
    {"interactiveTransactions", State::stable},
    {"jsonProtocol", State::stable},
    {"microsoftSqlServer", State::stable},
    {"middlewares", State::stable},
    {"mongoDb", State::stable},
    {"multiSchema", State::stable},
    {"nApi", State::stable},
    {"namedConstraints", State::stable},
    {"nativeTypes", State::stable},
    {"omitApi", State::stable},
    {"orderByAggregateGroup", State::stable},
    {"orderByNulls", State::stable},
    {"orderByRelation", State::stable},
    {"prismaSchemaFolder", State::stable},
    {"queryCompiler", State::stable},
    {"referentialActions", State::stable},
    {"referentialIntegrity", State::stable},
    {"selectRelationCount", State::stable},
    {"tracing", State::stable},
    {"transactionApi", State::stable},
    {"uncheckedScalarInputs", State::stable},
});

constexpr std::string_view kRenamed = "fullTextSearch";
constexpr std::string_view kRenamedTo = "fullTextSearchPostgres";

const Feature* find_feature(std::string_view name) {
  const auto found = std::ranges::find_if(
      kFeatures, [name](const Feature& feature) { return equal_but_for_case(name, feature.name); });
  return found == kFeatures.end() ? nullptr : &*found;
}

void warn(const Feature& feature, const target::Target* target, Span span, Diagnostics& diagnostics) {
  if (feature.state == State::withdrawn) {
    diagnostics
        .warning(codes::kNeedlessPreviewFeature, span,
                 fmt::format("The preview feature `{}` has been withdrawn and has no effect.", feature.name))
        .help = "Remove it from the list.";
    return;
  }
  if (feature.name == kRenamed && target != nullptr && target->full_text_preview) {
    diagnostics
        .warning(codes::kNeedlessPreviewFeature, span,
                 fmt::format("The preview feature `{}` has another name now.", feature.name))
        .help = fmt::format("Write `{}`.", kRenamedTo);
    return;
  }
  diagnostics
      .warning(
          codes::kNeedlessPreviewFeature, span,
          fmt::format("`{}` is no preview feature any more: it works without being listed.", feature.name))
      .help = "Remove it from the list.";
}

void report_unknown(std::string_view name, Span span, Diagnostics& diagnostics, NearNames& near_names) {
  std::vector<std::string_view> candidates;
  for (const Feature& feature : kFeatures) {
    if (feature.state == State::active) candidates.push_back(feature.name);
  }
  diagnostics
      .error(codes::kUnknownPreviewFeature, span, fmt::format("There is no preview feature `{}` here.", name))
      .help = near_names.help(name, candidates);
}

}  // namespace

void resolve_preview_feature(const ast::Identifier& name, const target::Target* target,
                             std::vector<std::string>& active, Diagnostics& diagnostics,
                             NearNames& near_names) {
  const Feature* feature = find_feature(name.text);
  const bool is_known = feature != nullptr && (feature->state != State::full_text ||
                                               (target != nullptr && target->full_text_preview));
  if (!is_known) return report_unknown(name.text, name.span, diagnostics, near_names);
  switch (feature->state) {
    case State::stable:
    case State::withdrawn:
      return warn(*feature, target, name.span, diagnostics);
    case State::active:
    case State::full_text:
      if (std::ranges::find(active, feature->name) == active.end()) active.emplace_back(feature->name);
  }
}

}  // namespace strata::psl
