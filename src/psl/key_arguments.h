// The arguments that keys and indexes share: their columns, names, order and conditions.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "psl/ast.h"
#include "psl/attribute_arguments.h"
#include "psl/field_list.h"
#include "psl/resolution.h"

namespace strata::psl {

// The arguments of one attribute of one model. Each function reads its argument and reports what is wrong
// with it.
class KeyArguments {
 public:
  KeyArguments(Resolution& resolution, ModelId model, const ast::Attribute& attribute,
               const ArgumentRules& rules);

  // False when nothing more can be said about the attribute.
  [[nodiscard]] bool can_go_on() const { return arguments_.are_complete(); }

  // `fields` of a block attribute; nothing when a name is wrong.
  [[nodiscard]] std::optional<std::vector<IndexColumn>> columns(ColumnArguments allowed) const;
  // The column of a field attribute, with its `length` and `sort`.
  [[nodiscard]] IndexColumn column(FieldIndex field) const;

  [[nodiscard]] std::optional<std::string> client_name() const;
  [[nodiscard]] std::optional<std::string> mapped_name() const;
  [[nodiscard]] std::optional<bool> clustered() const;
  [[nodiscard]] std::optional<target::IndexType> index_type() const;
  [[nodiscard]] std::optional<WhereClause> where() const;
  // Contract: AttributeArguments.
  void refuse_all() const { arguments_.refuse_all(); }
  // The mapped name of @@index, whose `name` is an old spelling of `map`.
  void read_index_name(Index& index) const;

  // The place of an argument, or of the attribute when it is not given.
  [[nodiscard]] Span span_of(std::string_view name) const { return arguments_.span_of(name); }

 private:
  void report_bad_fields(const FieldList& list) const;

  Resolution& resolution_;
  Diagnostics& diagnostics_;
  ModelId model_;
  const ast::Attribute& attribute_;
  AttributeArguments arguments_;
};

}  // namespace strata::psl
