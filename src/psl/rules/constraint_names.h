// Names of constraints and indexes that must differ, per database schema and per model. Names that the schema
// leaves out count with what they will be.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash_set.h"
#include "psl/rules/context.h"

namespace strata::psl::rules {

class ConstraintNames {
 public:
  explicit ConstraintNames(const Context& context) : context_(context) {}

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

  // Where a name must be unique: in its database schema, or in its model.
  enum class Scope : std::uint8_t { schema, model };
  struct ScopedName {
    std::string_view schema;
    std::uint32_t model = 0;  // its number, from 1 on; 0: in the whole schema
    std::string_view name;

    friend bool operator==(const ScopedName&, const ScopedName&) = default;
  };
  struct ScopedNameHash {
    std::size_t operator()(const ScopedName& key) const;
  };

  void prefetch_models_behind(ModelId id) const;
  void for_each(ModelId id, auto visit) const;
  void for_each_foreign_key(auto visit) const;
  [[nodiscard]] target::ConstraintKindSet kinds_in(Scope scope) const;
  [[nodiscard]] bool is_in(const Constraint& constraint, Scope scope) const;
  [[nodiscard]] ScopedName scoped_name(const Constraint& constraint, Scope scope) const;
  void add(const Constraint& constraint);
  void report(const Constraint& constraint) const;
  void find_clashes(Scope scope);

  const Context& context_;
  HashSet hashes_;  // of all scoped names; nearly always they show that there is no clash
  bool is_any_repeated_ = false;
  // Where a hash is repeated: all constraints, by model, then the foreign keys.
  std::vector<Constraint> constraints_;
  std::vector<std::size_t> first_of_model_;  // into constraints_; one more entry than models
};

}  // namespace strata::psl::rules
