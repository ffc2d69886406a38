#include "psl/parser.h"

#include <gtest/gtest.h>
#include <string>
#include <string_view>
#include <variant>

namespace strata::psl {
namespace {

struct Parsed {
  SourceSet sources;
  Diagnostics diagnostics;
  ast::File file;

  explicit Parsed(std::string text) {
    const auto id = sources.add("test.prisma", std::move(text));
    file = parse(sources, id, diagnostics);
  }

  // "code line:text of the span" for each diagnostic.
  [[nodiscard]] std::string errors() const {
    std::string lines;
    for (const Diagnostic& diagnostic : diagnostics.items()) {
      lines += std::string(diagnostic.code) + " " + std::to_string(sources.locate(diagnostic.span).line) +
               ":" + std::string(sources.text(diagnostic.span)) + "|";
    }
    return lines;
  }
  [[nodiscard]] const ast::Block& block(std::size_t index = 0) const {
    return std::get<ast::Block>(file.items[index]);
  }
  [[nodiscard]] const ast::Field& field(std::size_t index = 0) const {
    return std::get<ast::Field>(block().items[index]);
  }
};

TEST(Parser, ReadsFieldsWithTypesAttributesAndComments) {
  const Parsed parsed("model User {\n  id Int? @db.VarChar( 10 ) @id // x \n}\n");
  EXPECT_EQ(parsed.errors(), "");
  EXPECT_EQ(parsed.block().name.text, "User");
  EXPECT_EQ(parsed.sources.text(parsed.block().inner_span), "  id Int? @db.VarChar( 10 ) @id // x \n");
  const ast::Field& field = parsed.field();
  EXPECT_EQ(field.type->name, "Int");
  EXPECT_EQ(field.type->arity, ast::Arity::optional);
  ASSERT_EQ(field.attributes.size(), 2U);
  EXPECT_EQ(parsed.sources.text(field.attributes[0].span), "@db.VarChar( 10 )");
  EXPECT_EQ(parsed.sources.text(field.attributes[1].span), "@id ");
  EXPECT_EQ(field.trailing_comment->text, "// x ");
  EXPECT_EQ(parsed.sources.text(field.span), "id Int? @db.VarChar( 10 ) @id // x \n");
}

TEST(Parser, ReadsEveryKindOfValue) {
  const Parsed parsed(
      "model A {\n  a Int @x(\"q\\n\", -1.5, true, [f(1), {k: {}}], name: a.b, empty:,)\n}\n");
  EXPECT_EQ(parsed.errors(), "");
  const auto& list = *parsed.field().attributes[0].arguments;
  ASSERT_EQ(list.arguments.size(), 6U);
  EXPECT_EQ(std::get<ast::StringLiteral>(list.arguments[0].value->value).value, "q\n");
  EXPECT_EQ(std::get<ast::NumberLiteral>(list.arguments[1].value->value).text, "-1.5");
  EXPECT_EQ(std::get<ast::Constant>(list.arguments[2].value->value).text, "true");
  const auto& array = std::get<ast::Array>(list.arguments[3].value->value);
  EXPECT_EQ(std::get<ast::Call>(array.elements[0].value).name.text, "f");
  EXPECT_EQ(std::get<ast::Object>(array.elements[1].value).entries.size(), 1U);
  EXPECT_EQ(list.arguments[4].name->text, "name");
  EXPECT_EQ(list.arguments[5].name->text, "empty");
  EXPECT_FALSE(list.arguments[5].value.has_value());
  EXPECT_EQ(parsed.sources.text(*list.trailing_comma), ",");
}

TEST(Parser, KeywordsNeedNoBlankBehindThem) {
  EXPECT_EQ(Parsed("modelA{ ignored\nid Int\n}\n").block().name.text, "A");
}

TEST(Parser, JoinsDocumentation) {
  const Parsed parsed("/// one\n// not this\n/* two */\nmodel A {\n  /// above\n  id Int /// behind\n}\n");
  EXPECT_EQ(parsed.block(1).documentation, "one\ntwo");
  EXPECT_EQ(std::get<ast::Field>(parsed.block(1).items[1]).documentation, "above\nbehind");
}

TEST(Parser, ABlankLineSeparatesDocumentationFromABlock) {
  const Parsed parsed("/// one\n\nmodel A {\n}\n");
  EXPECT_EQ(parsed.block(2).documentation, "");
}

struct ErrorCase {
  std::string_view text;
  std::string_view errors;
};

TEST(Parser, ReportsOneErrorForABadLineAndGoesOn) {
  const ErrorCase cases[] = {
      {"junk\nmodel A {\n}\n", "S3001 1:junk\n|"},
      {"thing {\n a\n}\n", "S3002 1:thing {\n a\n}|"},
      {"model A {\n  a b c\n  d Int\n}\n", "S3003 2:a b c\n|"},
      {"model A {\n  a Int @x([1,])\n}\n", "S3003 2:a Int @x([1,])\n|"},
      {"enum E {\n  A B\n}\n", "S3004 2:A B\n|"},
      {"generator g {\n  a\n}\n", "S3005 2:a\n|"},
      {"model A {\n  a @id\n}\n", "S3006 2:a @id\n|"},
      {"model A {\n  a: Int\n}\n", "S3007 2::|"},
      {"model A {\n  a Int!\n}\n", "S3008 2:Int!|"},
      {"model A {\n  a [Int]\n}\n", "S3009 2:[Int]|"},
      {"model A {\n  a Int[]?\n}\n", "S3010 2:Int[]?|"},
      {"type T = Int @x(1)\n", "S3011 1:type T = Int @x(1)|"},
      {"model A {\n  a Int @x(\"\\q\")\n}\n", "S3012 2:\\q|"},
      {"model A {\n  a Int @x(\"\\ud800\\u0041\")\n}\n", "S3013 2:\\ud800\\u0041|"},
      {"// \xff\n", "S3014 1:\xff|"},
      {"model A {\n  a Int", "S3016 1:model A {\n|S3001 2:a Int|"},
      {"", ""},
      {"model A {\r\n  a b c\r\n}\r\n", "S3003 2:a b c\r\n|"},
  };
  for (const ErrorCase& c : cases) EXPECT_EQ(Parsed(std::string(c.text)).errors(), c.errors) << c.text;
}

std::string repeat(std::string_view text, std::size_t count) {
  std::string result;
  result.reserve(text.size() * count);
  for (std::size_t i = 0; i < count; ++i) result += text;
  return result;
}

TEST(Parser, LimitsNesting) {
  const Parsed parsed("model A {\n  a Int @x(" + repeat("[", 1000) + repeat("]", 1000) + ")\n}\n");
  ASSERT_EQ(parsed.diagnostics.error_count(), 1U);
  EXPECT_EQ(parsed.diagnostics.items()[0].code, "S3015");
}

// Each of these takes minutes where a rule that fails is tried again from every later line.
TEST(Parser, HostileTextTakesLinearTime) {
  constexpr std::size_t kLines = 20'000;
  EXPECT_EQ(Parsed(repeat("model A {\n", kLines)).diagnostics.error_count(), kLines);
  EXPECT_EQ(Parsed(repeat("stray {\n", kLines)).diagnostics.error_count(), kLines);
  EXPECT_EQ(Parsed(repeat("/*\n", kLines)).diagnostics.error_count(), kLines);
  EXPECT_EQ(Parsed("model A {\n" + repeat("a Int /*\n", kLines) + "*/ x\n}\n").diagnostics.error_count(),
            kLines + 1);
  EXPECT_EQ(Parsed(repeat("enum A {\nmodel A {\n generator g {\n", kLines / 2)).diagnostics.error_count(),
            kLines / 2 * 3);
  EXPECT_EQ(Parsed("model A {\n  a Int @x(" + repeat("(", 1'000'000) + "\n}\n").diagnostics.error_count(),
            1U);
  EXPECT_EQ(Parsed(std::string(1'000'000, '\0')).diagnostics.error_count(), 1U);
}

}  // namespace
}  // namespace strata::psl
