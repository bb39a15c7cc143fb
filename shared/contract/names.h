// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArrayView>
#include <array>
#include <optional>

namespace firstcome {

/// The enum value whose name (names in the enum's order) is `text`; nothing when none is.
template <typename Enum, size_t count>
std::optional<Enum> valueNamed(const std::array<const char *, count> &names, QByteArrayView text)
{
    for (size_t i = 0; i < count; ++i) {
        if (text == QByteArrayView(names[i]))
            return Enum(i);
    }
    return std::nullopt;
}

} // namespace firstcome
