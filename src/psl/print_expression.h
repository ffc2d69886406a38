// Values, types and attributes as canonical text.
#pragma once

#include <string>

#include "psl/ast.h"

namespace strata::psl {

void print(const ast::Expression& expression, std::string& output);
void print(const ast::FieldType& type, std::string& output);

// `mark` is "@" or "@@".
void print(const ast::Attribute& attribute, std::string_view mark, std::string& output);

}  // namespace strata::psl
