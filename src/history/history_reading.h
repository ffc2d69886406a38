// A history that is at hand, or that a companion reads while the caller does something else.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "strata/result.h"

#include "history/folder_reader.h"
#include "history/migration.h"

namespace strata::history {

class HistoryReading {
 public:
  HistoryReading(History history);
  // A folder that may be long is left to a companion. Messages call it `shown_as`.
  [[nodiscard]] static Result<HistoryReading> begin(FolderReader folder, std::string shown_as);
  HistoryReading(HistoryReading&& other) noexcept;
  HistoryReading& operator=(HistoryReading&& other) noexcept;
  ~HistoryReading();

  // The first call helps to finish, and waits. Fails when the folder cannot be listed.
  [[nodiscard]] Result<std::reference_wrapper<const History>> get() const;
  [[nodiscard]] Result<History> take() &&;

 private:
  struct Pending;

  explicit HistoryReading(std::unique_ptr<Pending> pending);

  mutable History history_;
  mutable std::unique_ptr<Pending> pending_;  // null: it was at hand
};

}  // namespace strata::history
