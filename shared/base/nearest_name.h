// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QStringList>

namespace firstcome {

/// The one of `known` that somebody who wrote `given` most likely meant: the fewest letters to change, in any case.
/// Empty when none is near.
QString nearestName(const QString &given, const QStringList &known);

/// What to say of a name that is not taken: "is not known here; did you mean 'dryRun'?"
QString unknownName(const QString &given, const QStringList &known);

} // namespace firstcome
