// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <string_view>

namespace firstcome::http {

enum class Method : std::uint8_t { Get, Head, Post, Put, Patch, Delete, Options };

constexpr std::string_view methodName(Method method)
{
    constexpr std::string_view names[] = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"};
    return names[std::size_t(method)];
}

} // namespace firstcome::http
