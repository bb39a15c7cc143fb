# SPDX-License-Identifier: GPL-3.0-or-later
# firstcome_library(NAME LINKS ...)
#     a static library of all *.cpp and *.h in the current folder; its link list is its list of permitted knowledge
# firstcome_program(NAME OUTPUT LINKS ...)
#     a program from the current folder's main.cpp, in build/PRESET/bin
# firstcome_tests(LINKS ... LABELS ... [TIMEOUT SECONDS] [ALONE])
#     one test program for each *_test.cpp in the current folder; ALONE: nothing runs beside it
# firstcome_allocator(NAME)
#     jemalloc instead of the C library's allocator: a lane keeps hundreds of requests at once, more than glibc's caches
#     of a thread hold (a refusal of a sold out sale costs a fifth less). Sanitizers bring their own.
# firstcome_bench(NAME LINKS ...)
#     a benchmark's own program from all *.cpp in the current folder, in build/PRESET/bench
include(precompiled)

add_custom_target(programs) # what `firstcome build` makes
add_custom_target(benches)  # what `firstcome bench` needs beside them

function(firstcome_library name)
    cmake_parse_arguments(ARG "" "" "LINKS" ${ARGN})
    file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp ${CMAKE_CURRENT_SOURCE_DIR}/*.h)
    list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
    add_library(${name} STATIC ${sources})
    set_target_properties(${name} PROPERTIES AUTOMOC ON LINKER_LANGUAGE CXX)
    target_include_directories(${name} PUBLIC ${CMAKE_SOURCE_DIR})
    target_link_libraries(${name} PUBLIC Qt6::Core QCoro6::Core tl::expected ${ARG_LINKS})
    firstcome_precompile(${name})
endfunction()

function(firstcome_program name)
    cmake_parse_arguments(ARG "" "OUTPUT" "LINKS" ${ARGN})
    add_executable(${name} main.cpp)
    set_target_properties(${name} PROPERTIES OUTPUT_NAME ${ARG_OUTPUT})
    target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR})
    target_link_libraries(${name} PRIVATE ${ARG_LINKS})
    add_dependencies(programs ${name})
endfunction()

function(firstcome_allocator name)
    if(NOT FIRSTCOME_SANITIZE)
        # Nothing names it, so a linker that drops what is not needed would drop it.
        target_link_options(${name} PRIVATE LINKER:--push-state,--no-as-needed ${JEMALLOC_LDFLAGS} LINKER:--pop-state)
    endif()
endfunction()

# Tests of these labels start the programs themselves.
set(FIRSTCOME_LABELS_OF_WHOLE_PROGRAMS journey chaos)

function(firstcome_tests)
    cmake_parse_arguments(ARG "ALONE" "TIMEOUT" "LINKS;LABELS" ${ARGN})
    file(GLOB tests CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*_test.cpp)
    file(RELATIVE_PATH folder ${CMAKE_SOURCE_DIR}/tests ${CMAKE_CURRENT_SOURCE_DIR})
    string(REPLACE "/" "." prefix ${folder})
    foreach(source ${tests})
        get_filename_component(stem ${source} NAME_WE)
        set(name ${prefix}.${stem})
        add_executable(${name} ${source})
        set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
        target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR} ${CMAKE_CURRENT_BINARY_DIR})
        target_link_libraries(${name} PRIVATE Qt6::Test ${ARG_LINKS})
        firstcome_precompile(${name})
        # AUTOMOC would scan and compile a file more for each test, a quarter of the build.
        qt6_generate_moc(${source} ${CMAKE_CURRENT_BINARY_DIR}/${stem}.moc TARGET ${name})
        set_property(SOURCE ${source} APPEND PROPERTY OBJECT_DEPENDS ${CMAKE_CURRENT_BINARY_DIR}/${stem}.moc)
        foreach(label ${ARG_LABELS})
            if(label IN_LIST FIRSTCOME_LABELS_OF_WHOLE_PROGRAMS)
                add_dependencies(${name} programs)
            endif()
        endforeach()
        firstcome_register_test(${name})
    endforeach()
endfunction()

# What a sanitizer finds fails the test; a child of Qt's shares its parent's memory until it is another program.
set(FIRSTCOME_SANITIZER_ENVIRONMENT
    TSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/tests/support/tsan.supp:die_after_fork=0
    UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1)
# A sanitizer's program takes several times as long.
set(FIRSTCOME_TEST_PATIENCE 1)
if(FIRSTCOME_SANITIZE)
    set(FIRSTCOME_TEST_PATIENCE 4)
endif()

# Tests see no display, no data and no settings of the user who runs them.
macro(firstcome_register_test name)
    set(home ${CMAKE_BINARY_DIR}/home)
    file(MAKE_DIRECTORY ${home}/run)
    file(CHMOD ${home}/run PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE)
    set(environment QT_QPA_PLATFORM=offscreen HOME=${home} XDG_DATA_HOME=${home}/data XDG_CONFIG_HOME=${home}/config
        XDG_CACHE_HOME=${home}/cache XDG_RUNTIME_DIR=${home}/run
        FIRSTCOME_BIN=${CMAKE_BINARY_DIR}/bin FIRSTCOME_SOURCE=${CMAKE_SOURCE_DIR}
        ${FIRSTCOME_SANITIZER_ENVIRONMENT})
    if(console IN_LIST ARG_LABELS)
        list(APPEND environment LANG=C.UTF-8) # the console speaks the language of its user, and these tests read it
    endif()
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABELS}" RUN_SERIAL ${ARG_ALONE}
        ENVIRONMENT "${environment}")
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 300)
    endif()
    math(EXPR seconds "${ARG_TIMEOUT} * ${FIRSTCOME_TEST_PATIENCE}")
    set_tests_properties(${name} PROPERTIES TIMEOUT ${seconds})
endmacro()

function(firstcome_bench name)
    cmake_parse_arguments(ARG "" "" "LINKS" ${ARGN})
    file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
    add_executable(${name} EXCLUDE_FROM_ALL ${sources})
    set_target_properties(${name} PROPERTIES AUTOMOC ON RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bench)
    target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR})
    target_link_libraries(${name} PRIVATE ${ARG_LINKS})
    firstcome_precompile(${name})
    add_dependencies(benches ${name})
endfunction()

# firstcome_migrations(LIBRARY NAMESPACE [NAMED NAME])
#     compiles migrations/NNN_*.sql into NAMESPACE::migrations(), declared in <folder>/migrations.gen.h; databases
#     remember them by the folder's name, or by NAME where the folder was called so once
function(firstcome_migrations library namespace)
    cmake_parse_arguments(ARG "" "NAMED" "" ${ARGN})
    file(GLOB files CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/migrations/*.sql)
    list(SORT files)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${files})
    file(RELATIVE_PATH folder ${CMAKE_SOURCE_DIR} ${CMAKE_CURRENT_SOURCE_DIR})
    get_filename_component(module ${folder} NAME)
    if(ARG_NAMED)
        set(module ${ARG_NAMED})
    endif()
    set(entries "")
    foreach(file ${files})
        get_filename_component(stem ${file} NAME_WE)
        string(REGEX MATCH "^[0-9]+" number ${stem})
        file(READ ${file} text)
        string(REGEX REPLACE "^0+" "" number ${number})
        string(APPEND entries "        {\"${module}\", ${number}, \"${stem}\", R\"sql(${text})sql\"},\n")
    endforeach()
    set(generated ${CMAKE_BINARY_DIR}/generated/${folder})
    file(CONFIGURE OUTPUT ${generated}/migrations.gen.h CONTENT [[// generated from migrations/*.sql
#pragma once
#include "backend/platform/sql/migrations.h"

namespace @namespace@ {
QList<firstcome::sql::Migration> migrations();
}
]] @ONLY)
    file(CONFIGURE OUTPUT ${generated}/migrations.gen.cpp CONTENT [[// generated from migrations/*.sql
#include "@folder@/migrations.gen.h"

namespace @namespace@ {
QList<firstcome::sql::Migration> migrations()
{
    return {
@entries@    };
}
}
]] @ONLY)
    target_sources(${library} PRIVATE ${generated}/migrations.gen.cpp)
    target_include_directories(${library} PUBLIC ${CMAKE_BINARY_DIR}/generated)
endfunction()

# firstcome_embed(LIBRARY NAMESPACE SYMBOL FILE) compiles the bytes of FILE into NAMESPACE::SYMBOL(), declared in
# <folder>/SYMBOL.gen.h
function(firstcome_embed library namespace symbol file)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
    file(RELATIVE_PATH folder ${CMAKE_SOURCE_DIR} ${CMAKE_CURRENT_SOURCE_DIR})
    file(READ ${file} hex HEX)
    string(REGEX REPLACE "(..)" "0x\\1," bytes "${hex}")
    set(generated ${CMAKE_BINARY_DIR}/generated/${folder})
    file(CONFIGURE OUTPUT ${generated}/${symbol}.gen.h CONTENT [[// generated
#pragma once
#include <QByteArray>

namespace @namespace@ {
QByteArray @symbol@();
}
]] @ONLY)
    file(CONFIGURE OUTPUT ${generated}/${symbol}.gen.cpp CONTENT [[// generated from @file@
#include "@folder@/@symbol@.gen.h"

namespace @namespace@ {
QByteArray @symbol@()
{
    static constexpr unsigned char bytes[] = {
    @bytes@};
    return QByteArray::fromRawData(reinterpret_cast<const char *>(bytes), sizeof bytes);
}
}
]] @ONLY)
    target_sources(${library} PRIVATE ${generated}/${symbol}.gen.cpp)
    target_include_directories(${library} PUBLIC ${CMAKE_BINARY_DIR}/generated)
endfunction()
