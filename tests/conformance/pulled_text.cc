#include "pulled_text.h"

#include "translate/to_datamodel.h"
#include "workbench.h"

namespace strata::conformance {

std::string without_documentation(std::string_view text) {
  std::string kept;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end == std::string_view::npos ? end : end + 1);
    text.remove_prefix(line.size());
    const std::size_t first = line.find_first_not_of(' ');
    if (first == std::string_view::npos || !line.substr(first).starts_with("///")) kept += line;
  }
  return kept;
}

Result<std::string> pulled_text(const dialect::Dialect& dialect, sql::Connection& database,
                                const SourceSet& sources) {
  STRATA_TRY(const schema::Schema schema, dialect.introspect(database));
  return pulled_text(schema, sources);
}

Result<std::string> pulled_text(const schema::Schema& schema, const SourceSet& sources) {
  STRATA_TRY(psl::Datamodel configuration, load_valid(sources));
  configuration.models = {};
  configuration.enums = {};
  configuration.relations = {};
  const translate::Pulled pulled = translate::to_datamodel(schema, configuration, sources, sources.path(0));
  std::string text;
  for (const translate::PulledFile& file : pulled.files) text += file.text;
  return without_documentation(text);
}

}  // namespace strata::conformance
