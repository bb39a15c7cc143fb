// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <QString>
#include <optional>

namespace firstcome {

/// The first field that an object of this JSON has twice, with its path ("lines[0].quantity"); nothing where none has.
/// Readers of JSON take the last or the first of the two, each as it likes, so that two of them see different requests.
/// One pass over the bytes; of text that is no JSON it says whatever it likes.
std::optional<QString> repeatedField(QByteArrayView json);

} // namespace firstcome
