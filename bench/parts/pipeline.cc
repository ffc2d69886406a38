// The parts of `migrate diff`, one benchmark a stage, over the number of models.
#include <benchmark/benchmark.h>

#include "base/source.h"
#include "dialect/registry.h"
#include "diff/differ.h"
#include "models.h"
#include "psl/format.h"
#include "psl/load.h"
#include "translate/to_schema.h"

namespace strata::bench {
namespace {

// A number that nobody reads, so that the work behind it is not left out.
void keep(std::size_t number) {
  benchmark::DoNotOptimize(number);
}

psl::Datamodel loaded(const SourceSet& sources) {
  Diagnostics diagnostics;
  return psl::load(sources, dialect::targets(), diagnostics);
}

schema::Schema schema_of(int models, bool changed) {
  SourceSet sources;
  sources.add("schema.prisma", schema_text(models, changed));
  return translate::to_schema(loaded(sources));
}

void load(benchmark::State& state) {
  SourceSet sources;
  sources.add("schema.prisma", schema_text(static_cast<int>(state.range(0)), false));
  for (auto _ : state) keep(loaded(sources).models.size());
  state.SetComplexityN(state.range(0));
}

void format(benchmark::State& state) {
  SourceSet sources;
  sources.add("schema.prisma", schema_text(static_cast<int>(state.range(0)), false));
  Diagnostics syntax;
  for (auto _ : state) keep(psl::format(sources, dialect::targets(), syntax).size());
  state.SetComplexityN(state.range(0));
}

void translate_models(benchmark::State& state) {
  SourceSet sources;
  sources.add("schema.prisma", schema_text(static_cast<int>(state.range(0)), false));
  const psl::Datamodel datamodel = loaded(sources);
  for (auto _ : state) keep(translate::to_schema(datamodel).tables.size());
  state.SetComplexityN(state.range(0));
}

void diff_schemas(benchmark::State& state) {
  const dialect::Dialect& dialect = *dialect::find_dialect("sqlite");
  const schema::Schema previous = schema_of(static_cast<int>(state.range(0)), false);
  const schema::Schema next = schema_of(static_cast<int>(state.range(0)), true);
  for (auto _ : state) keep(diff::diff(previous, next, dialect.policy()).steps.size());
  state.SetComplexityN(state.range(0));
}

void render(benchmark::State& state) {
  const dialect::Dialect& dialect = *dialect::find_dialect("sqlite");
  const diff::Migration migration =
      diff::diff({}, schema_of(static_cast<int>(state.range(0)), false), dialect.policy());
  for (auto _ : state) keep(dialect::to_script(dialect.render(migration)).size());
  state.SetComplexityN(state.range(0));
}

constexpr auto kSizes = [](benchmark::internal::Benchmark* b) {
  b->Arg(100)->Arg(1000)->Arg(3000)->Unit(benchmark::kMillisecond)->Complexity();
};

BENCHMARK(load)->Apply(kSizes);
BENCHMARK(format)->Apply(kSizes);
BENCHMARK(translate_models)->Apply(kSizes);
BENCHMARK(diff_schemas)->Apply(kSizes);
BENCHMARK(render)->Apply(kSizes);

}  // namespace
}  // namespace strata::bench
