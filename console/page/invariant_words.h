// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>

namespace firstcome {

/// An invariant in the operator's language; one that has no words here speaks with the server's own.
QString invariantText(const QString &id, const QString &name);

} // namespace firstcome
