// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/crypto/refresh_token.h"
#include "backend/platform/crypto/digest.h"
#include "backend/platform/crypto/random.h"

namespace firstcome::crypto {

namespace {

constexpr int secretSize = 32; // so much randomness needs no slow hash at rest

} // namespace

RefreshToken newRefreshToken(Id sessionId)
{
    const QByteArray secret =
        randomBytes(secretSize).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    const QByteArray text = QByteArray::number(sessionId) + '.' + secret;
    return {text, sha256(text)};
}

} // namespace firstcome::crypto
