// Unsupported("…") around a type that strata does support.
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

constexpr std::string_view kBlanks = " \t\n\r\f\v";

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

bool is_number(std::string_view text) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size();
}

bool is_max(std::string_view text) {
  return std::ranges::equal(text, std::string_view("max"),
                            [](char left, char right) { return (left | 0x20) == right; });
}

std::vector<std::string_view> split_arguments(std::string_view text) {
  std::vector<std::string_view> arguments;
  while (true) {
    const std::size_t comma = text.find(',');
    arguments.push_back(trim(text.substr(0, comma)));
    if (comma == std::string_view::npos) return arguments;
    text.remove_prefix(comma + 1);
  }
}

bool takes(NativeArguments kind, std::span<const std::string_view> arguments) {
  const bool are_numbers = std::ranges::all_of(arguments, is_number);
  switch (kind) {
    case NativeArguments::none:
      return true;
    case NativeArguments::optional_one:
      return arguments.size() <= 1 && are_numbers;
    case NativeArguments::required_one:
      return arguments.size() == 1 && are_numbers;
    case NativeArguments::optional_pair:
      return (arguments.empty() || arguments.size() == 2) && are_numbers;
    case NativeArguments::optional_max:
      return arguments.size() <= 1 && (are_numbers || is_max(arguments.front()));
  }
  return false;
}

// `VarChar(10)`: name, parentheses, arguments; what follows the parentheses does not count.
const NativeType* find_supported(const target::Target& target, std::string_view text) {
  const std::size_t open = text.find('(');
  const NativeType* type = target.find_native_type(trim(text.substr(0, open)));
  if (type == nullptr) return nullptr;
  std::vector<std::string_view> arguments;
  const std::size_t close = text.find(')', std::min(open, text.size()));
  if (close != std::string_view::npos) arguments = split_arguments(text.substr(open + 1, close - open - 1));
  return takes(type->arguments, arguments) ? type : nullptr;
}

std::string_view scalar_name(target::ScalarSet scalars) {
  for (std::size_t index = 0; index < target::kScalarTypeCount; ++index) {
    const auto scalar = static_cast<ScalarType>(index);
    if (scalars.contains(scalar)) return target::scalar_type_name(scalar);
  }
  return {};
}

}  // namespace

void check_unsupported_types(const Context& context, std::span<const Field> fields) {
  for (const Field& field : fields) {
    const auto* type = std::get_if<UnsupportedId>(&field.type);
    if (type == nullptr) continue;
    const std::string& written = context.datamodel.unsupported_types[*type];
    const NativeType* native = find_supported(context.target, written);
    if (native == nullptr) continue;
    const std::string_view text = trim(written);
    context.diagnostics
        .error(codes::kUnsupportedIsSupported, field.span,
               fmt::format("`{}` has a type that is supported: `{}`.", field.name, text))
        .help = fmt::format("Write `{} @{}.{}` instead of `Unsupported(…)`.", scalar_name(native->scalars),
                            context.datamodel.datasource->name, text);
  }
}

}  // namespace strata::psl::rules
