#include "translate/to_datamodel.h"

#include <algorithm>
#include <utility>

#include "psl/format.h"
#include "psl/parser.h"
#include "translate/pull/configuration.h"
#include "translate/pull/context.h"
#include "translate/pull/enums.h"
#include "translate/pull/models.h"
#include "translate/pull/relation_fields.h"
#include "translate/pull/warnings.h"

namespace strata::translate {
namespace {

using pull::Context;
using schema::TableId;

constexpr std::string_view kPartialIndexes = "partialIndexes";

bool has_partial_indexes(const schema::Schema& schema) {
  return std::ranges::any_of(schema.tables, [](const schema::Table& table) {
    return std::ranges::any_of(table.indexes,
                               [](const schema::Index& index) { return index.predicate.has_value(); });
  });
}

std::string print_canonically(std::string text) {
  SourceSet sources;
  const std::uint32_t source = sources.add("", std::move(text));
  Diagnostics none;
  const psl::ast::File file = psl::parse(sources, source, none);
  return psl::print(file);
}

class Writer {
 public:
  // The file with the first generator gets the preview feature `added`, unless that is empty.
  Writer(const Context& context, const SourceSet& sources, const std::string& path_for_new,
         std::string_view added)
      : context_(context), sources_(sources) {
    const std::vector<psl::Generator>& generators = context.existing().generators;
    for (std::uint32_t source = 0; source < sources.size(); ++source) {
      if (sources.path(source) == path_for_new) file_for_new_ = files_.size();
      const bool is_first = !generators.empty() && sources.source_of(generators.front().span) == source;
      files_.push_back({.path = sources.path(source), .text = {}});
      add(files_.back(), pull::configuration_blocks(sources, source, is_first ? added : ""));
    }
    has_file_for_new_ = file_for_new_ < files_.size();
    if (!has_file_for_new_) files_.push_back({.path = path_for_new, .text = {}});
  }

  void write_models(const std::vector<std::vector<pull::RelationField>>& relation_fields) {
    std::vector<std::pair<const psl::Model*, TableId>> models;
    for (std::size_t i = 0; i < context_.schema().tables.size(); ++i) {
      const auto table = IdVector<TableId, schema::Table>::id(i);
      if (context_.is_model(table)) models.emplace_back(context_.matches().model(table), table);
    }
    sort_by_existing(models);
    for (const auto& [existing, table] : models) {
      add(file_of(existing), pull::model_block(context_, table, relation_fields[table.value]));
      ++model_count_;
    }
  }

  void write_views() {
    if (!context_.has_views()) return;
    std::vector<std::pair<const psl::Model*, std::size_t>> views;
    for (std::size_t i = 0; i < context_.schema().views.size(); ++i) {
      if (!context_.schema().views[i].columns.empty()) views.emplace_back(context_.matches().view(i), i);
    }
    sort_by_existing(views);
    for (const auto& [existing, view] : views) {
      add(file_of(existing), pull::view_block(context_, view, sources_));
      ++model_count_;
    }
  }

  void write_enums() {
    if (context_.has_named_enums()) return write_named_enums();
    for (const psl::Enum& enumeration : context_.existing().enums) {
      add(files_[sources_.source_of(enumeration.span)], pull::enum_block(enumeration));
    }
  }

  [[nodiscard]] Pulled finish() && {
    if (!has_file_for_new_ && files_.back().text.empty()) files_.pop_back();
    return {.files = std::move(files_), .warnings = {}, .model_count = model_count_};
  }

 private:
  // Blocks are put in their form one by one: the syntax tree of a large file is larger than all that pull
  // needs besides.
  static void add(PulledFile& file, std::string blocks) {
    if (blocks.empty()) return;
    if (!file.text.empty()) file.text += '\n';
    file.text += print_canonically(std::move(blocks));
  }

  void write_named_enums() {
    std::vector<std::pair<const psl::Enum*, schema::EnumId>> enums;
    for (std::size_t i = 0; i < context_.schema().enums.size(); ++i) {
      const auto id = IdVector<schema::EnumId, schema::Enum>::id(i);
      enums.emplace_back(context_.matches().enumeration(id), id);
    }
    sort_by_existing(enums);
    for (const auto& [existing, id] : enums) {
      const std::size_t file = existing != nullptr ? sources_.source_of(existing->span) : file_for_new_;
      add(files_[file], pull::enum_block(context_, id));
    }
  }

  // As in the existing files; what is new follows in the order of the database.
  template <typename Existing, typename Item>
  static void sort_by_existing(std::vector<std::pair<const Existing*, Item>>& items) {
    std::ranges::stable_sort(items, [](const auto& left, const auto& right) {
      if (left.first == nullptr || right.first == nullptr)
        return left.first != nullptr && right.first == nullptr;
      return left.first < right.first;  // those of one datamodel stand in one vector, in file order
    });
  }

  PulledFile& file_of(const psl::Model* existing) {
    return files_[existing != nullptr ? sources_.source_of(existing->span) : file_for_new_];
  }

  const Context& context_;
  const SourceSet& sources_;
  std::vector<PulledFile> files_;  // by source
  std::size_t file_for_new_ = sources_.size();
  bool has_file_for_new_ = false;  // among the existing ones
  std::size_t model_count_ = 0;
};

}  // namespace

Pulled to_datamodel(schema::Schema schema, const psl::Datamodel& existing, const SourceSet& sources,
                    const std::string& path_for_new) {
  // A file speaks of them only with the preview feature; without a generator it cannot have that.
  std::string_view added;
  if (!existing.has_preview_feature(kPartialIndexes)) {
    if (existing.generators.empty()) {
      set_partial_indexes_aside(schema);
    } else if (has_partial_indexes(schema)) {
      added = kPartialIndexes;
    }
  }
  const Context context(schema, existing);
  const auto relation_fields = pull::relation_fields(context, sources);
  Writer writer(context, sources, path_for_new, added);
  writer.write_models(relation_fields);
  writer.write_views();
  writer.write_enums();
  Pulled pulled = std::move(writer).finish();
  pulled.warnings = pull::warnings(context, relation_fields);
  return pulled;
}

}  // namespace strata::translate
