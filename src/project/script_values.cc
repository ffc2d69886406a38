#include "project/script_values.h"

#include <utility>

namespace strata::project {
namespace {

constexpr std::size_t kMaxDepth = 64;

bool opens(const Token& token) {
  return token.is("(") || token.is("[") || token.is("{");
}
bool closes(const Token& token) {
  return token.is(")") || token.is("]") || token.is("}");
}

}  // namespace

bool ScriptValues::accept(std::initializer_list<std::string_view> written) {
  std::size_t ahead = 0;
  for (const std::string_view word : written) {
    if (!peek(ahead++).is(word)) return false;
  }
  advance(written.size());
  return true;
}

std::vector<Term> ScriptValues::read_value(ValuePlace place) {
  const std::size_t begin = at_;
  std::optional<std::vector<Term>> terms = read_alternatives();
  if (terms && at_value_end(begin, place)) return std::move(*terms);
  at_ = begin;
  const std::size_t first = peek().begin;
  skip_value(place);
  std::string_view source = text_.substr(first, peek().begin - first);
  while (!source.empty() && std::string_view(" \t\r\n").contains(source.back())) source.remove_suffix(1);
  return {Expression{.text = std::string(source)}};
}

void ScriptValues::skip_value(ValuePlace place) {
  const std::size_t begin = at_;
  std::size_t open = 0;
  while (!at_end() && (open != 0 || !at_value_end(begin, place))) {
    if (opens(peek())) ++open;
    if (closes(peek()) && open != 0) --open;
    advance();
  }
}

// A new line ends a statement only where its last token could be the end of one; after an operator it does
// not.
bool ScriptValues::at_value_end(std::size_t begin, ValuePlace place) const {
  const Token& token = peek();
  if (token.kind == TokenKind::end || closes(token) || token.is(",") || token.is(";")) return true;
  return place == ValuePlace::statement && at_ != begin && token.begins_line && token.kind == TokenKind::word;
}

std::vector<Term> ScriptValues::constant(const std::string& name) const {
  const auto found = constants_.find(name);
  return found == constants_.end() ? std::vector<Term>{Expression{.text = name}} : found->second;
}

std::optional<std::vector<Term>> ScriptValues::read_alternatives() {
  std::vector<Term> terms;
  do {
    std::optional<std::vector<Term>> next = read_primary();
    if (!next) return std::nullopt;
    terms.insert(terms.end(), next->begin(), next->end());
    accept({"!"});
    if (accept({"as"}) || accept({"satisfies"})) advance();
  } while (accept({"??"}) || accept({"||"}));
  return terms;
}

std::optional<std::vector<Term>> ScriptValues::read_primary() {
  if (peek().is("(")) {
    if (++depth_ > kMaxDepth) return std::nullopt;
    advance();
    std::optional<std::vector<Term>> inner = read_alternatives();
    --depth_;
    return inner && accept({")"}) ? inner : std::nullopt;
  }
  if (peek().is_literal()) {
    std::vector<Term> literal{Literal{.text = peek().value}};
    advance();
    return literal;
  }
  if (peek().kind != TokenKind::word) return std::nullopt;
  if (std::optional<Term> term = read_variable()) return std::vector<Term>{std::move(*term)};
  if (std::optional<Term> term = read_path()) return std::vector<Term>{std::move(*term)};
  const auto found = constants_.find(std::string(peek().source));
  if (found == constants_.end()) return std::nullopt;
  advance();
  return found->second;
}

// env("X"), process.env.X, process.env["X"]
std::optional<Term> ScriptValues::read_variable() {
  const std::size_t begin = at_;
  std::string name;
  if (accept({"env", "("}) || accept({"process", ".", "env", "["})) {
    if (peek().is_literal()) name = peek().value;
    advance();
    if (!accept({")"}) && !accept({"]"})) name.clear();
  } else if (accept({"process", ".", "env", "."}) && peek().kind == TokenKind::word) {
    name = peek().source;
    advance();
  }
  if (!name.empty()) return Variable{.name = std::move(name)};
  at_ = begin;
  return std::nullopt;
}

// path.join(…), path.resolve(…), join(…), resolve(…)
std::optional<Term> ScriptValues::read_path() {
  const std::size_t begin = at_;
  if (peek(1).is(".")) advance(2);
  const bool resolves = peek().is("resolve");
  if ((!resolves && !peek().is("join") && !peek().is("normalize")) || !peek(1).is("(")) {
    at_ = begin;
    return std::nullopt;
  }
  advance(2);
  std::filesystem::path joined = resolves ? working_directory_ : std::filesystem::path();
  while (!at_end() && !peek().is(")")) {
    const std::optional<std::filesystem::path> part = read_path_part();
    if (!part || (!accept({","}) && !peek().is(")"))) {
      at_ = begin;
      return std::nullopt;
    }
    // Unlike operator/, join puts an absolute part behind the others.
    joined = joined.empty() || resolves ? joined / *part : joined / part->relative_path();
  }
  accept({")"});
  return Literal{.text = joined.lexically_normal().string()};
}

std::optional<std::filesystem::path> ScriptValues::read_path_part() {
  if (accept({"__dirname"}) || accept({"import", ".", "meta", ".", "dirname"})) return directory_;
  if (accept({"process", ".", "cwd", "(", ")"})) return working_directory_;
  if (!peek().is_literal()) return std::nullopt;
  std::filesystem::path part = peek().value;
  advance();
  return part;
}

}  // namespace strata::project
