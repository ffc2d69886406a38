// Default names of constraints and indexes, from database names. Used by validation (names must not clash)
// and by translation (the names that reach the database).
//
// name(base, suffix) = cut(base, limit - len(suffix)) + suffix, in bytes, never inside a UTF-8 character.
// The rule is Prisma's; see docs/schema-language.md.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace strata::target {

// The longest prefix of `text` with at most `limit` bytes that ends on a character boundary.
[[nodiscard]] std::string_view cut(std::string_view text, std::size_t limit);

[[nodiscard]] std::string primary_key_name(std::string_view table, std::size_t limit);
[[nodiscard]] std::string unique_name(std::string_view table, std::span<const std::string_view> columns,
                                      std::size_t limit);
[[nodiscard]] std::string index_name(std::string_view table, std::span<const std::string_view> columns,
                                     std::size_t limit);
[[nodiscard]] std::string foreign_key_name(std::string_view table, std::span<const std::string_view> columns,
                                           std::size_t limit);
[[nodiscard]] std::string default_name(std::string_view table, std::string_view column, std::size_t limit);

}  // namespace strata::target
