// A project on a PostgreSQL database, for the real program.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "support/process.h"

namespace strata::test {

class Project {
 public:
  // With an empty history, and a schema file of these models.
  explicit Project(std::string url, const std::string& models = {});
  Project(const Project&) = delete;
  Project& operator=(const Project&) = delete;
  ~Project();

  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
  [[nodiscard]] std::filesystem::path migrations() const { return folder_ / "prisma" / "migrations"; }

  // Also replace.
  void write_models(const std::string& models) const;
  void write_migration(const std::string& name, const std::string& script) const;
  void write(const std::string& path, const std::string& text) const;

  [[nodiscard]] Finished run(const std::vector<std::string>& arguments) const;

 private:
  std::string url_;
  std::filesystem::path folder_;
};

}  // namespace strata::test
