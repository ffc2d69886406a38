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
  const auto id = [](std::size_t position) { return IdVector<IdType, T>::id(position); };
  // Nearly all stand where they stood; only the others are looked for.
  const auto is_in_place = [&](std::size_t i) {
    return i < previous.size() && i < next.size() && previous[id(i)].name == next[id(i)].name;
  };
  Names<IdType> others;  // of `next`
  for (std::size_t i = 0; i < next.size(); ++i) {
    if (!is_in_place(i)) others.emplace(&next[id(i)].name, id(i));
  }
  Pairing<IdType> pairing;
  std::vector<bool> is_kept(next.size());
  for (std::size_t i = 0; i < previous.size(); ++i) {
    IdType following = id(i);
    if (!is_in_place(i)) {
      const auto found = others.find(&previous[id(i)].name);
      if (found == others.end()) {
        pairing.dropped.push_back(id(i));
        continue;
      }
      following = found->second;
    }
    pairing.kept.push_back({id(i), following});
    is_kept[following.value] = true;
  }
  for (std::size_t i = 0; i < next.size(); ++i) {
    if (!is_kept[i]) pairing.created.push_back(id(i));
  }
  return pairing;
}

}  // namespace strata::diff
