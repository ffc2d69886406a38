// Lists of fields in attributes: `[a, b(sort: Desc)]` of keys and indexes, `[a, b]` of relations. A single
// field may stand without brackets.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "psl/ast.h"
#include "psl/resolution.h"

namespace strata::psl {

// One name of the list that is no column of the model.
struct BadField {
  std::string_view name;
  bool is_relation = false;  // a field, but not one with a column; else there is no such field
};

struct FieldList {
  std::vector<IndexColumn> columns;
  std::vector<BadField> bad;
};

enum class ColumnArguments : std::uint8_t { allowed, forbidden };

// Nothing when the list itself is wrong, which is reported: an element is no name, or a field stands twice
// (reported at `attribute`). Names that are no columns are given back for the caller to report.
[[nodiscard]] std::optional<FieldList> resolve_field_list(Resolution& resolution, ModelId model,
                                                          const ast::Expression& value,
                                                          ColumnArguments arguments, Span attribute);

// The same in two steps, for lists whose model is not read yet: the names of a list without arguments, which
// point into the source, and what they stand for.
[[nodiscard]] std::optional<std::vector<std::string_view>> read_field_names(const ast::Expression& value,
                                                                            Diagnostics& diagnostics);
[[nodiscard]] std::optional<FieldList> resolve_field_names(Resolution& resolution, ModelId model,
                                                           std::span<const std::string_view> names,
                                                           Span attribute);

// The names of `list.bad` of one kind, for messages: "`a`, `b`".
[[nodiscard]] std::string bad_names(const FieldList& list, bool is_relation);

// The columns without their arguments.
[[nodiscard]] std::vector<FieldIndex> field_indexes(const FieldList& list);

// `Asc` or `Desc`.
[[nodiscard]] std::optional<SortOrder> find_sort_order(std::string_view word);
void report_unknown_sort_order(std::string_view word, Span span, Diagnostics& diagnostics);

}  // namespace strata::psl
