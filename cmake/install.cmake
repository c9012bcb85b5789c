# What is installed, and where. Two components: `program` is what people use,
# `library` is for programs that build on hw::core:
#
#   find_package(hw REQUIRED)
#   target_link_libraries(mine PRIVATE hw::core)
#
# Built with CMAKE_INTERPROCEDURAL_OPTIMIZATION, as the release preset does, the
# library is for the compiler that built it alone.
include(CMakePackageConfigHelpers)

set(HW_BASH_COMPLETIONS_DIR ${CMAKE_INSTALL_DATADIR}/bash-completion/completions
  CACHE STRING "Where completions for bash go")
set(HW_ZSH_COMPLETIONS_DIR ${CMAKE_INSTALL_DATADIR}/zsh/site-functions
  CACHE STRING "Where completions for zsh go")
set(HW_FISH_COMPLETIONS_DIR ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d
  CACHE STRING "Where completions for fish go")

install(TARGETS hw COMPONENT program)
file(GLOB pages CONFIGURE_DEPENDS man/*.1)
install(FILES ${pages} DESTINATION ${CMAKE_INSTALL_MANDIR}/man1
  COMPONENT program)
install(FILES man/hw-journal.5 DESTINATION ${CMAKE_INSTALL_MANDIR}/man5
  COMPONENT program)
install(FILES cli/completions/hw.bash RENAME hw
  DESTINATION ${HW_BASH_COMPLETIONS_DIR} COMPONENT program)
install(FILES cli/completions/_hw
  DESTINATION ${HW_ZSH_COMPLETIONS_DIR} COMPONENT program)
install(FILES cli/completions/hw.fish
  DESTINATION ${HW_FISH_COMPLETIONS_DIR} COMPONENT program)
install(FILES LICENSE RENAME copyright
  DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT program)
install(FILES CHANGELOG.md
  DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT program)

install(TARGETS hw_core EXPORT hw COMPONENT library)
install(DIRECTORY core/include/hw DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}
  COMPONENT library)
set(config ${CMAKE_INSTALL_LIBDIR}/cmake/hw)
install(EXPORT hw FILE hw-targets.cmake NAMESPACE hw:: DESTINATION ${config}
  COMPONENT library)
write_basic_package_version_file(hw-config-version.cmake
  COMPATIBILITY SameMinorVersion)
install(
  FILES cmake/hw-config.cmake
    ${CMAKE_CURRENT_BINARY_DIR}/hw-config-version.cmake
  DESTINATION ${config} COMPONENT library)
