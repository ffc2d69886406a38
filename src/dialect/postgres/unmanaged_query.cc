#include "dialect/postgres/unmanaged_query.h"

#include <array>
#include <fmt/format.h>
#include <string_view>

#include "dialect/postgres/catalog_query.h"

namespace strata::dialect::postgres {
namespace {

// `{0}` are the namespaces' names. Every name of the catalogue is qualified: the search path is the user's.
// The ledger is nobody's business; the words of the first column are those of `unmanaged.cc`.
//
// Definitions are as the server prints them for a session in the default namespace, whose own name does not
// stand in them: so they are equal wherever the same script was run. The default namespace itself is no thing
// of the project: whoever set the database up made it, and said who may use it.

constexpr std::string_view kRelationObjects = R"(
SELECT CASE c.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' WHEN 'f' THEN 'foreign table'
                      ELSE 'partitioned table' END,
       'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid, c.oid, n.nspname,
       CASE c.relkind WHEN 'p' THEN c.relname ELSE '' END, c.relname,
       CASE c.relkind
         WHEN 'p' THEN pg_catalog.pg_get_partkeydef(c.oid)
         WHEN 'f' THEN (
           SELECT pg_catalog.concat_ws(' ', s.srvname, t.ftoptions,
                                       (SELECT pg_catalog.string_agg(pg_catalog.concat_ws(' ', a.attname,
                                                 pg_catalog.format_type(a.atttypid, a.atttypmod), a.attnotnull,
                                                 a.attfdwoptions), ', ' ORDER BY a.attnum)
                                        FROM pg_catalog.pg_attribute a
                                        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped))
           FROM pg_catalog.pg_foreign_table t JOIN pg_catalog.pg_foreign_server s ON s.oid = t.ftserver
           WHERE t.ftrelid = c.oid)
         ELSE pg_catalog.concat_ws(' ', pg_catalog.pg_get_viewdef(c.oid), c.reloptions)
       END, NULL
FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('v', 'm', 'f', 'p') AND NOT c.relispartition AND n.nspname IN ({0}))";

// A part of a partitioned table, or a table that has the columns of another.
constexpr std::string_view kDescendants = R"(
SELECT CASE WHEN c.relispartition THEN 'partition' ELSE 'inheritance' END,
       'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid, c.oid,
       CASE WHEN c.relispartition THEN m.nspname ELSE n.nspname END,
       CASE WHEN c.relispartition THEN p.relname ELSE c.relname END,
       CASE WHEN c.relispartition THEN c.relname ELSE p.relname END,
       pg_catalog.concat_ws(' ', pg_catalog.pg_get_expr(c.relpartbound, c.oid),
                            pg_catalog.pg_get_partkeydef(c.oid)), NULL
FROM pg_catalog.pg_inherits i
JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_class p ON p.oid = i.inhparent JOIN pg_catalog.pg_namespace m ON m.oid = p.relnamespace
WHERE c.relkind IN ('r', 'p', 'f') AND n.nspname IN ({0}))";

constexpr std::string_view kRowSecurity = R"(
SELECT 'row-level security', 'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid, c.oid, n.nspname,
       c.relname, c.relname,
       pg_catalog.concat_ws(' ', CASE WHEN c.relrowsecurity THEN 'ENABLE' END,
                            CASE WHEN c.relforcerowsecurity THEN 'FORCE' END), NULL
FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE (c.relrowsecurity OR c.relforcerowsecurity) AND n.nspname IN ({0}) AND c.relname <> '_prisma_migrations')";

constexpr std::string_view kPolicies = R"(
SELECT 'policy', 'pg_catalog.pg_policy'::pg_catalog.regclass::pg_catalog.oid, p.oid, n.nspname, c.relname,
       p.polname,
       pg_catalog.concat_ws(' ', CASE WHEN p.polpermissive THEN 'PERMISSIVE' ELSE 'RESTRICTIVE' END, p.polcmd,
         'TO', (SELECT pg_catalog.string_agg(CASE r.role WHEN 0 THEN 'PUBLIC'
                                             ELSE pg_catalog.pg_get_userbyid(r.role)::pg_catalog.text END, ', '
                                             ORDER BY pg_catalog.pg_get_userbyid(r.role))
                FROM pg_catalog.unnest(p.polroles) AS r (role)),
         'USING ' || pg_catalog.pg_get_expr(p.polqual, p.polrelid),
         'WITH CHECK ' || pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid)), NULL
FROM pg_catalog.pg_policy p
JOIN pg_catalog.pg_class c ON c.oid = p.polrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname IN ({0}) AND c.relname <> '_prisma_migrations')";

// Checks that came from a parent table, and constraints of partitions, go with those.
constexpr std::string_view kConstraints = R"(
SELECT CASE k.contype WHEN 'c' THEN 'check' WHEN 'x' THEN 'exclusion constraint'
                      ELSE 'deferrable constraint' END,
       'pg_catalog.pg_constraint'::pg_catalog.regclass::pg_catalog.oid, k.oid, n.nspname, c.relname, k.conname,
       pg_catalog.pg_get_constraintdef(k.oid), NULL
FROM pg_catalog.pg_constraint k
JOIN pg_catalog.pg_class c ON c.oid = k.conrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE (k.contype IN ('c', 'x') OR (k.contype IN ('p', 'u', 'f') AND k.condeferrable))
  AND k.conparentid = 0 AND (k.contype <> 'c' OR k.conislocal)
  AND n.nspname IN ({0}) AND c.relname <> '_prisma_migrations')";

// Those that introspection leaves out: over expressions, of a type that an extension brings, of a view.
constexpr std::string_view kOtherIndexes = R"(
SELECT CASE WHEN i.indexprs IS NULL THEN 'index' ELSE 'expression index' END,
       'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid, x.oid, n.nspname, c.relname, x.relname,
       pg_catalog.pg_get_indexdef(x.oid, 0, true), NULL
FROM pg_catalog.pg_index i
JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid JOIN pg_catalog.pg_am m ON m.oid = x.relam
JOIN pg_catalog.pg_class c ON c.oid = i.indrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE NOT i.indisexclusion AND NOT x.relispartition
  AND (i.indexprs IS NOT NULL OR c.relkind = 'm'
       OR m.amname NOT IN ('btree', 'hash', 'gin', 'gist', 'spgist', 'brin'))
  AND n.nspname IN ({0}) AND c.relname <> '_prisma_migrations')";

// A trigger of a partitioned table has a copy in every part, which depends on it.
constexpr std::string_view kTriggers = R"(
SELECT 'trigger', 'pg_catalog.pg_trigger'::pg_catalog.regclass::pg_catalog.oid, t.oid, n.nspname, c.relname,
       t.tgname,
       pg_catalog.concat_ws(' ', pg_catalog.pg_get_triggerdef(t.oid, true), t.tgenabled), NULL
FROM pg_catalog.pg_trigger t
JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE NOT t.tgisinternal AND n.nspname IN ({0}) AND c.relname <> '_prisma_migrations'
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                  WHERE d.classid = 'pg_catalog.pg_trigger'::pg_catalog.regclass AND d.objid = t.oid
                    AND d.refclassid = 'pg_catalog.pg_trigger'::pg_catalog.regclass))";

constexpr std::string_view kRules = R"(
SELECT 'rule', 'pg_catalog.pg_rewrite'::pg_catalog.regclass::pg_catalog.oid, r.oid, n.nspname, c.relname,
       r.rulename, pg_catalog.concat_ws(' ', pg_catalog.pg_get_ruledef(r.oid, true), r.ev_enabled), NULL
FROM pg_catalog.pg_rewrite r
JOIN pg_catalog.pg_class c ON c.oid = r.ev_class JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE r.rulename <> '_RETURN' AND n.nspname IN ({0}) AND c.relname <> '_prisma_migrations')";

constexpr std::string_view kGeneratedColumns = R"(
SELECT 'generated column', 'pg_catalog.pg_attrdef'::pg_catalog.regclass::pg_catalog.oid, d.oid, n.nspname,
       c.relname, a.attname, pg_catalog.concat_ws(' ', pg_catalog.pg_get_expr(d.adbin, d.adrelid), a.attgenerated), NULL
FROM pg_catalog.pg_attribute a
JOIN pg_catalog.pg_class c ON c.oid = a.attrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
WHERE a.attgenerated <> '' AND NOT a.attisdropped AND a.attislocal AND NOT c.relispartition
  AND n.nspname IN ({0}))";

// Functions are printed with their namespace: what stands behind their name is the definition.
constexpr std::string_view kFunctions = R"(
SELECT CASE p.prokind WHEN 'p' THEN 'procedure' WHEN 'a' THEN 'aggregate' ELSE 'function' END,
       'pg_catalog.pg_proc'::pg_catalog.regclass::pg_catalog.oid, p.oid, n.nspname, '',
       p.proname || '(' || pg_catalog.pg_get_function_identity_arguments(p.oid) || ')',
       CASE p.prokind
         WHEN 'a' THEN (
           SELECT pg_catalog.concat_ws(' ', pg_catalog.pg_get_function_result(p.oid), g.aggtransfn,
                                       pg_catalog.format_type(g.aggtranstype, NULL), g.aggfinalfn, g.aggcombinefn,
                                       g.agginitval, g.aggsortop::pg_catalog.regoperator, p.proparallel)
           FROM pg_catalog.pg_aggregate g WHERE g.aggfnoid = p.oid)
         ELSE pg_catalog.substr(pg_catalog.pg_get_functiondef(p.oid),
                                pg_catalog.strpos(pg_catalog.pg_get_functiondef(p.oid), q.name)
                                + pg_catalog.length(q.name))
       END, NULL
FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace,
     LATERAL (SELECT pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(p.proname)) q (name)
WHERE n.nspname IN ({0}))";

constexpr std::string_view kOtherTypes = R"(
SELECT CASE t.typtype WHEN 'd' THEN 'domain' WHEN 'c' THEN 'composite type' ELSE 'range type' END,
       'pg_catalog.pg_type'::pg_catalog.regclass::pg_catalog.oid, t.oid, n.nspname, '', t.typname,
       CASE t.typtype
         WHEN 'd' THEN pg_catalog.concat_ws(' ', pg_catalog.format_type(t.typbasetype, t.typtypmod), t.typnotnull,
                         t.typdefault, (SELECT pg_catalog.string_agg(
                                          k.conname || ' ' || pg_catalog.pg_get_constraintdef(k.oid), ' '
                                          ORDER BY k.conname)
                                        FROM pg_catalog.pg_constraint k WHERE k.contypid = t.oid AND k.contype = 'c'))
         WHEN 'c' THEN (SELECT pg_catalog.string_agg(pg_catalog.quote_ident(a.attname) || ' '
                                 || pg_catalog.format_type(a.atttypid, a.atttypmod), ', ' ORDER BY a.attnum)
                        FROM pg_catalog.pg_attribute a
                        WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped)
         ELSE (SELECT pg_catalog.format_type(r.rngsubtype, NULL) FROM pg_catalog.pg_range r
               WHERE r.rngtypid = t.oid)
       END, NULL
FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
LEFT JOIN pg_catalog.pg_class c ON c.oid = t.typrelid
WHERE (t.typtype IN ('d', 'r') OR (t.typtype = 'c' AND c.relkind = 'c')) AND n.nspname IN ({0}))";

// Those that belong to no column.
constexpr std::string_view kSequences = R"(
SELECT 'sequence', 'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid, c.oid, n.nspname, '', c.relname,
       pg_catalog.concat_ws(' ', pg_catalog.format_type(s.seqtypid, NULL), s.seqstart, s.seqincrement, s.seqmin,
                            s.seqmax, s.seqcache, s.seqcycle), NULL
FROM pg_catalog.pg_sequence s
JOIN pg_catalog.pg_class c ON c.oid = s.seqrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname IN ({0})
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                  WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid
                    AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjsubid > 0
                    AND d.deptype IN ('a', 'i')))";

// What the server says of a thing's kind and name is its name here. The first user's number is 16384.
constexpr std::string_view kComments = R"(
SELECT 'comment', d.classoid, d.objoid, n.nspname, o.relation,
       i.type || ' ' || pg_catalog.replace(pg_catalog.replace(i.identity, pg_catalog.quote_ident(n.nspname) || '.', ''),
                                          'pg_catalog.', ''), d.description,
       a.attname
FROM pg_catalog.pg_description d
CROSS JOIN LATERAL (
  SELECT c.relnamespace, coalesce(t.relname, c.relname)
  FROM pg_catalog.pg_class c
  LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid LEFT JOIN pg_catalog.pg_class t ON t.oid = i.indrelid
  WHERE d.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass AND c.oid = d.objoid
  UNION ALL
  SELECT k.connamespace, coalesce(c.relname, '')
  FROM pg_catalog.pg_constraint k LEFT JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
  WHERE d.classoid = 'pg_catalog.pg_constraint'::pg_catalog.regclass AND k.oid = d.objoid
  UNION ALL
  SELECT c.relnamespace, c.relname
  FROM pg_catalog.pg_trigger t JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
  WHERE d.classoid = 'pg_catalog.pg_trigger'::pg_catalog.regclass AND t.oid = d.objoid
  UNION ALL
  SELECT c.relnamespace, c.relname
  FROM pg_catalog.pg_policy p JOIN pg_catalog.pg_class c ON c.oid = p.polrelid
  WHERE d.classoid = 'pg_catalog.pg_policy'::pg_catalog.regclass AND p.oid = d.objoid
  UNION ALL
  SELECT c.relnamespace, c.relname
  FROM pg_catalog.pg_rewrite r JOIN pg_catalog.pg_class c ON c.oid = r.ev_class
  WHERE d.classoid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass AND r.oid = d.objoid
  UNION ALL
  SELECT p.pronamespace, '' FROM pg_catalog.pg_proc p
  WHERE d.classoid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND p.oid = d.objoid
  UNION ALL
  SELECT t.typnamespace, '' FROM pg_catalog.pg_type t
  WHERE d.classoid = 'pg_catalog.pg_type'::pg_catalog.regclass AND t.oid = d.objoid
  UNION ALL
  SELECT s.oid, '' FROM pg_catalog.pg_namespace s
  WHERE d.classoid = 'pg_catalog.pg_namespace'::pg_catalog.regclass AND s.oid = d.objoid
    AND s.nspname IS DISTINCT FROM pg_catalog.current_schema()
) o (namespace, relation)
JOIN pg_catalog.pg_namespace n ON n.oid = o.namespace
CROSS JOIN LATERAL pg_catalog.pg_identify_object(d.classoid, d.objoid, d.objsubid) i
LEFT JOIN pg_catalog.pg_attribute a
  ON d.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass AND a.attrelid = d.objoid AND a.attnum = d.objsubid
WHERE d.objoid >= 16384 AND n.nspname IN ({0}) AND o.relation <> '_prisma_migrations')";

// What an owner may do with what is his is no grant; nor is what everybody may by default, and what default
// privileges give by themselves. What was taken from everybody is one.
constexpr std::string_view kGrants = R"(
SELECT 'grant', o.catalog, o.oid, n.nspname, o.relation,
       i.type || ' ' || pg_catalog.replace(pg_catalog.replace(i.identity, pg_catalog.quote_ident(n.nspname) || '.', ''),
                                          'pg_catalog.', '') || ' to '
         || CASE g.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.pg_get_userbyid(g.grantee)::pg_catalog.text END,
       pg_catalog.string_agg(g.sign || g.privilege_type || CASE WHEN g.is_grantable THEN '*' ELSE '' END, ', '
                             ORDER BY g.sign, g.privilege_type, g.is_grantable), a.attname
FROM (
  SELECT 'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid, c.oid, 0, c.relnamespace, c.relname, c.relowner,
         CASE c.relkind WHEN 'S' THEN 'S' ELSE 'r' END::pg_catalog."char", c.relacl,
         pg_catalog.acldefault(CASE c.relkind WHEN 'S' THEN 's' ELSE 'r' END::pg_catalog."char", c.relowner)
  FROM pg_catalog.pg_class c WHERE c.relacl IS NOT NULL
  UNION ALL
  SELECT 'pg_catalog.pg_class'::pg_catalog.regclass, c.oid, t.attnum, c.relnamespace, c.relname, c.relowner, '-',
         t.attacl, NULL
  FROM pg_catalog.pg_attribute t JOIN pg_catalog.pg_class c ON c.oid = t.attrelid WHERE t.attacl IS NOT NULL
  UNION ALL
  SELECT 'pg_catalog.pg_proc'::pg_catalog.regclass, p.oid, 0, p.pronamespace, '', p.proowner, 'f', p.proacl,
         pg_catalog.acldefault('f', p.proowner)
  FROM pg_catalog.pg_proc p WHERE p.proacl IS NOT NULL
  UNION ALL
  SELECT 'pg_catalog.pg_type'::pg_catalog.regclass, t.oid, 0, t.typnamespace, '', t.typowner, 'T', t.typacl,
         pg_catalog.acldefault('T', t.typowner)
  FROM pg_catalog.pg_type t WHERE t.typacl IS NOT NULL
  UNION ALL
  SELECT 'pg_catalog.pg_namespace'::pg_catalog.regclass, s.oid, 0, s.oid, '', s.nspowner, 'n', s.nspacl,
         coalesce(v.initprivs, pg_catalog.acldefault('n', s.nspowner))
  FROM pg_catalog.pg_namespace s
  LEFT JOIN pg_catalog.pg_init_privs v
    ON v.classoid = 'pg_catalog.pg_namespace'::pg_catalog.regclass AND v.objoid = s.oid AND v.objsubid = 0
  WHERE s.nspacl IS NOT NULL AND s.nspname IS DISTINCT FROM pg_catalog.current_schema()
) o (catalog, oid, number, namespace, relation, owner, object_type, privileges, by_default)
JOIN pg_catalog.pg_namespace n ON n.oid = o.namespace
CROSS JOIN LATERAL (
  SELECT '+', p.grantee, p.privilege_type, p.is_grantable FROM pg_catalog.aclexplode(o.privileges) p
  EXCEPT
  SELECT '+', p.grantee, p.privilege_type, p.is_grantable FROM (
    SELECT o.by_default
    UNION ALL
    SELECT d.defaclacl FROM pg_catalog.pg_default_acl d
    WHERE d.defaclrole = o.owner AND d.defaclobjtype = o.object_type AND d.defaclnamespace IN (0, o.namespace)
  ) s (privileges) CROSS JOIN LATERAL pg_catalog.aclexplode(s.privileges) p
  UNION
  (SELECT '-', p.grantee, p.privilege_type, p.is_grantable FROM pg_catalog.aclexplode(o.by_default) p
   WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_default_acl d
                     WHERE d.defaclrole = o.owner AND d.defaclobjtype = o.object_type AND d.defaclnamespace = 0)
   EXCEPT
   SELECT '-', p.grantee, p.privilege_type, p.is_grantable FROM pg_catalog.aclexplode(o.privileges) p)
) g (sign, grantee, privilege_type, is_grantable)
CROSS JOIN LATERAL pg_catalog.pg_identify_object(o.catalog, o.oid, o.number) i
LEFT JOIN pg_catalog.pg_attribute a ON o.number > 0 AND a.attrelid = o.oid AND a.attnum = o.number
WHERE g.grantee <> o.owner AND n.nspname IN ({0}) AND o.relation <> '_prisma_migrations'
GROUP BY o.catalog, o.oid, n.nspname, o.relation, i.type, i.identity, g.grantee, a.attname)";

constexpr auto kObjects = std::to_array<std::string_view>(
    {kRelationObjects, kDescendants, kRowSecurity, kPolicies, kConstraints, kOtherIndexes, kTriggers, kRules,
     kGeneratedColumns, kFunctions, kOtherTypes, kSequences, kComments, kGrants});

// What an extension brought is not the user's; nor is what another thing made for itself.
constexpr std::string_view kOwnOnly = R"(
SELECT * FROM ({1}) o (kind, catalog, oid, namespace, owner, name, definition, used)
WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                  WHERE d.classid = o.catalog AND d.objid = o.oid AND d.objsubid = 0
                    AND (d.deptype = 'e'
                         OR (d.deptype = 'i' AND o.catalog = 'pg_catalog.pg_proc'::pg_catalog.regclass)));)";

// From the few things that may be told of to what they depend on. A view's query belongs to its rule.
constexpr std::string_view kUses = R"(
SELECT o.catalog, o.oid, n.nspname, c.relname, a.attname
FROM (
  SELECT 'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid, r.ev_class,
         'pg_catalog.pg_rewrite'::pg_catalog.regclass::pg_catalog.oid, r.oid
  FROM pg_catalog.pg_rewrite r WHERE r.rulename = '_RETURN' AND r.oid >= 16384
  UNION ALL
  SELECT w.catalog, w.oid, w.catalog, w.oid FROM (
    SELECT 'pg_catalog.pg_rewrite'::pg_catalog.regclass::pg_catalog.oid, r.oid
    FROM pg_catalog.pg_rewrite r WHERE r.rulename <> '_RETURN' AND r.oid >= 16384
    UNION ALL
    SELECT 'pg_catalog.pg_trigger'::pg_catalog.regclass, t.oid FROM pg_catalog.pg_trigger t WHERE NOT t.tgisinternal
    UNION ALL
    SELECT 'pg_catalog.pg_policy'::pg_catalog.regclass, p.oid FROM pg_catalog.pg_policy p
    UNION ALL
    SELECT 'pg_catalog.pg_constraint'::pg_catalog.regclass, k.oid
    FROM pg_catalog.pg_constraint k WHERE (k.contype IN ('c', 'x') OR k.condeferrable) AND k.oid >= 16384
    UNION ALL
    SELECT 'pg_catalog.pg_class'::pg_catalog.regclass, i.indexrelid
    FROM pg_catalog.pg_index i WHERE i.indexprs IS NOT NULL AND i.indexrelid >= 16384
    UNION ALL
    SELECT 'pg_catalog.pg_class'::pg_catalog.regclass, i.inhrelid FROM pg_catalog.pg_inherits i
    UNION ALL
    SELECT 'pg_catalog.pg_attrdef'::pg_catalog.regclass, e.oid
    FROM pg_catalog.pg_attrdef e JOIN pg_catalog.pg_attribute g ON g.attrelid = e.adrelid AND g.attnum = e.adnum
    WHERE g.attgenerated <> ''
    UNION ALL
    SELECT 'pg_catalog.pg_proc'::pg_catalog.regclass, p.oid FROM pg_catalog.pg_proc p WHERE p.oid >= 16384
  ) w (catalog, oid)
) o (catalog, oid, depending_catalog, depending)
JOIN pg_catalog.pg_depend d ON d.classid = o.depending_catalog AND d.objid = o.depending
JOIN pg_catalog.pg_class c ON c.oid = d.refobjid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid AND d.refobjsubid > 0
WHERE d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.deptype IN ('n', 'a')
  AND c.relkind IN ('r', 'p') AND n.nspname IN ({0});)";

}  // namespace

std::string unmanaged_script(const std::vector<std::string>& namespaces) {
  std::string names;
  for (const std::string& name : namespaces) {
    if (!names.empty()) names += ", ";
    names += string_constant(name);
  }
  std::string script;
  for (const std::string_view query : kObjects) {
    script += fmt::format(fmt::runtime(kOwnOnly), names, fmt::format(fmt::runtime(query), names));
  }
  return script + fmt::format(fmt::runtime(kUses), names);
}

}  // namespace strata::dialect::postgres
