// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>

namespace firstcome::watch {

/// Appends `utf8` as a JSON string with its quotes. Control characters, ESC, invisible direction marks and line
/// separators leave as \uXXXX and broken UTF-8 as U+FFFD, so that nothing in a log or an answer can pose as something
/// else.
void appendJsonText(QByteArray &out, QByteArrayView utf8);
/// Whether `utf8` stands for itself between the quotes of a JSON string.
bool isPlainJson(QByteArrayView utf8);
void appendNumber(QByteArray &out, qint64 number);

} // namespace firstcome::watch
