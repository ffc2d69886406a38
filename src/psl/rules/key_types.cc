// Types that cannot stand in a key, or only with a part of their values.
#include <fmt/format.h>

#include "psl/rules/describe.h"
#include "psl/rules/rules.h"

namespace strata::psl::rules {
namespace {

using target::KeyUse;
using target::ScalarType;

// A type whose values have no bound is no key, whatever its name says otherwise.
KeyUse key_use(const Field& field) {
  if (!field.native_type || field.native_type->type == nullptr) return KeyUse::allowed;
  const NativeTypeUse& use = *field.native_type;
  const bool is_unbounded = use.type->arguments == target::NativeArguments::optional_max &&
                            !use.arguments.empty() && use.arguments.front() == target::kMaxArgument;
  return is_unbounded ? KeyUse::forbidden : use.type->key_use;
}

void report_forbidden(const Context& context, const Field& field, std::string_view attribute, Span span) {
  context.diagnostics
      .error(codes::kKeyType, span,
             fmt::format("`{}` has the native type `{}`, which {} does not take in a `{}`.", field.name,
                         field.native_type->name, database(context.target), attribute))
      .help = "Choose another native type, or leave the field out.";
}

void report_length(const Context& context, const Field& field, std::string_view attribute, Span span) {
  context.diagnostics
      .error(codes::kKeyNeedsLength, span,
             fmt::format("`{}` has the native type `{}`: `{}` can cover just the beginning of its values.",
                         field.name, field.native_type->name, attribute))
      .help = fmt::format("Say how much of it, `{}(length: 100)`, or use a shorter native type.", field.name);
}

void check_primary_key_column(const Context& context, const Model& model, const IndexColumn& column) {
  const PrimaryKey& key = *model.primary_key;
  const Field& field = model.fields[column.field];
  switch (key_use(field)) {
    case KeyUse::allowed:
    case KeyUse::primary_key_only:
      break;
    case KeyUse::needs_length:
      if (!column.length) report_length(context, field, attribute_name(key), key.span);
      break;
    case KeyUse::forbidden:
      report_forbidden(context, field, attribute_name(key), key.span);
      break;
  }
  if (!context.target.bytes_in_primary_key && field.scalar() != nullptr &&
      *field.scalar() == ScalarType::bytes) {
    context.diagnostics
        .error(codes::kKeyType, key.span,
               fmt::format("`{}` is `Bytes`, which cannot be a primary key in {}.", field.name,
                           database(context.target)))
        .help = "Use another type for the key.";
  }
}

void check_index_column(const Context& context, const Model& model, const Index& index,
                        const IndexColumn& column) {
  const Field& field = model.fields[column.field];
  switch (key_use(field)) {
    case KeyUse::allowed:
      break;
    case KeyUse::primary_key_only:
      report_forbidden(context, field, attribute_name(index), field.span);
      break;
    case KeyUse::needs_length:
      if (!column.length && index.kind != IndexKind::fulltext)
        report_length(context, field, attribute_name(index), index.span);
      break;
    case KeyUse::forbidden:
      report_forbidden(context, field, attribute_name(index), index.span);
      break;
  }
}

bool has_prefixes(const Field& field) {
  if (std::holds_alternative<UnsupportedId>(field.type)) return true;
  const ScalarType* scalar = field.scalar();
  return scalar != nullptr && (*scalar == ScalarType::string || *scalar == ScalarType::bytes);
}

void check_prefix(const Context& context, const Model& model, const IndexColumn& column, Span span) {
  if (!context.target.index_prefix_length || !column.length) return;
  const Field& field = model.fields[column.field];
  if (has_prefixes(field)) return;
  context.diagnostics
      .error(codes::kPrefixLengthType, span,
             fmt::format("`{}` is neither `String` nor `Bytes`: its values have no beginning.", field.name))
      .help = "Remove `length`.";
}

}  // namespace

void check_key_types(const Context& context, const Model& model) {
  if (model.primary_key) {
    for (const IndexColumn& column : model.primary_key->columns) {
      check_primary_key_column(context, model, column);
      check_prefix(context, model, column, model.primary_key->span);
    }
  }
  for (const Index& index : model.indexes) {
    for (const IndexColumn& column : index.columns) {
      check_index_column(context, model, index, column);
      check_prefix(context, model, column, index.span);
    }
  }
}

}  // namespace strata::psl::rules
