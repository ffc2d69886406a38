#include "dialect/postgres/url_parameters.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <fmt/format.h>

#include "dialect/postgres/url.h"

namespace strata::dialect::postgres {
namespace {

// What libpq understands under the same name.
constexpr auto kPassedOn = std::to_array<std::string_view>({"application_name",
                                                            "channel_binding",
                                                            "dbname",
                                                            "fallback_application_name",
                                                            "gssencmode",
                                                            "gsslib",
                                                            "host",
                                                            "hostaddr",
                                                            "keepalives",
                                                            "keepalives_count",
                                                            "keepalives_idle",
                                                            "keepalives_interval",
                                                            "krbsrvname",
                                                            "load_balance_hosts",
                                                            "options",
                                                            "passfile",
                                                            "password",
                                                            "port",
                                                            "require_auth",
                                                            "requirepeer",
                                                            "service",
                                                            "ssl_max_protocol_version",
                                                            "ssl_min_protocol_version",
                                                            "sslcertmode",
                                                            "sslcrl",
                                                            "sslcrldir",
                                                            "sslnegotiation",
                                                            "sslsni",
                                                            "target_session_attrs",
                                                            "tcp_user_timeout",
                                                            "user"});

// What strata itself acts upon.
constexpr auto kOwn = std::to_array<std::string_view>(
    {"connect_timeout", "pgbouncer", "schema", "socket_timeout", "sslaccept", "sslcert", "sslidentity",
     "sslkey", "sslmode", "sslpassword", "sslrootcert"});

// The bundles of trusted authorities of the common systems: what a server's certificate is held against when
// no other one is named.
constexpr auto kSystemAuthorities = std::to_array<const char*>(
    {"/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem"});

std::string system_authorities() {
  std::error_code ignored;
  for (const char* const path : kSystemAuthorities) {
    if (std::filesystem::exists(path, ignored)) return path;
  }
  return kSystemAuthorities.front();
}

}  // namespace

Result<void> UrlParameters::add(std::string_view key, std::string value) {
  if (std::ranges::find(kPassedOn, key) == kPassedOn.end() && std::ranges::find(kOwn, key) == kOwn.end()) {
    return {};
  }
  values_.emplace_back(key, std::move(value));
  return {};
}

Result<void> UrlParameters::apply(Location& location) const {
  for (const auto& [key, value] : values_) {
    if (std::ranges::find(kPassedOn, key) != kPassedOn.end()) location.set(key, value);
  }
  if (const auto schema = find("schema"); schema && !schema->empty()) location.schema = *schema;
  if (const auto pooled = find("pgbouncer")) location.is_pooled = *pooled == "true";
  if (find("sslidentity")) {
    return fail(
        ErrorCode::url_malformed, "`sslidentity` names a PKCS#12 file, which libpq cannot read.",
        {"Split it: `openssl pkcs12 -in FILE -nodes -out client.pem`; then give `sslcert=client.pem` and "
         "`sslkey=client.pem`."});
  }
  STRATA_CHECK(apply_seconds("connect_timeout", location.connect_timeout));
  STRATA_CHECK(apply_seconds("socket_timeout", location.socket_timeout));
  apply_tls(location);
  return {};
}

std::optional<std::string_view> UrlParameters::find(std::string_view key) const {
  const auto found = std::ranges::find(values_, key, &std::pair<std::string, std::string>::first);
  if (found == values_.end()) return std::nullopt;
  return found->second;
}

Result<void> UrlParameters::apply_seconds(std::string_view key, std::uint32_t& seconds) const {
  const std::optional<std::string_view> text = find(key);
  if (!text) return {};
  const auto [end, failed] = std::from_chars(text->data(), text->data() + text->size(), seconds);
  if (failed == std::errc() && end == text->data() + text->size()) return {};
  return fail(ErrorCode::url_malformed,
              fmt::format("`{}` in the URL of the PostgreSQL database is not a number of seconds.", key));
}

// Prisma's `sslcert` is the certificate of the authority that signed the server's, libpq's is the client's
// own: with a `sslkey` beside it, it can only be the latter. Only `sslaccept=strict` wants the server's
// certificate to be proven, its name too.
void UrlParameters::apply_tls(Location& location) const {
  const std::string mode(find("sslmode").value_or(std::string_view()));
  const bool has_key = find("sslkey").has_value();
  const bool is_strict = find("sslaccept") == "strict";
  const bool accepts_all = find("sslaccept") == "accept_invalid_certs";
  std::string authority;
  if (const auto given = find("sslrootcert")) authority = file(*given);
  if (const auto certificate = find("sslcert"); certificate && has_key) {
    location.set("sslcert", file(*certificate));
  } else if (certificate) {
    authority = file(*certificate);
  }
  if (has_key) location.set("sslkey", file(*find("sslkey")));
  if (!mode.empty()) location.set("sslmode", mode);
  if (is_strict && mode != "disable") {
    location.set("sslmode", "verify-full");
    if (authority.empty()) authority = system_authorities();
  }
  if (!authority.empty() && !accepts_all) location.set("sslrootcert", authority);
  if (const auto password = find("sslpassword"); password && has_key) {
    location.set("sslpassword", std::string(*password));
  }
}

// libpq's word for the system's own authorities is no path.
std::string UrlParameters::file(std::string_view path) const {
  if (path.empty() || path == "system" || base_directory_.empty()) return std::string(path);
  return (std::filesystem::path(base_directory_) / std::filesystem::path(path)).lexically_normal().string();
}

}  // namespace strata::dialect::postgres
