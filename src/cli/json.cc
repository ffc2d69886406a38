#include "cli/json.h"

#include <cassert>
#include <fmt/format.h>

#include "cli/unicode.h"

namespace strata::cli {

JsonWriter::JsonWriter() {
  open('{');
  number("version", 1);
}

void JsonWriter::text(std::string_view name, std::string_view value) {
  key(name);
  quote(value);
}

void JsonWriter::texts(std::string_view name, std::span<const std::string> values) {
  array(name);
  for (const std::string& value : values) {
    separate();
    quote(value);
  }
  close();
}

void JsonWriter::number(std::string_view name, std::size_t value) {
  key(name);
  text_ += std::to_string(value);
}

void JsonWriter::seconds(std::string_view name, double value) {
  key(name);
  text_ += fmt::format("{:.6f}", value);
}

void JsonWriter::flag(std::string_view name, bool value) {
  key(name);
  text_ += value ? "true" : "false";
}

void JsonWriter::null(std::string_view name) {
  key(name);
  text_ += "null";
}

void JsonWriter::object(std::string_view name) {
  key(name);
  open('{');
}

void JsonWriter::array(std::string_view name) {
  key(name);
  open('[');
}

void JsonWriter::item() {
  separate();
  open('{');
}

void JsonWriter::close() {
  assert(!open_.empty());
  text_ += open_.back();
  open_.pop_back();
}

std::string JsonWriter::finish() {
  close();
  assert(open_.empty());
  text_ += '\n';
  return std::move(text_);
}

void JsonWriter::open(char bracket) {
  text_ += bracket;
  open_.push_back(bracket == '{' ? '}' : ']');
}

void JsonWriter::separate() {
  const char last = text_.back();
  if (last != '{' && last != '[') text_ += ',';
}

void JsonWriter::key(std::string_view name) {
  separate();
  quote(name);
  text_ += ':';
}

// Control characters are escaped and therefore kept; what is not UTF-8 cannot be, and is replaced.
void JsonWriter::quote(std::string_view value) {
  text_ += '"';
  for (const char c : valid_utf8(value)) {
    if (c == '"' || c == '\\')
      text_ += '\\', text_ += c;
    else if (c == '\n')
      text_ += "\\n";
    else if (c == '\t')
      text_ += "\\t";
    else if (static_cast<unsigned char>(c) < 0x20)
      text_ += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    else
      text_ += c;
  }
  text_ += '"';
}

}  // namespace strata::cli
