#include "history/script.h"

#include <fmt/format.h>

namespace strata::history {

Result<std::string_view> Script::text() const {
  if (text_) return *text_;
  STRATA_TRY(std::string text, folder_->read(name_));
  if (sha256(text) != digest_) {
    return fail(ErrorCode::file_unreadable, fmt::format("The script {} was changed meanwhile.", name_),
                {"Run the command again."});
  }
  text_ = std::move(text);
  return *text_;
}

}  // namespace strata::history
