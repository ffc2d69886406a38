// Cycles among many models: the same answers in time that grows with the schema, not with its paths.
#include <gtest/gtest.h>
#include <string>
#include <tuple>

#include "dialect/registry.h"
#include "psl/codes.h"
#include "psl/load.h"

namespace strata::psl {
namespace {

// Every model refers to the next two: the number of paths doubles with each model.
std::string ladder(std::size_t models, bool closed) {
  std::string schema = "datasource db {\n  provider = \"sqlite\"\n  relationMode = \"prisma\"\n}\n";
  const auto name = [&](std::size_t index) { return "M" + std::to_string(index % models); };
  for (std::size_t index = 0; index < models; ++index) {
    schema += "model " + name(index) + " {\n  id Int @id\n";
    for (const std::size_t step : {1U, 2U}) {
      const std::string suffix = std::to_string(step);
      const bool leads = closed || index + step < models;
      const bool is_led = closed || index >= step;
      if (leads) {
        const std::string relation = "\"r" + suffix + "_" + std::to_string(index) + "\"";
        schema += "  k" + suffix + " Int\n  to" + suffix + " " + name(index + step) + " @relation(" +
                  relation + ", fields: [k" + suffix + "], references: [id])\n";
      }
      if (is_led) {
        const std::size_t from = (index + models - step) % models;
        schema += "  from" + suffix + " " + name(from) + "[] @relation(\"r" + suffix + "_" +
                  std::to_string(from) + "\")\n";
      }
    }
    schema += "}\n";
  }
  return schema;
}

std::size_t count_cycles(const std::string& schema) {
  SourceSet sources;
  sources.add("schema.prisma", schema);
  Diagnostics diagnostics;
  std::ignore = load(sources, dialect::targets(), diagnostics);
  std::size_t count = 0;
  for (const Diagnostic& diagnostic : diagnostics.items()) {
    if (diagnostic.severity == Severity::warning) continue;
    EXPECT_EQ(diagnostic.code, codes::kCascadeCycle) << diagnostic.message;
    ++count;
  }
  return count;
}

TEST(Cascades, ManyPathsAreNoCycle) {
  EXPECT_EQ(count_cycles(ladder(500, false)), 0U);
}

TEST(Cascades, EveryRelationOfARingIsOnACycle) {
  EXPECT_EQ(count_cycles(ladder(500, true)), 1000U);
}

}  // namespace
}  // namespace strata::psl
