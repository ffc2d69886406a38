// What a table, an enum or a view is called.
#pragma once

#include <compare>
#include <string>

namespace strata::schema {

// `namespace_name` is empty for objects of the connection's default namespace and where there are no
// namespaces.
struct ObjectName {
  std::string namespace_name;
  std::string name;

  friend auto operator<=>(const ObjectName&, const ObjectName&) = default;
};

}  // namespace strata::schema
