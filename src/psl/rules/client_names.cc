// Names that the client gives to compound keys: `name:`, or the fields joined with an underscore.
#include <fmt/format.h>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "psl/rules/describe.h"
#include "psl/rules/rules.h"

namespace strata::psl::rules {
namespace {

// A primary key or a unique, seen as something that the client names.
struct NamedKey {
  std::string_view attribute;
  const std::vector<IndexColumn>& columns;
  const Boxed<std::string>& client_name;
  Span span;
  Span client_name_span;
};

std::vector<NamedKey> named_keys(const Model& model) {
  std::vector<NamedKey> keys;
  if (model.primary_key && !model.primary_key->is_field_level) {
    const PrimaryKey& key = *model.primary_key;
    keys.push_back({attribute_name(key), key.columns, key.client_name, key.span, key.client_name_span});
  }
  for (const Index& index : model.indexes) {
    if (index.kind == IndexKind::unique && !index.is_field_level)
      keys.push_back(
          {attribute_name(index), index.columns, index.client_name, index.span, index.client_name_span});
  }
  return keys;
}

std::string joined_name(const Model& model, const std::vector<IndexColumn>& columns) {
  std::string name;
  for (const IndexColumn& column : columns) {
    if (!name.empty()) name += '_';
    name += model.fields[column.field].name;
    for (const std::string& part : column.path) {
      name += '_';
      name += part;
    }
  }
  return name;
}

using FieldNames = std::unordered_set<std::string_view>;

// A `name` does not help against the clash: clients accept the joined name as well.
void check_joined_name(const Context& context, const Model& model, const FieldNames& fields,
                       const NamedKey& key) {
  if (key.columns.size() < 2) return;
  const std::string joined = joined_name(model, key.columns);
  if (!fields.contains(joined)) return;
  Diagnostic& diagnostic =
      context.diagnostics.error(codes::kClientNameClash, key.span,
                                fmt::format("The client calls this `{}` `{}`, which is also a field of `{}`.",
                                            key.attribute, joined, model.name));
  diagnostic.help = "Rename the field and keep its column with `@map`.";
  if (const auto field = model.find_field(joined))
    diagnostic.related.push_back({model.fields[*field].name_span(), "the field"});
}

void check_given_name(const Context& context, const Model& model, const FieldNames& fields,
                      const NamedKey& key) {
  if (!key.client_name || !fields.contains(*key.client_name)) return;
  Diagnostic& diagnostic =
      context.diagnostics.error(codes::kClientNameIsField, model.span,
                                fmt::format("`{}` is the name of a `{}` of `{}` and of one of its fields.",
                                            *key.client_name, key.attribute, model.name));
  diagnostic.help = "Choose another `name`.";
  diagnostic.related.push_back({key.client_name_span, "named here"});
}

void check_duplicates(const Context& context, const std::vector<NamedKey>& keys) {
  std::unordered_map<std::string_view, std::vector<const NamedKey*>> holders;
  for (const NamedKey& key : keys)
    if (key.client_name) holders[*key.client_name].push_back(&key);
  for (const NamedKey& key : keys) {
    if (!key.client_name) continue;
    const std::vector<const NamedKey*>& sharing = holders[*key.client_name];
    if (sharing.size() < 2) continue;
    Diagnostic& diagnostic = context.diagnostics.error(
        codes::kDuplicateClientName, key.client_name_span,
        fmt::format("The client name `{}` is given twice in one model.", *key.client_name));
    diagnostic.help = "Choose another `name`.";
    diagnostic.related.push_back(
        {(sharing[0] == &key ? sharing[1] : sharing[0])->client_name_span, "also here"});
  }
}

}  // namespace

void check_client_names(const Context& context, const Model& model) {
  const std::vector<NamedKey> keys = named_keys(model);
  if (keys.empty()) return;
  FieldNames fields;
  fields.reserve(model.fields.size());
  for (const Field& field : model.fields) fields.insert(field.name);
  for (const NamedKey& key : keys) {
    check_joined_name(context, model, fields, key);
    check_given_name(context, model, fields, key);
  }
  check_duplicates(context, keys);
}

}  // namespace strata::psl::rules
