// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/events/kafka_bus.h"
#include "backend/platform/resilience/breaker_board.h"
#include "tests/support/engines.h"

namespace firstcome::test {

/// Where the script's Kafka is: FIRSTCOME_TEST_KAFKA=host:port:folder of its jars.
struct KafkaService
{
    QByteArray brokers;
    QString jars;

    static std::optional<KafkaService> here();
    static QString absence();
    /// A prefix for topics and groups that no other test has.
    static QByteArray freshPrefix();
};

/// A bus of one half on a fresh database of one engine, with topics of its own that are gone with it.
class TestBus
{
public:
    static constexpr auto topics = {"firstcome.orders", "firstcome.other"};

    /// Columns `engine` and `half`: each database with the embedded log and with Kafka.
    static void addRows();
    /// Nothing when this database or this half is not here: the caller must QSKIP with `absence`.
    static std::unique_ptr<TestBus> create(const QString &engine, const QString &half);
    static QString absence(const QString &engine, const QString &half);
    ~TestBus();

    Engine &engine() { return *m_engine; }
    events::Outbox &outbox() { return *m_outbox; }
    events::EventBus &bus() { return *m_bus; }
    /// Ends the bus, as a process would, and makes it anew; to be subscribed and started again.
    void restart();

    /// Rows of a table; "outbox WHERE waiting = 1".
    qint64 countOf(const QByteArray &from);
    /// The sum of what waits for groups and what waits to be sent; nothing while some of it is not known.
    std::optional<qint64> waiting();

private:
    TestBus() = default;
    void make();

    QString m_half;
    events::KafkaSettings m_kafka;
    resilience::BreakerBoard m_breakers;
    std::unique_ptr<resilience::Dependency> m_dependency;
    watch::Metrics m_metrics;
    std::unique_ptr<Engine> m_engine;
    std::unique_ptr<events::Outbox> m_outbox;
    std::unique_ptr<events::EventBus> m_bus;
};

} // namespace firstcome::test

/// In a data-driven test: `OPEN_BUS(bus)` fetches the row's bus or skips loudly.
#define OPEN_BUS(variable)                                                                                             \
    QFETCH(QString, engine);                                                                                           \
    QFETCH(QString, half);                                                                                             \
    const auto variable = firstcome::test::TestBus::create(engine, half);                                              \
    if (!variable)                                                                                                     \
    QSKIP(qPrintable(firstcome::test::TestBus::absence(engine, half)))
