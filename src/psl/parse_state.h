// What the parts of the parser share: the position in the text, the memory of the tree, and the diagnostics
// that count only if the piece they belong to is kept.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "strata/diagnostic.h"

#include "base/arena.h"
#include "psl/ast.h"
#include "psl/scanner.h"

namespace strata::psl {

// Collects the elements of one list on top of a stack that all lists of a kind share, so that a list costs no
// allocation of its own. What was not taken is dropped.
template <typename T>
class ListBuilder {
 public:
  explicit ListBuilder(std::vector<T>& stack) : stack_(stack), base_(stack.size()) {}
  ~ListBuilder() { stack_.erase(stack_.begin() + static_cast<std::ptrdiff_t>(base_), stack_.end()); }
  ListBuilder(const ListBuilder&) = delete;
  ListBuilder& operator=(const ListBuilder&) = delete;

  void add(const T& element) { stack_.push_back(element); }
  // A new element in its place, valid until another one is added.
  T& add() { return stack_.emplace_back(); }
  [[nodiscard]] ast::List<T> take(Arena& arena) const {
    return arena.copy(std::span<const T>(stack_).subspan(base_));
  }

 private:
  std::vector<T>& stack_;
  std::size_t base_;
};

struct ParseState {
  Scanner scanner;
  Arena& arena;
  std::vector<Diagnostic> pending = {};
  std::uint32_t nesting = 0;
  bool nested_too_deeply = false;  // since the owner of the current line cleared it

  std::vector<ast::Expression> expressions = {};
  std::vector<ast::Object::Entry> entries = {};
  std::vector<ast::Argument> arguments = {};
  std::vector<ast::Attribute> attributes = {};
  std::vector<ast::Comment> comments = {};
  std::vector<ast::BlockItem> block_items = {};

  [[nodiscard]] Span span_since(std::uint32_t begin) const {
    return {.begin = begin, .end = scanner.position()};
  }

  void report(std::string_view code, Span place, std::string message, std::string help) {
    pending.push_back(
        {.code = code, .span = place, .message = std::move(message), .help = std::move(help), .related = {}});
  }

  // What belongs to pieces that are kept goes out.
  void publish(Diagnostics& diagnostics) {
    for (Diagnostic& diagnostic : pending) {
      diagnostics.error(diagnostic.code, diagnostic.span, std::move(diagnostic.message)).help =
          std::move(diagnostic.help);
    }
    pending.clear();
  }
};

// Goes back to where it was made, diagnostics included, unless `keep` is called: how a rule of the grammar
// fails.
class Attempt {
 public:
  explicit Attempt(ParseState& state) : Attempt(state, state.scanner.position()) {}
  // Of something that began at `position`, with nothing to report since.
  Attempt(ParseState& state, std::uint32_t position)
      : state_(state), position_(position), pending_(state.pending.size()) {}
  ~Attempt() {
    if (kept_) return;
    state_.scanner.rewind(position_);
    while (state_.pending.size() > pending_) state_.pending.pop_back();
  }
  Attempt(const Attempt&) = delete;
  Attempt& operator=(const Attempt&) = delete;

  [[nodiscard]] std::uint32_t begin() const { return position_; }
  void keep() { kept_ = true; }

 private:
  ParseState& state_;
  std::uint32_t position_;
  std::size_t pending_;
  bool kept_ = false;
};

}  // namespace strata::psl
