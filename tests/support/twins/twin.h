// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "tests/support/running_simulator.h"
#include "tests/support/shop.h"
#include "tests/support/twins/act.h"
#include <QHash>

namespace firstcome::test {

/// One of two shops at which the same is done. What it answers is told without what differs by nature: ids and payment
/// keys have the number of their first appearance instead, instants and request ids none.
class Twin
{
public:
    static constexpr int members = 6;
    static constexpr int items = 3;
    static constexpr qint64 price = 7'000; ///< of the first item; the others cost once more each

    /// Empty, or why it does not open. `backend` has its engines by then.
    QString open();
    /// A journey has its own numbers.
    void begin();
    /// What was answered; empty where there is nothing to do it to.
    QString perform(const Act &act);
    /// How everything of this journey stands, as shoppers, seller and operator see it.
    QString books();
    /// What still moves by itself: an event that waits, an order whose payment or shipment is between two states.
    /// Empty: all is at rest.
    QString underway();

    RunningSimulator gateway;
    RunningBackend backend;
    std::unique_ptr<Shop> shop;

private:
    struct Placed
    {
        QString id;
        int member = 0;
        QByteArray key;
        QJsonObject form;
        QString paymentKey;
    };

    QString order(const Act &act);
    QString orderUnder(const Placed &placed, const QJsonObject &form);
    QString pay(Placed &placed, const Act &act);
    QString deliver(const Placed &placed);
    QString claim(const Placed &placed, const Act &act);
    QString decide(const QString &claimId, const Act &act);
    QString correct(const Act &act);
    QString atOrder(Placed &placed, const Act &act);
    QString atClaim(const QString &claimId, const Act &act);

    QJsonObject detail(const QString &orderId);
    QByteArray nextKey();
    Caller &member(int number) { return *m_members.at(size_t(number)); }
    QString told(const Answer &answer);
    QString plain(const QJsonObject &json);

    std::vector<std::unique_ptr<Caller>> m_members;
    std::vector<OnSale> m_items;
    std::vector<Placed> m_orders;
    QStringList m_claims;
    QHash<QString, int> m_names;
    int m_keys = 0;
};

} // namespace firstcome::test
