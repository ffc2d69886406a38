#include "rpc/arguments.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <openssl/evp.h>
#include <utility>

#include "rpc/json.h"

namespace strata::rpc {
namespace {

// Version 6 may give the URL of a sub-command in base64, so that no shell meets its characters.
std::string decode_url(const std::string& text) {
  if (text.contains(':') || text.size() % 4 != 0) return text;
  std::string bytes(text.size() / 4 * 3, '\0');
  const int size =
      EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data()),
                      reinterpret_cast<const unsigned char*>(text.data()), static_cast<int>(text.size()));
  if (size < 0) return text;
  const auto padding = static_cast<std::size_t>(std::ranges::count(text.substr(text.size() - 2), '='));
  bytes.resize(static_cast<std::size_t>(size) - padding);
  return bytes.contains(':') ? bytes : text;
}

Result<DatasourceUrls> parse_urls(const std::string& text) {
  const Json object = Json::parse(text, nullptr, false);
  if (!object.is_object()) {
    return fail(ErrorCode::usage, "--datasource is no JSON object.",
                {R"(It is written as {"url":"…","shadowDatabaseUrl":"…"}.)"});
  }
  DatasourceUrls urls;
  const std::pair<const char*, std::optional<std::string>*> members[] = {
      {"url", &urls.url}, {"directUrl", &urls.direct_url}, {"shadowDatabaseUrl", &urls.shadow_database_url}};
  for (const auto& [name, target] : members) {
    const auto found = object.find(name);
    if (found == object.end() || found->is_null()) continue;
    if (!found->is_string())
      return fail(ErrorCode::usage, std::string("--datasource: ") + name + " is no text.");
    *target = found->get<std::string>();
  }
  return urls;
}

struct Written {
  bool version = false;
  std::vector<std::string> schema_files;
  std::string datasource, cli_url, extension_types;
};

void define(CLI::App& app, Written& written, Command& command) {
  app.add_flag("-V,--version", written.version);
  app.add_option("-d,--datamodels", written.schema_files);
  app.add_option("--datasource", written.datasource);
  app.add_option("-e,--extension-types", written.extension_types);
  CLI::App* cli = app.add_subcommand("cli");
  cli->add_option("-d,--datasource", written.cli_url);
  const std::pair<const char*, Command> commands[] = {{"can-connect-to-database", Command::can_connect},
                                                      {"create-database", Command::create_database},
                                                      {"drop-database", Command::drop_database}};
  for (const auto& [name, value] : commands) {
    cli->add_subcommand(name)->callback([&command, value = value] { command = value; });
  }
  cli->require_subcommand(1);
}

}  // namespace

Result<Arguments> parse_arguments(const std::vector<std::string>& arguments) {
  CLI::App app;
  Written written;
  Arguments parsed;
  define(app, written, parsed.command);
  std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
  try {
    app.parse(std::move(reversed));
  } catch (const CLI::Error& error) {
    return fail(ErrorCode::usage, error.what());
  }
  if (written.version) parsed.command = Command::version;
  if (!written.datasource.empty()) {
    STRATA_TRY(parsed.urls, parse_urls(written.datasource));
  }
  if (!written.cli_url.empty()) parsed.urls.url = decode_url(written.cli_url);
  parsed.schema_files.assign(written.schema_files.begin(), written.schema_files.end());
  return parsed;
}

}  // namespace strata::rpc
