# Folders under src/ are layers. This fails when one includes what it may not, or when a header that
# costs seconds to compile leaves the one file it is kept in. Each offence is printed as file:line.
#
#   cmake [-D SRC=FOLDER] -P cmake/check_layers.cmake

cmake_minimum_required(VERSION 3.25)

# A folder may include itself and these; main.cpp counts as cli/.
set(base_may)
set(figure_may base)
set(rules_may base)
set(planner_may base rules)
set(proof_may base rules planner)
set(journal_may base)
set(render_may base figure rules planner journal)
set(data_may base figure rules planner)
set(cli_may base figure rules planner journal render data proof)
set(layers base figure rules planner proof journal render data cli)

# Headers with a place of their own, as regex=file.
set(kept
  "^toml[+][+]/=data/parse_toml.cpp"
  "^CLI/=cli/parse_args.cpp"
  "^utf8proc[.]h$=base/text.cpp"
  "^iostream$=nowhere"
  "^regex$=nowhere"
  "^fmt/chrono[.]h$=nowhere")

if(NOT DEFINED SRC)
  set(SRC "${CMAKE_CURRENT_LIST_DIR}/../src")
endif()
file(REAL_PATH "${SRC}" SRC BASE_DIRECTORY "${CMAKE_CURRENT_BINARY_DIR}")
file(GLOB_RECURSE files RELATIVE "${SRC}" "${SRC}/*.hpp" "${SRC}/*.h" "${SRC}/*.cpp")
if(NOT files)
  message(FATAL_ERROR "no sources in ${SRC}")
endif()

set(offences 0)
macro(offence)  # uses the file and line at hand
  message(NOTICE "src/${file}:${number}: " ${ARGN})
  math(EXPR offences "${offences} + 1")
endmacro()

# Judges one include, `path` between `quote`s, in src/${file}.
macro(check_include)
  string(REGEX REPLACE "/.*" "" target "${path}")
  if(target IN_LIST layers)
    if(NOT target STREQUAL layer AND NOT target IN_LIST ${layer}_may)
      offence("${layer}/ may not include ${target}/ (${path})")
    endif()
  elseif(quote STREQUAL "\"")
    offence("write includes from src/ on, folder first (${path})")
  endif()
  foreach(row IN LISTS kept)
    string(REGEX MATCH "(.*)=(.*)" row "${row}")
    set(place "${CMAKE_MATCH_2}")
    if(path MATCHES "${CMAKE_MATCH_1}" AND NOT file STREQUAL place)
      offence("<${path}> may be included by: ${place}")
    endif()
  endforeach()
endmacro()

foreach(file IN LISTS files)
  string(REGEX REPLACE "/.*" "" layer "${file}")
  if(file STREQUAL "main.cpp")
    set(layer cli)
  endif()
  if(NOT layer IN_LIST layers)
    set(number 1)
    offence("not in a folder that cmake/check_layers.cmake knows")
  endif()
  file(READ "${SRC}/${file}" text)
  string(REGEX REPLACE "[][;\\]" " " text "${text}")  # these would upset a CMake list
  string(REPLACE "\n" ";" lines "${text}")
  set(number 0)
  foreach(line IN LISTS lines)
    math(EXPR number "${number} + 1")
    if(line MATCHES "^[ \t]*#[ \t]*include[ \t]*([<\"])([^>\"]+)")
      set(quote "${CMAKE_MATCH_1}")
      set(path "${CMAKE_MATCH_2}")
      check_include()
    endif()
  endforeach()
endforeach()

if(offences)
  message(FATAL_ERROR "${offences} offence(s) against the layers of src/, see CONTRIBUTING.md")
endif()
