// Objects of two schemas paired by name.
#pragma once

#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/id.h"
#include "base/pair.h"
#include "schema/schema.h"

namespace strata::diff {

struct NameHash {
  std::size_t operator()(const schema::ObjectName* name) const {
    const std::hash<std::string_view> hash;
    return hash(name->name) * 31 + hash(name->namespace_name);
  }
};
struct NameEqual {
  bool operator()(const schema::ObjectName* left, const schema::ObjectName* right) const {
    return *left == *right;
  }
};

template <typename IdType>
using Names = std::unordered_map<const schema::ObjectName*, IdType, NameHash, NameEqual>;

template <typename IdType, typename T>
Names<IdType> names_of(const IdVector<IdType, T>& objects) {
  Names<IdType> names;
  names.reserve(objects.size());
  for (std::size_t i = 0; i < objects.size(); ++i) {
    const IdType id = IdVector<IdType, T>::id(i);
    names.emplace(&objects[id].name, id);
  }
  return names;
}

// What stands on one side only, and what stands on both: by position of its side, pairs by previous.
template <typename IdType>
struct Pairing {
  std::vector<IdType> dropped, created;
  std::vector<Pair<IdType>> kept;
};

template <typename IdType, typename T>
Pairing<IdType> pair_by_name(const IdVector<IdType, T>& previous, const IdVector<IdType, T>& next) {
  const Names<IdType> previous_names = names_of(previous);
  const Names<IdType> next_names = names_of(next);
  Pairing<IdType> pairing;
  for (std::size_t i = 0; i < previous.size(); ++i) {
    const IdType id = IdVector<IdType, T>::id(i);
    const auto found = next_names.find(&previous[id].name);
    if (found == next_names.end()) {
      pairing.dropped.push_back(id);
    } else {
      pairing.kept.push_back({id, found->second});
    }
  }
  for (std::size_t i = 0; i < next.size(); ++i) {
    const IdType id = IdVector<IdType, T>::id(i);
    if (!previous_names.contains(&next[id].name)) pairing.created.push_back(id);
  }
  return pairing;
}

}  // namespace strata::diff
