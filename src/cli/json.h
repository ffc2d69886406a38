// Writing JSON: one object on one line, as every `--json` answer is.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace strata::cli {

// Opens with {"version":1; members follow in the order of the calls. Commas are its business.
class JsonWriter {
 public:
  JsonWriter();

  void text(std::string_view key, std::string_view value);
  void texts(std::string_view key, std::span<const std::string> values);
  void number(std::string_view key, std::size_t value);
  void seconds(std::string_view key, double value);
  void flag(std::string_view key, bool value);
  void null(std::string_view key);

  // Each is ended by close().
  void object(std::string_view key);
  void array(std::string_view key);
  void item();  // an object in the open array
  void close();

  // The whole text, with its final newline. Everything opened must be closed.
  [[nodiscard]] std::string finish();

 private:
  void separate();
  void key(std::string_view name);
  void quote(std::string_view value);
  void open(char bracket);

  std::string text_;
  std::vector<char> open_;  // closing brackets
};

}  // namespace strata::cli
