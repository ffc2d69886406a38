// What the calls of one process share: where it runs, the schema files and URLs that it was started with, and
// the way back to the client.
#pragma once

#include <filesystem>
#include <vector>

#include "strata/engine.h"
#include "strata/result.h"

#include "engine/history_project.h"
#include "project/project.h"
#include "rpc/arguments.h"
#include "rpc/channel.h"
#include "rpc/parameters.h"

namespace strata::rpc {

class Session {
 public:
  // `channel` must outlive the session.
  Session(Environment environment, Arguments arguments, Channel& channel)
      : environment_(std::move(environment)), arguments_(std::move(arguments)), channel_(channel) {}

  // Reads the schema files of the command line.
  [[nodiscard]] Result<void> read_schema();

  [[nodiscard]] Channel& channel() const { return channel_; }
  [[nodiscard]] const Environment& environment() const { return environment_; }
  [[nodiscard]] const DatasourceUrls& urls() const { return arguments_.urls; }

  // The schema files of the command line.
  [[nodiscard]] const std::vector<project::SchemaFile>& schema() const { return schema_; }
  // A schema that is valid to this extent; `external`: what others manage.
  [[nodiscard]] Result<project::Project> open_project(const std::vector<project::SchemaFile>& files,
                                                      psl::Extent extent,
                                                      project::ExternalNames external = {}) const;
  // Whether it is valid or not.
  [[nodiscard]] project::Project parse_project(const std::vector<project::SchemaFile>& files,
                                               psl::Extent extent = psl::Extent::everything) const;

  // Where the project's database is: the URL of the command line, else that of the schema.
  [[nodiscard]] Result<dialect::ConnectOptions> database_of(const project::Project& project) const;
  // The other way round. Files of the schema's URL are relative to `folder`, where one is given.
  [[nodiscard]] Result<dialect::ConnectOptions> written_database_of(
      const project::Project& project, const std::optional<std::string>& folder) const;
  [[nodiscard]] Result<dialect::ConnectOptions> database_at(const std::string& url) const;

  // P3019 when the migrations are for another database.
  [[nodiscard]] Result<engine::HistoryProject> open_history(project::Project project,
                                                            MigrationList list) const;

  // What there is instead of a configuration file: the client has read that.
  [[nodiscard]] project::Configuration configuration() const;

 private:
  [[nodiscard]] ProjectOptions options() const;

  Environment environment_;
  Arguments arguments_;
  Channel& channel_;
  std::vector<project::SchemaFile> schema_;
};

}  // namespace strata::rpc
