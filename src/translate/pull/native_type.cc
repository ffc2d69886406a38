#include "translate/pull/native_type.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>

#include "translate/pull/text.h"

namespace strata::translate::pull {
namespace {

using schema::ColumnType;
using target::NativeType;

std::int64_t argument(const std::optional<std::uint32_t>& value) {
  return value ? std::int64_t{*value} : schema::kNoArgument;
}

bool is_default(const ColumnType& type, target::ScalarType scalar, const target::Target& target) {
  const target::DefaultNativeType* const native = target.default_native_type(scalar);
  return native != nullptr && native->sql == type.name && type.arguments[0] == argument(native->first) &&
         type.arguments[1] == argument(native->second);
}

}  // namespace

std::string native_type_attribute(const Context& context, const ColumnType& type) {
  const target::Target& target = context.target();
  const std::optional<target::ScalarType> scalar = target::find_scalar_type(schema::scalar_name(type.family));
  if (!scalar || is_default(type, *scalar, target)) return {};
  const auto found = std::ranges::find_if(target.native_types, [&](const NativeType& native) {
    return native.sql == type.name && native.scalars.contains(*scalar);
  });
  if (found == target.native_types.end()) return {};
  Attribute attribute(fmt::format("@{}.{}", context.existing().datasource->name, found->name));
  for (const std::int64_t value : type.arguments) {
    if (value != schema::kNoArgument) attribute.add(fmt::format("{}", value));
  }
  return attribute.text();
}

}  // namespace strata::translate::pull
