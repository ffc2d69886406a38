#include "psl/attribute_set.h"

#include <fmt/format.h>
#include <variant>

#include "psl/codes.h"
#include "psl/name_rules.h"

namespace strata::psl {
void AttributeSet::assign_block(const ast::Block& block) {
  mark_ = "@@";
  attributes_.clear();
  for (const ast::BlockItem& item : block.items) {
    if (const auto* attribute = std::get_if<ast::BlockAttribute>(&item))
      attributes_.push_back(&attribute->attribute);
  }
  left_ = attributes_.size();
}

const ast::Attribute* AttributeSet::find_and_take(std::string_view name) {
  const ast::Attribute* first = nullptr;
  bool is_single = true;
  take_each(name, [&](const ast::Attribute& attribute) {
    if (first == nullptr) {
      first = &attribute;
      return;
    }
    if (is_single) report_duplicate(*first, *first);
    is_single = false;
    report_duplicate(attribute, *first);
  });
  return is_single ? first : nullptr;
}

const ast::Attribute* AttributeSet::take_native_type() {
  const ast::Attribute* first = nullptr;
  if (left_ == 0) return nullptr;
  for (const ast::Attribute*& attribute : attributes_) {
    if (attribute == nullptr || attribute->name.text.find('.') == std::string_view::npos) continue;
    const ast::Attribute& taken = take(attribute);
    check_identifier(taken.name, "attribute", diagnostics_);
    if (first == nullptr) {
      first = &taken;
      continue;
    }
    diagnostics_.error(codes::kDuplicateAttribute, taken.span, "A field has one native type at most.")
        .related.push_back({first->span, "first given here"});
  }
  return first;
}

void AttributeSet::report_unknown(std::span<const std::string_view> known, NearNames& near_names) {
  if (left_ == 0) return;
  for (const ast::Attribute* attribute : attributes_) {
    if (attribute == nullptr) continue;
    check_identifier(attribute->name, "attribute", diagnostics_);
    Diagnostic& diagnostic = diagnostics_.error(
        codes::kUnknownAttribute, attribute->span,
        fmt::format("The attribute `{}{}` is not known here.", mark_, attribute->name.text));
    if (attribute->name.text.find('.') != std::string_view::npos) {
      diagnostic.help = "A native type stands on fields of built-in types only.";
    } else if (const auto near = near_names.find(attribute->name.text, known)) {
      diagnostic.help = fmt::format("Did you mean `{}{}`?", mark_, *near);
    }
  }
}

void AttributeSet::report_duplicate(const ast::Attribute& attribute, const ast::Attribute& first) {
  Diagnostic& diagnostic =
      diagnostics_.error(codes::kDuplicateAttribute, attribute.span,
                         fmt::format("`{}{}` may stand here only once.", mark_, attribute.name.text));
  if (&attribute != &first) diagnostic.related.push_back({first.span, "first given here"});
}

}  // namespace strata::psl
