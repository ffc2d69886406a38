#include "psl/field_list.h"

#include <algorithm>
#include <fmt/format.h>
#include <limits>
#include <span>
#include <utility>

#include "psl/attribute_arguments.h"
#include "psl/codes.h"
#include "psl/expected_value.h"
#include "psl/operator_class.h"

namespace strata::psl {
namespace {

// As long as lists are short, comparing each with each is cheaper than a set.
constexpr std::size_t kShortList = 32;

ast::List<ast::Expression> elements_of(const ast::Expression& value) {
  const auto* array = std::get_if<ast::Array>(&value.value);
  return array != nullptr ? array->elements : ast::List<ast::Expression>(std::span(&value, 1));
}

void report_no_name(const ast::Expression& element, Diagnostics& diagnostics) {
  report_wrong_kind(element, "the name of a field", diagnostics);
}

class FieldListResolver {
 public:
  FieldListResolver(Resolution& resolution, ModelId model)
      : resolution_(resolution), diagnostics_(resolution.diagnostics), model_(model) {}

  std::optional<FieldList> resolve(const ast::Expression& value, Span attribute) {
    FieldList list;
    bool is_valid = true;
    const ast::List<ast::Expression> elements = elements_of(value);
    list.columns.reserve(elements.size());
    for (const ast::Expression& element : elements) is_valid = add_element(list, element) && is_valid;
    if (!is_valid || has_repeated_field(list, attribute)) return std::nullopt;
    return list;
  }

  std::optional<FieldList> resolve(std::span<const std::string_view> names, Span attribute) {
    FieldList list;
    list.columns.reserve(names.size());
    for (const std::string_view name : names) add_field(list, name);
    if (has_repeated_field(list, attribute)) return std::nullopt;
    return list;
  }

 private:
  bool add_element(FieldList& list, const ast::Expression& element) {
    if (const auto* constant = std::get_if<ast::Constant>(&element.value)) {
      add_field(list, constant->text);
      return true;
    }
    const auto* call = std::get_if<ast::Call>(&element.value);
    if (call == nullptr) {
      report_no_name(element, diagnostics_);
      return false;
    }
    if (IndexColumn* column = add_field(list, call->name.text)) read_arguments(*column, *call->arguments);
    return true;
  }

  IndexColumn* add_field(FieldList& list, std::string_view name) {
    const std::size_t dot = name.find('.');
    const auto index = resolution_.find_field(model_, name.substr(0, dot));
    if (!index) {
      list.bad.push_back({.name = name});
      return nullptr;
    }
    const Field& field = resolution_.datamodel.models[model_].fields[*index];
    if (field.is_relation() || std::holds_alternative<std::monostate>(field.type)) {
      list.bad.push_back({.name = name, .is_relation = true});
      return nullptr;
    }
    IndexColumn column{.field = *index};
    if (dot != std::string_view::npos && !follow_path(column, field, name.substr(dot + 1))) {
      list.bad.push_back({.name = name});
      return nullptr;
    }
    return &list.columns.emplace_back(std::move(column));
  }

  // `address.street`: every step but the last goes through a field of composite type.
  bool follow_path(IndexColumn& column, const Field& first, std::string_view rest) {
    FieldType type = first.type;
    while (true) {
      const auto* id = std::get_if<CompositeId>(&type);
      if (id == nullptr) return false;
      const std::size_t dot = rest.find('.');
      const std::string_view name = rest.substr(0, dot);
      const auto& fields = resolution_.datamodel.composites[*id].fields;
      const auto field = std::ranges::find(fields, name, &Field::name);
      if (field == fields.end()) return false;
      column.path.push_back(std::string(name));
      type = field->type;
      if (dot == std::string_view::npos) return true;
      rest.remove_prefix(dot + 1);
    }
  }

  // Unknown names, values without a name and second uses of a name have no effect, as in Prisma.
  void read_arguments(IndexColumn& column, const ast::ArgumentList& list) {
    check_values(list, diagnostics_);
    for (const ast::Argument& argument : list.arguments) {
      if (!argument.name || !argument.value) continue;
      const std::string_view name = argument.name->text;
      if (name == "sort" && !column.sort) column.sort = read_sort(argument);
      if (name == "length" && !column.length) column.length = read_length(*argument.value);
      if (name == "ops" && !column.operator_class)
        column.operator_class = read_operator_class(argument, resolution_);
    }
  }

  std::optional<SortOrder> read_sort(const ast::Argument& argument) {
    const auto word = expect_constant(*argument.value, diagnostics_);
    if (!word) return std::nullopt;
    if (const auto sort = find_sort_order(*word)) return sort;
    report_unknown_sort_order(*word, argument.span, diagnostics_);
    return std::nullopt;
  }

  std::optional<std::uint32_t> read_length(const ast::Expression& value) {
    const auto number = expect_integer(value, diagnostics_);
    if (!number || *number < 0 || *number > std::numeric_limits<std::uint32_t>::max()) return std::nullopt;
    return static_cast<std::uint32_t>(*number);
  }

  bool has_repeated_field(const FieldList& list, Span attribute) {
    const IndexColumn* repeated = find_repeated(list.columns);
    if (repeated == nullptr) return false;
    const Model& model = resolution_.datamodel.models[model_];
    diagnostics_
        .error(codes::kFieldTwice, attribute,
               fmt::format("The list names the field `{}` twice.", model.fields[repeated->field].name))
        .help = "Name every field once.";
    return true;
  }

  static bool is_same(const IndexColumn& a, const IndexColumn& b) {
    return a.field == b.field && a.path == b.path;
  }

  static const IndexColumn* find_repeated(std::span<const IndexColumn> columns) {
    if (columns.size() <= kShortList) {
      for (std::size_t i = 1; i < columns.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
          if (is_same(columns[i], columns[j])) return &columns[i];
        }
      }
      return nullptr;
    }
    std::vector<const IndexColumn*> sorted;
    sorted.reserve(columns.size());
    for (const IndexColumn& column : columns) sorted.push_back(&column);
    std::ranges::stable_sort(sorted, [](const IndexColumn* a, const IndexColumn* b) {
      return std::tie(a->field, a->path) < std::tie(b->field, b->path);
    });
    const auto found = std::ranges::adjacent_find(
        sorted, [](const IndexColumn* a, const IndexColumn* b) { return is_same(*a, *b); });
    return found == sorted.end() ? nullptr : *(found + 1);
  }

  Resolution& resolution_;
  Diagnostics& diagnostics_;
  ModelId model_;
};

}  // namespace

std::optional<SortOrder> find_sort_order(std::string_view word) {
  if (word == "Asc") return SortOrder::ascending;
  if (word == "Desc") return SortOrder::descending;
  return std::nullopt;
}

void report_unknown_sort_order(std::string_view word, Span span, Diagnostics& diagnostics) {
  diagnostics.error(codes::kSortOrder, span, fmt::format("`{}` is no sort order.", word)).help =
      "Write `Asc` or `Desc`.";
}

std::optional<FieldList> resolve_field_list(Resolution& resolution, ModelId model,
                                            const ast::Expression& value, ColumnArguments arguments,
                                            Span attribute) {
  if (arguments == ColumnArguments::allowed)
    return FieldListResolver(resolution, model).resolve(value, attribute);
  const auto names = read_field_names(value, resolution.diagnostics);
  return names ? resolve_field_names(resolution, model, *names, attribute) : std::nullopt;
}

std::optional<std::vector<std::string_view>> read_field_names(const ast::Expression& value,
                                                              Diagnostics& diagnostics) {
  const ast::List<ast::Expression> elements = elements_of(value);
  std::vector<std::string_view> names;
  names.reserve(elements.size());
  for (const ast::Expression& element : elements) {
    if (const auto* constant = std::get_if<ast::Constant>(&element.value)) {
      names.push_back(constant->text);
    } else {
      report_no_name(element, diagnostics);
    }
  }
  return names.size() == elements.size() ? std::optional(std::move(names)) : std::nullopt;
}

std::optional<FieldList> resolve_field_names(Resolution& resolution, ModelId model,
                                             std::span<const std::string_view> names, Span attribute) {
  return FieldListResolver(resolution, model).resolve(names, attribute);
}

std::string bad_names(const FieldList& list, bool is_relation) {
  std::string names;
  for (const BadField& field : list.bad) {
    if (field.is_relation != is_relation) continue;
    if (!names.empty()) names += ", ";
    names += fmt::format("`{}`", field.name);
  }
  return names;
}

std::vector<FieldIndex> field_indexes(const FieldList& list) {
  std::vector<FieldIndex> indexes;
  indexes.reserve(list.columns.size());
  for (const IndexColumn& column : list.columns) indexes.push_back(column.field);
  return indexes;
}

}  // namespace strata::psl
