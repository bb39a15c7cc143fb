// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "tests/support/caller.h"
#include "tests/support/running_backend.h"

namespace firstcome::test {

/// Makes the demo's shop worth a picture: much stock, sales that are over, open and to come, a courier who delivers.
/// Thread: the test's.
class DemoMarket
{
public:
    /// False, with `trouble`, when the server did not do as asked.
    bool prepare(const RunningBackend &backend);
    QByteArray trouble() const { return m_trouble; }
    /// What can be bought now.
    const QStringList &products() const { return m_products; }
    /// Brings some of the shipments that are under way to their members.
    void deliverSome();
    /// Some of the demo's shoppers buy, pay and ask for money back.
    bool askBack(const RunningBackend &backend);

private:
    bool restock();
    bool planSale(const QString &productId, int opensIn);
    /// Of what is for sale, the one behind so many others.
    QString optionLeft(int skipped);
    bool askBackAs(Caller &shopper, const QString &optionId, const QString &reason);
    bool good(const Answer &answer);

    std::unique_ptr<Caller> m_operator;
    QByteArray m_trouble;
    QStringList m_products;
    QStringList m_delivered;
};

} // namespace firstcome::test
