// The variable by which Prisma's commands find the program that does their work, in the text of a .env file.
//
// What is added here can be taken back so that every byte is as before.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace strata::project {

inline constexpr std::string_view kEngineVariable = "PRISMA_SCHEMA_ENGINE_BINARY";

// What the text sets the variable to, whoever wrote it. The last assignment counts.
[[nodiscard]] std::optional<std::string> find_engine_variable(std::string_view text);

// The text with the variable at its end, under a comment that says who wrote it. No text: a file that is not
// there yet. Nothing when no .env file can hold the path.
[[nodiscard]] std::optional<std::string> add_engine_variable(const std::optional<std::string>& text,
                                                             const std::filesystem::path& engine);

struct RemovedVariable {
  std::string text;        // what is left
  bool was_alone = false;  // the file was made for the variable, and nothing else is in it
};
// Takes back what add_engine_variable() did; nothing when the text does not have it.
[[nodiscard]] std::optional<RemovedVariable> remove_engine_variable(std::string_view text);

}  // namespace strata::project
