#include "sql/script.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/ascii.h"
#include "sql/token.h"

namespace strata::sql {
namespace {

// The statement that is being read.
class Builder {
 public:
  Builder(std::string_view script, const target::ScriptSyntax& syntax) : script_(script), syntax_(&syntax) {}

  [[nodiscard]] bool empty() const { return !begin_; }

  void add(const Token& token) {
    if (!begin_) begin_ = token.begin;
    const std::string_view text = script_.substr(token.begin, token.end - token.begin);
    in_leading_words_ = in_leading_words_ && token.kind == TokenKind::word && words_.size() < kLeadingWords;
    if (in_leading_words_) words_.push_back(to_upper(text));
    if (token.kind != TokenKind::semicolon) end_ = token.end;
    before_last_ = last_;
    last_ = token.kind == TokenKind::semicolon                      ? Last::semicolon
            : token.kind == TokenKind::word && is_word(text, "END") ? Last::end
                                                                    : Last::other;
  }

  // A semicolon inside a trigger's body is followed by more of it, until one stands behind "; END".
  [[nodiscard]] bool ends_at_semicolon() const {
    return !is_trigger() || (last_ == Last::end && before_last_ == Last::semicolon);
  }

  [[nodiscard]] Statement finish(std::size_t line) {
    return {.text = script_.substr(*begin_, end_ - *begin_), .begin = *begin_, .line = line, .words = words_};
  }

 private:
  enum class Last : std::uint8_t { other, semicolon, end };

  [[nodiscard]] bool is_trigger() const {
    if (!syntax_->trigger_bodies) return false;
    constexpr std::array<std::string_view, 6> kBefore = {"EXPLAIN", "QUERY", "PLAN",
                                                         "CREATE",  "TEMP",  "TEMPORARY"};
    const auto word = std::ranges::find_if(
        words_, [&](std::string_view other) { return std::ranges::find(kBefore, other) == kBefore.end(); });
    return word != words_.end() && word != words_.begin() && *word == "TRIGGER";
  }

  std::string_view script_;
  const target::ScriptSyntax* syntax_;
  std::optional<std::size_t> begin_;
  std::size_t end_ = 0;
  std::vector<std::string> words_;
  bool in_leading_words_ = true;
  Last last_ = Last::other;
  Last before_last_ = Last::other;
};

}  // namespace

bool Statement::begins_with(std::initializer_list<std::string_view> expected) const {
  return words.size() >= expected.size() && std::equal(expected.begin(), expected.end(), words.begin());
}

std::vector<Statement> split_script(std::string_view script, const target::ScriptSyntax& syntax) {
  std::vector<Statement> statements;
  std::size_t line = 1;
  std::size_t counted = 0;
  const auto finish = [&](Builder& builder) {
    Statement statement = builder.finish(line);
    line +=
        static_cast<std::size_t>(std::ranges::count(script.substr(counted, statement.begin - counted), '\n'));
    counted = statement.begin;
    statement.line = line;
    statements.push_back(std::move(statement));
  };

  TokenReader reader(script, syntax);
  Builder builder(script, syntax);
  while (const std::optional<Token> token = reader.next()) {
    if (token->kind != TokenKind::semicolon || (!builder.empty() && !builder.ends_at_semicolon())) {
      builder.add(*token);
      continue;
    }
    if (builder.empty()) continue;
    finish(builder);
    builder = Builder(script, syntax);
  }
  if (!builder.empty()) finish(builder);
  return statements;
}

}  // namespace strata::sql
