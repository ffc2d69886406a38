// Schema → schema-file text, for pull: the database's shape in the schema language, merged into what the
// existing file already says (names, maps, order, documentation, client-side defaults). Pure.
#pragma once

#include <string>
#include <vector>

#include "base/source.h"
#include "psl/datamodel.h"
#include "schema/schema.h"

namespace strata::translate {

struct PulledFile {
  std::string path;
  std::string text;  // canonical layout
};

struct Pulled {
  std::vector<PulledFile> files;
  std::vector<std::string> warnings;  // headed groups as docs/compatibility.md lays them out, ours in words
  std::size_t model_count = 0;
};

// `existing` is the datamodel of the present files, whose configuration blocks are kept; with `keep_models`
// its models are merged, else they are replaced.
[[nodiscard]] Pulled to_datamodel(const schema::Schema& schema, const psl::Datamodel& existing,
                                  const SourceSet& sources, bool keep_models);

}  // namespace strata::translate
