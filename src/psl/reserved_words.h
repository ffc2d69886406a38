// Words that cannot name a model, view, type or enum, because the generated JavaScript client has a class of
// that name.
#pragma once

#include <string_view>

namespace strata::psl {

// Case matters: "delete" is reserved, "Delete" is not.
[[nodiscard]] bool is_reserved_word(std::string_view word);

}  // namespace strata::psl
