// Shows what a use case is doing, and asks the questions that it has.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "strata/engine.h"

#include "cli/session.h"

namespace strata::cli {

// Whether applied migrations are listed while they are applied, or with the answer.
enum class Listing : std::uint8_t { at_once, at_end };

class Progress : public Observer {
 public:
  // With --json nothing is shown and nobody is asked; notes and applied migrations are kept for the answer.
  explicit Progress(Session& session, Listing listing = Listing::at_end)
      : session_(session), listing_(listing) {}

  void on_applying(std::string_view migration, std::size_t number, std::size_t total) override;
  void on_applied(std::string_view migration, double seconds) override;
  void on_replaying(std::size_t done, std::size_t total) override;
  void on_note(std::string_view text) override;
  void on_warning(std::string_view text) override;
  std::optional<bool> confirm(const Question& question) override;
  Result<std::string> name_migration() override;

  // The migrations that were not listed yet.
  void list_applied() const;

  [[nodiscard]] const std::vector<AppliedMigration>& applied() const { return applied_; }
  [[nodiscard]] const std::vector<std::string>& notes() const { return notes_; }

 private:
  Session& session_;
  Listing listing_;
  std::size_t total_ = 0;
  std::vector<AppliedMigration> applied_;
  std::vector<std::string> notes_;
};

// "Applied  20260101120000_init  (3 ms)"; of a long list only the number.
void list_applied(Output& out, const std::vector<AppliedMigration>& applied);

}  // namespace strata::cli
