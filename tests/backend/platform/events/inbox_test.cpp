// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/events/inbox.h"
#include "backend/platform/events/migrations.gen.h"
#include "backend/platform/events/outbox.h"
#include "backend/platform/events/outbox_queue.h"
#include "tests/support/engines.h"
#include <QTest>

using namespace firstcome;
using events::Event;
using events::Inbox;
using events::NumberedEvent;
using test::Engine;

/// What is a group's turn, whatever an engine brings; and what waits to be sent.
class InboxTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void F9_F10_whatIsKnownIsPassedOver_data() { Engine::addRows(); }
    void F9_F10_whatIsKnownIsPassedOver()
    {
        OPEN_ENGINE(engine_, events::migrations());
        write(*engine_, 3);
        const auto sent = taken(*engine_);
        Inbox inbox("readers");
        QCOMPARE(admitted(*engine_, inbox, sent), (std::vector<qint64>{1, 2, 3}));
        QCOMPARE(admitted(*engine_, inbox, sent), std::vector<qint64>());
        QCOMPARE(inbox.duplicates(), 3);
        Inbox another("others");
        QCOMPARE(admitted(*engine_, another, {sent[0], sent[0], sent[1]}), (std::vector<qint64>{1, 2}));
        Inbox afterRestart("readers");
        QCOMPARE(admitted(*engine_, afterRestart, sent), std::vector<qint64>());
    }

    void F19_whatComesTooEarlyWaitsForItsPredecessor_data() { Engine::addRows(); }
    void F19_whatComesTooEarlyWaitsForItsPredecessor()
    {
        OPEN_ENGINE(engine_, events::migrations());
        write(*engine_, 4);
        const auto sent = taken(*engine_);
        Inbox inbox("readers");
        QCOMPARE(admitted(*engine_, inbox, {sent[3], sent[1]}), std::vector<qint64>());
        QCOMPARE(admitted(*engine_, inbox, {sent[3]}), std::vector<qint64>());
        QCOMPARE(inbox.parked(), 2);
        QCOMPARE(admitted(*engine_, inbox, {sent[0]}), (std::vector<qint64>{1, 2}));
        QCOMPARE(admitted(*engine_, inbox, {sent[2]}), (std::vector<qint64>{3, 4}));
        QCOMPARE(admitted(*engine_, inbox, sent), std::vector<qint64>());
    }

    void whatIsMissingForLongIsSentAgainUnderItsNumber_data() { Engine::addRows(); }
    void whatIsMissingForLongIsSentAgainUnderItsNumber()
    {
        OPEN_ENGINE(engine_, events::migrations());
        write(*engine_, 4);
        const auto sent = taken(*engine_);
        Inbox inbox("readers");
        QCOMPARE(admitted(*engine_, inbox, {sent[0], sent[3]}), (std::vector<qint64>{1}));
        const Instant now = systemNow();
        const auto askAgain = [&](Instant at) {
            return engine_->write([&](sql::Connection &connection) { return inbox.askAgain(connection, at); });
        };
        QCOMPARE(askAgain(now), 0);
        QCOMPARE(askAgain(now + Inbox::gapsAfter + std::chrono::seconds(5)), 2);
        const auto again = taken(*engine_);
        QCOMPARE(again.size(), size_t(2));
        QCOMPARE(again[0].ordinal, 2);
        QCOMPARE(again[0].event.id, sent[1].event.id);
        QCOMPARE(admitted(*engine_, inbox, again), (std::vector<qint64>{2, 3, 4}));
    }

    void numbersGoOnByTopicAndKey_data() { Engine::addRows(); }
    void numbersGoOnByTopicAndKey()
    {
        OPEN_ENGINE(engine_, events::migrations());
        write(*engine_, 2, 7);
        write(*engine_, 1, 8);
        QCOMPARE(ordinals(taken(*engine_)), (std::vector<qint64>{1, 2, 1}));
        write(*engine_, 2, 7);
        // Whoever read them and died sent what the next one sends, under the same numbers.
        QCOMPARE(ordinals(waiting(*engine_)), (std::vector<qint64>{3, 4}));
        QCOMPARE(ordinals(taken(*engine_)), (std::vector<qint64>{3, 4}));
        QVERIFY(waiting(*engine_).empty());
    }

private:
    static void write(Engine &engine, int count, Id key = 7)
    {
        events::Outbox outbox;
        outbox.sendOn();
        engine.write([&](sql::Connection &connection) {
            for (int i = 1; i <= count; ++i)
                outbox.append(connection, Event{0, "firstcome.orders", key, i, "Happened", 1, "{}", {}, systemNow()});
        });
    }
    static std::vector<NumberedEvent> waiting(Engine &engine)
    {
        return engine.read([](sql::Connection &connection) { return events::waitingEvents(connection, 100); });
    }
    static std::vector<NumberedEvent> taken(Engine &engine)
    {
        const auto found = waiting(engine);
        engine.write([&found](sql::Connection &connection) { events::markSent(connection, found); });
        return found;
    }
    static std::vector<qint64> ordinals(const std::vector<NumberedEvent> &events)
    {
        std::vector<qint64> numbers;
        for (const NumberedEvent &event : events)
            numbers.push_back(event.ordinal);
        return numbers;
    }
    /// The sequences of what is the group's turn.
    static std::vector<qint64> admitted(Engine &engine, Inbox &inbox, const std::vector<NumberedEvent> &brought)
    {
        return engine.write([&](sql::Connection &connection) {
            std::vector<qint64> sequences;
            for (const Event &event : inbox.admit(connection, brought, systemNow()))
                sequences.push_back(event.sequence);
            return sequences;
        });
    }
};

QTEST_GUILESS_MAIN(InboxTest)
#include "inbox_test.moc"
