#include "dialect/sqlite/switches.h"

namespace strata::dialect::sqlite {

Result<SwitchKeeper> SwitchKeeper::capture(sql::Connection& connection,
                                           const std::vector<std::string>& names) {
  SwitchKeeper keeper(connection);
  for (const std::string& name : names) {
    STRATA_TRY(const sql::Rows rows, connection.query("PRAGMA " + name));
    if (!rows.empty()) keeper.values_.emplace_back(name, sql::to_integer(rows.rows[0][0]));
  }
  return keeper;
}

SwitchKeeper::SwitchKeeper(SwitchKeeper&& other) noexcept
    : connection_(other.connection_), values_(std::exchange(other.values_, {})) {}

void SwitchKeeper::restore() {
  for (const auto& [name, value] : values_) {
    static_cast<void>(connection_.execute("PRAGMA " + name + "=" + std::to_string(value)));
  }
  values_.clear();
}

}  // namespace strata::dialect::sqlite
