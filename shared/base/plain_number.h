// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QStringView>
#include <algorithm>
#include <optional>

namespace firstcome {

/// A whole number from 0 on as people write it: digits alone, no sign, no spaces, no zeros in front; what one reader
/// takes every other takes, too. Nothing for anything else, and for what is larger than a qint64.
inline std::optional<qint64> plainNumber(QStringView text)
{
    const bool digits =
        std::all_of(text.begin(), text.end(), [](QChar letter) { return letter >= u'0' && letter <= u'9'; });
    if (!digits || (text.size() > 1 && text.startsWith(u'0')))
        return std::nullopt;
    bool good = false;
    const qint64 number = text.toLongLong(&good);
    return good ? std::optional(number) : std::nullopt;
}

} // namespace firstcome
