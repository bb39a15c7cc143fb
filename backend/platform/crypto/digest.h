// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <memory>

struct evp_mac_ctx_st;

namespace firstcome::crypto {

QByteArray sha256(QByteArrayView data);

/// Compares secrets in a time that depends on their length alone.
bool sameSecret(QByteArrayView a, QByteArrayView b);

/// HMAC-SHA-256 under one key, set up once: a call costs only the hashing.
/// Thread: any; calls share nothing that changes.
class Hmac
{
public:
    explicit Hmac(QByteArrayView key);

    /// 32 bytes.
    QByteArray operator()(QByteArrayView data) const;

private:
    struct Free
    {
        void operator()(evp_mac_ctx_st *context) const;
    };
    std::unique_ptr<evp_mac_ctx_st, Free> m_keyed;
};

/// Joins fields so that no two lists of fields give the same bytes: each is preceded by its length. For hashes over
/// several values.
QByteArray lengthPrefixed(std::initializer_list<QByteArrayView> fields);

} // namespace firstcome::crypto
