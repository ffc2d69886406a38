#include "history/script.h"

#include <fmt/format.h>

#include "history/migration.h"

namespace strata::history {

Result<std::string_view> Script::text(std::string_view migration) const {
  if (text_) return *text_;
  STRATA_TRY(std::string text, folder_->read(script_in(migration)));
  if (sha256(text) != digest_) {
    return fail(ErrorCode::file_unreadable,
                fmt::format("The script of the migration `{}` was changed meanwhile.", migration),
                {"Run the command again."});
  }
  text_ = std::move(text);
  return *text_;
}

}  // namespace strata::history
