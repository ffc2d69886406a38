#include "psl/format.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "psl/codes.h"
#include "psl/completion.h"
#include "psl/parser.h"
#include "psl/resolve.h"

namespace strata::psl {
namespace {

// What models mean does not depend on configuration blocks, so mistakes there keep no relation from
// completion.
bool has_model_errors(const Diagnostics& diagnostics) {
  return std::ranges::any_of(diagnostics.items(), [](const Diagnostic& diagnostic) {
    return diagnostic.severity == Severity::error && !codes::is_configuration(diagnostic.code);
  });
}

SourceSet insert_all(const SourceSet& sources, const std::vector<Insertion>& insertions) {
  SourceSet result;
  auto insertion = insertions.begin();
  for (std::uint32_t source = 0; source < sources.size(); ++source) {
    const std::string_view text = sources.text(source);
    std::string completed;
    std::size_t copied = 0;
    for (; insertion != insertions.end(); ++insertion) {
      const std::size_t position = insertion->position - sources.begin(source);
      if (position > text.size()) break;
      completed.append(text.substr(copied, position - copied)).append(insertion->text);
      copied = position;
    }
    completed.append(text.substr(copied));
    result.add(sources.path(source), std::move(completed));
  }
  return result;
}

std::vector<std::string> print_all(const std::vector<ast::File>& files) {
  std::vector<std::string> texts;
  texts.reserve(files.size());
  for (const ast::File& file : files) texts.push_back(print(file));
  return texts;
}

}  // namespace

std::vector<std::string> format(const SourceSet& sources, target::Targets targets, Diagnostics& syntax) {
  const std::vector<ast::File> files = parse_all(sources, syntax);
  if (syntax.has_errors()) return print_all(files);

  Diagnostics diagnostics;
  const Datamodel datamodel = resolve(sources, targets, diagnostics);
  if (has_model_errors(diagnostics)) return print_all(files);
  const std::vector<Insertion> insertions = complete_relations(sources, datamodel);
  if (insertions.empty()) return print_all(files);

  const SourceSet completed = insert_all(sources, insertions);
  return print_all(parse_all(completed, diagnostics));
}

}  // namespace strata::psl
