// Schema → schema-file text, for pull: the database's shape in the schema language, merged into what the
// existing files already say (names, maps, order, documentation, client-side defaults). Pure.
#pragma once

#include <string>
#include <vector>

#include "base/source.h"
#include "psl/datamodel.h"
#include "schema/schema.h"

namespace strata::translate {

struct PulledFile {
  std::string path;
  std::string text;  // canonical layout; empty when nothing of the file is left
};

struct Pulled {
  std::vector<PulledFile> files;      // one for every existing file, and maybe one for what is new
  std::vector<std::string> warnings;  // a heading and its lines each
  std::size_t model_count = 0;        // models and views
};

// `existing` is the datamodel of the files in `sources`, without errors and with a datasource. What is new
// goes to the file `path_for_new`, which need not be among them. To replace models instead of merging them,
// pass a datamodel that has none.
[[nodiscard]] Pulled to_datamodel(schema::Schema schema, const psl::Datamodel& existing,
                                  const SourceSet& sources, const std::string& path_for_new);

}  // namespace strata::translate
