// @db.X(…): the prefix, the name, the number of arguments, the field's type, the arguments, their range. The
// first thing that is wrong hides the rest, except for the prefix.
#include <algorithm>
#include <charconv>
#include <fmt/format.h>

#include "psl/rules/describe.h"
#include "psl/rules/rules.h"

namespace strata::psl::rules {
namespace {

using target::NativeArguments;
using target::NativeType;
using target::ScalarType;

constexpr std::uint32_t kNoLimit = NativeType{}.max_first;

struct ArgumentCount {
  bool fits = false;
  std::string_view expected;
};

ArgumentCount check_count(NativeArguments arguments, std::size_t count) {
  switch (arguments) {
    case NativeArguments::none:
      return {count == 0, "no arguments"};
    case NativeArguments::optional_one:
    case NativeArguments::optional_max:
      return {count <= 1, "at most one argument"};
    case NativeArguments::required_one:
      return {count == 1, "one argument"};
    case NativeArguments::optional_pair:
      return {count == 0 || count == 2, "either no arguments or two"};
  }
  return {};
}

std::string scalar_names(target::ScalarSet scalars) {
  std::string names;
  for (std::size_t index = 0; index < target::kScalarTypeCount; ++index) {
    const auto scalar = static_cast<ScalarType>(index);
    if (!scalars.contains(scalar)) continue;
    if (!names.empty()) names += " or ";
    names += target::scalar_type_name(scalar);
  }
  return names;
}

// ASCII letters and digits; `|` makes the letters small.
bool same_ignoring_case(std::string_view left, std::string_view right) {
  return std::ranges::equal(left, right, [](char a, char b) { return (a | 0x20) == (b | 0x20); });
}

bool is_argument(const NativeType& type, std::string_view text) {
  if (type.arguments == NativeArguments::optional_max && same_ignoring_case(text, "max")) return true;
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size();
}

std::string range_text(std::uint32_t min, std::uint32_t max) {
  if (min == max) return fmt::format("be {}", min);
  if (max == kNoLimit) return fmt::format("be at least {}", min);
  return fmt::format("lie between {} and {}", min, max);
}

void check_range(const Context& context, const NativeTypeUse& use, ScalarType scalar) {
  const NativeType& type = *use.type;
  if (use.arguments.empty() || use.arguments.front() == target::kMaxArgument) return;
  const std::uint32_t first = use.arguments[0];
  const std::uint32_t max =
      scalar == ScalarType::boolean ? std::min(type.max_first, type.max_first_on_boolean) : type.max_first;
  if (use.arguments.size() == 2 && use.arguments[1] > first) {
    context.diagnostics.error(
        codes::kNativeTypeRange, use.span,
        fmt::format("`{}` cannot have more digits behind the point ({}) than digits in all ({}).", type.name,
                    use.arguments[1], first));
  } else if (first < type.min_first || first > max) {
    context.diagnostics.error(
        codes::kNativeTypeRange, use.span,
        fmt::format("The argument of `{}` must {}.", type.name, range_text(type.min_first, max)));
  } else if (use.arguments.size() == 2 && use.arguments[1] > type.max_second) {
    context.diagnostics.error(
        codes::kNativeTypeRange, use.span,
        fmt::format("`{}` can have at most {} digits behind the point.", type.name, type.max_second));
  }
}

void check_type(const Context& context, const NativeTypeUse& use, ScalarType scalar) {
  const NativeType& type = *use.type;
  const ArgumentCount count = check_count(type.arguments, use.argument_texts.size());
  if (!count.fits) {
    context.diagnostics.error(
        codes::kNativeTypeArguments, use.span,
        fmt::format("`{}` takes {}, not {}.", type.name, count.expected, use.argument_texts.size()));
    return;
  }
  if (!type.scalars.contains(scalar)) {
    context.diagnostics.error(codes::kNativeTypeMismatch, use.span,
                              fmt::format("`{}` is for fields of type {}, this one is {}.", type.name,
                                          scalar_names(type.scalars), target::scalar_type_name(scalar)));
    return;
  }
  for (const std::string& text : use.argument_texts) {
    if (is_argument(type, text)) continue;
    context.diagnostics.error(
        codes::kNativeTypeArguments, use.span,
        fmt::format("The argument `{}` of `{}` is not a whole number.", text, type.name));
    return;
  }
  check_range(context, use, scalar);
}

std::string available_types(const target::Target& target, ScalarType scalar, std::string_view written) {
  std::vector<std::string_view> names;
  for (const NativeType& type : target.native_types) {
    if (same_ignoring_case(type.name, written)) return fmt::format("Did you mean `{}`?", type.name);
    if (type.scalars.contains(scalar)) names.push_back(type.name);
  }
  if (names.empty()) return "Remove the attribute: there are no native types for this field.";
  return fmt::format("For `{}` there are {}.", target::scalar_type_name(scalar), quoted_list(names));
}

void check_field(const Context& context, const Field& field) {
  if (!field.native_type || field.scalar() == nullptr) return;
  const NativeTypeUse& use = *field.native_type;
  const std::optional<Datasource>& datasource = context.datamodel.datasource;
  if (datasource && use.prefix != datasource->name) {
    context.diagnostics
        .error(codes::kNativeTypePrefix, use.span,
               fmt::format("Native types begin with the name of the datasource, `{}`, not with `{}`.",
                           datasource->name, use.prefix))
        .help = fmt::format("Write `@{}.{}`.", datasource->name, use.name);
  }
  if (use.type == nullptr) {
    context.diagnostics
        .error(codes::kNativeTypeUnknown, use.span,
               fmt::format("{} has no native type `{}`.", capitalized_database(context.target), use.name))
        .help = available_types(context.target, *field.scalar(), use.name);
    return;
  }
  check_type(context, use, *field.scalar());
}

}  // namespace

void check_native_types(const Context& context, std::span<const Field> fields) {
  for (const Field& field : fields) check_field(context, field);
}

}  // namespace strata::psl::rules
