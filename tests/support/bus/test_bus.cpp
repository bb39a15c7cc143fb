// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/bus/test_bus.h"

#include "backend/platform/events/embedded_log.h"
#include "backend/platform/events/kafka_topics.h"
#include "backend/platform/events/migrations.gen.h"
#include <QCoreApplication>
#include <QTest>

namespace firstcome::test {

namespace {

const QString embedded = QStringLiteral("embedded");
const QString onKafka = QStringLiteral("Kafka");

QList<QByteArray> topicNames()
{
    QList<QByteArray> names;
    for (const char *topic : TestBus::topics)
        names.append(topic);
    return names;
}

/// Removes them and the `.dlq` beside each, with all they hold.
void dropTopics(const events::KafkaSettings &settings, const QList<QByteArray> &topics)
{
    const events::KafkaClient client(settings, {RD_KAFKA_PRODUCER, {}});
    std::vector<rd_kafka_DeleteTopic_t *> dropped;
    for (const QByteArray &topic : topics) {
        for (const char *end : {"", ".dlq"})
            dropped.push_back(rd_kafka_DeleteTopic_new((settings.prefix + topic + end).constData()));
    }
    rd_kafka_queue_t *queue = rd_kafka_queue_new(client.handle());
    rd_kafka_DeleteTopics(client.handle(), dropped.data(), dropped.size(), nullptr, queue);
    rd_kafka_event_t *answer = rd_kafka_queue_poll(queue, 60'000);
    if (answer)
        rd_kafka_event_destroy(answer);
    rd_kafka_queue_destroy(queue);
    rd_kafka_DeleteTopic_destroy_array(dropped.data(), dropped.size());
}

void addRow(const char *engine, const QString &half)
{
    QTest::addRow("%s, %s", engine, qPrintable(half)) << QString::fromLatin1(engine) << half;
}

} // namespace

std::optional<KafkaService> KafkaService::here()
{
    const QStringList parts = qEnvironmentVariable("FIRSTCOME_TEST_KAFKA").split(u':');
    if (parts.size() < 3)
        return std::nullopt;
    return KafkaService{(parts[0] + u':' + parts[1]).toLatin1(), parts.mid(2).join(u':')};
}

QString KafkaService::absence()
{
    return QStringLiteral("no Kafka here: FIRSTCOME_TEST_KAFKA is not set");
}

QByteArray KafkaService::freshPrefix()
{
    static int count = 0;
    return "test-" + QByteArray::number(QCoreApplication::applicationPid()) + '-' + QByteArray::number(++count) + '.';
}

void TestBus::addRows()
{
    QTest::addColumn<QString>("engine");
    QTest::addColumn<QString>("half");
    for (const char *engine : {Engine::sqlite, Engine::mariaDb, Engine::mySql}) {
        for (const QString &half : {embedded, onKafka})
            addRow(engine, half);
    }
}

std::unique_ptr<TestBus> TestBus::create(const QString &engine, const QString &half)
{
    std::unique_ptr<TestBus> bus(new TestBus);
    bus->m_half = half;
    if (half == onKafka) {
        const auto service = KafkaService::here();
        if (!service)
            return nullptr;
        bus->m_kafka.brokers = service->brokers;
        bus->m_kafka.prefix = KafkaService::freshPrefix();
        bus->m_kafka.replication = 1;
    }
    bus->m_engine = Engine::create(engine, events::migrations());
    if (!bus->m_engine)
        return nullptr;
    if (half == onKafka)
        events::makeTopics(bus->m_kafka, topicNames());
    bus->make();
    return bus;
}

QString TestBus::absence(const QString &engine, const QString &half)
{
    return half == onKafka && !KafkaService::here() ? KafkaService::absence() : FreshDatabase::absence(engine);
}

TestBus::~TestBus()
{
    m_bus.reset();
    if (!m_kafka.brokers.isEmpty())
        dropTopics(m_kafka, topicNames());
}

void TestBus::restart()
{
    m_bus.reset();
    m_dependency.reset();
    make();
}

void TestBus::make()
{
    m_outbox = std::make_unique<events::Outbox>();
    sql::Database &database = m_engine->database();
    if (m_half == embedded) {
        m_bus = std::make_unique<events::EmbeddedLog>(database, *m_outbox, systemNow);
        return;
    }
    m_dependency = std::make_unique<resilience::Dependency>(
        resilience::Dependency::Settings{"kafka", events::KafkaBus::breakerLimits}, m_breakers);
    m_bus = std::make_unique<events::KafkaBus>(
        m_kafka, events::KafkaBus::Parts{database, *m_outbox, systemNow, *m_dependency, m_metrics});
}

qint64 TestBus::countOf(const QByteArray &from)
{
    return m_engine->read([from](sql::Connection &connection) {
        auto &row = connection.statement("SELECT COUNT(*) FROM " + from);
        return row.next() ? row.integer(0) : -1;
    });
}

std::optional<qint64> TestBus::waiting()
{
    return m_engine->read([this](sql::Connection &connection) -> std::optional<qint64> {
        qint64 events = events::outboxFigures(connection).value(QStringLiteral("waiting")).toInteger();
        for (const events::Lag &lag : m_bus->lag(connection)) {
            if (!lag.events && lag.end != 0)
                return std::nullopt;
            events += lag.events.value_or(0);
        }
        return events;
    });
}

} // namespace firstcome::test
