// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/placement/known_keys.h"
#include "backend/placement/order_answer.h"
#include "backend/placement/placement_queue.h"
#include "tests/support/shop/shop.h"
#include <QTest>
#include <future>
#include <random>
#include <thread>

using namespace firstcome;
using namespace std::chrono_literals;
using orders::NewOrder;
using placement::NotPlaced;
using placement::Outcome;
using placement::PlacementQueue;
using test::Engine;
using test::said;
using test::TradeCase;

namespace {

/// Nobody is turned away because this machine is busy with other tests.
constexpr placement::PlacementLimits patient{512, 60s};

/// Hands requests in from several threads at once and gathers the outcomes, in the order of `requests`.
std::vector<Outcome> crowd(PlacementQueue &queue, const std::vector<placement::PlacementRequest> &requests)
{
    constexpr size_t threads = 4;
    std::vector<work::Reply<Outcome>> replies(requests.size());
    std::vector<std::thread> lanes;
    for (size_t lane = 0; lane < threads; ++lane) {
        lanes.emplace_back([&, lane] {
            for (size_t i = lane; i < requests.size(); i += threads) {
                placement::PlacementRequest request = requests[i];
                request.receivedAt = systemNow();
                replies[i] = queue.place(std::move(request));
            }
        });
    }
    for (std::thread &lane : lanes)
        lane.join();
    std::vector<Outcome> outcomes;
    for (const auto &reply : replies)
        outcomes.push_back(reply.get());
    return outcomes;
}

QMap<QByteArray, int> counts(const std::vector<Outcome> &outcomes)
{
    QMap<QByteArray, int> counts;
    for (const Outcome &outcome : outcomes)
        ++counts[said(outcome)];
    return counts;
}

/// Ends every connection to this database that is doing something; how many.
int cutConnections(const sql::DatabaseSettings &settings)
{
    sql::Connection connection(settings, sql::Connection::Purpose::Write);
    auto &rows = connection.statement("SELECT id FROM information_schema.processlist WHERE db = DATABASE() "
                                      "AND id <> CONNECTION_ID() AND command <> 'Sleep'");
    std::vector<qint64> others;
    while (rows.next())
        others.push_back(rows.integer(0));
    int cut = 0;
    for (const qint64 id : others) {
        try {
            connection.run("KILL " + QByteArray::number(id));
            ++cut;
        } catch (const sql::Failure &) {
            // It has ended by itself.
        }
    }
    return cut;
}

/// Nothing when the answer is a 503: the client asks again with its key.
void keepAcknowledged(const work::Reply<Outcome> &reply, QSet<Id> &acknowledged)
{
    try {
        const Outcome outcome = reply.get();
        if (const auto *added = std::get_if<NewOrder>(&outcome))
            acknowledged.insert(added->placed.order.id);
    } catch (const sql::Failure &) {
        // In doubt, or nothing was done.
    }
}

/// Makes what follows the next two commits break.
struct LosingPeer final : Module
{
    Id highestId(sql::Connection &) const override { return 0; }
    std::vector<ProductFacts> products(sql::Connection &connection, const std::vector<Id> &) const override
    {
        if (losses-- > 0)
            connection.afterCommit([] { throw sql::Failure(sql::Failure::Kind::InDoubt, "gone"); });
        return {};
    }
    mutable std::atomic<int> losses{2};
};

} // namespace

class PlacementQueueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void I5_aThousandBuyersForAHundredUnits_data()
    {
        QTest::addColumn<QString>("engine");
        for (const char *engine : {Engine::sqlite, Engine::mariaDb, Engine::mySql}) {
            for (int round = 1; round <= 5; ++round)
                QTest::addRow("%s %d", engine, round) << QString::fromLatin1(engine);
        }
    }
    void I5_aThousandBuyersForAHundredUnits()
    {
        OPEN_SHOP(shop);
        const auto flash = shop.offer({.stock = 100, .limit = 1});
        PlacementQueue queue(shop.engine->database(), shop.batch, patient);
        std::vector<placement::PlacementRequest> requests;
        for (Id member = 1; member <= 1'000; ++member)
            requests.push_back(shop.request(member, {{flash.optionId, 1}}));
        const auto outcomes = crowd(queue, requests);
        QCOMPARE(counts(outcomes), (QMap<QByteArray, int>{{"PLACED", 100}, {"STOCK_INSUFFICIENT", 900}}));

        // To the first hundred in admission order, which is that of receipt.
        const auto admissions = shop.engine->read(
            [&](sql::Connection &connection) { return shop.admissions.page(connection, flash.saleId, 0, 1'000); });
        QCOMPARE(admissions.size(), 100U);
        for (size_t i = 0; i < admissions.size(); ++i) {
            QCOMPARE(admissions[i].sequence, qint64(i) + 1);
            QVERIFY(i == 0 || admissions[i].decidedAt >= admissions[i - 1].decidedAt);
        }
        QCOMPARE(shop.option(flash.optionId).available(), 0);
        QCOMPARE(shop.number("SELECT COUNT(*) FROM orders"), 100);
        QCOMPARE(shop.broken(), QStringList());
    }

    void I5_severalLinesAndMixedLimits_data() { Engine::addRows(); }
    void I5_severalLinesAndMixedLimits()
    {
        OPEN_SHOP(shop);
        const auto scarce = shop.offer({.stock = 60, .limit = 2});
        const auto other = shop.offer({.stock = 500, .limit = 3});
        const auto normal = shop.offer({.stock = 80});
        PlacementQueue queue(shop.engine->database(), shop.batch, patient);
        std::mt19937 random(7);
        std::vector<placement::PlacementRequest> requests;
        for (int i = 0; i < 1'000; ++i) {
            const Id member = 1 + Id(random() % 300);
            std::vector<stock::OptionQuantity> lines{{scarce.optionId, 1}};
            if (random() % 2)
                lines.push_back({other.optionId, 1 + qint64(random() % 2)});
            if (random() % 3 == 0)
                lines.push_back({normal.optionId, 1});
            requests.push_back(shop.request(member, lines));
        }
        const auto outcomes = crowd(queue, requests);
        QCOMPARE(counts(outcomes).value("PLACED"), 60);
        QCOMPARE(shop.option(scarce.optionId).available(), 0);
        for (size_t i = 0; i < outcomes.size(); ++i) {
            if (const auto *placed = std::get_if<NewOrder>(&outcomes[i]))
                QCOMPARE(placed->placed.lines.size(), requests[i].lines.size());
        }
        QCOMPARE(shop.broken(), QStringList());
    }

    void A10_F31_aHundredTimesTheSameKey_data() { Engine::addRows(); }
    void A10_F31_aHundredTimesTheSameKey()
    {
        OPEN_SHOP(shop);
        const auto flash = shop.offer({.stock = 100});
        PlacementQueue queue(shop.engine->database(), shop.batch, patient);
        std::vector<placement::PlacementRequest> requests;
        for (int i = 0; i < 100; ++i)
            requests.push_back(shop.request(1, {{flash.optionId, 1}}, "the same"));
        const auto words = counts(crowd(queue, requests));
        QCOMPARE(words.value("PLACED"), 1);
        QCOMPARE(words.value("PLACED") + words.value("REPLAYED") + words.value("REQUEST_IN_PROGRESS"), 100);
        QCOMPARE(shop.number("SELECT COUNT(*) FROM orders"), 1);
        QCOMPARE(shop.option(flash.optionId).held, 1);
        QVERIFY(!queue.isRunning({1, "the same"}));
        QCOMPARE(said(queue.place(shop.request(1, {{flash.optionId, 1}}, "the same")).get()), QByteArray("REPLAYED"));
        QCOMPARE(shop.broken(), QStringList());
    }

    void F31_twoProcessesWithTheSameKeys_data() { Engine::addRows(); }
    void F31_twoProcessesWithTheSameKeys()
    {
        OPEN_SHOP(shop);
        const auto flash = shop.offer({.stock = 40});
        const auto second = shop.offer({.stock = 1'000});
        PlacementQueue queue(shop.engine->database(), shop.batch, patient);
        // Another process writes on a connection of its own. It takes another option, so no lock is shared and only the
        // unique key can stop the second order: the batch is split, and the one at fault finds its first answer.
        std::vector<placement::PlacementRequest> theirs;
        std::vector<placement::PlacementRequest> ours;
        for (Id member = 1; member <= 30; ++member) {
            const QByteArray key = "key of " + QByteArray::number(member);
            theirs.push_back(shop.request(member, {{second.optionId, 1}}, key));
            ours.push_back(shop.request(member, {{flash.optionId, 1}}, key));
        }
        sql::Database otherProcess(shop.engine->settings());
        otherProcess.start();
        PlacementQueue otherQueue(otherProcess, shop.batch, patient);
        std::vector<Outcome> otherOutcomes;
        std::thread other([&] { otherOutcomes = crowd(otherQueue, theirs); });
        const auto outcomes = crowd(queue, ours);
        other.join();
        const auto placed = counts(outcomes).value("PLACED") + counts(otherOutcomes).value("PLACED");
        QCOMPARE(placed, 30);
        QCOMPARE(shop.number("SELECT COUNT(*) FROM orders"), 30);
        QCOMPARE(shop.broken(), QStringList());
    }

    void aBatchThatFailsForOneIsSplitUntilThatOneIsAlone_data() { Engine::addRows(); }
    void aBatchThatFailsForOneIsSplitUntilThatOneIsAlone()
    {
        OPEN_SHOP(shop);
        const auto flash = shop.offer({.stock = 1'000});
        PlacementQueue queue(shop.engine->database(), shop.batch, patient);
        std::vector<placement::PlacementRequest> requests;
        for (Id member = 1; member <= 64; ++member)
            requests.push_back(shop.request(member, {{flash.optionId, 1}}));
        requests[20].orderId = requests[41].orderId; // an id that is taken: the insert fails
        std::vector<work::Reply<Outcome>> replies;
        // While the writer is held up, all of them gather in one batch.
        std::promise<void> go;
        auto held =
            shop.engine->database().write(sql::Queue::Placement, [&go](sql::Connection &) { go.get_future().wait(); });
        for (const auto &request : requests)
            replies.push_back(queue.place(request));
        go.set_value();
        held.get();
        int failed = 0;
        for (const auto &reply : replies) {
            try {
                reply.get();
            } catch (const sql::Failure &failure) {
                QCOMPARE(failure.kind(), sql::Failure::Kind::Duplicate);
                ++failed;
            }
        }
        QCOMPARE(failed, 1);
        QVERIFY(queue.figures().splits > 0);
        QCOMPARE(shop.number("SELECT COUNT(*) FROM orders"), 63);
        QCOMPARE(shop.broken(), QStringList());
    }

    void R5_whoWouldWaitTooLongIsToldAtOnce()
    {
        TradeCase shop(Engine::create(QString::fromLatin1(Engine::sqlite), TradeCase::schema()));
        const auto flash = shop.offer({.stock = 1'000});
        PlacementQueue queue(shop.engine->database(), shop.batch, {16, 50ms});
        std::promise<void> go;
        auto held =
            shop.engine->database().write(sql::Queue::Placement, [&go](sql::Connection &) { go.get_future().wait(); });
        std::vector<work::Reply<Outcome>> replies;
        for (Id member = 1; member <= 8; ++member)
            replies.push_back(queue.place(shop.request(member, {{flash.optionId, 1}})));
        QTest::qWait(80);
        const auto fresh = queue.place(shop.request(99, {{flash.optionId, 1}}));
        go.set_value();
        held.get();
        for (const auto &reply : replies)
            QCOMPARE(said(reply.get()), QByteArray("OVERLOADED"));
        QCOMPARE(said(fresh.get()), QByteArray("PLACED"));
        QCOMPARE(queue.figures().overloaded, 8);
        QVERIFY(!queue.isRunning({1, "key-1"}));
        QCOMPARE(shop.broken(), QStringList());
    }

    void F2_F23_aCommitWhoseAnswerWasLostIsResolvedByOrderId_data() { Engine::addRows(); }
    void F2_F23_aCommitWhoseAnswerWasLostIsResolvedByOrderId()
    {
        OPEN_SHOP(shop);
        const auto flash = shop.offer({.stock = 100, .limit = 2});
        // What follows a commit breaks as if its answer had been lost: the writer cannot know whether it happened.
        LosingPeer twice;
        Peers peers;
        peers.join(shop.catalogue);
        peers.join(twice);
        placement::PlacementBatch losing({shop.tables, shop.sales, peers, [&] { return shop.now; }, {}});
        PlacementQueue queue(shop.engine->database(), losing, patient);
        for (Id member = 1; member <= 3; ++member) {
            const Outcome outcome = queue.place(shop.request(member, {{flash.optionId, 2}})).get();
            QCOMPARE(said(outcome), QByteArray("PLACED"));
            QCOMPARE(shop.order(std::get<NewOrder>(outcome).placed.order.id).memberId, member);
        }
        QCOMPARE(queue.figures().inDoubt, 2);
        QCOMPARE(shop.number("SELECT COUNT(*) FROM orders"), 3);
        QCOMPARE(shop.option(flash.optionId).held, 6);
        QCOMPARE(shop.broken(), QStringList());
    }

    void F23_cutConnectionsLoseNothingAcknowledged()
    {
        auto opened = Engine::create(QString::fromLatin1(Engine::mariaDb), TradeCase::schema());
        if (!opened)
            QSKIP("no MariaDB server here: FIRSTCOME_TEST_MARIADB is not set");
        TradeCase shop(std::move(opened));
        const auto flash = shop.offer({.stock = 1'000});
        PlacementQueue queue(shop.engine->database(), shop.batch, patient);
        // The driver complains of each statement it can no longer close.
        qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &) {});
        // In every other round connections are cut, at least one; every answer must be true afterwards.
        std::atomic<int> cuts{0};
        std::atomic<bool> cutting{false};
        std::atomic<bool> stop{false};
        std::thread killer([&] {
            while (!stop) {
                if (cutting)
                    cuts += cutConnections(shop.engine->settings());
                std::this_thread::sleep_for(3ms);
            }
        });
        QSet<Id> acknowledged;
        const auto place = [&] {
            std::vector<work::Reply<Outcome>> replies;
            for (Id member = 1; member <= 20; ++member)
                replies.push_back(queue.place(shop.request(member, {{flash.optionId, 1}})));
            for (const auto &reply : replies)
                keepAcknowledged(reply, acknowledged);
        };
        for (int round = 0; round < 40; ++round) {
            const int before = cuts;
            cutting = round % 2 == 1;
            do
                place();
            while (cutting && cuts == before);
        }
        stop = true;
        killer.join();
        qInstallMessageHandler(nullptr);
        QVERIFY(!acknowledged.isEmpty());
        const qint64 stored = shop.number("SELECT COUNT(*) FROM orders");
        QVERIFY(stored >= acknowledged.size());
        for (const Id id : std::as_const(acknowledged))
            QCOMPARE(shop.order(id).id, id);
        QCOMPARE(shop.broken(), QStringList());
    }

    void keysAreLookedUpTogether_data() { Engine::addRows(); }
    void keysAreLookedUpTogether()
    {
        OPEN_SHOP(shop);
        const auto flash = shop.offer({.stock = 1'000});
        std::vector<placement::PlacementRequest> batch;
        for (Id member = 1; member <= 100; ++member)
            batch.push_back(shop.request(member, {{flash.optionId, 1}}, "k"));
        shop.place(batch);
        placement::KnownKeys keys(shop.engine->database(), shop.orders);
        std::vector<work::Reply<std::optional<orders::KnownOrder>>> replies;
        for (Id member = 1; member <= 2'000; ++member)
            replies.push_back(keys.find({member, "k"}));
        for (size_t i = 0; i < replies.size(); ++i) {
            const auto known = replies[i].get();
            QCOMPARE(known.has_value(), i < batch.size());
            if (known)
                QCOMPARE(known->placed.order.id, batch[i].orderId);
        }
    }
};

QTEST_GUILESS_MAIN(PlacementQueueTest)
#include "placement_queue_test.moc"
