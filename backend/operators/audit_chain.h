// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/crypto/digest.h"
#include "shared/base/id.h"
#include <vector>

namespace firstcome::operators {

/// A row of the audit chain as stored; the values are JSON texts.
struct AuditRecord
{
    qint64 sequence = 0;
    Instant at{};
    Id operatorId = 0; ///< 0: the command line
    QByteArray action;
    QByteArray object;
    QByteArray oldValue;
    QByteArray newValue;
    QByteArray requestId;
    QByteArray previousHash;
    QByteArray hash;
};

/// The keys of a chain, the newest first: it signs. What an older one signed before the newer came stays good.
class ChainKeys
{
public:
    explicit ChainKeys(const QByteArrayList &secrets);

    const crypto::Hmac &signing() const { return m_keys.front(); }
    const std::vector<crypto::Hmac> &all() const { return m_keys; }

private:
    std::vector<crypto::Hmac> m_keys;
};

/// Where a chain ends. Kept elsewhere, it proves later that nothing up to it was changed or cut off.
struct ChainHead
{
    qint64 length = 0;
    QByteArray hash = QByteArray(64, '0');
};

/// The hash, in hex, that a record must have: keyed, so that whoever can write rows cannot forge a chain.
QByteArray recordHash(const crypto::Hmac &key, const AuditRecord &record);

struct ChainFault
{
    qint64 sequence = 0; ///< the first bad row
    QString what;
};

/// Goes over a chain from its first row and stops believing at the first one that is wrong. The keys outlive it.
/// Invariant: no edit, deletion, insertion or change of order passes; a cut end is found by comparing with a head; a
/// key that was followed by a newer one signs nothing any more.
class ChainWalk
{
public:
    /// `anchor`: a head kept elsewhere, through which the chain must still go.
    explicit ChainWalk(const ChainKeys &keys, std::optional<ChainHead> anchor = {})
        : m_keys(keys), m_key(keys.all().size() - 1), m_anchor(std::move(anchor))
    {
    }

    void accept(const AuditRecord &record);
    /// After the last row: compares with the stored head and the anchor.
    void finish(const ChainHead &stored);

    const ChainHead &head() const { return m_head; }
    const std::optional<ChainFault> &fault() const { return m_fault; }

private:
    bool isSigned(const AuditRecord &record);
    void fail(const QString &what, qint64 sequence);

    const ChainKeys &m_keys;
    size_t m_key; ///< which of them signed the record before
    std::optional<ChainHead> m_anchor;
    ChainHead m_head;
    std::optional<ChainFault> m_fault;
};

} // namespace firstcome::operators
