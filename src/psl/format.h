// Syntax tree → canonical text, byte for byte what the original formatter writes. Printing comes to rest
// after the second time at the latest.
#pragma once

#include <string>
#include <vector>

#include "base/source.h"
#include "psl/ast.h"
#include "target/target.h"

namespace strata::psl {

// Prints one file in canonical layout: aligned columns, attributes in their fixed order, two blanks of
// indentation.
[[nodiscard]] std::string print(const ast::File& file);

// The canonical text of each source, in the order of `sources`. Missing parts of relations (the back field,
// scalar fields, `fields:` and `references:`) are added first where the files resolve without errors. Lines
// that cannot be read stay as they are and are told in `syntax`, with nothing else.
[[nodiscard]] std::vector<std::string> format(const SourceSet& sources, target::Targets targets,
                                              Diagnostics& syntax);

}  // namespace strata::psl
