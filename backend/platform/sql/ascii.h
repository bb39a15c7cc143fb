// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArrayView>
#include <algorithm>

namespace firstcome::sql {

/// Whether a text of others may be compared with a column that is {{ascii}}: MariaDB and MySQL break a statement off
/// that does so with any other, although there is simply no such row.
inline bool isAscii(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char byte) { return static_cast<unsigned char>(byte) < 0x80; });
}

} // namespace firstcome::sql
