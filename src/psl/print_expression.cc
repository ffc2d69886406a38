#include "psl/print_expression.h"

#include <string_view>
#include <variant>

#include "base/overloaded.h"

namespace strata::psl {
namespace {

using psl::print;

void print(const ast::Argument& argument, std::string& output) {
  if (argument.name) output.append(argument.name->text).append(": ");
  if (argument.value) print(*argument.value, output);
}

void print(const ast::Object::Entry& entry, std::string& output) {
  output.append(entry.key.text).append(": ");
  print(entry.value, output);
}

template <typename T>
void print_list(const ast::List<T>& elements, std::string& output) {
  bool is_first = true;
  for (const T& element : elements) {
    if (!is_first) output.append(", ");
    print(element, output);
    is_first = false;
  }
}

void print(const ast::ArgumentList& arguments, std::string& output) {
  output.push_back('(');
  print_list(arguments.arguments, output);
  output.push_back(')');
}

}  // namespace

void print(const ast::Expression& expression, std::string& output) {
  std::visit(overloaded{
                 [&](const ast::StringLiteral& literal) { output.append(literal.raw); },
                 [&](const ast::NumberLiteral& literal) { output.append(literal.text); },
                 [&](const ast::Constant& constant) { output.append(constant.text); },
                 [&](const ast::Call& call) {
                   output.append(call.name.text);
                   print(*call.arguments, output);
                 },
                 [&](const ast::Array& array) {
                   output.push_back('[');
                   print_list(array.elements, output);
                   output.push_back(']');
                 },
                 [&](const ast::Object& object) {
                   output.append("{ ");
                   print_list(object.entries, output);
                   output.append(" }");
                 },
             },
             expression.value);
}

void print(const ast::FieldType& type, std::string& output) {
  output.append(type.name);
  switch (type.arity) {
    case ast::Arity::required:
      break;
    case ast::Arity::optional:
      output.push_back('?');
      break;
    case ast::Arity::list:
      output.append(type.is_optional_list ? "[]?" : "[]");
      break;
  }
}

void print(const ast::Attribute& attribute, std::string_view mark, std::string& output) {
  output.append(mark).append(attribute.name.text);
  if (attribute.arguments) print(*attribute.arguments, output);
}

}  // namespace strata::psl
