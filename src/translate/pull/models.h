// One table as a model block, one view as a view block. The layout is the printer's work.
#pragma once

#include <string>
#include <vector>

#include "translate/pull/context.h"
#include "translate/pull/relation_fields.h"

namespace strata::translate::pull {

[[nodiscard]] std::string model_block(const Context& context, schema::TableId table,
                                      const std::vector<RelationField>& relation_fields);

// `sources` are the texts of the existing files: what only they know of a view is copied.
[[nodiscard]] std::string view_block(const Context& context, std::size_t view, const SourceSet& sources);

}  // namespace strata::translate::pull
