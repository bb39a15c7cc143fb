// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/events/log_browser.h"
#include "backend/platform/events/migrations.gen.h"
#include "backend/platform/events/outbox.h"
#include "tests/support/engines.h"
#include <QTest>

using namespace firstcome;
using events::Event;
using events::LogQuery;
using test::Engine;

namespace {

constexpr auto orders = "firstcome.orders";

Event eventOf(Id key, qint64 sequence, const QByteArray &type, const char *topic = orders)
{
    return {0, topic, key, sequence, type, 1, R"({"is":1})", {}, fromMillis(1'000 * sequence)};
}

/// A key of another partition than key 7.
Id another()
{
    Id key = 8;
    while (events::partitionOf(key) == events::partitionOf(7))
        ++key;
    return key;
}

} // namespace

/// The log as it is browsed, on every engine.
class LogBrowserTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsAskedForIsFoundPageByPage_data() { Engine::addRows(); }
    void whatIsAskedForIsFoundPageByPage()
    {
        OPEN_ENGINE(engine_, events::migrations());
        write(*engine_);
        QCOMPARE(all(*engine_, {.topic = orders}, 3), (QList<qint64>{1, 2, 3, 4, 5, 6}));
        QCOMPARE(all(*engine_, {.topic = orders, .type = "Placed"}, 1), (QList<qint64>{1, 3, 5}));
        QCOMPARE(all(*engine_, {.topic = orders, .key = 7}, 2), (QList<qint64>{1, 2, 3}));
        QCOMPARE(all(*engine_, {.topic = orders, .key = 7, .from = 3}, 2), QList<qint64>{3});
        QCOMPARE(all(*engine_, {.topic = orders, .partition = events::partitionOf(another())}, 2),
                 (QList<qint64>{4, 5, 6}));
        QCOMPARE(all(*engine_, {.topic = "firstcome.stock"}, 10), QList<qint64>{7});
        QCOMPARE(all(*engine_, {.topic = "firstcome.claims"}, 10), QList<qint64>());
    }

    void topicsAreCounted_data() { Engine::addRows(); }
    void topicsAreCounted()
    {
        OPEN_ENGINE(engine_, events::migrations());
        QVERIFY(engine_->read(events::topicFigures).empty());
        write(*engine_);
        const auto topics = engine_->read(events::topicFigures);
        QCOMPARE(topics.size(), size_t(2));
        const auto &figures = topics.at(orders);
        QCOMPARE(figures.events, std::optional<qint64>(6));
        QCOMPARE(figures.oldest, std::optional(fromMillis(1'000)));
        QCOMPARE(figures.newest, std::optional(fromMillis(6'000)));
        QCOMPARE(figures.deadLetters, 0);
    }

private:
    static void write(Engine &engine)
    {
        events::Outbox outbox;
        engine.write([&](sql::Connection &connection) {
            for (int i = 1; i <= 6; ++i)
                outbox.append(connection, eventOf(i <= 3 ? 7 : another(), i, i % 2 == 1 ? "Placed" : "Closed"));
            outbox.append(connection, eventOf(7, 7, "Committed", "firstcome.stock"));
        });
    }
    /// The sequences, over all pages.
    static QList<qint64> all(Engine &engine, LogQuery query, int limit)
    {
        QList<qint64> sequences;
        do {
            const auto page =
                engine.read([&](sql::Connection &connection) { return events::browseLog(connection, query, limit); });
            if (page.events.size() > limit)
                return {-1};
            for (const Event &event : page.events)
                sequences.append(event.sequence);
            query.from = page.next;
        } while (query.from > 0);
        return sequences;
    }
};

QTEST_GUILESS_MAIN(LogBrowserTest)
#include "log_browser_test.moc"
