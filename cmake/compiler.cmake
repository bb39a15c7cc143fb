# SPDX-License-Identifier: GPL-3.0-or-later
# Warnings, sanitizers, ccache and linker for every target.
find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
    # A precompiled header is hashed by content; without these ccache would refuse every file that uses one.
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env
        CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
        CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${CCACHE_PROGRAM})
endif()

find_program(MOLD_PROGRAM mold)
if(MOLD_PROGRAM)
    add_link_options(-fuse-ld=mold)
endif()

add_compile_options(-Wall -Wextra -fcoroutines)
add_compile_definitions(QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_FOREACH QT_NO_KEYWORDS
    QT_DISABLE_DEPRECATED_BEFORE=0x060400 FIRSTCOME_VERSION="${PROJECT_VERSION}")

set(FIRSTCOME_SANITIZE "" CACHE STRING "Sanitizers to build with, e.g. address,undefined or thread")
if(FIRSTCOME_SANITIZE)
    # GCC's manual: with sanitizers -Wmaybe-uninitialized is often wrong. The other presets keep it.
    add_compile_options(-fsanitize=${FIRSTCOME_SANITIZE} -fno-omit-frame-pointer -g1 -Wno-maybe-uninitialized)
    add_link_options(-fsanitize=${FIRSTCOME_SANITIZE})
endif()

option(FIRSTCOME_COVERAGE "Build for gcov" OFF)
if(FIRSTCOME_COVERAGE)
    add_compile_options(--coverage)
    add_link_options(--coverage)
endif()
