# Where `cmake --install` puts what people use. All places are relative, so that a prefix and a
# DESTDIR hold.

include(GNUInstallDirs)

install(TARGETS backsmart)
install(FILES man/backsmart.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES man/backsmart-data.5 DESTINATION ${CMAKE_INSTALL_MANDIR}/man5)
install(FILES README.md CHANGELOG.md LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})
# Not in share/backsmart: below ~/.local that is where health data is kept, readable by its owner
# alone. An installer must neither make that folder, with other permissions, nor clear it away.
install(DIRECTORY data/schema DESTINATION ${CMAKE_INSTALL_DOCDIR}
        FILES_MATCHING PATTERN *.schema.json)
