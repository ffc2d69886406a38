#include "translate/to_schema.h"

#include <gtest/gtest.h>
#include <utility>

#include "base/source.h"
#include "dialect/registry.h"
#include "psl/resolve.h"

namespace strata::translate {
namespace {

using schema::TypeFamily;
using target::ReferentialAction;

schema::Schema schema_of(std::string_view provider, std::string_view models) {
  SourceSet sources;
  sources.add("schema.prisma",
              "datasource db {\n  provider = \"" + std::string(provider) + "\"\n}\n" + std::string(models));
  Diagnostics diagnostics;
  const psl::Datamodel datamodel = psl::resolve(sources, dialect::targets(), diagnostics);
  for (const LocatedDiagnostic& diagnostic : sources.locate(diagnostics)) ADD_FAILURE() << diagnostic.message;
  return diagnostics.has_errors() ? schema::Schema{} : to_schema(datamodel);
}

const schema::Table& table(const schema::Schema& schema, std::size_t position) {
  return schema.tables[decltype(schema.tables)::id(position)];
}

constexpr std::string_view kManyToMany = R"(
model B {
  id Int @id
  as A[]
}

model A {
  key String @id @map("the_key")
  bs  B[]

  @@map("a_table")
}
)";

TEST(ToSchema, AManyToManyRelationIsATableOfPairs) {
  const schema::Schema schema = schema_of("sqlite", kManyToMany);
  ASSERT_EQ(schema.tables.size(), 3U);
  const schema::Table& join = table(schema, 2);
  EXPECT_EQ(join.name.name, "_AToB");
  EXPECT_EQ(join.columns[0].type.family, TypeFamily::string);
  EXPECT_EQ(join.columns[1].type.family, TypeFamily::int_);
  EXPECT_FALSE(join.columns[1].is_autoincrement);
  ASSERT_EQ(join.indexes.size(), 2U);
  EXPECT_EQ(join.indexes[0].name, "_AToB_AB_unique");
  EXPECT_EQ(join.indexes[1].name, "_AToB_B_index");
  EXPECT_EQ(join.foreign_keys[0].referenced_table.name, "a_table");
  EXPECT_EQ(join.foreign_keys[0].referenced_columns, std::vector<std::string>{"the_key"});
  EXPECT_EQ(join.foreign_keys[0].on_delete, ReferentialAction::cascade);
}

TEST(ToSchema, TakesADatamodelApartForTheSameTables) {
  SourceSet sources;
  sources.add("schema.prisma",
              "datasource db {\n  provider = \"postgresql\"\n}\n" + std::string(kManyToMany) +
                  "model C {\n  id Int @id @default(autoincrement())\n"
                  "  parentId Int? @unique\n  parent C? @relation(\"P\", fields: [parentId], "
                  "references: [id])\n  child C? @relation(\"P\")\n}\n");
  Diagnostics diagnostics;
  psl::Datamodel datamodel = psl::resolve(sources, dialect::targets(), diagnostics);
  ASSERT_FALSE(diagnostics.has_errors());
  const schema::Schema kept = to_schema(std::as_const(datamodel));
  const schema::Schema made = to_schema(std::move(datamodel));
  ASSERT_EQ(kept.tables.size(), 4U);
  EXPECT_TRUE(kept.tables == made.tables);
}

TEST(ToSchema, WhereTargetsSayThePairIsThePrimaryKey) {
  const schema::Table join = table(schema_of("postgresql", kManyToMany), 2);
  ASSERT_TRUE(join.primary_key);
  EXPECT_EQ(join.primary_key->name, "_AToB_AB_pkey");
  EXPECT_EQ(join.indexes.size(), 1U);
}

TEST(ToSchema, OnDeleteFollowsTheColumns) {
  const schema::Schema schema = schema_of("sqlite", R"(
model Parent {
  id       Int     @id
  required Child[] @relation("required")
  optional Child[] @relation("optional")
}

model Child {
  id  Int     @id
  one Int
  two Int?
  a   Parent  @relation("required", fields: [one], references: [id])
  b   Parent? @relation("optional", fields: [two], references: [id])
}
)");
  const schema::Table& child = table(schema, 1);
  ASSERT_EQ(child.foreign_keys.size(), 2U);
  EXPECT_EQ(child.foreign_keys[0].name, "Child_one_fkey");
  EXPECT_EQ(child.foreign_keys[0].on_delete, ReferentialAction::restrict_);
  EXPECT_EQ(child.foreign_keys[1].on_delete, ReferentialAction::set_null);
  EXPECT_EQ(child.foreign_keys[1].on_update, ReferentialAction::cascade);
}

TEST(ToSchema, RelationModePrismaMakesNoForeignKeys) {
  SourceSet sources;
  sources.add("schema.prisma", "datasource db {\n  provider = \"sqlite\"\n  relationMode = \"prisma\"\n}\n" +
                                   std::string(kManyToMany));
  Diagnostics diagnostics;
  const schema::Schema schema = to_schema(psl::resolve(sources, dialect::targets(), diagnostics));
  EXPECT_TRUE(table(schema, 2).foreign_keys.empty());
  EXPECT_EQ(table(schema, 2).indexes.size(), 2U);
}

TEST(ToSchema, AnEnumIsATypeOrText) {
  constexpr std::string_view kModels = R"(
enum Color {
  RED @map("red")
}

model T {
  id    Int   @id
  color Color @default(RED)
}
)";
  const schema::Schema text = schema_of("sqlite", kModels);
  EXPECT_TRUE(text.enums.empty());
  EXPECT_EQ(table(text, 0).columns[1].type.family, TypeFamily::string);
  EXPECT_EQ(std::get<schema::Literal>(*table(text, 0).columns[1].default_value).text, "red");
  const schema::Schema named = schema_of("postgresql", kModels);
  ASSERT_EQ(named.enums.size(), 1U);
  EXPECT_EQ(table(named, 0).columns[1].type.family, TypeFamily::enum_);
  EXPECT_EQ(table(named, 0).columns[1].type.name, "Color");
}

TEST(ToSchema, NativeTypesHaveTheirSqlNames) {
  const schema::Table table_ = table(schema_of("postgresql", R"(
model T {
  id   BigInt  @id @default(autoincrement())
  name String  @db.VarChar(20)
  sum  Decimal
}
)"),
                                     0);
  EXPECT_TRUE(table_.columns[0].is_autoincrement);
  EXPECT_EQ(table_.columns[1].type.name, "VARCHAR");
  EXPECT_EQ(table_.columns[1].type.arguments[0], 20);
  EXPECT_EQ(table_.columns[2].type.arguments, (std::array<std::int64_t, 2>{65, 30}));
  EXPECT_EQ(table_.primary_key->name, "T_pkey");
}

TEST(ToSchema, EverySingleIntKeyOfSqliteCountsByItself) {
  const schema::Schema schema = schema_of("sqlite", R"(
model A {
  id Int @id
}

model B {
  id BigInt @id
}

model C {
  x Int
  y Int

  @@id([x, y])
}
)");
  EXPECT_TRUE(table(schema, 0).columns[0].is_autoincrement);
  EXPECT_FALSE(table(schema, 1).columns[0].is_autoincrement);
  EXPECT_FALSE(table(schema, 2).columns[0].is_autoincrement);
}

}  // namespace
}  // namespace strata::translate
