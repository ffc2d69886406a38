// What the comments of a query say about it, for callers that generate code from queries:
//
//   -- @description Users of an age.
//   -- @param {Int} $1:minAge The youngest.
//   -- @param {String?} $2:name
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "strata/result.h"

#include "target/target.h"

namespace strata::engine {

struct ParameterNote {
  std::string name;                        // empty: not given
  std::string text;                        // empty: none
  std::optional<target::ScalarType> type;  // none: as the database says
  bool can_be_null = false;
};

struct QueryNotes {
  std::string description;
  std::map<std::size_t, ParameterNote> parameters;  // by their number, from 1
};

// A note of another form is an error; comments without @param and @description are nobody's business.
[[nodiscard]] Result<QueryNotes> read_query_notes(std::string_view source);

}  // namespace strata::engine
