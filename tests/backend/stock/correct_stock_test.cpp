// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/stock/correct_stock.h"
#include "backend/stock/correction_store.h"
#include "shared/contract/error_codes.h"
#include "tests/support/shop/shop.h"
#include <QTest>

using namespace firstcome;
using namespace firstcome::stock;
using test::Engine;
using test::TradeCase;

namespace {

constexpr Id operatorId = 77;

CorrectionCall counted(Id optionId, StockEntryKind kind, qint64 quantity)
{
    static Id approvals = 500;
    CorrectionCall call{
        optionId, {kind, quantity, QStringLiteral("counted")}, Corrector::Operator, operatorId, "request"};
    call.approvalId = ++approvals;
    return call;
}

Result<Corrected> corrected(TradeCase &shop, const CorrectionCall &call)
{
    return shop.engine->write([&](sql::Connection &connection) {
        return CorrectStock(shop.ground.all, shop.stock).run(connection, call, shop.now);
    });
}

/// Their approvals are made up here.
QStringList brokenBooks(TradeCase &shop)
{
    QStringList broken = shop.broken();
    broken.removeIf([](const QString &check) { return check.contains(QStringLiteral("approvals.effects")); });
    return broken;
}

QByteArray codeOf(const Result<Corrected> &result)
{
    return result ? QByteArray() : result.error().code;
}

} // namespace

/// What a person counted, in the books of every engine.
class CorrectStockTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void I1_aCorrectionMovesTheBooksAndIsToldAtOnce_data() { Engine::addRows(); }
    void I1_aCorrectionMovesTheBooksAndIsToldAtOnce()
    {
        OPEN_SHOP(shop);
        const auto offered = shop.offer({.stock = 10});
        const qint64 version = shop.option(offered.optionId).version;
        shop.told.taken();
        const auto more = corrected(shop, counted(offered.optionId, StockEntryKind::Received, 5));
        QVERIFY(more.has_value());
        QCOMPARE(more->option.onHand, 15);
        QVERIFY(more->option.version > version);
        QCOMPARE(shop.told.takenNames(), {"stock:" + QByteArray::number(offered.optionId)});
        const auto less = corrected(shop, counted(offered.optionId, StockEntryKind::Scrapped, 12));
        QCOMPARE(less->option.onHand, 3);
        QVERIFY(less->correction.id > more->correction.id);
        QCOMPARE(shop.option(offered.optionId).available(), 3);
        QCOMPARE(brokenBooks(shop), QStringList());

        const auto entries = shop.ground.audit.entries();
        QCOMPARE(entries.size(), 2);
        QCOMPARE(entries.at(1).operatorId, operatorId);
        QCOMPARE(entries.at(1).action, QByteArray("stock.correct"));
        QCOMPARE(entries.at(1).object, "option:" + QByteArray::number(offered.optionId));
        QCOMPARE(entries.at(1).before[QStringLiteral("onHand")].toInt(), 15);
        QCOMPARE(entries.at(1).after[QStringLiteral("onHand")].toInt(), 3);
        QCOMPARE(entries.at(1).after[QStringLiteral("reason")].toString(), QStringLiteral("counted"));
    }

    /// Held units belong to who holds them, sold ones to who bought them.
    void whatIsHeldOrSoldIsNeverScrapped_data() { Engine::addRows(); }
    void whatIsHeldOrSoldIsNeverScrapped()
    {
        OPEN_SHOP(shop);
        const auto offered = shop.offer({.stock = 10});
        QVERIFY(shop.pay(shop.placed(1, {{offered.optionId, 2}}).order.id));
        shop.placed(2, {{offered.optionId, 3}});
        const Option before = shop.option(offered.optionId);
        const qint64 free = before.available();
        const auto refused = corrected(shop, counted(offered.optionId, StockEntryKind::Scrapped, free + 1));
        QCOMPARE(codeOf(refused), QByteArray(code::stockInsufficient));
        QCOMPARE(refused.error().extra[QStringLiteral("available")].toInteger(), free);
        QCOMPARE(shop.option(offered.optionId).version, before.version);
        QCOMPARE(shop.number("SELECT COUNT(*) FROM stock_corrections"), 0);
        QVERIFY(shop.ground.audit.entries().isEmpty());
        QCOMPARE(corrected(shop, counted(offered.optionId, StockEntryKind::Scrapped, free))->option.available(), 0);
        QCOMPARE(codeOf(corrected(shop, counted(offered.optionId, StockEntryKind::Scrapped, 1))),
                 QByteArray(code::stockInsufficient));
        QCOMPARE(brokenBooks(shop), QStringList());
    }

    void whatIsNotThereIsNotCorrected_data() { Engine::addRows(); }
    void whatIsNotThereIsNotCorrected()
    {
        OPEN_SHOP(shop);
        const auto offered = shop.offer({.stock = 10});
        QCOMPARE(codeOf(corrected(shop, counted(offered.optionId + 1, StockEntryKind::Received, 1))),
                 QByteArray(code::optionNotFound));
        shop.engine->write(
            [&](sql::Connection &connection) { shop.stock.deleteOptions(connection, {offered.optionId}, shop.now); });
        QCOMPARE(codeOf(corrected(shop, counted(offered.optionId, StockEntryKind::Received, 1))),
                 QByteArray(code::optionNotFound));
        QCOMPARE(shop.number("SELECT COUNT(*) FROM stock_corrections"), 0);
    }

    /// F27: a clock that went back gives no id twice, so no correction is taken for one that was counted already.
    void F27_idsOfCorrectionsAreNeverGivenAgain_data() { Engine::addRows(); }
    void F27_idsOfCorrectionsAreNeverGivenAgain()
    {
        OPEN_SHOP(shop);
        const auto offered = shop.offer({.stock = 10});
        const auto first = corrected(shop, counted(offered.optionId, StockEntryKind::Received, 1));
        const Id highest =
            shop.engine->read([&](sql::Connection &connection) { return shop.stockModule.highestId(connection); });
        QCOMPARE(highest, first->correction.id);
    }

    void correctionsAreListedNewestFirst_data() { Engine::addRows(); }
    void correctionsAreListedNewestFirst()
    {
        OPEN_SHOP(shop);
        const auto offered = shop.offer({.stock = 10});
        for (int units = 1; units <= 3; ++units)
            QVERIFY(corrected(shop, counted(offered.optionId, StockEntryKind::Received, units)).has_value());
        const auto page = [&](Id before) {
            return shop.engine->read([&](sql::Connection &connection) {
                return CorrectionStore::page(connection, {offered.optionId, before}, 2);
            });
        };
        const auto newest = page(std::numeric_limits<Id>::max());
        QCOMPARE(newest.size(), 2U);
        QCOMPARE(newest.front().what.quantity, 3);
        QCOMPARE(newest.front().what.kind, StockEntryKind::Received);
        QCOMPARE(newest.front().corrector, Corrector::Operator);
        const auto oldest = page(newest.back().id);
        QCOMPARE(oldest.size(), 1U);
        QCOMPARE(oldest.front().what.quantity, 1);
        QCOMPARE(oldest.front().at, shop.now);
    }
};

QTEST_GUILESS_MAIN(CorrectStockTest)
#include "correct_stock_test.moc"
