// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/crypto/digest.h"

#include <QtEndian>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <stdexcept>

namespace firstcome::crypto {

namespace {

constexpr int digestSize = 32;

const uchar *bytes(QByteArrayView data)
{
    return reinterpret_cast<const uchar *>(data.data());
}

EVP_MAC *hmacAlgorithm()
{
    // Fetching walks the providers under a lock, so it is done once.
    static EVP_MAC *const algorithm = EVP_MAC_fetch(nullptr, OSSL_MAC_NAME_HMAC, nullptr);
    return algorithm;
}

} // namespace

QByteArray sha256(QByteArrayView data)
{
    static const EVP_MD *const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    QByteArray digest(digestSize, Qt::Uninitialized);
    if (EVP_Digest(data.data(), size_t(data.size()), reinterpret_cast<uchar *>(digest.data()), nullptr, algorithm,
                   nullptr) != 1)
        throw std::runtime_error("SHA-256 failed");
    return digest;
}

bool sameSecret(QByteArrayView a, QByteArrayView b)
{
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), size_t(a.size())) == 0;
}

void Hmac::Free::operator()(evp_mac_ctx_st *context) const
{
    EVP_MAC_CTX_free(context);
}

Hmac::Hmac(QByteArrayView key) : m_keyed(EVP_MAC_CTX_new(hmacAlgorithm()))
{
    char name[] = "SHA256";
    const OSSL_PARAM parameters[] = {OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, name, 0),
                                     OSSL_PARAM_construct_end()};
    if (!m_keyed || EVP_MAC_init(m_keyed.get(), bytes(key), size_t(key.size()), parameters) != 1)
        throw std::runtime_error("HMAC-SHA-256 could not be set up");
}

QByteArray Hmac::operator()(QByteArrayView data) const
{
    const std::unique_ptr<EVP_MAC_CTX, Free> context(EVP_MAC_CTX_dup(m_keyed.get()));
    QByteArray digest(digestSize, Qt::Uninitialized);
    size_t written = 0;
    if (!context || EVP_MAC_update(context.get(), bytes(data), size_t(data.size())) != 1 ||
        EVP_MAC_final(context.get(), reinterpret_cast<uchar *>(digest.data()), &written, digestSize) != 1)
        throw std::runtime_error("HMAC-SHA-256 failed");
    return digest;
}

QByteArray lengthPrefixed(std::initializer_list<QByteArrayView> fields)
{
    QByteArray joined;
    for (const QByteArrayView field : fields) {
        const quint32 length = qToBigEndian(quint32(field.size()));
        joined.append(reinterpret_cast<const char *>(&length), sizeof length);
        joined.append(field);
    }
    return joined;
}

} // namespace firstcome::crypto
