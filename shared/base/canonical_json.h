// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>

namespace firstcome {

/// The same bytes for the same JSON value, whatever its spaces, the order of its fields and the spelling of its
/// numbers and characters. What is no JSON comes back as it is.
QByteArray canonicalJson(const QByteArray &text);

} // namespace firstcome
