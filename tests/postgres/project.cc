#include "project.h"

#include <cstdlib>
#include <fstream>
#include <system_error>
#include <utility>

namespace strata::test {

namespace fs = std::filesystem;

Project::Project(std::string url, const std::string& models) : url_(std::move(url)) {
  std::string pattern = (fs::temp_directory_path() / "strata-project-XXXXXX").string();
  folder_ = ::mkdtemp(pattern.data());
  write_models(models);
  write("prisma/migrations/migration_lock.toml", "provider = \"postgresql\"\n");
}

Project::~Project() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

void Project::write_models(const std::string& models) const {
  write("prisma/schema.prisma",
        "datasource db {\n  provider = \"postgresql\"\n  url = \"" + url_ + "\"\n}\n\n" + models);
}

void Project::write_migration(const std::string& name, const std::string& script) const {
  write("prisma/migrations/" + name + "/migration.sql", script);
}

void Project::write(const std::string& path, const std::string& text) const {
  fs::create_directories((folder_ / path).parent_path());
  std::ofstream(folder_ / path, std::ios::binary) << text;
}

Finished Project::run(const std::vector<std::string>& arguments) const {
  return run_strata(arguments, folder_);
}

}  // namespace strata::test
