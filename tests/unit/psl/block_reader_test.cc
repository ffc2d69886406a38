// An outline and the lines that a BlockReader gives of its blocks are together what `parse` gives.
#include "psl/block_reader.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <string>
#include <string_view>
#include <tuple>
#include <variant>
#include <vector>

#include "dialect/registry.h"
#include "psl/parser.h"
#include "psl/resolve.h"

namespace strata::psl {
namespace {

using Told = std::vector<std::tuple<std::uint32_t, std::uint32_t, std::string>>;

Told told(const Diagnostics& diagnostics) {
  Told all;
  for (const Diagnostic& diagnostic : diagnostics.items())
    all.emplace_back(diagnostic.span.begin, diagnostic.span.end, diagnostic.message);
  std::ranges::sort(all);
  return all;
}

std::vector<std::size_t> kinds(const ast::Block& block) {
  std::vector<std::size_t> indexes;
  for (const ast::BlockItem& item : block.items) indexes.push_back(item.index());
  return indexes;
}

// The texts of the names of fields and values, so that items are known to be the same and not only as many.
std::vector<std::string> names(const ast::Block& block) {
  std::vector<std::string> all;
  for (const ast::BlockItem& item : block.items) {
    if (const auto* field = std::get_if<ast::Field>(&item)) all.emplace_back(field->name.text);
    if (const auto* value = std::get_if<ast::EnumValue>(&item)) all.emplace_back(value->name.text);
    if (const auto* pair = std::get_if<ast::Pair>(&item)) all.emplace_back(pair->key.text);
  }
  return all;
}

void expect_same(std::string_view text) {
  SourceSet sources;
  const std::uint32_t source = sources.add("test.prisma", std::string(text));
  Diagnostics of_parse;
  const ast::File whole = parse(sources, source, of_parse);
  Diagnostics of_reader;
  const ast::File outlined = outline(sources, source, of_reader);
  BlockReader reader(sources, of_reader);
  ASSERT_EQ(outlined.items.size(), whole.items.size());
  for (std::size_t i = 0; i < whole.items.size(); ++i) {
    ASSERT_EQ(outlined.items[i].index(), whole.items[i].index()) << i;
    const auto* const expected = std::get_if<ast::Block>(&whole.items[i]);
    if (expected == nullptr) continue;
    const auto& passed_over = std::get<ast::Block>(outlined.items[i]);
    EXPECT_TRUE(passed_over.items.empty());
    const ast::Block block = reader.read(passed_over);
    EXPECT_EQ(block.name.text, expected->name.text);
    EXPECT_EQ(block.documentation, expected->documentation);
    EXPECT_EQ(block.span, expected->span);
    EXPECT_EQ(block.inner_span, expected->inner_span);
    EXPECT_EQ(kinds(block), kinds(*expected));
    EXPECT_EQ(names(block), names(*expected));
  }
  EXPECT_EQ(told(of_reader), told(of_parse));
}

constexpr std::string_view kTexts[] = {
    "", "model A {\n  id Int @id\n}\n", "/// Kept.\nmodel A {\n  id Int // x\n\n  @@index([id])\n}",
    "enum E {\n  A @map(\"a\")\n  B\n}\ndatasource db {\n  provider = \"sqlite\"\n}\n",
    // What looks like the end of a block, in a comment over lines: above a field, behind one, before one.
    "model A {\n  /*\n}\n*/\n  id Int\n}\n", "model A {\n  id Int /* {\n}\n*/\n  b Int\n}\n",
    "model A {\n  /* x */ id Int\n  /* y\n */ b Int\n}\n",
    // A comment that never ends, and marks of one that is none.
    "model A {\n  /*\n  id Int\n}\n",
    "model A {\n  s String @default(\"/*\")\n  ! /*\n}\nmodel B {\n  id Int\n}\n",
    "model A {\n  // /*\n  id Int\n}\n",
    // A string whose escape takes the line end along, and the same where no string is.
    "model A {\n  s String @default(\"a\\\n}\")\n  t Int\n}\n",
    "model A {\n  ! \\\n}\nmodel B {\n  id Int\n}\n",
    "model A {\r\n  s String @default(\"a\\\r\n}\")\r\n}\r\n",
    "model A {\r  s String @default(\"a\\\r}\")\r}\r",
    // Other line ends and blanks.
    "model A {\r\n\r\n  id Int\r\n}\r\n", "model A {\r  id Int\r\r}\r",
    "model A {\n\xC2\xA0\tid Int\n\xC2\xA0}\n",
    // Blocks without an end, one and several, before and after whole ones.
    "model A {\n  id Int\n", "model A {\n  id Int\nmodel B {\n  id Int\n}\n",
    "enum A {\n  B\nenum C {\n  D\nenum E {\n", "model A {\n  id Int\n}\nmodel B {\n  /*\n",
    "model A {\nenum B {\n  /* } */\n  C\n", "model A {\n}}\nmodel B {\n } x\n",
    // Braces that end no block, behind text of every kind, and ends behind blanks of every kind.
    "model A {\n  j Json @default(\"{}\")\n  s String @default(\"}\") // }\n}\nmodel B {\n  id Int }\n\t }\n",
    "model A {\n  id Int // \xC3\xA9}\n \xC2\xA0}\nmodel B {\n \xC3\xA9}\n  id Int\n}\n",
    "model A {\n  s String @default(\"\\\"}\")\n\t}\nmodel B {\n  id Int\n}\n",
    // Mistakes in lines are told once.
    "model A {\n  !\n  a: Int\n  b [Int]\n  c\n}\nenum E {\n  1 2\n}\ngenerator g {\n  a\n  b =\n}\n"};

TEST(BlockReader, GivesWhatParsingGives) {
  for (const std::string_view text : kTexts) {
    SCOPED_TRACE(text);
    expect_same(text);
  }
}

// What is wrong anywhere is told all the same, and nothing is known of models.
TEST(Extent, OfAConfigurationTellsWhatIsNoSchemaLanguage) {
  SourceSet sources;
  const auto source =
      sources.add("test.prisma",
                  "/// Kept.\nmodel A {\n  a Int @x([1, 2])\n  !\n}\n\n/// Told.\ndatasource db "
                  "{\n  provider = \"sqlite\"\n}\n"
                  "enum E {\n  A\n}\nmodel Open {\n  id Int\n");
  Diagnostics all;
  Diagnostics some;
  static_cast<void>(parse(sources, source, all));
  const Datamodel datamodel = resolve(sources, dialect::targets(), some, Extent::configuration);
  ASSERT_TRUE(datamodel.datasource);
  EXPECT_EQ(datamodel.datasource->name, "db");
  EXPECT_EQ(datamodel.datasource->provider_text, "sqlite");
  EXPECT_TRUE(datamodel.models.empty());
  EXPECT_TRUE(datamodel.enums.empty());
  EXPECT_EQ(all.items().size(), 3U);
  EXPECT_EQ(told(some), told(all));
}

}  // namespace
}  // namespace strata::psl
