#include "dialect/postgres/catalog_query.h"

#include <fmt/format.h>

#include "target/quote.h"

namespace strata::dialect::postgres {
namespace {

// `{0}` are the namespaces' names. Every name of the catalogue is qualified: the search path is the user's.
constexpr std::string_view kNamespaces = R"(
SELECT nspname FROM pg_catalog.pg_namespace WHERE nspname IN ({0}) ORDER BY nspname)";

// Types that a column can have: no rows of tables, and no arrays of such.
constexpr std::string_view kTypes = R"(
SELECT t.oid, t.typname, n.nspname, t.typtype, t.typelem, t.typbasetype, t.typtypmod
FROM pg_catalog.pg_type t
JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
LEFT JOIN pg_catalog.pg_type e ON e.oid = t.typelem
WHERE t.typtype <> 'c' AND e.typtype IS DISTINCT FROM 'c')";

constexpr std::string_view kEnumValues = R"(
SELECT n.nspname, t.typname, e.enumlabel
FROM pg_catalog.pg_enum e
JOIN pg_catalog.pg_type t ON t.oid = e.enumtypid
JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
WHERE n.nspname IN ({0})
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                  WHERE d.classid = 'pg_catalog.pg_type'::pg_catalog.regclass AND d.objid = t.oid AND d.deptype = 'e')
ORDER BY n.nspname, t.typname, e.enumsortorder)";

// Tables, partitioned ones without their parts, and views; not what belongs to an extension.
constexpr std::string_view kRelations = R"(
SELECT c.oid, n.nspname, c.relname, c.relkind
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'v', 'm') AND NOT c.relispartition AND n.nspname IN ({0})
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                  WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid AND d.deptype = 'e')
ORDER BY n.nspname, c.relname)";

// The type is written out only where its number does not say all: those below 10000 are PostgreSQL's own.
constexpr std::string_view kColumns = R"(
SELECT a.attrelid, a.attname, a.attnum, a.atttypid, a.atttypmod, a.attnotnull, a.attidentity, a.attgenerated,
       pg_catalog.format_type(a.atttypid, a.atttypmod), pg_catalog.pg_get_expr(d.adbin, d.adrelid)
FROM pg_catalog.pg_attribute a
JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
WHERE a.attnum > 0 AND NOT a.attisdropped
  AND c.relkind IN ('r', 'p', 'v', 'm') AND NOT c.relispartition AND n.nspname IN ({0})
ORDER BY a.attrelid, a.attnum)";

constexpr std::string_view kOperatorClasses = R"(
SELECT oid, opcname, opcdefault FROM pg_catalog.pg_opclass)";

// Exclusion constraints are no indexes in the sense of the schema language.
constexpr std::string_view kIndexes = R"(
SELECT i.indrelid, c.relname, m.amname, i.indisunique, i.indisprimary, i.indkey, i.indoption, i.indclass,
       i.indnkeyatts, pg_catalog.pg_get_expr(i.indpred, i.indrelid)
FROM pg_catalog.pg_index i
JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
JOIN pg_catalog.pg_am m ON m.oid = c.relam
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE NOT i.indisexclusion AND i.indexprs IS NULL AND NOT c.relispartition AND n.nspname IN ({0})
ORDER BY c.relname)";

// What is unique only at each moment is an exclusion constraint too, so a key that leads to it is none that
// the schema language knows: `{1}` leaves those over a PERIOD out.
constexpr std::string_view kForeignKeys = R"(
SELECT f.conrelid, f.conname, f.conkey, f.confrelid, f.confkey, f.confdeltype, f.confupdtype
FROM pg_catalog.pg_constraint f
JOIN pg_catalog.pg_namespace n ON n.oid = f.connamespace
WHERE f.contype = 'f' AND f.conparentid = 0 {1} AND n.nspname IN ({0})
ORDER BY f.conname)";

constexpr std::string_view kExtensions = R"(
SELECT e.extname, n.nspname, e.extversion, e.extrelocatable
FROM pg_catalog.pg_extension e
JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace
ORDER BY e.extname)";

constexpr std::string_view kViews = R"(
SELECT c.oid, pg_catalog.pg_get_viewdef(c.oid)
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('v', 'm') AND n.nspname IN ({0}))";

constexpr int kFirstVersionWithPeriods = 180000;

}  // namespace

std::string string_constant(std::string_view text) {
  std::string quoted = target::quote_string(text);
  if (quoted.find('\\') == std::string::npos) return quoted;
  std::string escaped = "E";
  for (const char c : quoted) escaped.append(c == '\\' ? 2 : 1, c);
  return escaped;
}

std::string_view catalog_types_query() {
  return kTypes;
}

std::string catalog_script(const std::vector<std::string>& namespaces, int server_version) {
  std::string names;
  for (const std::string& name : namespaces) {
    if (!names.empty()) names += ", ";
    names += string_constant(name);
  }
  const std::string_view without_periods =
      server_version >= kFirstVersionWithPeriods ? "AND NOT f.conperiod" : "";
  std::string script;
  for (const std::string_view query : {kNamespaces, kTypes, kEnumValues, kRelations, kColumns,
                                       kOperatorClasses, kIndexes, kForeignKeys, kExtensions, kViews}) {
    script += fmt::format(fmt::runtime(query), names, without_periods) + ";";
  }
  return script;
}

}  // namespace strata::dialect::postgres
