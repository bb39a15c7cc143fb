// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/shop/shop.h"

#include "backend/approvals/migrations.gen.h"
#include "backend/orders/migrations.gen.h"
#include "backend/platform/events/migrations.gen.h"
#include "backend/platform/sql/migrations.gen.h"
#include "backend/sales/admission_checks.h"
#include "backend/sales/migrations.gen.h"
#include "backend/stock/correction_store.h"
#include "backend/stock/migrations.gen.h"
#include <QTest>

namespace firstcome::test {

QList<sql::Migration> TradeCase::schema()
{
    return sql::migrations() + events::migrations() + approvals::migrations() + stock::migrations() +
           sales::migrations() + orders::migrations();
}

TradeCase::TradeCase(std::unique_ptr<Engine> given) : engine(std::move(given))
{
    for (Module *peer :
         std::initializer_list<Module *>{&catalogue, &approvalsModule, &stockModule, &salesModule, &module})
        ground.peers.join(*peer);
}

Offered TradeCase::offer(const Offer &offer)
{
    Offered offered;
    offered.productId = offer.productId ? offer.productId : ids.next(now);
    offered.optionId = ids.next(now);
    engine->write([&](sql::Connection &connection) {
        stock::Option option;
        option.id = offered.optionId;
        option.productId = offered.productId;
        option.name = QStringLiteral("Option");
        option.price = offer.price;
        option.onHand = offer.stock;
        stock.insertOption(connection, option, now);
        if (!offer.sale && !offer.limit)
            return;
        sales::Sale sale;
        sale.id = offered.saleId = ids.next(now);
        sale.productId = offered.productId;
        sale.openAt = now + offer.opens;
        sale.closeAt = now + offer.closes;
        sale.perMemberLimit = offer.limit;
        sale.holdTime = offer.holdTime;
        QVERIFY(sales.insert(connection, sale, now));
    });
    return offered;
}

placement::PlacementRequest TradeCase::request(Id memberId, std::vector<stock::OptionQuantity> lines,
                                               const QByteArray &key)
{
    placement::PlacementRequest request;
    request.orderId = ids.nextRange(now, 1 + int(lines.size()));
    request.memberId = memberId;
    request.key.key = key.isEmpty() ? "key-" + QByteArray::number(++m_keys) : key;
    request.key.bodyHash = QByteArray(32, char('a' + lines.size()));
    request.lines = std::move(lines);
    request.receivedAt = now;
    return request;
}

std::vector<placement::Outcome> TradeCase::place(const std::vector<placement::PlacementRequest> &requests)
{
    return engine->write([&](sql::Connection &connection) { return batch.run(connection, requests); });
}

orders::PlacedOrder TradeCase::placed(Id memberId, const std::vector<stock::OptionQuantity> &lines)
{
    const auto outcomes = place({request(memberId, lines)});
    const auto *added = std::get_if<orders::NewOrder>(&outcomes.front());
    if (!added)
        qFatal("an order was not granted: %s", said(outcomes.front()).constData());
    return added->placed;
}

bool TradeCase::pay(Id orderId)
{
    const bool paid =
        engine->write([&](sql::Connection &connection) { return payments.paid(connection, {orderId}, now); });
    if (paid)
        tell(PaymentApproved{.orderId = orderId, .paymentId = 1});
    return paid;
}

void TradeCase::bring(const events::Event &event)
{
    engine->write([&](sql::Connection &connection) { worker.apply(connection, std::span(&event, 1)); });
}

orders::SweepOrders::Swept TradeCase::sweep()
{
    orders::SweepOrders::Swept all;
    orders::SweepOrders::Swept slice;
    do {
        slice = engine->write([&](sql::Connection &connection) { return sweeper.slice(connection, now); });
        all.looked += slice.looked;
        all.expired += slice.expired;
        all.attention += slice.attention;
        all.unfinishedCancels.insert(all.unfinishedCancels.end(), slice.unfinishedCancels.begin(),
                                     slice.unfinishedCancels.end());
    } while (slice.looked == orders::SweepOrders::sliceSize);
    return all;
}

orders::Order TradeCase::order(Id orderId)
{
    return *engine->read([&](sql::Connection &connection) { return orders.find(connection, orderId); });
}

std::vector<orders::OrderLine> TradeCase::lines(Id orderId)
{
    return engine->read([&](sql::Connection &connection) { return orders.linesOf(connection, {orderId}); });
}

stock::Option TradeCase::option(Id optionId)
{
    return *engine->read([&](sql::Connection &connection) { return stock.find(connection, optionId); });
}

qint64 TradeCase::number(const QByteArray &query)
{
    return engine->read([&](sql::Connection &connection) {
        auto &row = connection.statement(query);
        return row.next() ? row.integer(0) : -1;
    });
}

void TradeCase::run(const QByteArray &statement)
{
    engine->write([&](sql::Connection &connection) { connection.statement(statement).exec(); });
}

QList<Check> TradeCase::checks() const
{
    return approvalsModule.checks() + stock::StockStore::checks() + stock::HoldStore::checks() +
           stock::CorrectionStore::checks() + sales::admissionChecks() + orders::OrderStore::checks() +
           orderChecks.all();
}

QStringList TradeCase::broken()
{
    return engine->read([&](sql::Connection &connection) { return broken(connection); });
}

QStringList TradeCase::broken(sql::Connection &connection) const
{
    QStringList broken;
    for (const Check &check : checks()) {
        if (const auto violation = check.violation(connection, now))
            broken.append(QString::fromLatin1(check.id) + QStringLiteral(": ") + *violation);
    }
    return broken;
}

QByteArray said(const placement::Outcome &outcome)
{
    if (const auto *refused = std::get_if<placement::NotPlaced>(&outcome))
        return placement::codeOf(refused->reason);
    return std::holds_alternative<placement::Replay>(outcome) ? "REPLAYED" : "PLACED";
}

} // namespace firstcome::test
