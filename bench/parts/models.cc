#include "models.h"

#include <fmt/format.h>

namespace strata::bench {
namespace {

constexpr const char* kModel = R"(
model Model{number} {{
  id Int @id @default(autoincrement())
  email String @unique
  name String?
  age Int @default(0)
  score Float @default(1.5)
  active Boolean @default(true)
  notes String @default("none")
  total BigInt @default(0)
  price Decimal?
  payload Bytes?
  createdAt DateTime @default(now())
{added}  parentId Int?
  parent Model{parent}? @relation("R{number}", fields: [parentId], references: [id])
  children Model{child}[] @relation("R{child}")

  @@index([name, age])
  @@index([parentId])
}}
)";

}  // namespace

std::string schema_text(int models, bool changed) {
  std::string text = "datasource db {\n  provider = \"sqlite\"\n}\n";
  for (int number = 0; number < models; ++number) {
    text +=
        fmt::format(kModel, fmt::arg("number", number), fmt::arg("parent", (number + models - 1) % models),
                    fmt::arg("child", (number + 1) % models),
                    fmt::arg("added", changed && number % 10 == 0 ? "  added String?\n" : ""));
  }
  return text;
}

}  // namespace strata::bench
