// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/settlements/match_books.h"
#include "tests/backend/settlements/seller_case.h"
#include <QJsonArray>
#include <QTest>

using namespace firstcome;
using namespace firstcome::settlements;
using test::Engine;
using test::SellerCase;

namespace {

/// Stands for orders and payments.
class Books final : public Module
{
public:
    Id highestId(sql::Connection &) const override { return 0; }
    GatewayDay gatewayDay(sql::Connection &, const DaySpan &) const override { return day; }
    std::unordered_map<Id, Money> paidTotals(sql::Connection &, const std::vector<Id> &orderIds) const override
    {
        std::unordered_map<Id, Money> found;
        for (const Id orderId : orderIds) {
            if (totals.contains(orderId))
                found.emplace(orderId, totals.at(orderId));
        }
        return found;
    }

    GatewayDay day;
    std::unordered_map<Id, Money> totals;
};

QStringList kindsIn(const QJsonObject &match)
{
    QStringList kinds;
    for (const QJsonValue &exception : match[QStringLiteral("exceptions")].toArray())
        kinds.append(exception[u"kind"].toString());
    return kinds;
}

} // namespace

/// Orders, gateway and ledger of a day beside each other, on every engine.
class MatchBooksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void N6_booksThatAgreeAndBooksThatDoNot_data() { Engine::addRows(); }
    void N6_booksThatAgreeAndBooksThatDoNot()
    {
        OPEN_SELLERS(shop);
        Books books;
        shop.ground.peers.join(books);
        books.totals = {{1, 1'000}, {2, 2'000}};
        books.day.moves = {{"payment:11", 1, "key-1", 1'000, 1'000},
                           {"payment:12", 2, "key-2", 2'000, 1'500},
                           {"cancel:13", 2, "key-2", -500, 1'500},
                           {"payment:14", 0, "key-4", 700, 700}};
        const auto post = [&](const char *cause, Money amount) {
            shop.engine->write([&](sql::Connection &connection) {
                wallets::postAll(connection,
                                 {{cause, wallets::Account::gateway(), wallets::Account::orders(), amount, shop.now}});
            });
        };
        for (const auto &[cause, amount] :
             {std::pair("payment:11", 1'000), {"payment:12", 2'000}, {"cancel:13", 500}, {"payment:14", 700}})
            post(cause, amount);
        const auto match = [&] {
            return shop.engine->read(
                [&](sql::Connection &connection) { return MatchBooks(shop.ground.all).run(connection, shop.today()); });
        };
        const QJsonObject good = match();
        QVERIFY2(good[QStringLiteral("ok")].toBool(), qPrintable(kindsIn(good).join(u' ')));
        QVERIFY(good[QStringLiteral("open")].toBool());
        QCOMPARE(good[QStringLiteral("orders")][u"amount"].toInteger(), 3'000);
        QCOMPARE(good[QStringLiteral("gateway")][u"approved"].toInteger(), 3'700);
        QCOMPARE(good[QStringLiteral("gateway")][u"canceled"].toInteger(), 500);
        QCOMPARE(good[QStringLiteral("ledger")][u"net"].toInteger(), 3'200);

        shop.spoil("UPDATE ledger_entries SET amount = 499 WHERE cause = 'cancel:13'");
        shop.spoil("DELETE FROM ledger_entries WHERE cause = 'payment:14'");
        books.totals = {{1, 999}};
        books.day.differences = {{"BOOK_DIFFERS", 9, "key-9", 5, 6, QStringLiteral("CANCELED")}};
        const QJsonObject bad = match();
        QVERIFY(!bad[QStringLiteral("ok")].toBool());
        QCOMPARE(kindsIn(bad), QStringList({QStringLiteral("ORDER_DIFFERS"), QStringLiteral("ORDER_NOT_PAID"),
                                            QStringLiteral("LEDGER_DIFFERS"), QStringLiteral("LEDGER_DIFFERS"),
                                            QStringLiteral("BOOK_DIFFERS")}));
        // What went back for an order that was closed is nobody's business any more.
        books.day.moves = {{"payment:12", 2, "key-2", 2'000, 0}};
        books.day.differences.clear();
        QVERIFY(match()[QStringLiteral("ok")].toBool());
    }
};

QTEST_GUILESS_MAIN(MatchBooksTest)
#include "match_books_test.moc"
