#include "psl/rules/schema_name.h"

#include <algorithm>
#include <fmt/format.h>
#include <vector>

#include "psl/rules/describe.h"
#include "psl/rules/rules.h"

namespace strata::psl::rules {
namespace {

void report_unknown(const Context& context, const SchemaMember& member) {
  const Datasource& datasource = *context.datamodel.datasource;
  Diagnostic& diagnostic =
      context.diagnostics.error(codes::kSchemaUnknown, member.schema_span,
                                fmt::format("The datasource does not list a schema `{}`.", *member.schema));
  if (datasource.schemas.empty()) {
    diagnostic.help = fmt::format("Add `schemas = [\"{}\"]` to the datasource.", *member.schema);
  } else {
    const std::vector<std::string_view> names(datasource.schemas.begin(), datasource.schemas.end());
    diagnostic.help = fmt::format("`schemas` has {}; add it there or use one of them.", quoted_list(names));
  }
}

}  // namespace

void check_schema_name(const Context& context, const SchemaMember& member) {
  const std::optional<Datasource>& datasource = context.datamodel.datasource;
  if (!member.schema) {
    if (!datasource || !datasource->has_schemas) return;
    context.diagnostics
        .error(codes::kSchemaMissing, member.span,
               fmt::format("The {} `{}` does not say in which schema it lives.", member.kind, member.name))
        .help = "The datasource has `schemas`, so every model, view and enum needs `@@schema(\"…\")`.";
    return;
  }
  if (!context.target.multi_schema) {
    context.diagnostics
        .error(codes::kSchemasUnsupported, member.schema_span,
               fmt::format("{} has no schemas to put things into.", capitalized_database(context.target)))
        .help = "Remove `@@schema`.";
    return;
  }
  if (std::ranges::find(datasource->schemas, *member.schema) == datasource->schemas.end())
    report_unknown(context, member);
}

void check_schema(const Context& context, const Model& model) {
  check_schema_name(context, {.kind = kind_name(model),
                              .name = model.name,
                              .schema = model.schema,
                              .schema_span = model.schema_span,
                              .span = model.span});
}

}  // namespace strata::psl::rules
