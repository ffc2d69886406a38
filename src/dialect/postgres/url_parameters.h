// The parameters of a connection URL: what Prisma calls them, what libpq does.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "strata/result.h"

namespace strata::dialect::postgres {

struct Location;

// Collects parameters, then gives them to a Location: some mean something only together.
class UrlParameters {
 public:
  explicit UrlParameters(std::string_view base_directory) : base_directory_(base_directory) {}

  // Those that nobody knows are left out, as Prisma does.
  [[nodiscard]] Result<void> add(std::string_view key, std::string value);
  [[nodiscard]] Result<void> apply(Location& location) const;

 private:
  [[nodiscard]] std::optional<std::string_view> find(std::string_view key) const;
  [[nodiscard]] Result<void> apply_seconds(std::string_view key, std::uint32_t& seconds) const;
  void apply_tls(Location& location) const;
  [[nodiscard]] std::string file(std::string_view path) const;

  std::string base_directory_;
  std::vector<std::pair<std::string, std::string>> values_;
};

}  // namespace strata::dialect::postgres
