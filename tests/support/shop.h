// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "tests/support/caller.h"
#include "tests/support/running_backend.h"

namespace firstcome::test {

/// What a sale in a test is like.
struct SaleWish
{
    qint64 stock = 100;
    int perMemberLimit = 0; ///< 0: none
    int holdSeconds = 600;
    qint64 price = 1000;
};

/// A product that is on sale now.
struct OnSale
{
    QString productId;
    QString saleId;
    QString optionId;
};

/// The seller's and the operator's hands in a journey. Needs a backend started with --demo.
class Shop
{
public:
    explicit Shop(const RunningBackend &backend) : Shop(backend, backend.url()) {}
    /// The same through an entry, of which the backend is one.
    Shop(const RunningBackend &backend, const QUrl &entry);

    /// Signed in as seller and operator; false when one could not.
    bool ready() const { return m_ready; }
    /// A new product of one option with an open sale; empty ids when it was refused (see `lastAnswer`).
    OnSale openSale(const SaleWish &wish);
    Caller &seller() { return m_seller; }
    Caller &boss() { return m_operator; }
    /// The supervisor, who decides about what the boss asks for.
    Caller &second() { return m_supervisor; }
    /// What a second person answers to what was accepted (202): approved with his password.
    Answer approved(const Answer &accepted);
    const Answer &lastAnswer() const { return m_last; }
    /// POST /v1/ops/check; the ids of what does not hold.
    QStringList broken();
    /// The option as GET /v1/ops/stock shows it.
    QJsonObject stockOf(const OnSale &onSale);
    /// How much of it shoppers are told is free, which is what an order is turned away by; -1: nothing was told. It
    /// follows the database a moment later: who waits for units to come back waits for this.
    qint64 shownOf(const OnSale &onSale);
    /// A shopper of the demo, signed in.
    std::unique_ptr<Caller> shopper(int number);

private:
    const RunningBackend &m_backend;
    Caller m_seller;
    Caller m_operator;
    Caller m_supervisor;
    Answer m_last;
    QString m_storeId;
    bool m_ready = false;
    int m_products = 0;
};

} // namespace firstcome::test
