// The codes of every diagnostic about schema files: one stable code for one kind of mistake. docs/errors.md
// tells each with an example. A code is never reused for another meaning.
//
// S30xx syntax · S31xx names and types · S32xx attributes · S33xx relations · S34xx configuration blocks and
// preview features · S35xx rules of the database
#pragma once

#include <string_view>

namespace strata::psl::codes {

// ---- syntax
inline constexpr std::string_view kStrayLine = "S3001";         // a line outside of blocks starts no block
inline constexpr std::string_view kStrayBlock = "S3002";        // a block with an unknown keyword
inline constexpr std::string_view kBadModelLine = "S3003";      // neither field nor attribute
inline constexpr std::string_view kBadEnumLine = "S3004";       // neither value nor attribute
inline constexpr std::string_view kBadConfigLine = "S3005";     // not `key = value`
inline constexpr std::string_view kMissingType = "S3006";       // a field without type
inline constexpr std::string_view kLegacyColon = "S3007";       // `name: Type`
inline constexpr std::string_view kLegacyRequired = "S3008";    // `Type!`
inline constexpr std::string_view kLegacyList = "S3009";        // `[Type]`
inline constexpr std::string_view kOptionalList = "S3010";      // `Type[]?`
inline constexpr std::string_view kTypeAlias = "S3011";         // `type Name = Type`
inline constexpr std::string_view kBadEscape = "S3012";         // `\q` in a string
inline constexpr std::string_view kBadUnicodeEscape = "S3013";  // `\u` without a whole character
inline constexpr std::string_view kInvalidUtf8 = "S3014";       // bytes that are no UTF-8
inline constexpr std::string_view kTooDeep = "S3015";           // values nested too deeply
inline constexpr std::string_view kUnclosedBlock = "S3016";     // a block without its "}"

// Whether a code belongs to datasource and generator blocks.
[[nodiscard]] constexpr bool is_configuration(std::string_view code) {
  return code.starts_with("S34");
}

}  // namespace strata::psl::codes
