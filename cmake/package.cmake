# `cpack` makes a Debian package of what is installed; `./dev package` does both.

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_CONTACT "The backsmart authors <authors@backsmart.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "back pain check and training plan for the terminal")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "\
backsmart is for people whose lower back hurts in the morning or after
exercise. It asks about warning signs, the back, habits and the week; tells
how urgent it is, and why; and writes a week of training that fits the
answers, or none while someone should look at the back first.
.
It works offline, and answers stay on the machine. It educates; it does not
diagnose.")
set(CPACK_DEBIAN_PACKAGE_SECTION education)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
# Older than what Debian itself may make one day of the same version.
set(CPACK_DEBIAN_PACKAGE_RELEASE 1~upstream)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)

set(CPACK_STRIP_FILES ON)
set(CPACK_PRE_BUILD_SCRIPTS ${PROJECT_SOURCE_DIR}/cmake/debian/prepare.cmake)
set(CPACK_BACKSMART_SOURCE_DIR ${PROJECT_SOURCE_DIR})
include(CPack)
