// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/id.h"
#include <QByteArray>

namespace firstcome::sales {

/// One grant in a sale's ledger (N5): who was let in, in which place, when the request came and when it was decided.
struct Admission
{
    Id saleId = 0;
    qint64 sequence = 0; ///< 1, 2, 3 ... per sale, in order of receipt within a batch
    Id orderId = 0;
    Id memberId = 0;
    qint64 quantity = 0;
    Instant receivedAt{};
    Instant decidedAt{};
    QByteArray hash; ///< 32 bytes
};

/// What the first admission of a sale is chained to: SHA-256 of "firstcome.admissions:<sale id>" in ASCII.
QByteArray firstLink(Id saleId);

/// SHA-256 over the previous hash (32 bytes) and then, each as a 64-bit big-endian integer: sale id, sequence, order
/// id, member id, quantity, receivedAt and decidedAt in milliseconds since 1970 UTC: 88 bytes in all. Whoever has the
/// exported ledger can recompute it.
QByteArray linkAfter(const QByteArray &previous, const Admission &admission);

/// Follows a ledger from its first row and says where it breaks. Rows must come in order of sequence.
class AdmissionChain
{
public:
    explicit AdmissionChain(Id saleId) : m_head(firstLink(saleId)), m_saleId(saleId) {}

    /// False from the first row on that does not follow.
    bool follow(const Admission &admission);
    bool whole() const { return m_whole; }
    qint64 length() const { return m_length; }
    const QByteArray &head() const { return m_head; }

private:
    QByteArray m_head;
    Id m_saleId;
    qint64 m_length = 0;
    bool m_whole = true;
};

} // namespace firstcome::sales
