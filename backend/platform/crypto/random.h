// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>

namespace firstcome::crypto {

/// `count` bytes from the system's generator.
QByteArray randomBytes(int count);
/// `byteCount` random bytes in lower-case hex.
QByteArray randomHex(int byteCount);
/// Decimal digits, each equally likely: a code a person types.
QByteArray randomDigits(int count);

} // namespace firstcome::crypto
