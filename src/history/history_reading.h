// A history that is at hand, or of whose files a companion asks the state while the caller does something
// else.
#pragma once

#include <memory>

#include "history/folder_reader.h"
#include "history/migration.h"

namespace strata::history {

class HistoryReading {
 public:
  HistoryReading(History history);
  // `history` has no scripts yet.
  HistoryReading(FolderReader folder, History history);
  HistoryReading(HistoryReading&& other) noexcept;
  HistoryReading& operator=(HistoryReading&& other) noexcept;
  ~HistoryReading();

  // The first call helps to finish, and waits.
  [[nodiscard]] const History& get() const;
  [[nodiscard]] History take() &&;

 private:
  struct Pending;

  mutable History history_;
  mutable std::unique_ptr<Pending> pending_;  // null: it is at hand
};

}  // namespace strata::history
