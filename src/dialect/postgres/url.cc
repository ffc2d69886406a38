#include "dialect/postgres/url.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <fmt/format.h>
#include <optional>

#include "base/ascii.h"
#include "dialect/postgres/url_parameters.h"

namespace strata::dialect::postgres {
namespace {

std::unexpected<Error> malformed(std::string_view what) {
  return fail(
      ErrorCode::url_malformed, fmt::format("The URL of the PostgreSQL database {}.", what),
      {"Write it as `postgresql://USER:PASSWORD@HOST:5432/DATABASE`; in user and password write special "
       "characters as percent escapes, such as `%40` for @, `%2F` for / and `%23` for #."});
}

std::optional<unsigned> hex_digit(char c) {
  if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a') + 10U;
  if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A') + 10U;
  return std::nullopt;
}

// A percent sign that begins no escape stands for itself, as in Prisma.
std::string decode(std::string_view text, bool plus_is_blank = false) {
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size()) {
      const std::optional<unsigned> high = hex_digit(text[i + 1]);
      const std::optional<unsigned> low = hex_digit(text[i + 2]);
      if (high && low) {
        decoded += static_cast<char>((*high << 4U) | *low);
        i += 2;
        continue;
      }
    }
    decoded += plus_is_blank && text[i] == '+' ? ' ' : text[i];
  }
  return decoded;
}

// Cuts `text` at the first `separator`; the second part is what follows it, empty without one.
std::pair<std::string_view, std::string_view> cut(std::string_view text, char separator) {
  const std::size_t at = text.find(separator);
  if (at == std::string_view::npos) return {text, {}};
  return {text.substr(0, at), text.substr(at + 1)};
}

void append_listed(std::string& list, bool first, std::string_view item) {
  if (!first) list += ',';
  list += item;
}

bool is_port(std::string_view text) {
  unsigned port = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), port);
  return failed == std::errc() && end == text.data() + text.size() && port > 0 && port < 65536;
}

// One of "host", "host:port", "[::1]:port" and "" → host and port.
Result<std::pair<std::string, std::string>> parse_host(std::string_view text) {
  std::string_view host = text;
  std::string_view port;
  if (text.starts_with('[')) {
    const std::size_t end = text.find(']');
    if (end == std::string_view::npos) return malformed("has an IPv6 address without its closing bracket");
    host = text.substr(1, end - 1);
    port = text.substr(end + 1);
    if (!port.empty() && !port.starts_with(':')) return malformed("has something behind an IPv6 address");
    if (!port.empty()) port.remove_prefix(1);
  } else {
    std::tie(host, port) = cut(text, ':');
  }
  if (!port.empty() && !is_port(port)) return malformed("has a port that is not a number from 1 to 65535");
  return std::pair{decode(host), std::string(port)};
}

// Several hosts are tried one after the other.
Result<void> parse_hosts(std::string_view text, Location& location) {
  if (text.empty()) return {};
  std::string hosts;
  std::string ports;
  bool first = true;
  while (true) {
    const std::size_t comma = text.find(',');
    STRATA_TRY(const auto host, parse_host(text.substr(0, comma)));
    append_listed(hosts, first, host.first);
    append_listed(ports, first, host.second);
    first = false;
    if (comma == std::string_view::npos) break;
    text.remove_prefix(comma + 1);
  }
  if (!hosts.empty()) location.set("host", hosts);
  if (ports.find_first_not_of(',') != std::string::npos) location.set("port", ports);
  return {};
}

// An unescaped @ belongs to the password: the last one counts.
Result<void> parse_authority(std::string_view authority, Location& location) {
  const std::size_t at = authority.rfind('@');
  if (at != std::string_view::npos) {
    const auto [user, password] = cut(authority.substr(0, at), ':');
    if (!user.empty()) location.set("user", decode(user));
    if (!password.empty()) location.set("password", decode(password));
    authority.remove_prefix(at + 1);
  }
  return parse_hosts(authority, location);
}

Result<void> parse_query(std::string_view query, std::string_view base_directory, Location& location) {
  UrlParameters parameters(base_directory);
  while (!query.empty()) {
    const auto [pair, rest] = cut(query, '&');
    query = rest;
    const auto [key, value] = cut(pair, '=');
    if (!key.empty()) STRATA_CHECK(parameters.add(decode(key, true), decode(value, true)));
  }
  return parameters.apply(location);
}

// postgresql://user:password@host:port/database?parameters
Result<Location> parse_url_form(std::string_view rest, std::string_view base_directory) {
  Location location;
  rest = rest.substr(0, rest.find('#'));
  const std::size_t end = std::min(rest.find_first_of("/?"), rest.size());
  STRATA_CHECK(parse_authority(rest.substr(0, end), location));
  const auto [path, query] = cut(rest.substr(end), '?');
  if (path.size() > 1) location.set("dbname", decode(path.substr(1)));
  STRATA_CHECK(parse_query(query, base_directory, location));
  return location;
}

// One value of the `key=value` form, up to a blank or, in quotes, to the closing one; a backslash makes the
// next character an ordinary one. Shortens `text` to what follows it.
Result<std::string> take_value(std::string_view& text) {
  std::string value;
  const bool is_quoted = text.starts_with('\'');
  std::size_t at = is_quoted ? 1 : 0;
  const auto is_end = [&](char c) { return is_quoted ? c == '\'' : trim(std::string_view(&c, 1)).empty(); };
  while (at < text.size() && !is_end(text[at])) {
    if (text[at] == '\\' && at + 1 < text.size()) ++at;
    value += text[at++];
  }
  if (is_quoted && at++ == text.size()) return malformed("has a quote that is not closed");
  text.remove_prefix(at);
  return value;
}

// host=localhost dbname=app password='it\'s'
Result<Location> parse_keyword_form(std::string_view text, std::string_view base_directory) {
  Location location;
  UrlParameters parameters(base_directory);
  while (!(text = trim(text)).empty()) {
    const std::size_t equals = text.find('=');
    if (equals == std::string_view::npos) return malformed("has a keyword without a value");
    const std::string key(trim(text.substr(0, equals)));
    text = trim(text.substr(equals + 1));
    STRATA_TRY(std::string value, take_value(text));
    STRATA_CHECK(parameters.add(key, std::move(value)));
  }
  STRATA_CHECK(parameters.apply(location));
  return location;
}

std::string variable(const char* name) {
  const char* const value = std::getenv(name);
  return value != nullptr ? value : "";
}

std::string given(const Location& location, std::string_view keyword, const char* name,
                  std::string_view otherwise) {
  if (const std::string_view value = location.find(keyword); !value.empty()) return std::string(value);
  std::string value = variable(name);
  return value.empty() ? std::string(otherwise) : value;
}

}  // namespace

std::string_view Location::find(std::string_view keyword) const {
  const auto found = std::ranges::find(parameters, keyword, &std::pair<std::string, std::string>::first);
  return found == parameters.end() ? std::string_view() : std::string_view(found->second);
}

void Location::set(std::string_view keyword, std::string value) {
  const auto found = std::ranges::find(parameters, keyword, &std::pair<std::string, std::string>::first);
  if (found != parameters.end())
    found->second = std::move(value);
  else
    parameters.emplace_back(keyword, std::move(value));
}

Result<Location> parse_url(std::string_view url, std::string_view base_directory) {
  if (url.find('\0') != std::string_view::npos) return malformed("contains a NUL byte");
  const std::size_t colon = url.find("://");
  Result<Location> location = colon == std::string_view::npos
                                  ? parse_keyword_form(url, base_directory)
                                  : parse_url_form(url.substr(colon + 3), base_directory);
  if (!location) return location;
  for (const auto& [keyword, value] : location->parameters) {
    if (value.find('\0') != std::string::npos) return malformed("contains a NUL byte");
  }
  return location;
}

std::string host_of(const Location& location) {
  if (const std::string_view address = location.find("hostaddr"); !address.empty())
    return std::string(address);
  return given(location, "host", "PGHOST", "localhost");
}

std::string port_of(const Location& location) {
  return given(location, "port", "PGPORT", "5432");
}

std::string user_of(const Location& location) {
  return given(location, "user", "PGUSER", variable("USER"));
}

std::string database_of(const Location& location) {
  return given(location, "dbname", "PGDATABASE", "postgres");
}

std::string describe_location(const ConnectOptions& options, std::string_view product) {
  const Result<Location> location = parse_url(options.url, options.base_directory);
  if (!location) return fmt::format("{} database", product);
  return fmt::format("{} database \"{}\", schema \"{}\" at \"{}:{}\"", product, database_of(*location),
                     location->schema, host_of(*location), port_of(*location));
}

}  // namespace strata::dialect::postgres
