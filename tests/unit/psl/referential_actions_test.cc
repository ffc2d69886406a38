#include "psl/referential_actions.h"

#include <gtest/gtest.h>

#include "dialect/registry.h"

namespace strata::psl {
namespace {

using target::ReferentialAction;

struct ActionCase {
  const char* provider;
  Arity relation;
  Arity column;
  std::optional<ReferentialAction> written;
  ReferentialAction expected;
};

TEST(ReferentialActions, DefaultsFollowWhatMayBeEmpty) {
  for (const ActionCase& c : std::to_array<ActionCase>({
           {"sqlite", Arity::required, Arity::required, std::nullopt, ReferentialAction::restrict_},
           {"sqlite", Arity::optional, Arity::optional, std::nullopt, ReferentialAction::set_null},
           {"sqlite", Arity::optional, Arity::required, std::nullopt, ReferentialAction::restrict_},
           {"sqlserver", Arity::required, Arity::required, std::nullopt, ReferentialAction::no_action},
           {"sqlserver", Arity::optional, Arity::optional, std::nullopt, ReferentialAction::set_null},
           {"sqlite", Arity::required, Arity::required, ReferentialAction::cascade,
            ReferentialAction::cascade},
       })) {
    Model model;
    model.fields.push_back({.name = "key", .type = target::ScalarType::int_, .arity = c.column});
    model.fields.push_back(
        {.name = "to",
         .type = ModelId{0},
         .arity = c.relation,
         .relation_attribute = RelationAttribute{.fields = {{0}}, .on_delete = c.written}});
    const target::Target* target = target::find_target(dialect::targets(), c.provider);
    EXPECT_EQ(on_delete(model, model.fields[1], *target), c.expected) << c.provider;
    EXPECT_EQ(on_update(model.fields[1]), ReferentialAction::cascade);
  }
}

}  // namespace
}  // namespace strata::psl
