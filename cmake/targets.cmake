# SPDX-License-Identifier: GPL-3.0-or-later
# firstcome_library(NAME LINKS ...)   a static library of all *.cpp and *.h in the current folder; its link list is its list of permitted knowledge
# firstcome_program(NAME OUTPUT LINKS ...)   a program from the current folder's sources
# firstcome_tests(LINKS ... LABELS ...)   one test program for each *_test.cpp in the current folder

# One precompiled header for all code without widgets, one for the console.
add_library(firstcome_pch STATIC ${CMAKE_SOURCE_DIR}/cmake/pch.cpp)
target_link_libraries(firstcome_pch PUBLIC Qt6::Core QCoro6::Core tl::expected)
target_precompile_headers(firstcome_pch PRIVATE ${CMAKE_SOURCE_DIR}/cmake/pch.h)

function(firstcome_use_pch target)
    target_precompile_headers(${target} REUSE_FROM firstcome_pch)
endfunction()

function(firstcome_library name)
    cmake_parse_arguments(ARG "" "" "LINKS" ${ARGN})
    file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp ${CMAKE_CURRENT_SOURCE_DIR}/*.h)
    list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
    add_library(${name} STATIC ${sources})
    set_target_properties(${name} PROPERTIES AUTOMOC ON LINKER_LANGUAGE CXX)
    target_include_directories(${name} PUBLIC ${CMAKE_SOURCE_DIR})
    target_link_libraries(${name} PUBLIC Qt6::Core QCoro6::Core tl::expected ${ARG_LINKS})
    if(NOT "Qt6::Widgets" IN_LIST ARG_LINKS AND NOT ARG_LINKS MATCHES "console_")
        firstcome_use_pch(${name})
    endif()
endfunction()

function(firstcome_tests)
    cmake_parse_arguments(ARG "" "" "LINKS;LABELS" ${ARGN})
    file(GLOB tests CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*_test.cpp)
    file(RELATIVE_PATH folder ${CMAKE_SOURCE_DIR}/tests ${CMAKE_CURRENT_SOURCE_DIR})
    string(REPLACE "/" "." prefix ${folder})
    foreach(source ${tests})
        get_filename_component(stem ${source} NAME_WE)
        set(name ${prefix}.${stem})
        add_executable(${name} ${source})
        set_target_properties(${name} PROPERTIES AUTOMOC ON RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
        target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR})
        target_link_libraries(${name} PRIVATE Qt6::Test ${ARG_LINKS})
        if(NOT prefix MATCHES "^console")
            firstcome_use_pch(${name})
        endif()
        add_test(NAME ${name} COMMAND ${name})
        set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABELS}" TIMEOUT 300
            ENVIRONMENT "QT_QPA_PLATFORM=offscreen;FIRSTCOME_BIN=${CMAKE_BINARY_DIR}/bin;FIRSTCOME_SOURCE=${CMAKE_SOURCE_DIR}")
    endforeach()
endfunction()

function(firstcome_program name)
    cmake_parse_arguments(ARG "" "OUTPUT" "LINKS" ${ARGN})
    add_executable(${name} main.cpp)
    set_target_properties(${name} PROPERTIES OUTPUT_NAME ${ARG_OUTPUT})
    target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR})
    target_link_libraries(${name} PRIVATE ${ARG_LINKS})
endfunction()
