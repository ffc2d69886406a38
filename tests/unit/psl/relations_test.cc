// How relation fields find their opposites, and which side holds the foreign key.
#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "dialect/registry.h"
#include "psl/resolve.h"

namespace strata::psl {
namespace {

std::string side(const Datamodel& datamodel, ModelId model, std::optional<FieldIndex> field) {
  const Model& owner = datamodel.models[model];
  return owner.name + "." + (field ? owner.fields[*field].name : "?");
}

std::string_view kind_name(Relation::Kind kind) {
  switch (kind) {
    case Relation::Kind::one_to_one:
      return "1:1";
    case Relation::Kind::one_to_many:
      return "1:n";
    case Relation::Kind::many_to_many:
      return "m:n";
  }
  return {};
}

// "name kind forward>back" for each relation, in order.
std::vector<std::string> relations_of(std::string text) {
  SourceSet sources;
  sources.add("test.prisma", std::move(text));
  Diagnostics diagnostics;
  const Datamodel datamodel = resolve(sources, dialect::targets(), diagnostics);
  EXPECT_FALSE(diagnostics.has_errors());
  std::vector<std::string> lines;
  for (const Relation& relation : datamodel.relations) {
    lines.push_back(relation.name + " " + std::string(kind_name(relation.kind)) + " " +
                    side(datamodel, relation.forward_model, relation.forward_field) + ">" +
                    side(datamodel, relation.back_model, relation.back_field));
  }
  return lines;
}

using Lines = std::vector<std::string>;

TEST(Relations, OneToManyPointsFromTheSingleSide) {
  EXPECT_EQ(relations_of(R"(
model User {
  id    Int    @id
  posts Post[]
}
model Post {
  id     Int  @id
  userId Int
  user   User @relation(fields: [userId], references: [id])
}
)"),
            Lines({"PostToUser 1:n Post.user>User.posts"}));
}

TEST(Relations, NamesPairFieldsOfTheSameTwoModels) {
  EXPECT_EQ(relations_of(R"(
model User {
  id      Int    @id
  written Post[] @relation("author")
  edited  Post[] @relation("editor")
}
model Post {
  id       Int   @id
  editorId Int?
  editor   User? @relation("editor", fields: [editorId], references: [id])
  authorId Int
  author   User  @relation(name: "author", fields: [authorId], references: [id])
}
)"),
            Lines({"editor 1:n Post.editor>User.edited", "author 1:n Post.author>User.written"}));
}

TEST(Relations, ManyToManyBeginsWithTheSmallerModelName) {
  EXPECT_EQ(relations_of(R"(
model Tag {
  id    Int    @id
  posts Post[]
}
model Post {
  id   Int   @id
  tags Tag[]
}
)"),
            Lines({"PostToTag m:n Post.tags>Tag.posts"}));
}

TEST(Relations, SelfManyToManyBeginsWithTheSmallerFieldName) {
  EXPECT_EQ(relations_of(R"(
model User {
  id        Int    @id
  following User[] @relation("follows")
  followers User[] @relation("follows")
}
)"),
            Lines({"follows m:n User.followers>User.following"}));
}

TEST(Relations, OneToOneHasItsKeyOnTheRequiredSide) {
  EXPECT_EQ(relations_of(R"(
model User {
  id      Int      @id
  profile Profile?
}
model Profile {
  id     Int  @id
  userId Int  @unique
  user   User @relation(fields: [userId], references: [id])
}
)"),
            Lines({"ProfileToUser 1:1 Profile.user>User.profile"}));
}

TEST(Relations, OneToOneBetweenOptionalSidesHasItsKeyWhereFieldsAre) {
  EXPECT_EQ(relations_of(R"(
model A {
  id Int @id
  b  B?
}
model B {
  id  Int  @id
  aId Int? @unique
  a   A?   @relation(fields: [aId], references: [id])
}
)"),
            Lines({"AToB 1:1 B.a>A.b"}));
}

TEST(Relations, ASideWithoutOppositeStaysAlone) {
  EXPECT_EQ(relations_of(R"(
model A {
  id  Int @id
  bId Int @unique
  cId Int
  b   B   @relation(fields: [bId], references: [id])
  c   C   @relation(fields: [cId], references: [id])
}
model B {
  id Int @id
}
model C {
  id Int @id
  bs B[]
}
)"),
            Lines({"AToB 1:1 A.b>B.?", "AToC 1:n A.c>C.?", "BToC 1:n B.?>C.bs"}));
}

TEST(Relations, ModelsOfSeveralFilesMeet) {
  SourceSet sources;
  sources.add("user.prisma", "model User {\n  id Int @id\n  posts Post[]\n}\n");
  sources.add("post.prisma",
              "model Post {\n  id Int @id\n  userId Int\n"
              "  user User @relation(fields: [userId], references: [id])\n}\n");
  Diagnostics diagnostics;
  const Datamodel datamodel = resolve(sources, dialect::targets(), diagnostics);
  EXPECT_FALSE(diagnostics.has_errors());
  ASSERT_EQ(datamodel.relations.size(), 1U);
  EXPECT_EQ(sources.source_of(datamodel.models[ModelId{1}].span), 1U);
}

}  // namespace
}  // namespace strata::psl
