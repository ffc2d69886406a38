#include "cli/progress.h"

#include <array>
#include <fmt/format.h>

#include "cli/report.h"
#include "cli/unicode.h"

namespace strata::cli {
namespace {

// Of a longer list nobody reads the lines.
constexpr std::size_t kMaxListed = 30;
constexpr std::size_t kReplayStep = 25;

// One line from the keyboard; nothing at its end.
std::optional<std::string> read_answer() {
  std::string answer;
  for (int c = std::getchar(); c != '\n'; c = std::getchar()) {
    if (c == EOF) return std::nullopt;
    answer += static_cast<char>(c);
  }
  return answer;
}

void show(Output& out, const AppliedMigration& migration) {
  out.line(fmt::format("{}  {}  {}", out.styled(Style::success, "Applied"), printable(migration.name),
                       out.styled(Style::quiet, "(" + duration(migration.seconds) + ")")));
}

}  // namespace

void list_applied(Output& out, const std::vector<AppliedMigration>& applied) {
  if (applied.size() > kMaxListed) {
    out.line(fmt::format("{}  {}, the last one {}", out.styled(Style::success, "Applied"),
                         counted(applied.size(), "migration"), printable(applied.back().name)));
    return;
  }
  for (const AppliedMigration& migration : applied) show(out, migration);
}

void Progress::list_applied() const {
  if (listing_ == Listing::at_end || total_ > kMaxListed) cli::list_applied(session_.out, applied_);
}

void Progress::on_applying(std::string_view migration, std::size_t number, std::size_t total) {
  total_ = total;
  if (session_.as_json) return;
  session_.err.transient(fmt::format("Applying {} ({} of {})", printable(migration), number, total));
}

void Progress::on_applied(std::string_view migration, double seconds) {
  applied_.push_back({.name = std::string(migration), .seconds = seconds});
  if (session_.as_json || listing_ == Listing::at_end || total_ > kMaxListed) return;
  session_.err.transient("");
  show(session_.out, applied_.back());
}

void Progress::on_replaying(std::size_t done, std::size_t total) {
  if (session_.as_json || (done % kReplayStep != 0 && done != total)) return;
  session_.err.transient(done == total ? "" : fmt::format("Replaying the history: {} of {}", done, total));
}

void Progress::on_note(std::string_view text) {
  if (session_.as_json)
    notes_.emplace_back(text);
  else
    session_.err.line("note: " + printable(text));
}

// In a JSON answer they are part of the outcome.
void Progress::on_warning(std::string_view text) {
  if (!session_.as_json) report_warnings(session_.err, std::array{std::string(text)});
}

std::optional<bool> Progress::confirm(const Question& question) {
  if (session_.as_json || !can_ask(session_.environment)) return std::nullopt;
  Output& err = session_.err;
  err.line(err.styled(Style::warning, printable(question.text)));
  for (const std::string& loss : question.losses) err.line("  " + printable(loss));
  err.write("Go on? [y/N] ");
  static_cast<void>(err.flush());
  const std::optional<std::string> answer = read_answer();
  if (!answer) err.line();
  return answer == "y" || answer == "Y" || answer == "yes";
}

Result<std::string> Progress::name_migration() {
  if (session_.as_json || !can_ask(session_.environment)) return std::string();
  session_.err.write("What does the new migration do, in a few words? (Enter: no name) ");
  static_cast<void>(session_.err.flush());
  std::optional<std::string> answer = read_answer();
  if (answer) return *std::move(answer);
  session_.err.line();
  return std::unexpected(
      Error{.code = ErrorCode::declined, .message = "Declined; no migration was written."});
}

}  // namespace strata::cli
