// A schema file of any size, in the shape of generate.py's: 14 fields, a relation and two indexes a model.
#pragma once

#include <string>

namespace strata::bench {

// With `changed`, every tenth model has a new field.
[[nodiscard]] std::string schema_text(int models, bool changed);

}  // namespace strata::bench
