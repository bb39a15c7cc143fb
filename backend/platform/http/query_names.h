// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/result.h"
#include <QByteArrayList>

namespace firstcome::http {

/// Why a query is refused: it has a name that is not among `taken`, or one twice. Nothing when it is well.
/// A misspelt parameter that is passed over would do something else than was asked for.
std::optional<Refusal> unfitQuery(QByteArrayView query, const QByteArrayList &taken);

} // namespace firstcome::http
