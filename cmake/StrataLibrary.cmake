# Every target of strata takes its flags from here: one language level, warnings as errors, one sanitizer setting.
add_library(strata_options INTERFACE)
target_include_directories(strata_options INTERFACE "${PROJECT_SOURCE_DIR}/include" "${PROJECT_SOURCE_DIR}/src")
target_compile_options(strata_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast -Wnon-virtual-dtor
  -Wextra-semi -Wswitch -Wimplicit-fallthrough -Werror
  # GCC 12 warns of overlapping copies in std::string that cannot be (its bug 105651).
  $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond -Wlogical-op -Wno-missing-field-initializers -Wno-restrict>
  $<$<CXX_COMPILER_ID:Clang>:-Wno-missing-field-initializers -Wno-missing-designated-field-initializers
                              -Wno-deprecated-declarations>)  # the standard library uses its own deprecated parts
if(STRATA_SANITIZE)
  target_compile_options(strata_options INTERFACE -fsanitize=${STRATA_SANITIZE} -fno-omit-frame-pointer
                                                  -fno-sanitize-recover=all)
  target_link_options(strata_options INTERFACE -fsanitize=${STRATA_SANITIZE})
else()
  # Start-up time is a feature: a private copy of libstdc++ saves the loader's symbol search.
  target_link_options(strata_options INTERFACE -static-libstdc++ -static-libgcc)
  # So does a fixed address of the program itself: its 17,000 pointers to itself need no correction then, measured a
  # quarter of the time of a small command. Heap, stack and the system's libraries keep their random places.
  target_compile_options(strata_options INTERFACE -fno-pie)
  target_link_options(strata_options INTERFACE -no-pie)
endif()

# strata_library(NAME LINKS...): the static library of the current folder, from all its sources.
function(strata_library name)
  file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.cc" "${CMAKE_CURRENT_SOURCE_DIR}/*/*.cc")
  add_library(strata_${name} STATIC ${sources})
  target_link_libraries(strata_${name} PUBLIC strata_options ${ARGN})
endfunction()

# For the libraries that go over every field of a schema. GCC inlines only as much as lets a translation unit grow
# by 40 %, and a unity build reaches that early: measured, a tenth of the work of a large comparison.
function(strata_inline_freely name)
  target_compile_options(strata_${name} PRIVATE
    $<$<AND:$<CONFIG:Release>,$<CXX_COMPILER_ID:GNU>>:--param=inline-unit-growth=300 --param=large-unit-insns=200000>)
endfunction()

# For what only calls others: whoever builds strata waits for its optimization, and nobody else would notice it.
function(strata_optimize_little target)
  target_compile_options(${target} PRIVATE $<$<CONFIG:Release>:-O1>)
endfunction()

# strata_program(TARGET): a program that is shipped.
function(strata_program target)
  strata_optimize_little(${target})
  target_link_libraries(${target} PRIVATE strata_engine)
  if(STRATA_SANITIZE)
    return()
  endif()
  target_link_libraries(${target} PRIVATE strata_heap)
  if(CMAKE_BUILD_TYPE STREQUAL "Release" AND CMAKE_STRIP)
    # Into a new file: the linker writes its own page by page, and the system maps it so for as long as it is cached:
    # measured, a tenth of the time of a small command.
    add_custom_command(TARGET ${target} POST_BUILD
      COMMAND "${CMAKE_STRIP}" -o "$<TARGET_FILE:${target}>.stripped" "$<TARGET_FILE:${target}>"
      COMMAND "${CMAKE_COMMAND}" -E rename "$<TARGET_FILE:${target}>.stripped" "$<TARGET_FILE:${target}>"
      VERBATIM)
  endif()
endfunction()
