// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/events/kafka_producer.h"
#include "tests/support/bus/running_kafka.h"
#include "tests/support/bus/test_bus.h"
#include "tests/support/bus/topic_reader.h"
#include "tests/support/crowd.h"
#include "tests/support/shop.h"
#include "tests/support/waits.h"
#include <QScopeGuard>
#include <QSet>
#include <QTest>

using namespace firstcome;
using namespace firstcome::test;

namespace {

constexpr int buyers = 8;
constexpr int ordersEach = 1'000'000; // more than any round lasts
constexpr int sellBetween = 100;
constexpr int within = 90'000; // ms

QJsonArray oneOf(const OnSale &onSale)
{
    return {QJsonObject{{QStringLiteral("optionId"), onSale.optionId}, {QStringLiteral("quantity"), 1}}};
}

} // namespace

/// The events of a whole shop go through a real broker, which is killed in the crowd, as is the backend.
class KafkaTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!KafkaService::here())
            QSKIP(qPrintable(KafkaService::absence()));
        if (!m_backend.useEngine(QString::fromLatin1(Engine::mariaDb)))
            QSKIP(qPrintable(FreshDatabase::absence(QString::fromLatin1(Engine::mariaDb))));
        QVERIFY2(m_kafka.start(), m_kafka.output().constData());
        m_settings.brokers = m_kafka.brokers();
        m_backend.setEnvironment(QStringLiteral("FIRSTCOME_KAFKA"), QString::fromLatin1(m_kafka.brokers()));
        m_backend.setEnvironment(QStringLiteral("FIRSTCOME_ORDERS_PER_MEMBER_AND_SECOND"), QStringLiteral("0"));
        const QStringList create{QStringLiteral("topics"), QStringLiteral("create")};
        QVERIFY2(m_backend.command(create) == 0, m_backend.output().constData());
        QCOMPARE(m_backend.output().count("made"), 16);
        QCOMPARE(m_backend.command(create), 0);
        QCOMPARE(m_backend.output().count("existed"), 16);
        const QString tokens = m_backend.dataFolder() + QStringLiteral("/tokens");
        QCOMPARE(m_backend.command({QStringLiteral("sample"), QStringLiteral("--members"), QString::number(buyers),
                                    QStringLiteral("--balance"), QStringLiteral("1000000000"),
                                    QStringLiteral("--tokens"), tokens}),
                 0);
        m_tokens = Crowd::tokensFrom(tokens);
        QVERIFY(startBackend());
        m_onSale = m_shop->openSale({1'000'000, 0, 3'600, 1'000});
        QVERIFY2(!m_onSale.optionId.isEmpty(), m_shop->lastAnswer().body.constData());
    }

    void anOrderGoesThroughTheTopicsToItsEnd()
    {
        const QString id = place();
        WAIT_COMPARE(lineState(id), QStringLiteral("DELIVERY_REQUESTED"), within);
        WAIT_VERIFY(!reference(id).isEmpty(), within);
        for (int step = 0; step < 2; ++step) {
            const QString path = QStringLiteral("/simulator/carrier/shipments/%1/advance").arg(reference(id));
            QCOMPARE(m_shop->boss().post(path, {}).status, 200);
        }
        WAIT_COMPARE(orderState(id), QStringLiteral("COMPLETED"), within);
        for (const char *type : {"OrderPlaced", "PaymentApproved", "StockCommitted", "DeliveryRequested",
                                 "DeliveryStarted", "Delivered", "OrderCompleted"})
            QVERIFY2(passedBy(id, type) >= 0, type);
        WAIT_COMPARE(notPassed(id), QStringList(), within);
    }

    void aCancelledOrderGetsItsMoneyBack()
    {
        const qint64 before = balance();
        const QString id = place();
        WAIT_COMPARE(lineState(id), QStringLiteral("DELIVERY_REQUESTED"), within);
        const Answer cancelled = member().postOnce(QStringLiteral("/v1/orders/%1/cancel").arg(id), {});
        QVERIFY2(cancelled.status == 200, cancelled.body.constData());
        WAIT_COMPARE(balance(), before, within);
        WAIT_COMPARE(orderState(id), QStringLiteral("CANCELLED"), within);
    }

    /// F16: nobody is turned away while the broker is gone, everybody can see it, and what waited is done afterwards.
    void F16_theBrokerIsKilledInTheCrowdAndComesBack()
    {
        Crowd crowd(m_backend.url(), m_tokens, oneOf(m_onSale), QStringLiteral("BALANCE"));
        crowd.start(ordersEach);
        WAIT_VERIFY(crowd.acknowledged() > sellBetween, within);
        m_kafka.kill();
        const int sold = crowd.acknowledged();
        WAIT_COMPARE(breaker().value(QStringLiteral("state")).toString(), QStringLiteral("OPEN"), 60'000);
        QVERIFY(!breaker().value(QStringLiteral("cause")).toString().isEmpty());
        const auto ready = Caller(m_backend.url()).get(QStringLiteral("/readyz"));
        QCOMPARE(ready.status, 200);
        QCOMPARE(ready.json[QStringLiteral("notices")][QStringLiteral("kafka")], QJsonValue(false));
        WAIT_VERIFY(crowd.acknowledged() > sold + sellBetween, within);
        QVERIFY(outboxWaiting() > 0);
        QVERIFY(lag()[QStringLiteral("unsent")].toInteger() > 0);
        QVERIFY(lag()[QStringLiteral("seconds")].toDouble() > 0);
        m_backend.readOutput();
        QVERIFY(m_backend.output().contains("kafka.away"));

        QVERIFY2(m_kafka.start(), m_kafka.output().constData());
        const int soldSince = crowd.acknowledged();
        WAIT_VERIFY(crowd.acknowledged() > soldSince + sellBetween, within);
        stop(crowd);
        WAIT_COMPARE(waiting(), std::optional<qint64>(0), within);
        WAIT_COMPARE(breaker().value(QStringLiteral("state")).toString(), QStringLiteral("CLOSED"), within);
        for (const Attempt &attempt : m_attempts)
            QVERIFY2(attempt.status == 201, qPrintable(QString::number(attempt.status)));
        WAIT_COMPARE(m_shop->broken(), QStringList(), within);
    }

    /// F17: a broker that is there and answers nobody stops no sale; how far the groups are is not known meanwhile, and
    /// what was sent twice because no answer came is done once.
    void F17_aBrokerThatAnswersNobodyLosesNothing()
    {
        Crowd crowd(m_backend.url(), m_tokens, oneOf(m_onSale), QStringLiteral("BALANCE"));
        crowd.start(ordersEach);
        WAIT_VERIFY(crowd.acknowledged() > sellBetween, within);
        m_kafka.freeze(true);
        const auto goesOn = qScopeGuard([this] { m_kafka.freeze(false); });
        WAIT_COMPARE(breaker().value(QStringLiteral("state")).toString(), QStringLiteral("OPEN"), within);
        const int sold = crowd.acknowledged();
        WAIT_VERIFY(crowd.acknowledged() > sold + sellBetween, within);
        const auto isUnknown = [this] {
            const QJsonArray items = lag()[QStringLiteral("items")].toArray();
            return !items.isEmpty() && std::all_of(items.begin(), items.end(), [](const QJsonValue &item) {
                return item[QStringLiteral("events")].isNull();
            });
        };
        WAIT_VERIFY(isUnknown(), within);
        QVERIFY(outboxWaiting() > 0);
        m_kafka.freeze(false);
        WAIT_COMPARE(breaker().value(QStringLiteral("state")).toString(), QStringLiteral("CLOSED"), within);
        stop(crowd);
        WAIT_COMPARE(waiting(), std::optional<qint64>(0), within);
        for (const Attempt &attempt : m_attempts)
            QVERIFY2(attempt.status == 201, qPrintable(QString::number(attempt.status)));
        WAIT_COMPARE(m_shop->broken(), QStringList(), within);
    }

    /// F9, F10: killed with acknowledged messages not marked and effects whose offsets are not committed.
    void F9_F10_theBackendIsKilledInTheCrowd()
    {
        for (int round = 0; round < 3; ++round) {
            Crowd crowd(m_backend.url(), m_tokens, oneOf(m_onSale), QStringLiteral("BALANCE"));
            crowd.start(ordersEach);
            WAIT_VERIFY(crowd.acknowledged() > sellBetween, within);
            m_backend.kill();
            stop(crowd);
            QVERIFY(startBackend());
        }
        WAIT_COMPARE(waiting(), std::optional<qint64>(0), within);
        WAIT_COMPARE(m_shop->broken(), QStringList(), within);
    }

    /// I16, I18: each acknowledged order is one OrderPlaced, whatever was sent twice; sequences have no gap.
    void I16_everyAcknowledgedOrderIsOnItsTopic()
    {
        QSet<QString> placed;
        for (const Attempt &attempt : m_attempts) {
            if (attempt.status == 201)
                placed.insert(attempt.answer.value(QStringLiteral("id")).toString());
        }
        QMap<QByteArray, QSet<QByteArray>> idsByOrder;
        QMap<QByteArray, qint64> sequences;
        for (const TopicMessage &message : messagesOn(m_settings, "firstcome.orders")) {
            if (message.headers["type"] == "OrderPlaced")
                idsByOrder[message.key].insert(message.headers["id"]);
            const qint64 sequence = message.headers["sequence"].toLongLong();
            QVERIFY2(sequence <= sequences[message.key] + 1, message.key.constData());
            sequences[message.key] = std::max(sequences[message.key], sequence);
        }
        for (const QString &id : placed)
            QCOMPARE(idsByOrder.value(id.toLatin1()).size(), 1);
    }

    /// F19: all that was ever sent comes once more, the last first: every group knows it and does nothing.
    void F19_whatComesTwiceAndInDisorderIsDoneOnce()
    {
        WAIT_COMPARE(waiting(), std::optional<qint64>(0), within);
        std::vector<events::NumberedEvent> again;
        for (const char *topic :
             {"firstcome.orders", "firstcome.payments", "firstcome.stock", "firstcome.deliveries"}) {
            for (const TopicMessage &message : messagesOn(m_settings, topic))
                again.push_back(eventOf(topic, message));
        }
        std::reverse(again.begin(), again.end());
        QVERIFY(again.size() > 4 * sellBetween);
        const double repeated = metric("kafka_events_repeated_total");
        events::KafkaProducer producer(m_settings);
        constexpr size_t most = 10'000;
        for (size_t from = 0; from < again.size(); from += most) {
            const auto part = std::span(again).subspan(from, std::min(most, again.size() - from));
            const auto failure = producer.send(part, std::chrono::milliseconds(within), std::stop_token());
            QVERIFY2(!failure, failure->constData());
        }
        // Each of these topics is read by one group at least.
        WAIT_VERIFY(metric("kafka_events_repeated_total") >= repeated + double(again.size()), within);
        WAIT_COMPARE(waiting(), std::optional<qint64>(0), within);
        QCOMPARE(m_shop->broken(), QStringList());
    }

    void lagIsThatOfKafkasOwnTool()
    {
        WAIT_COMPARE(waiting(), std::optional<qint64>(0), within);
        const QByteArray table = m_kafka.tool(QStringLiteral("consumer.group.ConsumerGroupCommand"),
                                              {QStringLiteral("--describe"), QStringLiteral("--all-groups")});
        QMap<QString, QStringList> told; // group topic partition -> offset, end, lag
        for (const QByteArray &line : table.split('\n')) {
            const QStringList words = QString::fromLatin1(line.simplified()).split(u' ');
            if (words.size() >= 6 && words[1].startsWith(QStringLiteral("firstcome.")))
                told.insert(words.mid(0, 3).join(u' '), words.mid(3, 3));
        }
        QVERIFY2(told.size() >= 12, table.constData());
        QMap<QString, QStringList> ours;
        for (const QJsonValue &item : lag()[QStringLiteral("items")].toArray()) {
            const QString name =
                QStringLiteral("%1 %2 %3")
                    .arg(item[QStringLiteral("group")].toString(), item[QStringLiteral("topic")].toString(),
                         QString::number(item[QStringLiteral("partition")].toInt()));
            if (told.contains(name))
                ours.insert(name, {item[QStringLiteral("position")].toString(QStringLiteral("-")),
                                   item[QStringLiteral("end")].toString(),
                                   item[QStringLiteral("events")].isNull()
                                       ? QStringLiteral("-")
                                       : QString::number(item[QStringLiteral("events")].toInteger())});
        }
        QCOMPARE(ours, told);
    }

    void everyGroupNamesItsMembers()
    {
        const auto partitions = [this](const QString &name) {
            QSet<int> all;
            for (const QJsonValue &group : lag()[QStringLiteral("groups")].toArray()) {
                if (group[u"group"].toString() != name)
                    continue;
                for (const QJsonValue &member : group[u"members"].toArray()) {
                    for (const QJsonValue &partition : member[u"partitions"].toArray())
                        all.insert(partition.toInt());
                }
            }
            return all.size();
        };
        for (const char *name : {"orders", "payments", "deliveries"})
            WAIT_COMPARE(partitions(QString::fromLatin1(name)), events::partitionCount, within);
    }

    void theCheckHolds()
    {
        QCOMPARE(m_backend.stop(), 0);
        QCOMPARE(m_backend.command({QStringLiteral("check")}), 0);
    }

private:
    bool startBackend()
    {
        if (!m_backend.start({QStringLiteral("--demo")}))
            return false;
        m_shop = std::make_unique<Shop>(m_backend);
        return m_shop->ready();
    }
    void stop(Crowd &crowd)
    {
        crowd.stop();
        WAIT_VERIFY(crowd.done(), within);
        for (const Attempt &attempt : crowd.attempts())
            m_attempts.push_back(attempt);
    }
    Caller member() const { return Caller(m_backend.url(), m_tokens.constFirst()); }
    QString place()
    {
        return member()
            .postOnce(QStringLiteral("/v1/orders"),
                      {{QStringLiteral("lines"), oneOf(m_onSale)},
                       {QStringLiteral("payment"), QJsonObject{{QStringLiteral("method"), QStringLiteral("BALANCE")}}}})
            .text("id");
    }
    QJsonObject detail(const QString &id) { return m_shop->boss().get(QStringLiteral("/v1/ops/orders/") + id).json; }
    QString orderState(const QString &id) { return detail(id).value(QStringLiteral("state")).toString(); }
    QString lineState(const QString &id)
    {
        return detail(id)[QStringLiteral("lines")][0][QStringLiteral("state")].toString();
    }
    QString reference(const QString &id)
    {
        return detail(id)[QStringLiteral("deliveries")][0][QStringLiteral("reference")].toString();
    }
    qint64 balance()
    {
        return member().get(QStringLiteral("/v1/me/balance")).json[QStringLiteral("amount")].toInteger();
    }
    QJsonArray events(const QString &id)
    {
        QJsonArray events;
        const auto timeline = m_shop->boss().get(QStringLiteral("/v1/ops/orders/%1/timeline").arg(id));
        for (const QJsonValue &entry : timeline.json[QStringLiteral("entries")].toArray()) {
            if (entry[QStringLiteral("layer")].toString() == QStringLiteral("outbox"))
                events.append(entry);
        }
        return events;
    }
    /// How many groups have dealt with the order's event of this type; -1 when there is none.
    int passedBy(const QString &id, const char *type)
    {
        for (const QJsonValue &event : events(id)) {
            if (event[QStringLiteral("what")].toString() == QLatin1StringView(type))
                return int(event[QStringLiteral("detail")][QStringLiteral("consumers")].toArray().size());
        }
        return -1;
    }
    QStringList notPassed(const QString &id)
    {
        QStringList names;
        for (const QJsonValue &event : events(id)) {
            for (const QJsonValue &group : event[QStringLiteral("detail")][QStringLiteral("consumers")].toArray()) {
                if (!group[QStringLiteral("passed")].toBool())
                    names.append(group[QStringLiteral("group")].toString());
            }
        }
        return names;
    }
    static events::NumberedEvent eventOf(const char *topic, const TopicMessage &message)
    {
        events::NumberedEvent numbered;
        numbered.event.id = message.headers["id"].toLongLong();
        numbered.event.topic = topic;
        numbered.event.key = message.key.toLongLong();
        numbered.event.sequence = message.headers["revision"].toLongLong();
        numbered.event.type = message.headers["type"];
        numbered.event.payload = message.value;
        numbered.event.at = systemNow();
        numbered.ordinal = message.headers["sequence"].toLongLong();
        return numbered;
    }
    double metric(const QByteArray &name)
    {
        const QByteArray text = Caller(m_backend.url()).get(QStringLiteral("/metrics")).body;
        const qsizetype at = text.indexOf('\n' + name + ' ');
        return at < 0 ? -1 : text.mid(at + name.size() + 2, 24).split('\n').constFirst().toDouble();
    }
    QJsonObject lag() { return m_shop->boss().get(QStringLiteral("/v1/ops/lag")).json; }
    QJsonObject breaker()
    {
        const auto breakers = m_shop->boss().get(QStringLiteral("/v1/ops/breakers"));
        for (const QJsonValue &item : breakers.json[QStringLiteral("items")].toArray()) {
            if (item[QStringLiteral("name")].toString() == QStringLiteral("kafka"))
                return item.toObject();
        }
        return {};
    }
    qint64 outboxWaiting()
    {
        return m_shop->boss().get(QStringLiteral("/v1/ops/outbox")).json[QStringLiteral("waiting")].toInteger();
    }
    /// Of all groups and of the outbox; nothing while some of it is not known.
    std::optional<qint64> waiting()
    {
        const QJsonObject known = lag();
        qint64 events = known[QStringLiteral("unsent")].toInteger(1);
        for (const QJsonValue &item : known[QStringLiteral("items")].toArray()) {
            if (item[QStringLiteral("events")].isNull() &&
                item[QStringLiteral("end")].toString() != QStringLiteral("0"))
                return std::nullopt;
            events += item[QStringLiteral("events")].toInteger();
        }
        return events;
    }

    RunningKafka m_kafka;
    events::KafkaSettings m_settings;
    RunningBackend m_backend;
    std::unique_ptr<Shop> m_shop;
    QList<QByteArray> m_tokens;
    OnSale m_onSale;
    std::vector<Attempt> m_attempts;
};

QTEST_GUILESS_MAIN(KafkaTest)
#include "kafka_test.moc"
