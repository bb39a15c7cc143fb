# SPDX-License-Identifier: GPL-3.0-or-later
# Two precompiled headers: one for the console's code and tests, one for all other.
add_library(firstcome_pch STATIC ${CMAKE_SOURCE_DIR}/cmake/pch.cpp)
target_link_libraries(firstcome_pch PUBLIC Qt6::Core QCoro6::Core tl::expected)
target_precompile_headers(firstcome_pch PRIVATE ${CMAKE_SOURCE_DIR}/cmake/pch.h)

if(FIRSTCOME_CONSOLE)
    add_library(firstcome_console_pch STATIC ${CMAKE_SOURCE_DIR}/cmake/pch.cpp)
    target_link_libraries(firstcome_console_pch PUBLIC Qt6::Widgets QCoro6::Core tl::expected)
    target_precompile_headers(firstcome_console_pch PRIVATE ${CMAKE_SOURCE_DIR}/cmake/pch_console.h)
endif()

function(firstcome_precompile target)
    if(target MATCHES "^console")
        target_precompile_headers(${target} REUSE_FROM firstcome_console_pch)
    else()
        target_precompile_headers(${target} REUSE_FROM firstcome_pch)
    endif()
endfunction()
