#include "target/target.h"

#include <algorithm>
#include <array>

namespace strata::target {
namespace {

constexpr std::array<std::string_view, kScalarTypeCount> kScalarNames = {
    "Int", "BigInt", "Float", "Boolean", "String", "DateTime", "Json", "Bytes", "Decimal"};

constexpr std::array<std::string_view, 5> kActionNames = {"NoAction", "Restrict", "Cascade", "SetNull",
                                                          "SetDefault"};

constexpr std::array<std::string_view, 6> kIndexTypeNames = {"BTree", "Hash",   "Gin",
                                                             "Gist",  "SpGist", "Brin"};

template <typename Enum, std::size_t Size>
std::optional<Enum> find_name(const std::array<std::string_view, Size>& names, std::string_view name) {
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

}  // namespace

std::string_view scalar_type_name(ScalarType type) {
  return kScalarNames[static_cast<std::size_t>(type)];
}

std::optional<ScalarType> find_scalar_type(std::string_view name) {
  return find_name<ScalarType>(kScalarNames, name);
}

std::string_view referential_action_name(ReferentialAction action) {
  return kActionNames[static_cast<std::size_t>(action)];
}

std::optional<ReferentialAction> find_referential_action(std::string_view name) {
  return find_name<ReferentialAction>(kActionNames, name);
}

std::string_view index_type_name(IndexType type) {
  return kIndexTypeNames[static_cast<std::size_t>(type)];
}

std::optional<IndexType> find_index_type(std::string_view name) {
  return find_name<IndexType>(kIndexTypeNames, name);
}

bool Target::takes_url(std::string_view url) const {
  const std::string_view scheme = url.substr(0, url.find(':'));
  if (scheme.size() < url.size() && std::ranges::find(url_schemes, scheme) != url_schemes.end()) return true;
  const std::string_view keyword = url.substr(0, url.find('='));
  const auto is_word = [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; };
  return keyword_urls && keyword.size() < url.size() && !keyword.empty() &&
         std::ranges::all_of(keyword, is_word);
}

const NativeType* Target::find_native_type(std::string_view name) const {
  const auto found = std::ranges::find(native_types, name, &NativeType::name);
  return found == native_types.end() ? nullptr : &*found;
}

const DefaultNativeType* Target::default_native_type(ScalarType scalar) const {
  const auto found = std::ranges::find(default_native_types, scalar, &DefaultNativeType::scalar);
  return found == default_native_types.end() ? nullptr : &*found;
}

const IndexRule* Target::index_rule(IndexType type) const {
  const auto found = std::ranges::find(index_rules, type, &IndexRule::type);
  return found == index_rules.end() ? nullptr : &*found;
}

const OperatorClass* Target::find_operator_class(std::string_view name, IndexType index) const {
  const auto found = std::ranges::find_if(operator_classes, [&](const OperatorClass& candidate) {
    return candidate.index == index && candidate.name == name;
  });
  return found == operator_classes.end() ? nullptr : &*found;
}

const Target* find_target(Targets targets, std::string_view provider) {
  for (const Target* target : targets) {
    if (target->provider == provider || std::ranges::find(target->aliases, provider) != target->aliases.end())
      return target;
  }
  return nullptr;
}

bool is_operator_class(Targets targets, std::string_view name) {
  return std::ranges::any_of(targets, [&](const Target* target) {
    return std::ranges::find(target->operator_classes, name, &OperatorClass::name) !=
           target->operator_classes.end();
  });
}

}  // namespace strata::target
