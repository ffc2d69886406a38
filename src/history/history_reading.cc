#include "history/history_reading.h"

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "base/sha256.h"
#include "base/shared_loop.h"

namespace strata::history {

struct HistoryReading::Pending {
  Pending(FolderReader reader, std::string path)
      : folder(std::move(reader)),
        shown_as(std::move(path)),
        looking([this] { return prepare(); },
                [this](std::size_t i) { digests[i] = folder.look_at(history[i].name, i); }) {}

  Result<void> list() {
    STRATA_TRY(std::vector<std::string> names, folder.list());
    history.reserve(names.size());
    for (std::string& name : names) {
      std::string path = script_in(shown_as, name);
      history.push_back({.name = std::move(name), .script_path = std::move(path), .script = {}});
    }
    digests.resize(names.size());
    return {};
  }

  // The number of scripts that are to be looked at: all or none.
  std::size_t prepare() {
    listed = list();
    return listed && folder.knows_scripts() ? history.size() : 0;
  }

  FolderReader folder;
  std::string shown_as;
  Result<void> listed;
  History history;  // has no scripts yet
  std::vector<std::optional<Sha256>> digests;
  bool is_over = false;
  SharedLoop looking;  // ends before what it uses
};

HistoryReading::HistoryReading(History history) : history_(std::move(history)) {}

HistoryReading::HistoryReading(std::unique_ptr<Pending> pending) : pending_(std::move(pending)) {}

Result<HistoryReading> HistoryReading::begin(FolderReader folder, std::string shown_as) {
  const bool may_be_long = folder.may_be_long();
  HistoryReading reading(std::make_unique<Pending>(std::move(folder), std::move(shown_as)));
  if (may_be_long) {
    reading.pending_->looking.begin();
  } else {
    STRATA_CHECK(reading.get());
  }
  return reading;
}

HistoryReading::HistoryReading(HistoryReading&& other) noexcept = default;
HistoryReading& HistoryReading::operator=(HistoryReading&& other) noexcept = default;
HistoryReading::~HistoryReading() = default;

Result<std::reference_wrapper<const History>> HistoryReading::get() const {
  if (pending_ == nullptr || pending_->is_over) return history_;
  pending_->looking.finish();
  STRATA_CHECK(pending_->listed);
  history_ = std::move(pending_->history);
  for (std::size_t i = 0; i < history_.size(); ++i) {
    history_[i].script = pending_->folder.read(history_[i].name, pending_->digests[i]);
  }
  pending_->folder.remember(history_);
  pending_->is_over = true;
  return history_;
}

Result<History> HistoryReading::take() && {
  STRATA_CHECK(get());
  return std::move(history_);
}

}  // namespace strata::history
