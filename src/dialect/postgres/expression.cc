#include "dialect/postgres/expression.h"

#include <algorithm>
#include <initializer_list>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <pg_query.h>

#include "base/ascii.h"
#include "dialect/postgres/constant.h"

namespace strata::dialect::postgres {
namespace {

using nlohmann::json;

struct FreeExpression {
  void operator()(PgQueryParseResult* result) const {
    pg_query_free_parse_result(*result);
    delete result;
  }
};

// The parser's tree leaves out the value of an integer below zero, as that of zero: it stands in the text.
void restore_negatives(json& node, std::string_view sql) {
  const json::json_pointer value("/ival"), place("/location");
  if (node.is_object() && node.contains(place) && node.contains(value) && node.at(value).empty()) {
    std::string_view text = sql.substr(std::min(node.at(place).get<std::size_t>(), sql.size()));
    if (!text.starts_with('-')) return;
    text.remove_prefix(std::min(text.find_first_not_of("- "), text.size()));
    node["ival"]["ival"] = '-' + std::string(text.substr(0, text.find_first_not_of("0123456789")));
    return;
  }
  if (!node.is_structured()) return;
  for (json& part : node) restore_negatives(part, sql);
}

bool has_only(const json& node, std::initializer_list<std::string_view> keys) {
  return node.is_object() && std::ranges::all_of(node.items(), [&](const auto& item) {
           return std::ranges::find(keys, item.key()) != keys.end();
         });
}

// The tree of the only expression in `sql`: without a name of its own, and no clause behind it.
std::optional<json> expression_tree(std::string_view sql) {
  const std::string statement = "SELECT " + std::string(sql);
  if (statement.find('\0') != std::string::npos) return std::nullopt;  // the parser would see its end
  const std::unique_ptr<PgQueryParseResult, FreeExpression> result(
      new PgQueryParseResult(pg_query_parse(statement.c_str())));
  if (result->error != nullptr) return std::nullopt;
  json tree = json::parse(result->parse_tree, nullptr, false);
  if (tree.is_discarded()) return std::nullopt;
  const json::json_pointer statements("/stmts"), select("/stmts/0/stmt/SelectStmt");
  if (!tree.contains(select) || tree.at(statements).size() != 1) return std::nullopt;
  if (!has_only(tree.at(statements)[0], {"stmt"})) return std::nullopt;  // a length: something ended it
  if (!has_only(tree.at(select), {"targetList", "limitOption", "op"})) return std::nullopt;
  json& list = tree.at(select)["targetList"];
  restore_negatives(list, statement);
  const json::json_pointer target("/0/ResTarget");
  if (list.size() != 1 || !list.contains(target) || !has_only(list.at(target), {"val", "location"})) {
    return std::nullopt;
  }
  return list.at(target).at("val");
}

json canonical(const json& node);

// Every constant is its text: 5 and '5'::bigint are one.
json constant(const json& node) {
  for (const char* kind : {"ival", "fval", "sval", "boolval", "bsval"}) {
    const auto found = node.find(kind);
    if (found == node.end()) continue;
    if (!found->is_object() || found->empty()) {
      if (kind == std::string_view("boolval")) return "false";
      return kind == std::string_view("sval") ? "" : "0";
    }
    const json& value = *found->begin();
    if (kind == std::string_view("bsval") && value.is_string()) {
      return value.get<std::string>().substr(1);  // without its "b"
    }
    return value.is_string() ? canonical_constant(value.get<std::string>()) : value.dump();
  }
  return node.contains("isnull") ? json(nullptr) : json("0");
}

json list_of(const json& nodes) {
  json list = json::array();
  for (const json& node : nodes) list.push_back(canonical(node));
  return list;
}

std::string operator_name(const json& expression) {
  const json::json_pointer name("/name/0/String/sval");
  return expression.contains(name) ? expression.at(name).get<std::string>() : std::string();
}

json comparison(std::string_view name, json left, json right) {
  return json{{"op", std::string(name)}, {"left", std::move(left)}, {"right", std::move(right)}};
}

// IN, LIKE, SIMILAR TO and BETWEEN are other words for operators, which the server prints instead.
json operation(const json& expression) {
  const std::string kind = expression.value("kind", "");
  const std::string name = operator_name(expression);
  const json left = expression.contains("lexpr") ? canonical(expression["lexpr"]) : json(nullptr);
  const json& written = expression.at("rexpr");
  if (left.is_null() && name == "-" && written.contains("A_Const")) {
    return '-' + constant(written["A_Const"]).get<std::string>();
  }
  const json right = canonical(written);
  if (kind == "AEXPR_IN") {
    if (right.is_array() && right.size() == 1) return comparison(name, left, right[0]);
    return comparison(name + (name == "=" ? " any" : " all"), left, json{{"array", right}});
  }
  if (kind == "AEXPR_OP_ANY") return comparison(name + " any", left, right);
  if (kind == "AEXPR_OP_ALL") return comparison(name + " all", left, right);
  if (kind == "AEXPR_BETWEEN" && right.is_array() && right.size() == 2) {
    return json{{"and", json::array({comparison(">=", left, right[0]), comparison("<=", left, right[1])})}};
  }
  if (kind == "AEXPR_NOT_BETWEEN" && right.is_array() && right.size() == 2) {
    return json{{"OR_EXPR", json::array({comparison("<", left, right[0]), comparison(">", left, right[1])})}};
  }
  if (kind == "AEXPR_OP" || kind == "AEXPR_LIKE" || kind == "AEXPR_ILIKE" || kind == "AEXPR_SIMILAR") {
    return comparison(name, left, right);
  }
  return json{{"kind", kind}, {"name", name}, {"left", left}, {"right", right}};
}

json conjunction(const json& expression) {
  const std::string kind = expression.value("boolop", "");
  const json arguments = list_of(expression.value("args", json::array()));
  if (kind == "AND_EXPR") return json{{"and", arguments}};
  return json{{kind, arguments}};
}

// The server leaves out a namespace that it looks into anyway.
constexpr std::string_view kDefaultNamespace = "public";

json function_call(const json& call) {
  std::string name;
  for (const json& part : call.value("funcname", json::array())) {
    const std::string word = part.value(json::json_pointer("/String/sval"), std::string());
    if (word != "pg_catalog" && word != kDefaultNamespace) name += (name.empty() ? "" : ".") + word;
  }
  if (name == "now") return "now";
  json result = call;
  result.erase("funcname");
  result.erase("funcformat");
  result.erase("location");
  json rest = json::object();
  for (const auto& [key, value] : result.items()) rest[key] = canonical(value);
  rest["function"] = name;
  return rest;
}

// The type itself does not count, except for how its constants are spelled.
json type_cast(const json& cast) {
  const json& argument = cast.at("arg");
  const json::json_pointer text("/A_Const/sval/sval");
  if (!argument.contains(text)) return canonical(argument);
  const json names = cast.value(json::json_pointer("/typeName/names"), json::array());
  const std::string type =
      names.empty() ? std::string() : names.back().value(json::json_pointer("/String/sval"), std::string());
  return canonical_constant(argument.at(text).get<std::string>(), type);
}

// There is one table only, which the server does not name.
json column(const json& reference) {
  const json fields = reference.value("fields", json::array());
  return json{{"column", fields.empty() ? json(nullptr) : canonical(fields.back())}};
}

json canonical(const json& node) {
  if (node.is_array()) return list_of(node);
  if (!node.is_object()) return node;
  if (node.contains("TypeCast")) return type_cast(node["TypeCast"]);
  if (node.contains("A_Const")) return constant(node["A_Const"]);
  if (node.contains("A_Expr")) return operation(node["A_Expr"]);
  if (node.contains("BoolExpr")) return conjunction(node["BoolExpr"]);
  if (node.contains("FuncCall")) return function_call(node["FuncCall"]);
  if (node.contains("ColumnRef")) return column(node["ColumnRef"]);
  if (node.contains("List")) return list_of(node["List"].value("items", json::array()));
  if (node.contains("A_ArrayExpr")) {
    return json{{"array", list_of(node["A_ArrayExpr"].value("elements", json::array()))}};
  }
  if (node.value(json::json_pointer("/SQLValueFunction/op"), std::string()) == "SVFOP_CURRENT_TIMESTAMP") {
    return "now";
  }
  json result = json::object();
  for (const auto& [key, value] : node.items()) {
    if (key != "location") result[key] = canonical(value);
  }
  return result;
}

bool refers_to(const json& node, std::string_view column) {
  if (!node.is_structured()) return false;
  if (node.is_object() && node.contains("ColumnRef")) {
    const json fields = node["ColumnRef"].value("fields", json::array());
    if (fields.empty()) return false;
    return fields.back().value(json::json_pointer("/String/sval"), std::string()) == column;
  }
  return std::ranges::any_of(node, [&](const json& part) { return refers_to(part, column); });
}

}  // namespace

std::string canonical_expression(std::string_view sql) {
  const std::optional<json> tree = expression_tree(sql);
  return tree ? canonical(*tree).dump(-1, ' ', false, json::error_handler_t::replace)
              : std::string(trim(sql));
}

bool is_one_expression(std::string_view sql) {
  return expression_tree(sql).has_value();
}

bool names_column(std::string_view sql, std::string_view column) {
  const std::optional<json> tree = expression_tree(sql);
  return tree && refers_to(*tree, column);
}

}  // namespace strata::dialect::postgres
