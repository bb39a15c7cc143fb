// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArrayView>

namespace firstcome::http {

/// The status that a code of refusal is answered with. One that is unknown or never meant to be sent is a bug: 500.
int statusOf(QByteArrayView code);
/// "Not Found" for 404; the title of problem documents and the reason of status lines.
QByteArrayView reasonOf(int status);

} // namespace firstcome::http
