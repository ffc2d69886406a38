// The ways to a server that takes encrypted connections and passwords only: libpq's parameters and Prisma's,
// the keyword form, and PG* variables.
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <gtest/gtest.h>
#include <memory>
#include <optional>

#include "dialect/registry.h"
#include "project.h"
#include "support/daemon.h"
#include "support/postgres_server.h"

namespace strata::test {
namespace {

namespace fs = std::filesystem;

// Every character that means something in a URL, in a keyword, in a shell or in SQL.
constexpr const char* kPassword = R"( !"#$%&'()*+,-./:;<=>?@[\]^_`{|}~ %41 ü☃)";

// Two authorities, of which the server and the role "certified" have theirs from the first.
constexpr const char* kMakeCertificates = R"(
set -e
cd "$1"
key="-newkey ec -pkeyopt ec_paramgen_curve:prime256v1"
for authority in ca other; do
  openssl req -x509 $key -nodes -keyout $authority.key -out $authority.pem -days 30 -subj /CN=$authority
done
for name in localhost certified; do
  openssl req $key -nodes -keyout $name.key -out $name.csr -subj /CN=$name
  openssl x509 -req -in $name.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 30 -out $name.pem
done
chmod 600 *.key
)";

constexpr const char* kHostBasedAccess =
    "local all all trust\n"
    "hostssl all certified all cert clientcert=verify-full\n"
    "hostssl all all all scram-sha-256\n";

std::string escaped(std::string_view text) {
  std::string url;
  for (const char c : text) url += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  return url;
}

std::string in_quotes(std::string_view text) {
  std::string quoted = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + "'";
}

class TlsOfPostgres : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = make_server_folder("strata-tls");
    const std::string make =
        fmt::format("PATH=\"$PATH:/usr/bin\"; set -- {}\n{}", folder_.string(), kMakeCertificates);
    if (wait_for(start_as_server_user({"/bin/sh", "-c", make}, folder_ / "log")) != 0) {
      GTEST_SKIP() << "openssl is missing, or makes no certificates";
    }
    std::ofstream(folder_ / "access.conf") << kHostBasedAccess;
    port_ = unused_port();
    const auto file = [&](const char* setting, const char* name) {
      return fmt::format("{}={}", setting, (folder_ / name).string());
    };
    auto started = PostgresServer::start(
        {.settings = {"listen_addresses=localhost", fmt::format("port={}", port_), "ssl=on",
                      "password_encryption=scram-sha-256", file("ssl_cert_file", "localhost.pem"),
                      file("ssl_key_file", "localhost.key"), file("ssl_ca_file", "ca.pem"),
                      file("hba_file", "access.conf")}});
    if (!started) GTEST_SKIP() << started.error().message;
    server_ = std::move(*started);
    const auto admin = dialect::find_dialect("postgresql")
                           ->connect({.url = server_->url("postgres", fmt::format("&port={}", port_))});
    ASSERT_TRUE(admin.has_value()) << admin.error().message;
    const std::string script =
        fmt::format("CREATE ROLE \"me@x\" LOGIN PASSWORD $p${}$p$; CREATE ROLE certified LOGIN;", kPassword);
    ASSERT_TRUE((*admin)->execute(script).has_value());
  }
  void TearDown() override {
    server_.reset();
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }

  // What comes of it: "" or the code of the error.
  [[nodiscard]] std::string connect(const std::string& url) const {
    const auto connection =
        dialect::find_dialect("postgresql")->connect({.url = url, .base_directory = folder_.string()});
    if (connection) return "";
    std::string told = connection.error().message;
    for (const std::string& line : connection.error().details) told += "\n" + line;
    EXPECT_EQ(told.find("<=>?@"), std::string::npos) << told;
    last_ = told;
    return std::string(error_code_name(connection.error().code));
  }
  [[nodiscard]] std::string url(std::string_view parameters, std::string_view host = "localhost") const {
    return fmt::format("postgresql://me%40x:{}@{}:{}/postgres?{}", escaped(kPassword), host, port_,
                       parameters);
  }

  fs::path folder_;
  int port_ = 0;
  std::unique_ptr<PostgresServer> server_;
  mutable std::string last_;
};

struct TlsCase {
  const char* parameters;
  const char* code;  // empty: a connection
  const char* host = "localhost";
};

constexpr std::array kTlsCases = {
    TlsCase{"sslmode=disable", "P1000"},
    TlsCase{"", ""},
    TlsCase{"sslmode=prefer", ""},
    TlsCase{"sslmode=require", ""},
    TlsCase{"sslmode=require", "", "127.0.0.1"},
    TlsCase{"sslmode=require&sslrootcert=other.pem", "P1011"},
    TlsCase{"sslmode=verify-ca&sslrootcert=ca.pem", ""},
    TlsCase{"sslmode=verify-ca&sslrootcert=ca.pem", "", "127.0.0.1"},
    TlsCase{"sslmode=verify-full&sslrootcert=ca.pem", ""},
    TlsCase{"sslmode=verify-full&sslrootcert=ca.pem", "P1011", "127.0.0.1"},
    TlsCase{"sslmode=verify-full&sslrootcert=other.pem", "P1011"},
    TlsCase{"sslmode=verify-full&sslrootcert=missing.pem", "P1011"},
    TlsCase{"sslmode=verify-full&sslrootcert=system", "P1011"},
    TlsCase{"sslmode=sometimes", "P1013"},
    // Prisma's: `sslcert` is the authority's, and `sslaccept` says whether it counts.
    TlsCase{"sslmode=require&sslcert=ca.pem", ""},
    TlsCase{"sslmode=require&sslcert=ca.pem&sslaccept=strict", ""},
    TlsCase{"sslcert=ca.pem&sslaccept=strict", "P1011", "127.0.0.1"},
    TlsCase{"sslmode=require&sslcert=other.pem&sslaccept=strict", "P1011"},
    TlsCase{"sslmode=require&sslcert=other.pem&sslaccept=accept_invalid_certs", ""},
    TlsCase{"sslmode=require&sslaccept=strict", "P1011"},
    TlsCase{"sslmode=require&connect_timeout=x", "P1013"},
};

TEST_F(TlsOfPostgres, IsAskedForAndProven) {
  for (const TlsCase& tried : kTlsCases) {
    EXPECT_EQ(connect(url(tried.parameters, tried.host)), tried.code)
        << tried.host << " " << tried.parameters << "\n"
        << last_;
  }
  const auto certified = [&](const char* parameters) {
    return connect(fmt::format("postgresql://certified@localhost:{}/postgres?{}", port_, parameters));
  };
  EXPECT_EQ(certified("sslcert=certified.pem&sslkey=certified.key&sslmode=require"), "");
  EXPECT_EQ(certified("sslcert=localhost.pem&sslkey=localhost.key&sslmode=require"), "P1000") << last_;
  EXPECT_NE(certified("sslmode=require"), "");
}

TEST_F(TlsOfPostgres, IsToldByKeywordsAndVariables) {
  const std::string keywords = fmt::format(
      "host=localhost port = {} user='me@x' dbname=postgres password={} sslmode=verify-full "
      "sslrootcert='ca.pem'",
      port_, in_quotes(kPassword));
  EXPECT_EQ(connect(keywords), "") << last_;
  EXPECT_EQ(connect(fmt::format("postgresql://me%40x:wrong@localhost:{}/postgres", port_)), "P1000");
  EXPECT_EQ(connect(fmt::format("postgresql://me%40x@localhost:{}/postgres", port_)), "P1000");

  const Project project("postgresql://");
  const auto status = [&](const std::vector<std::string>& variables) {
    std::vector<std::string> words = {"/usr/bin/env"};
    words.insert(words.end(), variables.begin(), variables.end());
    for (const std::string& word : strata({"db", "execute", "--file", "prisma/ask.sql"}))
      words.push_back(word);
    return Process(words, project.folder()).wait();
  };
  project.write("prisma/ask.sql", "DO $$ BEGIN ASSERT current_user = 'me@x'; END $$;");
  const std::string password_file = (folder_ / "passwords").string();
  std::string line = "localhost:*:*:me@x:";
  for (const char c : std::string_view(kPassword))
    line += c == ':' || c == '\\' ? std::string("\\") + c : std::string(1, c);
  std::ofstream(password_file) << line << "\n";
  fs::permissions(password_file, fs::perms::owner_read | fs::perms::owner_write);
  std::vector<std::string> variables = {
      "PGHOST=localhost",      fmt::format("PGPORT={}", port_),
      "PGUSER=me@x",           "PGDATABASE=postgres",
      "PGSSLMODE=verify-full", "PGSSLROOTCERT=" + (folder_ / "ca.pem").string()};
  for (const std::string& secret : {std::string("PGPASSWORD=") + kPassword, "PGPASSFILE=" + password_file}) {
    variables.push_back(secret);
    const Finished finished = status(variables);
    EXPECT_EQ(finished.exit_code, 0) << secret << finished.output;
    variables.pop_back();
  }
  variables.emplace_back("PGPASSWORD=wrong");
  const Finished refused = status(variables);
  EXPECT_NE(refused.output.find("P1000"), std::string::npos) << refused.output;
}

}  // namespace
}  // namespace strata::test
