#include "psl/configuration.h"

#include <fmt/format.h>

#include "psl/codes.h"
#include "psl/datasource.h"
#include "psl/generator.h"
#include "psl/name_rules.h"

namespace strata::psl {
namespace {

void check_keys(const ast::Block& block, Diagnostics& diagnostics) {
  NameSet keys;
  for (const ast::BlockItem& item : block.items) {
    const auto* pair = std::get_if<ast::Pair>(&item);
    if (pair == nullptr) continue;
    if (const Span* first = keys.add(pair->key)) {
      report_duplicate(codes::kDuplicateKey, pair->key.span, *first,
                       fmt::format("`{}` is set twice in {} `{}`.", pair->key.text, ast::keyword(block.kind),
                                   block.name.text),
                       diagnostics);
    }
  }
}

// Counted file by file: a folder may hold variants of the datasource, of which the first counts. `blocks`
// name a database; the others have errors of their own.
void check_single_datasource(const SourceSet& sources, const std::vector<const ast::Block*>& blocks,
                             Diagnostics& diagnostics) {
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const auto is_in_same_file = [&](std::size_t other) {
      return other < blocks.size() &&
             sources.source_of(blocks[other]->span) == sources.source_of(blocks[i]->span);
    };
    if (!is_in_same_file(i + 1) && !(i > 0 && is_in_same_file(i - 1))) continue;
    diagnostics
        .error(codes::kSeveralDatasources, blocks[i]->span,
               fmt::format("Datasource `{}` is one of several in this file.", blocks[i]->name.text))
        .help = "Keep one datasource: a schema describes one database.";
  }
}

}  // namespace

void resolve_configuration(Resolution& resolution, const SourceSet& sources, BlockReader& reader) {
  std::vector<const ast::Block*> usable;
  for (const ast::Block* outlined : resolution.datasources) {
    const ast::Block block = reader.read(*outlined);
    check_keys(block, resolution.diagnostics);
    auto datasource = resolve_datasource(resolution, block);
    if (!datasource) continue;
    usable.push_back(outlined);
    if (!resolution.datamodel.datasource) resolution.datamodel.datasource = std::move(datasource);
  }
  check_single_datasource(sources, usable, resolution.diagnostics);
  for (const ast::Block* outlined : resolution.generators) {
    const ast::Block block = reader.read(*outlined);
    check_keys(block, resolution.diagnostics);
    resolve_generator(resolution, block);
  }
}

}  // namespace strata::psl
