# Run by CPack when the files of the package are gathered: what Debian wants otherwise than
# `cmake --install` has it. The same commit gives the same bytes, wherever and whenever.

set(usr ${CPACK_TEMPORARY_INSTALL_DIRECTORY}${CPACK_PACKAGING_INSTALL_PREFIX})
set(doc ${usr}/share/doc/backsmart)
set(debian ${CPACK_BACKSMART_SOURCE_DIR}/cmake/debian)

# Every date in the package, CPack's too, is that of the last commit. Without git it is that of the
# changelog, which in an archive of a commit is the same.
if(NOT DEFINED ENV{SOURCE_DATE_EPOCH})
  file(TIMESTAMP ${CPACK_BACKSMART_SOURCE_DIR}/CHANGELOG.md date %s UTC)
  if(EXISTS ${CPACK_BACKSMART_SOURCE_DIR}/.git)
    execute_process(COMMAND git -c safe.directory=* log -1 --format=%ct
                    WORKING_DIRECTORY ${CPACK_BACKSMART_SOURCE_DIR}
                    OUTPUT_VARIABLE date OUTPUT_STRIP_TRAILING_WHITESPACE
                    COMMAND_ERROR_IS_FATAL ANY)
  endif()
  set(ENV{SOURCE_DATE_EPOCH} ${date})
endif()

# The licence, in the form that machines read too.
file(READ ${CPACK_BACKSMART_SOURCE_DIR}/LICENSE licence)
string(REGEX MATCH "Copyright [(]c[)] ([^\n]*)\n\n(.*)\n" licence "${licence}")
set(COPYRIGHT "${CMAKE_MATCH_1}")
string(REPLACE "\n" "\n " LICENCE " ${CMAKE_MATCH_2}")
string(REPLACE "\n \n" "\n .\n" LICENCE "${LICENCE}")
configure_file(${debian}/copyright.in ${doc}/copyright @ONLY)
file(REMOVE ${doc}/LICENSE)

# Two changelogs: that of the program, and that of the package.
string(TIMESTAMP DATE "%a, %d %b %Y %H:%M:%S +0000" UTC)
configure_file(${debian}/changelog.in ${doc}/changelog.Debian @ONLY)
file(RENAME ${doc}/CHANGELOG.md ${doc}/changelog)
execute_process(COMMAND gzip -9n ${doc}/changelog ${doc}/changelog.Debian
                                 ${usr}/share/man/man1/backsmart.1
                                 ${usr}/share/man/man5/backsmart-config.5
                                 ${usr}/share/man/man5/backsmart-data.5
                COMMAND_ERROR_IS_FATAL ANY)

# Debian's zsh looks for what packages bring in a folder of its own.
file(RENAME ${usr}/share/zsh/site-functions ${usr}/share/zsh/vendor-completions)

# Whatever the umask was.
set(readable OWNER_READ GROUP_READ WORLD_READ OWNER_WRITE)
file(CHMOD_RECURSE ${usr}/share FILE_PERMISSIONS ${readable})
file(CHMOD_RECURSE ${usr} DIRECTORY_PERMISSIONS
     ${readable} OWNER_EXECUTE GROUP_EXECUTE WORLD_EXECUTE)
