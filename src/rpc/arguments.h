// The command line of the engine process, as Prisma's command line writes it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "strata/result.h"

namespace strata::rpc {

enum class Command : std::uint8_t { serve, version, can_connect, create_database, drop_database };

// URLs that go before what the schema file says.
struct DatasourceUrls {
  std::optional<std::string> url, direct_url, shadow_database_url;
};

struct Arguments {
  Command command = Command::serve;
  std::vector<std::filesystem::path> schema_files;  // --datamodels
  DatasourceUrls urls;                              // --datasource, in front of `cli` or behind it
};

// S1001 for everything that is not understood.
[[nodiscard]] Result<Arguments> parse_arguments(const std::vector<std::string>& arguments);

}  // namespace strata::rpc
