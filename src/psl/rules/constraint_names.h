// Names of constraints and indexes that must differ, per database schema and per model. Names that the schema
// leaves out count with what they will be.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "psl/rules/context.h"

namespace strata::psl::rules {

class ConstraintNames {
 public:
  explicit ConstraintNames(const Context& context);

  // The names of every model, in the order of models; then what they have in common is looked for.
  void add(ModelId model);
  void find_clashes();

  // Report, once each, the names that something else has too: of a model's own constraints, of all foreign
  // keys.
  void report(ModelId model) const;
  void report_foreign_keys() const;

 private:
  struct Constraint {
    target::ConstraintKind kind = target::ConstraintKind::index;
    std::string_view what;  // "@@index", "@relation", …
    std::string name;
    ModelId model;
    bool is_foreign_to_model = false;  // a key that only a list in another model asks for
    Span span;
    const Constraint* clash = nullptr;  // another one with the same name
  };

  [[nodiscard]] std::size_t least_count() const;
  void prefetch_models_behind(ModelId id) const;
  void add_foreign_keys();
  void report(const Constraint& constraint) const;
  void find_clashes(target::ConstraintKindSet kinds, bool per_model);

  const Context& context_;
  std::vector<Constraint> constraints_;      // by model, then the foreign keys
  std::vector<std::size_t> first_of_model_;  // into constraints_; one more entry than models
};

}  // namespace strata::psl::rules
