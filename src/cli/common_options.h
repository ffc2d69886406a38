// Options that several commands share; each is defined once.
#pragma once

#include "cli/command.h"

namespace strata::cli {

inline constexpr Option kSchema{
    .names = "--schema",
    .value = "PATH",
    .help = "Schema file, or folder of *.prisma files. Default: schema.prisma or prisma/schema.prisma"};
inline constexpr Option kConfig{
    .names = "--config",
    .value = "PATH",
    .help =
        "Configuration file: strata.toml, prisma.config.* or package.json. Default: the one that is here"};
inline constexpr Option kUrl{
    .names = "--url", .value = "URL", .help = "Database to work on, instead of the configured one"};
inline constexpr Option kJson{
    .names = "--json", .value = "", .help = "Print the result as JSON (docs/json.md)"};
inline constexpr Option kHelp{.names = "--help,-h", .value = "", .help = "Show this help"};
inline constexpr Option kSkipSeed{
    .names = "--skip-seed", .value = "", .help = "Do not run the seed command afterwards"};
inline constexpr Option kAcceptDataLoss{
    .names = "--accept-data-loss", .value = "", .help = "Say yes to steps that lose data"};
inline constexpr Option kLockTimeout{
    .names = "--lock-timeout",
    .value = "TIME",
    .help = "How long a statement may wait for locks of others: 500ms, 5s, 10min (PostgreSQL)"};
inline constexpr Option kStatementTimeout{
    .names = "--statement-timeout",
    .value = "TIME",
    .help = "How long a statement of a migration may take (PostgreSQL)"};
// Prisma generates a client at these moments; strata has none, so that skipping it is no news.
inline constexpr Option kSkipGenerate{.names = "--skip-generate,--skip-generators",
                                      .value = "",
                                      .help = "Has no effect: strata generates nothing",
                                      .is_hidden = true};

}  // namespace strata::cli
