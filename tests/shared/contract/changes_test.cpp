// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/contract/changes.h"
#include <QTest>

using namespace firstcome;

namespace {

std::vector<Change> oneOfEach()
{
    StockChanged stock{7, 8, 2, 100, 30, 5, 12, true, false};
    SaleChanged sale;
    sale.saleId = 9;
    sale.productId = 8;
    sale.window = {fromMillis(1'000), fromMillis(2'000)};
    sale.perMemberLimit = 3;
    sale.holdTime = std::chrono::seconds(60);
    sale.announced = false;
    sale.version = 4;
    sale.at = fromMillis(1'500);
    SaleChanged open = sale;
    open.perMemberLimit.reset();
    open.shadow = true;
    StockChanged shadow = stock;
    shadow.shadow = true;
    return {stock,
            sale,
            open,
            OrderChanged{11, OrderState::Paid, 12'000, 3, fromMillis(3'000)},
            TokenRevoked{true, 13, fromMillis(4'000)},
            ApprovalChanged{15, ApprovalAction::Payout, ApprovalState::Approved, "payout:3", 2, fromMillis(5'000)},
            SettlementRunChanged{20'000, QStringLiteral("2024-10-04"), SettlementRunState::Done, 3, -5, 2,
                                 fromMillis(6'000)},
            PayoutChanged{17, 18, 900, PayoutState::Paid, 4, fromMillis(7'000)},
            TriesCounted{"members.account", QByteArray("\0\1", 2), -1, fromMillis(8'000)},
            shadow};
}

} // namespace

/// What instances tell each other arrives as it was told, or not at all.
class ChangesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachKindArrivesAsItWasTold()
    {
        const auto told = oneOfEach();
        const auto heard = decodeChanges(encodeChanges(told));
        QVERIFY(heard);
        QCOMPARE(heard->size(), told.size());
        for (size_t i = 0; i < told.size(); ++i) {
            QCOMPARE(heard->at(i).index(), told[i].index());
            QCOMPARE(frameOf(heard->at(i)), frameOf(told[i]));
        }
        QVERIFY(std::get<StockChanged>(heard->at(0)) == std::get<StockChanged>(told[0]));
        QVERIFY(std::get<StockChanged>(heard->back()) == std::get<StockChanged>(told.back()));
        QVERIFY(std::get<SaleChanged>(heard->at(2)).shadow);
        const auto &tries = std::get<TriesCounted>(heard->at(8));
        QCOMPARE(tries.limit, QByteArray("members.account"));
        QCOMPARE(tries.key, QByteArray("\0\1", 2));
        QCOMPARE(tries.tries, -1);
        QCOMPARE(tries.at, fromMillis(8'000));
        const auto &token = std::get<TokenRevoked>(heard->at(4));
        QVERIFY(token.ofOperator);
        QCOMPARE(token.expiresAt, fromMillis(4'000));
    }

    void consolesAreNotToldOfARehearsal()
    {
        StockChanged stock;
        SaleChanged sale;
        QCOMPARE(QByteArray(liveTopicOf(stock)), QByteArray("stock"));
        QCOMPARE(QByteArray(liveTopicOf(sale)), QByteArray("sales"));
        stock.shadow = sale.shadow = true;
        QCOMPARE(QByteArray(liveTopicOf(stock)), QByteArray());
        QCOMPARE(QByteArray(liveTopicOf(sale)), QByteArray());
    }

    void whatWasCutOrIsOfAnotherVersionIsNoChange()
    {
        const QByteArray whole = encodeChanges(oneOfEach());
        for (qsizetype size = 0; size < whole.size(); ++size)
            QVERIFY(!decodeChanges(whole.left(size)));
        QVERIFY(!decodeChanges(whole + 'x'));
        QByteArray other = whole;
        ++other[0];
        QVERIFY(!decodeChanges(other));
        QByteArray unknown = whole;
        unknown[5] = 100; // the first one's kind
        QVERIFY(!decodeChanges(unknown));
    }
};

QTEST_APPLESS_MAIN(ChangesTest)
#include "changes_test.moc"
