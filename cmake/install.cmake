# Where `cmake --install` puts what people use. All places are relative, so that a prefix and a
# DESTDIR hold.

include(GNUInstallDirs)

# A shell's completions are made by the program, with every link of it: they always belong together.
# Own data and settings of the person who builds stay out of them.
set(completions ${CMAKE_CURRENT_BINARY_DIR}/completions)
file(MAKE_DIRECTORY ${completions})
foreach(shell IN ITEMS bash zsh fish)
  add_custom_command(
    TARGET backsmart POST_BUILD
    COMMAND ${CMAKE_COMMAND} -E env XDG_CONFIG_HOME=${completions}/none
            $<TARGET_FILE:backsmart> --data /dev/null completions ${shell} > ${completions}/${shell}
    BYPRODUCTS completions/${shell}
    VERBATIM)
endforeach()

install(TARGETS backsmart)
install(FILES ${completions}/bash RENAME backsmart
        DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES ${completions}/zsh RENAME _backsmart
        DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
install(FILES ${completions}/fish RENAME backsmart.fish
        DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
install(FILES man/backsmart.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES man/backsmart-config.5 man/backsmart-data.5
        DESTINATION ${CMAKE_INSTALL_MANDIR}/man5)
install(FILES README.md CHANGELOG.md LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})
# Not in share/backsmart: below ~/.local that is where health data is kept, readable by its owner
# alone. An installer must neither make that folder, with other permissions, nor clear it away.
install(DIRECTORY data/schema DESTINATION ${CMAKE_INSTALL_DOCDIR}
        FILES_MATCHING PATTERN *.schema.json)
