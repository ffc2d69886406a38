// The attributes of one field, enum value or block: taken one by one by those who understand them; what
// nobody takes is unknown.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "strata/diagnostic.h"

#include "psl/ast.h"
#include "psl/near_name.h"

namespace strata::psl {

class AttributeSet {
 public:
  explicit AttributeSet(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  // Starts over with the attributes of another owner.
  template <typename Attributes>
  void assign(const Attributes& attributes) {
    mark_ = "@";
    attributes_.clear();
    for (const ast::Attribute& attribute : attributes) attributes_.push_back(&attribute);
    left_ = attributes_.size();
  }
  void assign_block(const ast::Block& block);

  // Of those that nobody has taken.
  [[nodiscard]] std::size_t size() const { return left_; }

  // The attribute of that name. Several of them are reported, and none is given.
  [[nodiscard]] const ast::Attribute* take(std::string_view name) {
    return left_ == 0 ? nullptr : find_and_take(name);
  }
  // Every attribute of that name, in order.
  template <typename Function>
  void take_each(std::string_view name, Function function) {
    if (left_ == 0) return;
    for (const ast::Attribute*& attribute : attributes_) {
      if (attribute != nullptr && attribute->name.text == name) function(take(attribute));
    }
  }
  // @prefix.Name: the last one; further ones are reported.
  [[nodiscard]] const ast::Attribute* take_native_type();

  // Reports what is left. `known` are the names that the owner understands.
  void report_unknown(std::span<const std::string_view> known, NearNames& near_names);

 private:
  const ast::Attribute& take(const ast::Attribute*& attribute) {
    --left_;
    return *std::exchange(attribute, nullptr);
  }
  [[nodiscard]] const ast::Attribute* find_and_take(std::string_view name);
  void report_duplicate(const ast::Attribute& attribute, const ast::Attribute& first);

  Diagnostics& diagnostics_;
  std::vector<const ast::Attribute*> attributes_;  // null once taken
  std::size_t left_ = 0;                           // of them
  std::string_view mark_ = "@";                    // how the attributes of this owner are written
};

}  // namespace strata::psl
