// What differs between the two sides of one table, before it is decided how to bring that about.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "diff/step.h"
#include "schema/schema.h"

namespace strata::diff {

class Policy;

enum class PrimaryKeyChange : std::uint8_t { none, created, dropped, changed };

struct TableDiff {
  Pair<TableId> id;
  Pair<const schema::Table*> table;

  // Columns stand by name, keys by position.
  std::vector<ColumnIndex> dropped_columns, added_columns;
  std::vector<ColumnPair> kept_columns;
  PrimaryKeyChange primary_key = PrimaryKeyChange::none;
  bool primary_key_renamed = false;
  std::vector<KeyIndex> dropped_indexes, created_indexes;
  std::vector<Pair<KeyIndex>> renamed_indexes;  // equal but for their names
  std::vector<KeyIndex> dropped_foreign_keys, created_foreign_keys;
  std::vector<Pair<KeyIndex>> kept_foreign_keys, renamed_foreign_keys;

  [[nodiscard]] bool any_column_changed() const;
  [[nodiscard]] bool is_created_index(KeyIndex next) const {
    return std::ranges::binary_search(created_indexes, next);
  }
  [[nodiscard]] bool adds_primary_key() const {
    return primary_key == PrimaryKeyChange::created || primary_key == PrimaryKeyChange::changed;
  }
  // The previous primary key goes, whether or not another one comes.
  [[nodiscard]] bool drops_primary_key() const {
    return primary_key == PrimaryKeyChange::dropped || primary_key == PrimaryKeyChange::changed;
  }
};

[[nodiscard]] TableDiff compare_tables(const Pair<TableId>& id, const Pair<const schema::Table*>& table,
                                       const Policy& policy);

}  // namespace strata::diff
