// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArrayView>
#include <QStringView>
#include <optional>

namespace firstcome {

/// A whole number from 0 on as people write it: digits alone, no sign, no spaces, no zeros in front; what one reader
/// takes every other takes, too. Nothing for anything else, and for what is larger than a qint64.
std::optional<qint64> plainNumber(QStringView text);
std::optional<qint64> plainNumber(QByteArrayView text);

} // namespace firstcome
