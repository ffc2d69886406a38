#include <algorithm>
#include <fstream>
#include <gtest/gtest.h>
#include <map>
#include <set>
#include <string>

#include "dialect/registry.h"

namespace strata::dialect {
namespace {

using target::DefaultNativeType;
using target::NativeArguments;
using target::NativeType;
using target::ScalarType;
using target::Target;

std::size_t given_arguments(const DefaultNativeType& type) {
  return (type.first ? 1U : 0U) + (type.second ? 1U : 0U);
}

bool takes(NativeArguments arguments, std::size_t count) {
  switch (arguments) {
    case NativeArguments::none:
      return count == 0;
    case NativeArguments::optional_one:
    case NativeArguments::optional_max:
      return count <= 1;
    case NativeArguments::required_one:
      return count == 1;
    case NativeArguments::optional_pair:
      return count == 0 || count == 2;
  }
  return false;
}

TEST(Targets, AreFoundByNameAndAlias) {
  for (const std::string_view name :
       {"postgresql", "mysql", "sqlite", "cockroachdb", "sqlserver", "mongodb"}) {
    const Target* found = target::find_target(targets(), name);
    ASSERT_NE(found, nullptr) << name;
    EXPECT_EQ(found->provider, name);
  }
  EXPECT_EQ(target::find_target(targets(), "postgres"), target::find_target(targets(), "postgresql"));
  EXPECT_EQ(target::find_target(targets(), "oracle"), nullptr);
}

TEST(Targets, GiveEachNativeTypeOnce) {
  for (const Target* target : targets()) {
    std::set<std::string_view> names;
    for (const NativeType& type : target->native_types)
      EXPECT_TRUE(names.insert(type.name).second) << target->provider << ' ' << type.name;
  }
}

// A default that is not in the table, does not fit its scalar, or has arguments that its type refuses would
// make pull write a schema that validate rejects.
TEST(Targets, HaveDefaultNativeTypesOfTheirTables) {
  for (const Target* target : targets()) {
    for (const DefaultNativeType& fallback : target->default_native_types) {
      if (target->native_types.empty()) {
        EXPECT_TRUE(fallback.name.empty());
        continue;
      }
      const NativeType* type = target->find_native_type(fallback.name);
      ASSERT_NE(type, nullptr) << target->provider << ' ' << fallback.name;
      EXPECT_TRUE(type->scalars.contains(fallback.scalar)) << target->provider << ' ' << fallback.name;
      EXPECT_TRUE(takes(type->arguments, given_arguments(fallback)))
          << target->provider << ' ' << fallback.name;
    }
  }
}

TEST(Targets, KnowEveryScalarTypeTheyAccept) {
  for (const Target* target : targets()) {
    for (std::size_t index = 0; index < target::kScalarTypeCount; ++index) {
      const auto scalar = static_cast<ScalarType>(index);
      const bool accepted =
          (scalar != ScalarType::json || target->json) && (scalar != ScalarType::decimal || target->decimal);
      EXPECT_EQ(target->default_native_type(scalar) != nullptr, accepted)
          << target->provider << ' ' << target::scalar_type_name(scalar);
    }
  }
}

TEST(Targets, ClassifyColumnsByTypesThatExist) {
  for (const Target* target : targets()) {
    for (const target::OperatorClass& known : target->operator_classes) {
      EXPECT_TRUE(target->index_types.contains(known.index)) << target->provider << ' ' << known.name;
      for (const std::string_view type : known.native_types)
        EXPECT_TRUE(type.empty() || target->find_native_type(type) != nullptr) << known.name << ' ' << type;
    }
    for (const target::IndexRule& rule : target->index_rules) {
      EXPECT_TRUE(target->index_types.contains(rule.type)) << target->provider;
      for (const std::string_view type : rule.native_types)
        EXPECT_NE(target->find_native_type(type), nullptr) << target->provider << ' ' << type;
    }
  }
}

TEST(Targets, FindOperatorClassesByIndexType) {
  const Target* postgres = target::find_target(targets(), "postgresql");
  EXPECT_FALSE(postgres->find_operator_class("InetOps", target::IndexType::gist)->is_default);
  EXPECT_TRUE(postgres->find_operator_class("InetOps", target::IndexType::sp_gist)->is_default);
  EXPECT_EQ(postgres->find_operator_class("InetOps", target::IndexType::gin), nullptr);
  EXPECT_TRUE(target::is_operator_class(targets(), "JsonbPathOps"));
  EXPECT_FALSE(target::is_operator_class(targets(), "jsonb_path_ops"));
}

// docs/databases.md: one "### Name" section a database, one "| `Type` |" row a native type.
TEST(Targets, AreDocumented) {
  std::ifstream file(std::string(STRATA_TEST_DATA) + "/../docs/databases.md");
  ASSERT_TRUE(file.is_open());
  std::map<std::string, std::set<std::string>> documented;
  std::string section;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("### ")) section = line.substr(4);
    if (line.starts_with("| `")) documented[section].insert(line.substr(3, line.find('`', 3) - 3));
  }
  for (const Target* target : targets()) {
    std::set<std::string> expected;
    for (const NativeType& type : target->native_types) expected.emplace(type.name);
    EXPECT_EQ(documented[std::string(target->display_name)], expected) << target->provider;
  }
}

TEST(Targets, AllowTheDefaultReferentialActions) {
  for (const Target* target : targets()) {
    if (!target->foreign_keys) continue;
    for (const target::ReferentialAction action :
         {target::ReferentialAction::cascade, target::ReferentialAction::set_null,
          target->default_on_delete_required})
      EXPECT_TRUE(target->foreign_key_actions.contains(action)) << target->provider;
  }
}

}  // namespace
}  // namespace strata::dialect
