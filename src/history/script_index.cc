#include "history/script_index.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <optional>
#include <type_traits>
#include <utility>

#include "history/name_order.h"

namespace strata::history {
namespace {

// Grows with every change of the format.
constexpr std::string_view kBeginning = "strata scripts 1\n";

// Longer than the tick of any file system's clock.
constexpr std::int64_t kTickMilliseconds = 2'000;
constexpr std::int64_t kNanosecondsPerMillisecond = 1'000'000;

// What follows the name of a migration.
struct Facts {
  FileStamp stamp;
  Sha256 digest;
};

bool comes_before(std::string_view first, std::string_view second) {
  return compare_names(first, second) < 0;
}

// The numbers are as this machine has them: the file never leaves it, and another machine's never fit.
template <typename Value>
void put(std::string& bytes, const Value& value) {
  static_assert(std::has_unique_object_representations_v<Value>);
  bytes.append(reinterpret_cast<const char*>(&value), sizeof(Value));
}

class IndexReader {
 public:
  explicit IndexReader(std::string_view bytes) : rest_(bytes) {}

  [[nodiscard]] bool at_end() const { return rest_.empty(); }

  std::optional<std::string_view> text(std::size_t size) {
    if (size > rest_.size()) return std::nullopt;
    const std::string_view text = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return text;
  }

  template <typename Value>
  std::optional<Value> value() {
    const std::optional<std::string_view> bytes = text(sizeof(Value));
    if (!bytes) return std::nullopt;
    Value value;
    std::memcpy(&value, bytes->data(), sizeof(Value));
    return value;
  }

 private:
  std::string_view rest_;
};

// The entries; nothing when these are not the bytes that were written.
std::optional<std::string_view> open_envelope(std::string_view bytes) {
  if (!bytes.starts_with(kBeginning)) return std::nullopt;
  IndexReader reader(bytes.substr(kBeginning.size()));
  const std::optional<Sha256> digest = reader.value<Sha256>();
  if (!digest) return std::nullopt;
  const std::string_view entries = bytes.substr(kBeginning.size() + sizeof(Sha256));
  if (sha256(entries) != *digest) return std::nullopt;
  return entries;
}

}  // namespace

ScriptIndex::ScriptIndex(std::string bytes) : bytes_(std::move(bytes)) {
  const std::optional<std::string_view> content = open_envelope(bytes_);
  if (!content) return;
  IndexReader reader(*content);
  const auto folder = reader.value<FileStamp>();
  const auto count = reader.value<std::uint64_t>();
  migrations_.reserve(std::min<std::size_t>(count.value_or(0), content->size()));
  while (!reader.at_end()) {
    const auto size = reader.value<std::uint32_t>();
    const auto migration = size ? reader.text(*size) : std::nullopt;
    if (!migration || !reader.text(sizeof(Facts))) {
      migrations_.clear();
      return;
    }
    migrations_.push_back(*migration);
  }
  if (folder) folder_ = *folder;
}

std::optional<ScriptIndex::Entry> ScriptIndex::find(std::string_view migration, std::size_t hint) const {
  auto found = migrations_.begin() + static_cast<std::ptrdiff_t>(std::min(hint, migrations_.size()));
  if (found == migrations_.end() || *found != migration) {
    found = std::ranges::lower_bound(migrations_, migration, &comes_before);
    if (found == migrations_.end() || *found != migration) return std::nullopt;
  }
  const std::string_view known = *found;
  Facts facts;
  std::memcpy(&facts, known.data() + known.size(), sizeof(facts));
  return Entry{.migration = known, .stamp = facts.stamp, .digest = facts.digest};
}

std::string print_index(const FileStamp& folder, std::span<const ScriptIndex::Entry> entries) {
  std::string content;
  put(content, folder);
  put(content, std::uint64_t{entries.size()});
  for (const ScriptIndex::Entry& entry : entries) {
    put(content, static_cast<std::uint32_t>(entry.migration.size()));
    content += entry.migration;
    put(content, Facts{.stamp = entry.stamp, .digest = entry.digest});
  }
  std::string bytes(kBeginning);
  put(bytes, sha256(content));
  return bytes + content;
}

bool is_settled(const FileStamp& stamp, Timestamp now) {
  return stamp.changed / kNanosecondsPerMillisecond + kTickMilliseconds < now.milliseconds;
}

}  // namespace strata::history
