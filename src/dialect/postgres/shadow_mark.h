// What a shadow database says of itself: that strata may empty it at will, and which migrations it holds. It
// stands in the database's comment, which changes in the transaction that changes the database: whatever
// dies, the two never tell different stories.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>

#include "strata/result.h"

#include "base/sha256.h"
#include "dialect/postgres/connection.h"
#include "sql/connection.h"

namespace strata::dialect::postgres {

// Keeps other runs out of the shadow until the connection ends.
enum class Patience : std::uint8_t { moment, minute };

struct ShadowState {
  bool is_held = false;     // by this connection; the rest is not known otherwise
  bool is_marked = false;   // strata may empty it
  std::string content;      // of the mark
  bool has_others = false;  // databases that were made for one run are on the server: some may be left over
};
[[nodiscard]] Result<ShadowState> hold_shadow(Connection& shadow, Patience patience);

// How many migrations of a history with these keys the content stands for; nothing when it is of another
// history, of another version of the server, or unfinished. An empty content stands for none.
[[nodiscard]] std::optional<std::size_t> migrations_in(const Connection& shadow, const std::string& content,
                                                       std::span<const Sha256> chain);

// The statement that marks the database as holding the migrations up to the one with this key; without key,
// as holding nobody knows what.
[[nodiscard]] sql::Command mark_shadow(const Connection& shadow, const std::optional<Sha256>& key);
// As holding nothing.
[[nodiscard]] sql::Command mark_empty_shadow(const Connection& shadow);

}  // namespace strata::dialect::postgres
