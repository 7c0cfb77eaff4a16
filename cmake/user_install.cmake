# Installs a build for one person, or takes exactly that away again:
#
#   cmake -D BUILD=FOLDER -D PREFIX=FOLDER -P cmake/user_install.cmake
#   cmake -D REMOVE=ON -D PREFIX=FOLDER -P cmake/user_install.cmake
#
# A list that is installed with it names each file, and each folder that was not there before.

cmake_minimum_required(VERSION 3.25)

set(doc share/doc/backsmart)
set(manifest "${PREFIX}/${doc}/installed.txt")

# What the list names. A folder that holds something else by now stays.
function(remove_installed)
  file(STRINGS "${manifest}" names ENCODING UTF-8)
  foreach(name IN LISTS names)
    if(name MATCHES "(.*)/$")
      execute_process(COMMAND rmdir "${PREFIX}/${CMAKE_MATCH_1}" ERROR_QUIET)
    else()
      file(REMOVE "${PREFIX}/${name}")
    endif()
  endforeach()
endfunction()

if(REMOVE)
  if(NOT EXISTS "${manifest}")
    message(FATAL_ERROR "nothing is installed in ${PREFIX}: there is no ${manifest}")
  endif()
  remove_installed()
  message(NOTICE "removed from ${PREFIX}; your answers and own data stay where they are")
  return()
endif()

function(install_into folder)
  execute_process(COMMAND ${CMAKE_COMMAND} -E env --unset=DESTDIR
                          ${CMAKE_COMMAND} --install "${BUILD}" --prefix "${folder}"
                  OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
endfunction()

# A rehearsal tells the names: what will be there, and which folders have to be made for it.
file(REAL_PATH "${BUILD}/rehearsal" rehearsal)
file(REMOVE_RECURSE "${rehearsal}")
install_into("${rehearsal}")
if(EXISTS "${manifest}")
  remove_installed()  # an older version may have files that this one has not
endif()
file(GLOB_RECURSE names LIST_DIRECTORIES true RELATIVE "${rehearsal}" "${rehearsal}/*")
list(SORT names ORDER DESCENDING)  # a folder after what is in it
set(files)
set(folders)
foreach(name IN LISTS names)
  if(NOT IS_DIRECTORY "${rehearsal}/${name}")
    list(APPEND files ${name})
  elseif(NOT EXISTS "${PREFIX}/${name}")
    list(APPEND folders ${name}/)
  endif()
endforeach()
if(NOT EXISTS "${PREFIX}")
  list(APPEND folders /)
endif()
file(REMOVE_RECURSE "${rehearsal}")
list(APPEND files ${doc}/installed.txt)

install_into("${PREFIX}")
list(JOIN files "\n" files)
list(JOIN folders "\n" folders)
file(WRITE "${manifest}" "${files}\n${folders}\n")
message(NOTICE "\
installed:
  program       ${PREFIX}/bin/backsmart
  manual pages  ${PREFIX}/share/man: backsmart(1), backsmart-config(5), backsmart-data(5)
  completions   ${PREFIX}/share: for bash, zsh and fish
  documents     ${PREFIX}/${doc}
  every file    ${manifest}")
