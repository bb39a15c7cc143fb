// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/sales/admission.h"

#include "backend/platform/crypto/digest.h"
#include <QtEndian>

namespace firstcome::sales {

QByteArray firstLink(Id saleId)
{
    return crypto::sha256("firstcome.admissions:" + QByteArray::number(saleId));
}

QByteArray linkAfter(const QByteArray &previous, const Admission &admission)
{
    constexpr int hashSize = 32;
    const qint64 fields[] = {admission.saleId,
                             admission.sequence,
                             admission.orderId,
                             admission.memberId,
                             admission.quantity,
                             toMillis(admission.receivedAt),
                             toMillis(admission.decidedAt)};
    std::array<char, hashSize + sizeof fields> bytes{};
    std::copy_n(previous.constData(), std::min<qsizetype>(previous.size(), hashSize), bytes.begin());
    for (size_t i = 0; i < std::size(fields); ++i)
        qToBigEndian(fields[i], bytes.data() + hashSize + i * sizeof(qint64));
    return crypto::sha256(QByteArrayView(bytes.data(), qsizetype(bytes.size())));
}

bool AdmissionChain::follow(const Admission &admission)
{
    const bool next = admission.saleId == m_saleId && admission.sequence == m_length + 1 &&
                      admission.hash == linkAfter(m_head, admission);
    m_whole = m_whole && next;
    if (m_whole) {
        ++m_length;
        m_head = admission.hash;
    }
    return m_whole;
}

} // namespace firstcome::sales
