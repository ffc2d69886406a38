// The plain functions of OpenSSL are called deprecated in favour of EVP, which loads providers and
// configuration at its first use: 2 ms, more than the rest of a start of strata.
#define OPENSSL_SUPPRESS_DEPRECATED

#include "base/sha256.h"

#include <openssl/sha.h>

namespace strata {
namespace {

constexpr std::string_view kHexDigits = "0123456789abcdef";

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
  std::string text(digest.size() * 2, '0');
  for (std::size_t i = 0; i < digest.size(); ++i) {
    text[2 * i] = kHexDigits[digest[i] >> 4U];
    text[2 * i + 1] = kHexDigits[digest[i] & 15U];
  }
  return text;
}

bool is_hex(std::string_view text, const Sha256& digest) {
  if (text.size() != digest.size() * 2) return false;
  for (std::size_t i = 0; i < digest.size(); ++i) {
    if (text[2 * i] != kHexDigits[digest[i] >> 4U] || text[2 * i + 1] != kHexDigits[digest[i] & 15U])
      return false;
  }
  return true;
}

}  // namespace strata
