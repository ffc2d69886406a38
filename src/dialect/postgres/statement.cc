#include "dialect/postgres/statement.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <pg_query.h>

#include "base/ascii.h"
#include "base/overloaded.h"
#include "dialect/postgres/facts.h"
#include "sql/token.h"

namespace strata::dialect::postgres {
namespace {

using nlohmann::json;

// Most statements are plain, and their trees are large: these words tell which ones are worth one.
constexpr auto kFirstWords = std::to_array<std::string_view>(
    {"BEGIN", "START", "COMMIT", "END", "ROLLBACK", "ABORT", "PREPARE", "VACUUM", "REINDEX", "CLUSTER",
     "COPY", "DO", "CALL", "SET", "RESET", "DISCARD"});
constexpr auto kSecondWords =
    std::to_array<std::string_view>({"DATABASE", "TABLESPACE", "SUBSCRIPTION", "SYSTEM", "TYPE"});
constexpr auto kWordsAnywhere = std::to_array<std::string_view>({"CONCURRENTLY", "SET_CONFIG", "COMMIT"});

constexpr std::string_view kNoTwoPhase =
    "PREPARE TRANSACTION leaves the transaction behind for somebody else to finish";

bool contains_word(std::string_view text, std::string_view word) {
  return !std::ranges::search(text, word, {}, [](char c) { return strata::to_upper(c); }).empty();
}

template <std::size_t Count>
bool is_one_of(std::string_view text, const std::array<std::string_view, Count>& words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return sql::is_word(text, word); });
}

bool is_worth_a_tree(std::string_view text) {
  sql::TokenReader reader(text, kTarget.script);
  std::array<std::string_view, 2> words;
  for (std::string_view& word : words) {
    const std::optional<sql::Token> token = reader.next();
    if (!token) break;
    word = text.substr(token->begin, token->end - token->begin);
  }
  return is_one_of(words[0], kFirstWords) || is_one_of(words[1], kSecondWords) ||
         std::ranges::any_of(kWordsAnywhere,
                             [&](std::string_view word) { return contains_word(text, word); });
}

struct FreeTree {
  void operator()(PgQueryParseResult* result) const {
    pg_query_free_parse_result(*result);
    delete result;
  }
};

// {"stmts": [{"stmt": {"IndexStmt": {…}}}]}; zero values are left out everywhere in it.
std::optional<json> parse(std::string_view text) {
  const std::unique_ptr<PgQueryParseResult, FreeTree> result(
      new PgQueryParseResult(pg_query_parse(std::string(text).c_str())));
  if (result->error != nullptr) return std::nullopt;
  json tree = json::parse(result->parse_tree, nullptr, false);
  if (tree.is_discarded() || !tree.contains("stmts")) return std::nullopt;
  return tree;
}

bool flag(const json& node, const char* name) {
  return node.value(name, false);
}

std::string string_of(const json& node) {
  return node.contains("String") ? node["String"].value("sval", "") : std::string();
}

WrittenName name_of_range(const json& node, const char* member) {
  if (!node.contains(member)) return {};
  return {.schema = node[member].value("schemaname", ""), .name = node[member].value("relname", "")};
}

// A list of String nodes: [schema,] name.
WrittenName name_of_list(const json& list) {
  WrittenName name;
  for (const json& item : list) {
    name.schema = std::move(name.name);
    name.name = string_of(item);
  }
  return name;
}

const json* find_option(const json& node, const char* member, std::string_view option) {
  if (!node.contains(member)) return nullptr;
  for (const json& item : node[member]) {
    if (item.contains("DefElem") && item["DefElem"].value("defname", "") == option) return &item["DefElem"];
  }
  return nullptr;
}

StatementKind classify_transaction(const json& node) {
  const std::string kind = node.value("kind", "");
  if (kind == "TRANS_STMT_BEGIN" || kind == "TRANS_STMT_START") {
    return BeginTransaction{.has_options = node.contains("options")};
  }
  if (flag(node, "chain")) {
    return Refused{.reason = "AND CHAIN begins a transaction of its own",
                   .instead = "Write COMMIT and BEGIN."};
  }
  if (kind == "TRANS_STMT_COMMIT") return CommitTransaction{};
  if (kind == "TRANS_STMT_ROLLBACK") return RollbackTransaction{};
  if (kind == "TRANS_STMT_PREPARE") return Refused{.reason = kNoTwoPhase, .instead = "Write COMMIT."};
  if (kind.ends_with("_PREPARED")) return CommitsByItself{};
  return PlainStatement{};  // savepoints
}

StatementKind classify_index(const json& node) {
  if (!flag(node, "concurrent")) return PlainStatement{};
  return CreateIndexConcurrently{.table = name_of_range(node, "relation"),
                                 .index = node.value("idxname", "")};
}

StatementKind classify_drop(const json& node) {
  if (!flag(node, "concurrent") || !node.contains("objects")) return PlainStatement{};
  // The server takes one index only.
  return DropIndexConcurrently{.index = name_of_list(node["objects"][0]["List"]["items"])};
}

StatementKind classify_reindex(const json& node) {
  if (find_option(node, "params", "concurrently") != nullptr) return ReindexConcurrently{};
  const std::string kind = node.value("kind", "");
  const bool is_one_object = kind == "REINDEX_OBJECT_INDEX" || kind == "REINDEX_OBJECT_TABLE";
  return is_one_object ? StatementKind(PlainStatement{}) : StatementKind(Repeatable{});
}

StatementKind classify_alter_table(const json& node) {
  if (!node.contains("cmds")) return PlainStatement{};
  for (const json& item : node["cmds"]) {
    const json& command = item["AlterTableCmd"];
    if (!command.contains("def") || !command["def"].contains("PartitionCmd")) continue;
    const json& partition = command["def"]["PartitionCmd"];
    if (!flag(partition, "concurrent")) continue;
    return DetachPartitionConcurrently{.table = name_of_range(node, "relation"),
                                       .partition = name_of_range(partition, "name")};
  }
  return PlainStatement{};
}

StatementKind classify_alter_enum(const json& node) {
  if (node.contains("oldVal") || !node.contains("typeName")) return PlainStatement{};  // RENAME VALUE
  return AddEnumValue{.type = name_of_list(node["typeName"]), .value = node.value("newVal", "")};
}

StatementKind classify_copy(const json& node) {
  if (node.contains("filename") || flag(node, "is_program")) return PlainStatement{};
  if (!flag(node, "is_from")) {
    return Refused{.reason = "COPY … TO STDOUT has nobody who reads it", .instead = "Leave it out."};
  }
  return Refused{.reason = "COPY … FROM STDIN reads rows that only psql sends",
                 .instead = "Write INSERT statements."};
}

StatementKind classify_do(const json& node) {
  const json* body = find_option(node, "args", "as");
  const std::string text = body != nullptr && body->contains("arg") ? string_of((*body)["arg"]) : "";
  sql::TokenReader reader(text, kTarget.script);
  while (const std::optional<sql::Token> token = reader.next()) {
    if (token->kind != sql::TokenKind::word) continue;
    const std::string_view word = std::string_view(text).substr(token->begin, token->end - token->begin);
    if (sql::is_word(word, "COMMIT") || sql::is_word(word, "ROLLBACK")) return CommitsByItself{};
  }
  return PlainStatement{};
}

StatementKind classify_set(const json& node) {
  const bool ends_with_transaction =
      flag(node, "is_local") || node.value("kind", "") == "VAR_SET_MULTI";  // SET TRANSACTION
  return ends_with_transaction ? StatementKind(UntilCommit{}) : StatementKind(ChangeSession{});
}

StatementKind classify_create_table(const json& node) {
  const std::string on_commit = node.value("oncommit", "ONCOMMIT_NOOP");
  return on_commit == "ONCOMMIT_NOOP" ? StatementKind(PlainStatement{}) : StatementKind(UntilCommit{});
}

StatementKind classify_vacuum(const json& node) {
  return flag(node, "is_vacuumcmd") ? StatementKind(Repeatable{}) : StatementKind(PlainStatement{});
}

StatementKind classify_cluster(const json& node) {
  return node.contains("relation") ? StatementKind(PlainStatement{}) : StatementKind(Repeatable{});
}

// ALTER DATABASE … SET TABLESPACE moves files.
StatementKind classify_alter_database(const json& node) {
  const bool moves = find_option(node, "options", "tablespace") != nullptr;
  return moves ? StatementKind(Repeatable{}) : StatementKind(PlainStatement{});
}

StatementKind classify_create_enum(const json& node) {
  return node.contains("typeName") ? StatementKind(CreateEnum{.type = name_of_list(node["typeName"])})
                                   : StatementKind(PlainStatement{});
}

template <ChangeServerObject::Kind kKind, bool kCreates>
StatementKind classify_server_object(const json& node) {
  constexpr std::array<const char*, 3> kMembers = {"dbname", "tablespacename", "subname"};
  return ChangeServerObject{
      .kind = kKind, .creates = kCreates, .name = node.value(kMembers[static_cast<std::size_t>(kKind)], "")};
}

template <typename Kind>
StatementKind always(const json&) {
  return Kind{};
}

struct Row {
  std::string_view node;
  StatementKind (*classify)(const json&);
};

using enum ChangeServerObject::Kind;

constexpr auto kRows = std::to_array<Row>({
    {.node = "TransactionStmt", .classify = classify_transaction},
    {.node = "IndexStmt", .classify = classify_index},
    {.node = "DropStmt", .classify = classify_drop},
    {.node = "ReindexStmt", .classify = classify_reindex},
    {.node = "AlterTableStmt", .classify = classify_alter_table},
    {.node = "CreateEnumStmt", .classify = classify_create_enum},
    {.node = "AlterEnumStmt", .classify = classify_alter_enum},
    {.node = "CopyStmt", .classify = classify_copy},
    {.node = "DoStmt", .classify = classify_do},
    {.node = "VariableSetStmt", .classify = classify_set},
    {.node = "ConstraintsSetStmt", .classify = always<UntilCommit>},
    {.node = "CreateStmt", .classify = classify_create_table},
    {.node = "VacuumStmt", .classify = classify_vacuum},
    {.node = "ClusterStmt", .classify = classify_cluster},
    {.node = "AlterSystemStmt", .classify = always<Repeatable>},
    {.node = "AlterDatabaseStmt", .classify = classify_alter_database},
    {.node = "CreatedbStmt", .classify = classify_server_object<database, true>},
    {.node = "DropdbStmt", .classify = classify_server_object<database, false>},
    {.node = "CreateTableSpaceStmt", .classify = classify_server_object<tablespace, true>},
    {.node = "DropTableSpaceStmt", .classify = classify_server_object<tablespace, false>},
    {.node = "CreateSubscriptionStmt", .classify = classify_server_object<subscription, true>},
    {.node = "DropSubscriptionStmt", .classify = classify_server_object<subscription, false>},
});

}  // namespace

bool runs_in_transaction(const StatementKind& kind) {
  return std::visit(overloaded{
                        [](const CreateIndexConcurrently&) { return false; },
                        [](const DropIndexConcurrently&) { return false; },
                        [](const ReindexConcurrently&) { return false; },
                        [](const DetachPartitionConcurrently&) { return false; },
                        [](const ChangeServerObject&) { return false; },
                        [](const Repeatable&) { return false; },
                        [](const CommitsByItself&) { return false; },
                        [](const auto&) { return true; },
                    },
                    kind);
}

StatementKind classify(std::string_view text) {
  if (!is_worth_a_tree(text)) return PlainStatement{};
  const std::optional<json> tree = parse(text);
  if (!tree) return UnknownStatement{};
  const json& statements = (*tree)["stmts"];
  if (statements.empty() || !statements[0].contains("stmt")) return PlainStatement{};
  const json& statement = statements[0]["stmt"];
  for (const Row& row : kRows) {
    if (const auto node = statement.find(row.node); node != statement.end()) return row.classify(*node);
  }
  // set_config in a query; what a query calls besides is not known.
  const bool sets = statement.contains("SelectStmt") && contains_word(text, "SET_CONFIG");
  return sets ? StatementKind(ChangeSession{}) : StatementKind(PlainStatement{});
}

}  // namespace strata::dialect::postgres
