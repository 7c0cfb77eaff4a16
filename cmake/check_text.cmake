# Checks words that people will read. Give it what to check, either or both:
#
#   cmake -D DATA=FOLDER -D MAN=PAGE[;PAGE...] -P cmake/check_text.cmake
#
# DATA: no file may promise a cure. Each offence is printed as file:line. Comments are free.
# MAN: mandoc must have no warning. Without mandoc the check fails; it is never skipped.

cmake_minimum_required(VERSION 3.25)

# src/data/lint_words.cpp looks for the same words where it knows what people will read.
set(claims "cur(e|es|ed|ing|able)|fix(es|ed|ing)?|prevent(s|ed|ing|ion|ive|able)?")

# Line breaks in ${text} become list separators; what would upset a CMake list becomes a blank, and
# so do escapes: in "\nCures" the word must still stand alone.
macro(split_lines)
  string(REGEX REPLACE "\\\\[^\n]?" " " text "${text}")
  string(REGEX REPLACE "[][;]" " " text "${text}")
  string(REPLACE "\n" ";" lines "${text}")
endmacro()

# Removes a TOML comment from ${line}: a '#' that stands outside of strings.
macro(strip_comment)
  if(NOT in_long_string AND line MATCHES "^(([^\"'#]|\"[^\"]*\"|'[^']*')*)#")
    set(line "${CMAKE_MATCH_1}")
  endif()
  string(REGEX MATCHALL "\"\"\"|'''" marks "${line}")
  foreach(mark IN LISTS marks)
    if(in_long_string)
      set(in_long_string FALSE)
    else()
      set(in_long_string TRUE)
    endif()
  endforeach()
endmacro()

set(offences 0)

if(NOT DEFINED DATA AND NOT DEFINED MAN)
  message(FATAL_ERROR "nothing to check: give -D DATA=... or -D MAN=...")
endif()

if(DEFINED DATA)
  file(GLOB_RECURSE files "${DATA}/*")
  if(NOT files)
    message(FATAL_ERROR "no files in ${DATA}")
  endif()
  foreach(file IN LISTS files)
    file(READ "${file}" text)
    split_lines()
    set(number 0)
    set(in_long_string FALSE)
    foreach(line IN LISTS lines)
      math(EXPR number "${number} + 1")
      if(file MATCHES "[.]toml$")
        strip_comment()
      endif()
      string(TOLOWER "${line}" line)
      if(line MATCHES "^author = ")  # a name is as it is
        continue()
      endif()
      if(line MATCHES "(^|[^a-z0-9_])(${claims})($|[^a-z0-9_])")
        message(NOTICE "${file}:${number}: backsmart promises nothing: '${CMAKE_MATCH_2}'")
        math(EXPR offences "${offences} + 1")
      endif()
    endforeach()
  endforeach()
endif()

foreach(page IN LISTS MAN)
  execute_process(COMMAND mandoc -T lint -W warning "${page}" RESULT_VARIABLE result)
  if(NOT result EQUAL 0)
    message(NOTICE "${page}: mandoc: ${result}")
    math(EXPR offences "${offences} + 1")
  endif()
endforeach()

if(offences)
  message(FATAL_ERROR "${offences} offence(s) in words that people will read")
endif()
