// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/result.h"
#include <QByteArrayView>

namespace firstcome {

/// What a field of a whole number is told that holds something else; a narrower range is a rule of its field.
inline constexpr auto aWholeNumber = "must be a whole number from -9223372036854775808 to 9223372036854775807, written "
                                     "without fraction or exponent";

/// REQUEST_INVALID for a body that its reader does not take for JSON, which it calls `said`. JSON knows no largest
/// number, readers do: where there is a number beyond theirs, the field of it is named.
Refusal unreadableBody(QByteArrayView body, const QString &said);

} // namespace firstcome
