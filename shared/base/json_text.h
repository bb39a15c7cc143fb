// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <QSet>
#include <QString>
#include <optional>

/// What stands in a JSON text and is lost in its values. One pass over the bytes; of text that is no JSON these say
/// whatever they like. A field is named by its path ("lines[0].quantity").
namespace firstcome {

/// The first field that an object has twice; nothing where none has.
/// Readers of JSON take the last or the first of the two, each as it likes, so that two of them see different requests.
std::optional<QString> repeatedField(QByteArrayView json);

/// Where numbers stand that are written with a fraction or an exponent. Some readers take 1.0 and 1e0 for a whole
/// number, others do not.
QSet<QString> unplainNumbers(QByteArrayView json);

/// The first number that is too large: a whole one for a qint64, another one for a double.
std::optional<QString> hugeNumber(QByteArrayView json);

} // namespace firstcome
