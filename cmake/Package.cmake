# What is installed beside the program, and how it becomes a Debian package.
set(generated "${PROJECT_BINARY_DIR}/generated")

# Completions and the manual page are written by the program, from the definitions of its commands.
add_custom_command(
  OUTPUT "${generated}/strata.bash" "${generated}/_strata" "${generated}/strata.fish" "${generated}/strata.1"
  COMMAND "${CMAKE_COMMAND}" -E make_directory "${generated}"
  COMMAND strata completion bash > "${generated}/strata.bash"
  COMMAND strata completion zsh > "${generated}/_strata"
  COMMAND strata completion fish > "${generated}/strata.fish"
  COMMAND strata manual > "${generated}/strata.1"
  DEPENDS strata
  COMMENT "Writing completions and the manual page"
  VERBATIM)
add_custom_target(strata_generated ALL DEPENDS "${generated}/strata.bash")

install(TARGETS strata strata_schema_engine RUNTIME)
install(FILES "${generated}/strata.bash" DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions" RENAME strata)
install(FILES "${generated}/_strata" DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions")
install(FILES "${generated}/strata.fish" DESTINATION "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d")
install(FILES "${generated}/strata.1" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1")
install(FILES "${PROJECT_SOURCE_DIR}/README.md" "${PROJECT_SOURCE_DIR}/CHANGELOG.md" DESTINATION "${CMAKE_INSTALL_DOCDIR}")
install(FILES "${PROJECT_SOURCE_DIR}/LICENSE" DESTINATION "${CMAKE_INSTALL_DOCDIR}" RENAME copyright)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_PACKAGE_NAME strata)
set(CPACK_PACKAGE_CONTACT "The strata authors <strata@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Database schema migrations from a schema file")
set(CPACK_PACKAGE_DESCRIPTION
    "strata turns a change of a schema file into a migration: a folder with plain SQL that is reviewed, committed and
applied the same way everywhere. It reads Prisma's schema language, migrations and ledger.")
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION database)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SUGGESTS libpq5)  # loaded when a PostgreSQL database is opened
include(CPack)
