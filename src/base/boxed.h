// An optional value that stands apart: while there is none, it takes one pointer. For large parts that most
// objects do not have.
#pragma once

#include <compare>
#include <concepts>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

namespace strata {

// Used like std::optional. Copies are deep.
template <typename T>
class Boxed {
 public:
  Boxed() = default;
  Boxed(std::nullopt_t) {}  // NOLINT: as std::optional
  template <typename U = T>
    requires std::constructible_from<T, U> && (!std::same_as<std::remove_cvref_t<U>, Boxed> &&
                                               !std::same_as<std::remove_cvref_t<U>, std::optional<T>>)
  Boxed(U&& value) : value_(std::make_unique<T>(std::forward<U>(value))) {}  // NOLINT: as std::optional
  Boxed(std::optional<T> value) {                                            // NOLINT: as std::optional
    if (value) value_ = std::make_unique<T>(std::move(*value));
  }
  Boxed(const Boxed& other) : value_(other.value_ ? std::make_unique<T>(*other.value_) : nullptr) {}
  Boxed(Boxed&&) noexcept = default;
  Boxed& operator=(const Boxed& other) {
    if (this != &other) *this = Boxed(other);
    return *this;
  }
  Boxed& operator=(Boxed&&) noexcept = default;
  ~Boxed() = default;

  template <typename... Arguments>
  T& emplace(Arguments&&... arguments) {
    value_ = std::make_unique<T>(std::forward<Arguments>(arguments)...);
    return *value_;
  }
  void reset() { value_.reset(); }

  [[nodiscard]] bool has_value() const { return value_ != nullptr; }
  explicit operator bool() const { return has_value(); }
  [[nodiscard]] T& operator*() { return *value_; }
  [[nodiscard]] const T& operator*() const { return *value_; }
  [[nodiscard]] T* operator->() { return value_.get(); }
  [[nodiscard]] const T* operator->() const { return value_.get(); }
  [[nodiscard]] T value_or(T other) const { return value_ ? *value_ : std::move(other); }

  friend bool operator==(const Boxed& left, const Boxed& right) {
    return left && right ? *left == *right : left.has_value() == right.has_value();
  }
  // Nothing comes first.
  friend auto operator<=>(const Boxed& left, const Boxed& right)
    requires std::three_way_comparable<T>
  {
    if (left && right) return *left <=> *right;
    return std::compare_three_way_result_t<T>(left.has_value() <=> right.has_value());
  }

 private:
  std::unique_ptr<T> value_;
};

}  // namespace strata
