#include "psl/rules/name_length.h"

#include <fmt/format.h>

#include "psl/rules/describe.h"

namespace strata::psl::rules {

void check_name_length(const Context& context, std::string_view name, Span span) {
  if (name.size() <= context.target.max_name_bytes) return;
  context.diagnostics
      .error(codes::kNameTooLong, span,
             fmt::format("This name has {} bytes; {} takes at most {}.", name.size(),
                         database(context.target), context.target.max_name_bytes))
      .help = "Give a shorter name with `map`.";
}

}  // namespace strata::psl::rules
