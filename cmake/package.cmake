# The Debian package: `cpack -G DEB` in a folder where hw is built.
set(CPACK_PACKAGE_CONTACT "The hw authors <hw@example.org>")
set(CPACK_PACKAGE_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/packages)
set(CPACK_INSTALL_CMAKE_PROJECTS ${CMAKE_CURRENT_BINARY_DIR};hw;program;/)
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_SOURCE_DIR}/cmake/debian.cmake)
set(CPACK_STRIP_FILES ON)

set(CPACK_GENERATOR DEB)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS sensible-utils)  # for sensible-editor
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "\
A journal for therapy homework, on the command line. You write down what you
and your therapist agreed to try, log a line after each step, and bring one
page to the next session. Everything stays in plain text files that are yours.")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS git)
include(CPack)
