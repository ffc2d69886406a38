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

// What `strata format` writes: one text per source, in the order of `sources`. Missing parts of relations
// (the back field, scalar fields, `fields:` and `references:`) are added first where the files resolve
// without errors.
[[nodiscard]] std::vector<std::string> format(const SourceSet& sources, target::Targets targets);

}  // namespace strata::psl
