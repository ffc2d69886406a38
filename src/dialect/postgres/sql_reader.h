// Reads the little of PostgreSQL's expressions that defaults of columns are made of, in the server's own
// spelling: constants, casts, names.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace strata::dialect::postgres {

struct Constant {
  std::string text;  // of a string its value, else the digits or the word
  bool is_quoted = false;
};

class SqlReader {
 public:
  explicit SqlReader(std::string_view text);

  [[nodiscard]] bool at_end() const { return rest_.empty(); }
  bool accept(std::string_view symbol);
  // A whole word, in any case.
  bool accept_word(std::string_view word);
  // A string, number or boolean with its casts, in parentheses or not. Nothing, and the place is lost, where
  // something else stands.
  [[nodiscard]] std::optional<Constant> take_constant();
  // "::numeric(10,2)", "::timestamp without time zone", "::app.\"Color\"[]", any number of them.
  void skip_casts();

 private:
  void skip_blanks();
  void skip_name();
  [[nodiscard]] std::optional<std::string> take_string();
  [[nodiscard]] std::string_view take_word();

  std::string_view rest_;
};

// The elements of an array's text form, of one dimension and without NULLs: {a,"b c"}.
[[nodiscard]] std::optional<std::vector<std::string>> split_array(std::string_view text);

// The last part of a name as SQL writes it: public."User_id_seq" → User_id_seq.
[[nodiscard]] std::string last_name(std::string_view text);

}  // namespace strata::dialect::postgres
