#include "cli/migration_state.h"

namespace strata::cli {

StateWords words_of(MigrationState state) {
  switch (state) {
    case MigrationState::applied:
      return {.text = "applied", .key = "applied", .style = Style::success};
    case MigrationState::pending:
      return {.text = "pending", .key = "pending", .style = Style::warning};
    case MigrationState::failed:
      return {.text = "failed", .key = "failed", .style = Style::error};
    case MigrationState::rolled_back:
      return {.text = "rolled back", .key = "rolled_back", .style = Style::warning};
    case MigrationState::edited:
      return {.text = "edited", .key = "edited", .style = Style::error};
    case MigrationState::missing:
      return {.text = "missing", .key = "missing", .style = Style::error};
  }
  return {};
}

}  // namespace strata::cli
