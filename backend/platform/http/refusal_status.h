// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArrayView>

namespace firstcome::http {

/// The one table from refusal code to HTTP status. A code that is not in it is a bug: 500, and `isKnownCode` is false.
int statusOf(QByteArrayView code);
bool isKnownCode(QByteArrayView code);
/// "Not Found" for 404; the title of problem documents and the reason of status lines.
QByteArrayView reasonOf(int status);

} // namespace firstcome::http
