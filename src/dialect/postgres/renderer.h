// Steps → SQL of PostgreSQL, and the seams where a dialect that builds on it differs.
#pragma once

#include <string>
#include <vector>

#include "dialect/dialect.h"
#include "dialect/postgres/alter_table.h"

namespace strata::dialect::postgres {

class Renderer {
 public:
  explicit Renderer(const diff::Migration& migration) : schemas_(migration.schemas) {}
  virtual ~Renderer() = default;
  Renderer(const Renderer&) = delete;
  Renderer& operator=(const Renderer&) = delete;

  [[nodiscard]] std::vector<RenderedStep> render(const std::vector<diff::Step>& steps) const;

 protected:
  using Statements = std::vector<std::string>;

  [[nodiscard]] virtual ColumnDefinition column_definition() const;
  [[nodiscard]] virtual Statements alter_table(const diff::AlterTable& step) const;
  [[nodiscard]] virtual Statements alter_enum(const diff::AlterEnum& step) const;
  // Steps that PostgreSQL's policy never asks for.
  [[nodiscard]] virtual Statements alter_sequence(const diff::AlterSequence& step) const;
  [[nodiscard]] virtual Statements alter_primary_key(const diff::AlterPrimaryKey& step) const;
  [[nodiscard]] virtual Statements redefine_tables(const diff::RedefineTables& step) const;

  // CREATE TABLE under another name, if need be.
  [[nodiscard]] std::string create_table(const schema::Table& table, const schema::ObjectName& name) const;
  [[nodiscard]] const schema::Schema& previous() const { return schemas_.previous; }
  [[nodiscard]] const schema::Schema& next() const { return schemas_.next; }
  [[nodiscard]] const Pair<schema::Schema>& schemas() const { return schemas_; }

 private:
  struct StepRenderer;

  const Pair<schema::Schema>& schemas_;
};

}  // namespace strata::dialect::postgres
