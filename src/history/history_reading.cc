#include "history/history_reading.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/files.h"
#include "base/shared_loop.h"

namespace strata::history {
namespace {

// Asking for fewer files takes less time than starting a thread.
constexpr std::size_t kWorthAThread = 200;

std::vector<std::string> names_of_scripts(const History& history) {
  std::vector<std::string> names;
  names.reserve(history.size());
  for (const Migration& migration : history) names.push_back(script_in(migration.name));
  return names;
}

}  // namespace

struct HistoryReading::Pending {
  Pending(FolderReader reader, const History& history)
      : folder(std::move(reader)),
        scripts(folder.knows_scripts() ? names_of_scripts(history) : std::vector<std::string>()),
        stamps(history.size()),
        loop(scripts.size(), [this](std::size_t i) { stamps[i] = folder.stamp(scripts[i]); }) {
    if (scripts.size() >= kWorthAThread) loop.begin();
  }

  FolderReader folder;
  std::vector<std::string> scripts;  // whose state is asked for: all or none
  std::vector<std::optional<FileStamp>> stamps;
  SharedLoop loop;
};

HistoryReading::HistoryReading(History history) : history_(std::move(history)) {}

HistoryReading::HistoryReading(FolderReader folder, History history)
    : history_(std::move(history)), pending_(std::make_unique<Pending>(std::move(folder), history_)) {}

HistoryReading::HistoryReading(HistoryReading&& other) noexcept = default;
HistoryReading& HistoryReading::operator=(HistoryReading&& other) noexcept = default;
HistoryReading::~HistoryReading() = default;

const History& HistoryReading::get() const {
  if (pending_ == nullptr) return history_;
  pending_->loop.finish();
  for (std::size_t i = 0; i < history_.size(); ++i) {
    history_[i].script = pending_->folder.read(history_[i].name, pending_->stamps[i]);
  }
  pending_->folder.remember(history_);
  pending_.reset();
  return history_;
}

History HistoryReading::take() && {
  static_cast<void>(get());
  return std::move(history_);
}

}  // namespace strata::history
