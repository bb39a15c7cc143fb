// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/id.h"
#include "shared/base/instant.h"
#include "tests/shared/load/fakes/canned_server.h"
#include <QJsonArray>
#include <QJsonObject>
#include <atomic>
#include <map>
#include <set>

namespace firstcome::load {

/// A shop of one product with one option, correct but for the faults a test switches on. Speaks the calls a run needs.
/// Thread: `handle` is called by one thread at a time (CannedServer); the rest before and after the run.
class FakeShop
{
public:
    enum class Fault {
        None,
        SellsTwice,        ///< grants more than it has
        KeepsOne,          ///< says sold out while one is left
        DoublesIdempotent, ///< a retry makes a second order
        ClosesBooks,       ///< its operator may read no more once something was ordered
        Gone               ///< answers nobody
    };

    std::atomic<Fault> fault = Fault::None; ///< may change while it is asked
    qint64 stock = 20;
    qint64 perMemberLimit = 0; ///< 0: none
    int dropEvery = 0;         ///< every so many-th order's answer is lost after it took effect
    int strangerEvery = 0;     ///< after every so many-th order somebody who is not of the run takes a unit
    int refusePaymentEvery = 0;
    int unknownPaymentEvery = 0;
    std::optional<std::chrono::seconds> clockAhead; ///< then answers have a date, and holds last for a minute

    CannedReply handle(const CannedRequest &request);
    std::size_t orders() const { return m_orders.size(); }
    /// A tokens file for members 1 to `count`.
    static QByteArray tokens(int count);

private:
    struct Order
    {
        Id id = 0;
        Id member = 0;
        qint64 quantity = 0;
        std::string state = "PENDING_PAYMENT";
        std::string payment;
        QString holdExpiresAt;
    };

    CannedReply answer(const CannedRequest &request);
    QString deadline() const;
    void strangerBuys();
    CannedReply place(const CannedRequest &request);
    CannedReply confirm(const CannedRequest &request);
    CannedReply operatorCall(const CannedRequest &request);
    CannedReply listOrders(const CannedRequest &request) const;
    CannedReply listAdmissions() const;
    QJsonObject orderJson(const Order &order, bool asOperator) const;
    qint64 unitsOf(Id member) const;
    qint64 available() const { return stock - m_held - m_sold; }

    std::map<Id, Order> m_orders;
    std::map<std::string, Id> m_byKey;
    std::map<std::string, CannedReply> m_confirmed;
    qint64 m_held = 0;
    qint64 m_sold = 0;
    int m_placed = 0;
    int m_paid = 0;
};

} // namespace firstcome::load
