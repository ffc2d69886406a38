// Debian ships fmt as a shared library only, and loading it would cost every start of strata. fmt supports
// being compiled into the program instead: this is that one translation unit.
#include <fmt/format-inl.h>

template fmt::detail::thousands_sep_result<char> fmt::detail::thousands_sep_impl(fmt::detail::locale_ref);
template char fmt::detail::decimal_point_impl(fmt::detail::locale_ref);
