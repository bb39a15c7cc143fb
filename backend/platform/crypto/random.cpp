// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/crypto/random.h"

#include <sodium.h>

namespace firstcome::crypto {

QByteArray randomBytes(int count)
{
    QByteArray bytes(count, Qt::Uninitialized);
    randombytes_buf(bytes.data(), size_t(count));
    return bytes;
}

QByteArray randomHex(int byteCount)
{
    return randomBytes(byteCount).toHex();
}

QByteArray randomDigits(int count)
{
    QByteArray digits(count, Qt::Uninitialized);
    for (char &digit : digits)
        digit = char('0' + randombytes_uniform(10));
    return digits;
}

} // namespace firstcome::crypto
