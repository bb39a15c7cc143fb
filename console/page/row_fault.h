// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>

namespace firstcome {

/// What the server finds wrong in a row of a product file, in the operator's language, as far as it is known.
QString rowFault(const QString &english);

} // namespace firstcome
