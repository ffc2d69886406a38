// The plain functions of OpenSSL are called deprecated in favour of EVP, which loads providers and
// configuration at its first use: 2 ms, more than the rest of a start of strata.
#define OPENSSL_SUPPRESS_DEPRECATED

#include "base/sha256.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <openssl/sha.h>
#include <tuple>

namespace strata {
namespace {

using Hex = std::array<char, 2 * std::tuple_size_v<Sha256>>;

// Without a table, so that it is done to many bytes at once.
constexpr char digit(unsigned half) {
  return static_cast<char>(half + '0' + (half > 9 ? 'a' - '0' - 10 : 0));
}

Hex hex_of(const Sha256& digest) {
  Hex text;
  for (std::size_t i = 0; i < digest.size(); ++i) {
    text[2 * i] = digit(digest[i] >> 4U);
    text[2 * i + 1] = digit(digest[i] & 15U);
  }
  return text;
}

}  // namespace

Sha256 sha256(std::string_view text) {
  Sha256 digest{};
  SHA256_CTX context;
  SHA256_Init(&context);
  SHA256_Update(&context, text.data(), text.size());
  SHA256_Final(digest.data(), &context);
  return digest;
}

std::string to_hex(const Sha256& digest) {
  const Hex text = hex_of(digest);
  return {text.begin(), text.end()};
}

bool is_hex(std::string_view text, const Sha256& digest) {
  return std::ranges::equal(text, hex_of(digest));
}

}  // namespace strata
