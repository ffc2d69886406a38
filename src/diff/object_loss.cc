#include "diff/object_loss.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <variant>

#include "base/overloaded.h"
#include "schema/unmanaged.h"

namespace strata::diff {
namespace {

using schema::ColumnUse;
using schema::ObjectName;
using schema::OnDrop;
using schema::Table;
using schema::UnmanagedKind;
using schema::UnmanagedObject;

// The tables and columns that do not stay as they are.
struct Touched {
  std::set<ObjectName> dropped_tables;
  std::set<ColumnUse> dropped_columns;
  std::set<ColumnUse> retyped_columns;
  std::map<ObjectName, const Table*> rebuilt_tables;  // before

  [[nodiscard]] bool empty() const {
    return dropped_tables.empty() && dropped_columns.empty() && retyped_columns.empty();
  }
};

class TouchFinder {
 public:
  explicit TouchFinder(const Migration& migration) : previous_(migration.schemas.previous) {
    for (const Step& step : migration.steps) {
      std::visit([&](const auto& s) { visit(s); }, step);
    }
  }

  [[nodiscard]] Touched found() && { return std::move(touched_); }

 private:
  static ColumnUse use(const Table& table, ColumnIndex column) {
    return {.table = table.name, .column = table.columns[column].name};
  }

  void visit(const DropTable& step) { touched_.dropped_tables.insert(previous_.tables[step.previous].name); }

  void visit(const AlterTable& step) {
    const Table& table = previous_.tables[step.table.previous];
    for (const TableChange& change : step.changes) {
      std::visit(overloaded{
                     [&](const DropColumn& c) { touched_.dropped_columns.insert(use(table, c.previous)); },
                     [&](const DropAndRecreateColumn& c) {
                       touched_.dropped_columns.insert(use(table, c.pair.column.previous));
                     },
                     [&](const AlterColumn& c) {
                       if (c.pair.changes.type == TypeChange::none) return;
                       touched_.retyped_columns.insert(use(table, c.pair.column.previous));
                     },
                     [](const auto&) {},
                 },
                 change);
    }
  }

  void visit(const RedefineTables& step) {
    for (const RedefineTable& redefined : step.tables) {
      const Table& table = previous_.tables[redefined.table.previous];
      touched_.rebuilt_tables.emplace(table.name, &table);
      for (const ColumnIndex column : redefined.dropped) {
        touched_.dropped_columns.insert(use(table, column));
      }
    }
  }

  // An enum that loses values is built anew, and its columns get the new one.
  void visit(const AlterEnum& step) {
    if (step.removed.empty()) return;
    const ObjectName& name = previous_.enums[step.enumeration.previous].name;
    for (const Table& table : previous_.tables) {
      for (ColumnIndex i = 0; i < table.columns.size(); ++i) {
        const schema::ColumnType& type = table.columns[i].type;
        const bool is_of_enum = type.family == schema::TypeFamily::enum_ && type.name == name.name &&
                                type.enum_namespace == name.namespace_name;
        if (is_of_enum) touched_.retyped_columns.insert(use(table, i));
      }
    }
  }

  template <typename OtherStep>
  void visit(const OtherStep& /*step*/) {}

  const schema::Schema& previous_;
  Touched touched_;
};

std::string place_of(const ColumnUse& use) {
  return use.column.empty() ? fmt::format("table `{}`", use.table.name)
                            : fmt::format("column `{}` of table `{}`", use.column, use.table.name);
}

std::string capitalized(std::string text) {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') {
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
  }
  return text;
}

// What goes with one table or column: every object, but comments and grants only by number.
struct Companions {
  std::vector<std::string> names;
  std::map<UnmanagedKind, std::size_t> counts;

  void add(UnmanagedObject object) {
    if (object.kind == UnmanagedKind::comment || object.kind == UnmanagedKind::grant) {
      ++counts[object.kind];
      return;
    }
    if (object.name == object.owner.name) {  // a property of the table itself
      names.emplace_back(singular(object.kind));
      return;
    }
    object.owner = {};
    names.push_back(describe_with_kind(object));
  }

  [[nodiscard]] std::vector<std::string> items() const {
    std::vector<std::string> items = names;
    for (const auto& [kind, count] : counts) {
      items.push_back(fmt::format("{} {}", count, count == 1 ? singular(kind) : plural(kind)));
    }
    return items;
  }
};

class LossFinder {
 public:
  LossFinder(const std::vector<UnmanagedObject>& objects, const Touched& touched) : touched_(touched) {
    for (const UnmanagedObject& object : objects) read(object);
  }

  [[nodiscard]] ObjectLosses losses() && {
    std::vector<std::string> told;
    for (const auto& [use, companions] : companions_) {
      told.push_back(fmt::format("With {} go: {}.", place_of(use), fmt::join(companions.items(), ", ")));
    }
    std::ranges::move(losses_.told, std::back_inserter(told));
    losses_.told = std::move(told);
    return std::move(losses_);
  }

 private:
  void read(const UnmanagedObject& object) {
    if (object.kind == UnmanagedKind::partitioned_table) return;  // is the table
    if (touched_.dropped_tables.contains(object.owner)) {
      companions_[{.table = object.owner, .column = {}}].add(object);
      return;
    }
    for (const ColumnUse& use : object.uses) {
      if (touched_.dropped_tables.contains(use.table)) {
        return add(object, {.table = use.table, .column = {}}, object.on_drop_of_table, "dropped");
      }
      if (touched_.dropped_columns.contains(use)) {
        return add(object, use, object.on_drop_of_column, "dropped");
      }
      if (touched_.retyped_columns.contains(use) && object.on_drop_of_column == OnDrop::refuses) {
        return add(object, use, OnDrop::refuses, "changed");
      }
    }
    if (is_left_out_of_rebuild(object)) {
      losses_.told.push_back(fmt::format("{} goes when the table is rebuilt, because no migration makes it.",
                                         capitalized(describe_with_kind(object))));
    }
  }

  // Whoever builds a table anew writes the parts and partial indexes of it that the previous side knows.
  [[nodiscard]] bool is_left_out_of_rebuild(const UnmanagedObject& object) const {
    const auto rebuilt = touched_.rebuilt_tables.find(object.owner);
    if (rebuilt == touched_.rebuilt_tables.end()) return false;
    const Table& table = *rebuilt->second;
    if (object.kind == UnmanagedKind::partial_index) {
      return std::ranges::none_of(table.unmanaged_indexes,
                                  [&](const schema::Index& index) { return index.name == object.name; });
    }
    return schema::is_table_part(object.kind) &&
           std::ranges::none_of(table.unmanaged_parts, [&](const schema::TablePart& part) {
             return part.kind == object.kind && part.name == object.name;
           });
  }

  void add(const UnmanagedObject& object, const ColumnUse& use, OnDrop effect, std::string_view verb) {
    const std::string name = capitalized(describe_with_kind(object));
    switch (effect) {
      case OnDrop::goes_too:
        companions_[use].add(object);
        break;
      case OnDrop::refuses:
        losses_.blocked.push_back(
            fmt::format("{} needs {} as it is; that cannot be {} before.", name, place_of(use), verb));
        break;
      case OnDrop::breaks:
        losses_.told.push_back(
            fmt::format("{} mentions {}, which is {}; it may not work any more.", name, place_of(use), verb));
        break;
    }
  }

  const Touched& touched_;
  std::map<ColumnUse, Companions> companions_;
  ObjectLosses losses_;
};

}  // namespace

ObjectLosses find_object_losses(const Migration& migration) {
  const std::vector<UnmanagedObject>& objects = migration.schemas.previous.unmanaged;
  if (objects.empty()) return {};
  const Touched touched = TouchFinder(migration).found();
  return LossFinder(objects, touched).losses();
}

bool may_touch_objects(const Migration& migration) {
  return !TouchFinder(migration).found().empty();
}

}  // namespace strata::diff
