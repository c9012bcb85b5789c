# Run by CPack before it packs: puts what is installed into the form that the
# Debian policy asks for.
set(share ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/usr/share)
set(doc ${share}/doc/hw)
file(READ ${doc}/NOTICE notice)
file(APPEND ${doc}/LICENSE "\n${notice}")
file(REMOVE ${doc}/NOTICE)
file(RENAME ${doc}/LICENSE ${doc}/copyright)
file(RENAME ${doc}/CHANGELOG.md ${doc}/changelog)
string(TIMESTAMP now "%a, %d %b %Y %H:%M:%S +0000" UTC)
file(WRITE ${doc}/changelog.Debian "\
hw (${CPACK_PACKAGE_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE}) unstable; urgency=medium

  * Packed by CPack. What is new in hw stands in changelog.gz.

 -- ${CPACK_PACKAGE_CONTACT}  ${now}
")
# Debian's zsh looks in no folder of that name below /usr.
file(RENAME ${share}/zsh/site-functions ${share}/zsh/vendor-completions)
file(GLOB pages ${share}/man/*/*)
execute_process(
  COMMAND gzip -9n ${pages} ${doc}/changelog ${doc}/changelog.Debian
  COMMAND_ERROR_IS_FATAL ANY)
