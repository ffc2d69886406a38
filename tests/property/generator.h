// Random pairs of schemas: a first one over the whole language of a database's projects, and a second one
// that differs from it by a few edits of the kind people make. The pair depends on seed and language alone.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "random.h"
#include "shape.h"

namespace strata::property {

struct GeneratedPair {
  std::string previous, next;      // schema files
  std::vector<std::string> edits;  // names of the edits, for messages
};

[[nodiscard]] GeneratedPair generate_pair(std::uint64_t seed, Language language = Language::sqlite);

// The generator's parts: a name that the schema has nowhere else, a field, a model.
class Names {
 public:
  std::string fresh(std::string_view word) { return std::string(word) + std::to_string(++count_); }
  // A database name that needs quoting.
  std::string awkward(Random& random);

 private:
  unsigned count_ = 0;
};

[[nodiscard]] bool is_enum(const SchemaShape& shape, const FieldShape& field);
[[nodiscard]] FieldShape random_field(Random& random, Names& names, const SchemaShape& shape);
[[nodiscard]] ModelShape random_model(Random& random, Names& names, const SchemaShape& shape);
[[nodiscard]] EnumShape random_enum(Random& random, Names& names);
[[nodiscard]] RelationShape random_relation(Random& random, Names& names, const SchemaShape& shape);
[[nodiscard]] IndexShape random_index(Random& random, Names& names, const ModelShape& model,
                                      const SchemaShape& shape);
// What may stand in @default(…) of the field; empty: nothing.
[[nodiscard]] std::string random_default(Random& random, const FieldShape& field, const SchemaShape& shape);
[[nodiscard]] std::vector<FieldShape> random_id(Random& random, Names& names);
[[nodiscard]] SchemaShape random_schema(Random& random, Names& names, Language language);

}  // namespace strata::property
