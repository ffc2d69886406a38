// How messages name the parts of a schema.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "psl/datamodel.h"
#include "target/target.h"

namespace strata::psl::rules {

// "@unique", "@@index", …
[[nodiscard]] std::string_view attribute_name(const Index& index);
[[nodiscard]] std::string_view attribute_name(const PrimaryKey& key);

// "model", "view"
[[nodiscard]] std::string_view kind_name(const Model& model);

// "PostgreSQL", or "the database" as long as none is named; the second for the beginning of a sentence.
[[nodiscard]] std::string_view database(const target::Target& target);
[[nodiscard]] std::string_view capitalized_database(const target::Target& target);

// `a`, `b`
[[nodiscard]] std::string quoted_list(std::span<const std::string_view> names);

// `Model.field`
[[nodiscard]] std::string field_path(const Model& model, const Field& field);

}  // namespace strata::psl::rules
