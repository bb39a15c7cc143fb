// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/operators/audit_chain.h"

namespace firstcome::operators {

QByteArray recordHash(const crypto::Hmac &key, const AuditRecord &record)
{
    return key(crypto::lengthPrefixed({QByteArray::number(record.sequence), QByteArray::number(toMillis(record.at)),
                                       QByteArray::number(record.operatorId), record.action, record.object,
                                       record.oldValue, record.newValue, record.requestId, record.previousHash}))
        .toHex();
}

ChainKeys::ChainKeys(const QByteArrayList &secrets)
{
    for (const QByteArray &secret : secrets)
        m_keys.emplace_back(secret);
}

bool ChainWalk::isSigned(const AuditRecord &record)
{
    for (size_t key = m_key + 1; key-- > 0;) {
        if (!crypto::sameSecret(recordHash(m_keys.all()[key], record), record.hash))
            continue;
        m_key = key;
        return true;
    }
    return false;
}

void ChainWalk::accept(const AuditRecord &record)
{
    if (m_fault)
        return;
    const qint64 expected = m_head.length + 1;
    if (record.sequence != expected)
        return fail(QStringLiteral("row %1 is missing").arg(expected), expected);
    if (record.previousHash != m_head.hash)
        return fail(QStringLiteral("row %1 does not follow the row before it").arg(expected), expected);
    if (!isSigned(record))
        return fail(QStringLiteral("row %1 was changed").arg(expected), expected);
    if (m_anchor && m_anchor->length == expected && m_anchor->hash != record.hash)
        return fail(QStringLiteral("row %1 is not the one the kept head names").arg(expected), expected);
    m_head = {expected, record.hash};
}

void ChainWalk::finish(const ChainHead &stored)
{
    if (m_fault)
        return;
    if (m_head.length != stored.length || m_head.hash != stored.hash)
        return fail(
            QStringLiteral("the chain ends at row %1, its head names row %2").arg(m_head.length).arg(stored.length),
            std::min(m_head.length, stored.length) + 1);
    if (m_anchor && m_head.length < m_anchor->length)
        return fail(QStringLiteral("the chain ends at row %1, the kept head names row %2")
                        .arg(m_head.length)
                        .arg(m_anchor->length),
                    m_head.length + 1);
}

void ChainWalk::fail(const QString &what, qint64 sequence)
{
    m_fault = ChainFault{sequence, what};
}

} // namespace firstcome::operators
