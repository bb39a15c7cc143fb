// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/shop/shop.h"
#include <QTest>

using namespace firstcome;
using namespace firstcome::test;
using namespace std::chrono_literals;

namespace {

/// How a change comes to the board: from this process, or from another.
using Way = void (Changes::*)(std::span<const Change>) const;

std::optional<qint64> shown(const stock::StockBoard &board, Id optionId)
{
    const stock::OptionQuantity line{optionId, 1};
    const auto seen = board.look(std::span(&line, 1));
    return seen[0] ? std::optional(seen[0]->available()) : std::nullopt;
}

void addWays()
{
    QTest::addColumn<bool>("ofAnother");
    QTest::newRow("what this process commits") << false;
    QTest::newRow("what another instance tells") << true;
}

Way wayOf(bool ofAnother)
{
    return ofAnother ? &Changes::hear : &Changes::tell;
}

} // namespace

/// The stock board, alone and among others: what it shows, and when it shows nothing.
class BoardTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ofTwoChangesTheNewerIsShownInWhateverOrderTheyCome_data() { addWays(); }
    void ofTwoChangesTheNewerIsShownInWhateverOrderTheyCome()
    {
        QFETCH(bool, ofAnother);
        Changes changes;
        stock::InProcessBoard board(changes);
        changes.subscribe([&board](std::span<const Change> told) {
            for (const Change &change : told)
                board.publish(std::span(&std::get<StockChanged>(change), 1));
        });
        const Way tell = wayOf(ofAnother);
        const std::vector<Change> newer{StockChanged{7, 1, 0, 10, 4, 0, 5}};
        const std::vector<Change> older{StockChanged{7, 1, 0, 10, 10, 0, 4}};
        (changes.*tell)(newer);
        (changes.*tell)(older);
        QCOMPARE(shown(board, 7), 6);
        (changes.*tell)(std::vector<Change>{StockChanged{7, 1, 0, 10, 9, 0, 6}});
        QCOMPARE(shown(board, 7), 1);
        // A change alone does not say which options the product has.
        QVERIFY(!board.product(1));
    }

    void onlyWhatHappensHereGoesOnToOthers()
    {
        Changes changes;
        int sent = 0;
        changes.sendTo([&sent](std::span<const Change> told) { sent += int(told.size()); });
        const std::vector<Change> change{OrderChanged{}};
        changes.hear(change);
        QCOMPARE(sent, 0);
        changes.tell(change);
        QCOMPARE(sent, 1);
    }

    /// Never a no from memory that may be old.
    void whatMayHaveMissedSomethingShowsNothing_data() { Engine::addRows(); }
    void whatMayHaveMissedSomethingShowsNothing()
    {
        OPEN_SHOP(shop);
        const Offered offered = shop.offer({});
        shop.engine->read([&](sql::Connection &connection) { shop.stockModule.show(connection, {offered.productId}); });
        const auto &board = shop.stockModule.board();
        QCOMPARE(shown(board, offered.optionId), 10);
        QVERIFY(board.product(offered.productId));
        Changes &changes = shop.ground.changes;
        const auto now = Changes::Steady::now();
        changes.knownUntil(now - Changes::currentWithin - 1s);
        QCOMPARE(shown(board, offered.optionId), std::nullopt);
        QVERIFY(!board.product(offered.productId));
        changes.knownUntil(now + 1h);
        QCOMPARE(shown(board, offered.optionId), 10);
    }

    void whatWasMissedIsReadAnew_data() { Engine::addRows(); }
    void whatWasMissedIsReadAnew()
    {
        OPEN_SHOP(shop);
        const Offered first = shop.offer({});
        Offer second;
        second.productId = first.productId;
        const Offered gone = shop.offer(second);
        shop.engine->read([&](sql::Connection &connection) { shop.stockModule.show(connection, {first.productId}); });
        const auto &board = shop.stockModule.board();
        QCOMPARE(board.product(first.productId)->options.size(), size_t(2));
        // As another instance does it, unheard.
        shop.run("UPDATE options SET held = 9, version = version + 1 WHERE id = " + QByteArray::number(first.optionId));
        shop.run("UPDATE options SET deleted_at = 1, version = version + 1 WHERE id = " +
                 QByteArray::number(gone.optionId));
        QCOMPARE(shown(board, first.optionId), 10);
        shop.engine->read([&](sql::Connection &connection) { shop.stockModule.catchUp(connection); });
        QCOMPARE(shown(board, first.optionId), 1);
        QCOMPARE(board.product(first.productId)->options.size(), size_t(1));
        // What is read anew is never older than what was heard.
        const std::vector<Change> heard{StockChanged{first.optionId, first.productId, 0, 10, 0, 0, 1'000}};
        shop.ground.changes.hear(heard);
        shop.engine->read([&](sql::Connection &connection) { shop.stockModule.catchUp(connection); });
        QCOMPARE(shown(board, first.optionId), 10);
    }

    void whatIsForgottenIsLoadedAnew()
    {
        Changes changes;
        stock::InProcessBoard board(changes);
        const std::vector<stock::OptionStock> options{{7, 1, 0, 10, 4, 0, 5}};
        QCOMPARE(board.load(1, options)->options.size(), size_t(1));
        QCOMPARE(board.known().options, std::vector<Id>{7});
        QCOMPARE(board.known().products, std::vector<Id>{1});
        board.forget();
        QVERIFY(!board.product(1));
        QCOMPARE(shown(board, 7), std::nullopt);
        QVERIFY(board.load(1, options));
        QCOMPARE(shown(board, 7), 6);
    }
};

QTEST_GUILESS_MAIN(BoardTest)
#include "board_test.moc"
