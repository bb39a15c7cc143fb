// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/bus/running_kafka.h"
#include "tests/support/bus/test_bus.h"
#include "tests/support/engines.h"
#include "tests/support/running_entry.h"
#include "tests/support/running_redis.h"
#include "tests/support/running_simulator.h"
#include "tests/support/shop.h"
#include "tests/support/trace_collector.h"
#include "tests/support/waits.h"
#include <QSet>
#include <QTest>
#include <QUuid>

using namespace firstcome;
using namespace firstcome::test;

namespace {

constexpr int within = 120'000; // ms
constexpr qint64 price = 12'900;

/// The processes of the shop by name, with what each does; the first one prepares the demo.
const QList<std::pair<QString, QString>> processes{
    {QStringLiteral("front"), QStringLiteral("members,catalog")},
    {QStringLiteral("crowd"), QStringLiteral("orders:routes")},
    {QStringLiteral("crowd too"), QStringLiteral("orders:routes")},
    {QStringLiteral("money"), QStringLiteral("payments")},
    {QStringLiteral("goods"), QStringLiteral("orders:workers,deliveries,claims")},
    {QStringLiteral("office"), QStringLiteral("settlements,ops")},
};

/// One shop whose roles are spread over several processes on MariaDB, Redis and Kafka, behind HAProxy.
class Spread
{
public:
    static QString absence()
    {
        if (!RunningEntry::isHere())
            return QStringLiteral("HAProxy is not installed");
        if (!KafkaService::here())
            return KafkaService::absence();
        return RunningRedis::isExpected() ? QString()
                                          : QStringLiteral("no Redis here: FIRSTCOME_TEST_REDIS is not set");
    }

    /// Why not; empty: it is open.
    QString open()
    {
        RunningBackend &first = at("front");
        if (!first.useEngine(QString::fromLatin1(Engine::mariaDb)))
            return FreshDatabase::absence(QString::fromLatin1(Engine::mariaDb));
        if (!simulator.start() || !redis.start() || !kafka.start())
            return QString::fromUtf8(simulator.output() + kafka.output());
        for (const char *company : {"FIRSTCOME_GATEWAY_URL", "FIRSTCOME_CARRIER_URL"})
            first.setEnvironment(QString::fromLatin1(company), simulator.url().toString());
        first.setEnvironment(QStringLiteral("FIRSTCOME_GATEWAY_SECRET"),
                             QString::fromLatin1(RunningSimulator::secretKey()));
        first.setEnvironment(QStringLiteral("FIRSTCOME_OTLP_URL"), collector.url().toString());
        first.setEnvironment(QStringLiteral("FIRSTCOME_TRACE_PERCENT"), QStringLiteral("0"));
        first.setEnvironment(QStringLiteral("FIRSTCOME_PROXIES"), QStringLiteral("127.0.0.1"));
        first.setEnvironment(QStringLiteral("FIRSTCOME_REDIS"), redis.url());
        first.setEnvironment(QStringLiteral("FIRSTCOME_KAFKA"), QString::fromLatin1(kafka.brokers()));
        if (first.command({QStringLiteral("topics"), QStringLiteral("create")}) != 0)
            return QString::fromUtf8(first.output());
        for (const auto &[name, roles] : processes) {
            if (const QString why = start(name, roles); !why.isEmpty())
                return why;
        }
        return enter();
    }

    RunningBackend &at(const QString &name)
    {
        auto &instance = m_instances[name];
        if (!instance)
            instance = std::make_unique<RunningBackend>();
        return *instance;
    }
    RunningBackend &at(const char *name) { return at(QString::fromLatin1(name)); }
    QUrl url(const char *name) { return at(name).url(); }

    /// Through the entry, by somebody who is nobody's.
    Answer place(Caller &member) const
    {
        const QJsonObject line{{QStringLiteral("optionId"), onSale.optionId}, {QStringLiteral("quantity"), 1}};
        return member.postOnce(
            QStringLiteral("/v1/orders"),
            {{QStringLiteral("lines"), QJsonArray{line}},
             {QStringLiteral("payment"), QJsonObject{{QStringLiteral("method"), QStringLiteral("PG")}}}});
    }
    /// Begun at the shop, agreed to at the gateway's window, confirmed at the shop.
    Answer pay(Caller &member, const QString &orderId, const QByteArray &trace = {}) const
    {
        const QJsonObject sum{{QStringLiteral("orderId"), orderId}, {QStringLiteral("amount"), price}};
        const Answer begun = member.postOnce(QStringLiteral("/v1/payments"), sum);
        if (begun.status != 201)
            return begun;
        QJsonObject agreed = sum;
        agreed.insert(QStringLiteral("paymentKey"),
                      Caller(simulator.url()).post(QStringLiteral("/windows"), sum).text("paymentKey"));
        return member.post(QStringLiteral("/v1/payments/confirm"), agreed,
                           {{"traceparent", trace}, {"Idempotency-Key", orderId.toLatin1() + "-confirm"}});
    }
    QJsonObject detail(const QString &orderId) const
    {
        return shop->boss().get(QStringLiteral("/v1/ops/orders/") + orderId).json;
    }
    QString state(const QString &orderId) const { return detail(orderId).value(QStringLiteral("state")).toString(); }
    QString reference(const QString &orderId) const
    {
        return detail(orderId)[QStringLiteral("deliveries")][0][QStringLiteral("reference")].toString();
    }
    /// What each of those on the list says it does.
    QStringList roles() const
    {
        QStringList all;
        const Answer list = shop->boss().get(QStringLiteral("/v1/ops/instances"));
        for (const QJsonValue &item : list.json.value(QStringLiteral("items")).toArray())
            all.append(item[QStringLiteral("roles")].toString());
        all.sort();
        return all;
    }
    /// Groups with as many members as there are processes that do their work.
    QStringList groupsAtWork() const
    {
        QStringList all;
        const Answer lag = shop->boss().get(QStringLiteral("/v1/ops/lag"));
        for (const QJsonValue &group : lag.json.value(QStringLiteral("groups")).toArray()) {
            if (group[QStringLiteral("members")].toArray().size() == 1)
                all.append(group[QStringLiteral("group")].toString());
        }
        all.sort();
        return all;
    }

    TraceCollector collector;
    RunningSimulator simulator;
    RunningEntry entry;
    std::unique_ptr<Shop> shop;
    OnSale onSale;

private:
    QString start(const QString &name, const QString &roles)
    {
        RunningBackend &instance = at(name);
        RunningBackend &first = at("front");
        const bool isFirst = &instance == &first;
        if (!isFirst)
            instance.join(first);
        instance.setEnvironment(QStringLiteral("FIRSTCOME_ROLES"), roles);
        const bool started = instance.start(isFirst ? QStringList(QStringLiteral("--demo")) : QStringList());
        return started ? QString() : name + QStringLiteral(": ") + QString::fromUtf8(instance.output());
    }

    QString enter()
    {
        const QMap<QString, RunningEntry::Pair> byRole{
            {QStringLiteral("members"), {url("front"), url("front")}},
            {QStringLiteral("catalog"), {url("front"), url("front")}},
            {QStringLiteral("orders"), {url("crowd"), url("crowd too")}},
            {QStringLiteral("payments"), {url("money"), url("money")}},
            {QStringLiteral("deliveries"), {url("goods"), url("goods")}},
            {QStringLiteral("claims"), {url("goods"), url("goods")}},
            {QStringLiteral("settlements"), {url("office"), url("office")}},
            {QStringLiteral("ops"), {url("office"), url("office")}},
        };
        if (!entry.start(byRole, at("front").dataFolder() + QStringLiteral("/keys")))
            return QString::fromUtf8(entry.output());
        shop = std::make_unique<Shop>(at("front"), entry.url());
        onSale = shop->openSale({500, 0, 600, price});
        return onSale.optionId.isEmpty() ? QString::fromUtf8(shop->lastAnswer().body) : QString();
    }

    RunningKafka kafka;
    RunningRedis redis;
    std::map<QString, std::unique_ptr<RunningBackend>> m_instances;
};

} // namespace

/// Every part of the shop in a process of its own, or nearly.
class RolesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// From sign-in to completed, a cancel with its money back, an operator who sees all of it, and books that hold.
    void P1_oneShopIsSpreadOverSeveralProcesses()
    {
        if (const QString absence = Spread::absence(); !absence.isEmpty())
            QSKIP(qPrintable(absence));
        Spread spread;
        const QString why = spread.open();
        QVERIFY2(why.isEmpty(), qPrintable(why));
        QStringList expected;
        for (const auto &[name, roles] : processes)
            expected.append(roles);
        expected.sort();
        WAIT_COMPARE(spread.roles(), expected, within);
        const QStringList groups{QStringLiteral("claims"), QStringLiteral("deliveries"), QStringLiteral("orders"),
                                 QStringLiteral("payments"), QStringLiteral("settlements")};
        WAIT_COMPARE(spread.groupsAtWork(), groups, within);

        const std::unique_ptr<Caller> member = spread.shop->shopper(1);
        QCOMPARE(member->get(QStringLiteral("/v1/me")).status, 200);
        const Answer placed = spread.place(*member);
        QVERIFY2(placed.status == 201, placed.body.constData());
        const QString orderId = placed.text("id");
        const QString trace = QUuid::createUuid().toString(QUuid::Id128);
        const Answer paid = spread.pay(*member, orderId, "00-" + trace.toLatin1() + "-00f067aa0ba902b7-01");
        QVERIFY2(paid.status == 200, paid.body.constData());
        WAIT_VERIFY(!spread.reference(orderId).isEmpty(), within);
        const QString shipment = spread.reference(orderId);
        for (int step = 0; step < 2; ++step)
            Caller(spread.simulator.url()).post(QStringLiteral("/carrier/shipments/%1/advance").arg(shipment), {});
        member->post(QStringLiteral("/v1/deliveries/notifications"), {{QStringLiteral("reference"), shipment}});
        WAIT_COMPARE(spread.state(orderId), QStringLiteral("COMPLETED"), within);

        seeOneTrace(spread, trace);
        if (QTest::currentTestFailed())
            return;

        const QString other = spread.place(*member).text("id");
        QCOMPARE(spread.pay(*member, other).status, 200);
        const Answer cancelled = member->postOnce(QStringLiteral("/v1/orders/%1/cancel").arg(other), {});
        QVERIFY2(cancelled.status == 200 || cancelled.status == 202, cancelled.body.constData());
        const auto paidBack = [&] {
            return spread.detail(other)[QStringLiteral("payment")][QStringLiteral("state")].toString();
        };
        WAIT_COMPARE(paidBack(), QStringLiteral("CANCELED"), within);
        WAIT_COMPARE(spread.shop->broken(), QStringList(), within);
    }

    /// A process answers and does what it was started for, and nothing else.
    void P22_aProcessDoesItsRolesAlone()
    {
        if (const QString absence = Spread::absence(); !absence.isEmpty())
            QSKIP(qPrintable(absence));
        Spread spread;
        const QString why = spread.open();
        QVERIFY2(why.isEmpty(), qPrintable(why));
        const auto told = [](const QUrl &url, const char *path) {
            const Answer answer = Caller(url).get(QString::fromLatin1(path));
            return QByteArray::number(answer.status) + ' ' + answer.text("detail").section(u'\'', 1, 1).toLatin1();
        };
        QCOMPARE(told(spread.url("money"), "/v1/products"), QByteArray("404 catalog"));
        QCOMPARE(told(spread.url("crowd"), "/v1/ops/overview"), QByteArray("404 ops"));
        QCOMPARE(told(spread.url("goods"), "/v1/orders"), QByteArray("404 orders"));
        WAIT_COMPARE(told(spread.entry.url(), "/v1/products"), QByteArray("200 "), within);
        const Answer ready = Caller(spread.url("crowd")).get(QStringLiteral("/readyz"));
        QCOMPARE(ready.status, 200);
        QCOMPARE(ready.text("roles"), QStringLiteral("orders:routes"));
        // While nobody does the deliveries' work, an order that was paid for waits; once somebody does, it goes on.
        spread.at("goods").kill();
        const std::unique_ptr<Caller> member = spread.shop->shopper(2);
        const QString orderId = spread.place(*member).text("id");
        QCOMPARE(spread.pay(*member, orderId).status, 200);
        QCOMPARE(spread.reference(orderId), QString());
        QVERIFY2(spread.at("goods").start(), spread.at("goods").output().constData());
        WAIT_VERIFY(!spread.reference(orderId).isEmpty(), within);
        WAIT_COMPARE(spread.shop->broken(), QStringList(), within);
    }

private:
    /// What followed from the confirm is one trace, over the processes that did it.
    static void seeOneTrace(Spread &spread, const QString &trace)
    {
        const auto traced = [&] {
            QSet<QString> instances;
            for (const SeenSpan &span : spread.collector.spans(trace))
                instances.insert(span.instance);
            const SeenSpan last = spread.collector.span(trace, QStringLiteral("settlements process LinesDelivered"));
            return last.spanId.isEmpty() ? 0 : instances.size();
        };
        WAIT_VERIFY(traced() >= 3, within);
        for (const SeenSpan &span : spread.collector.spans(trace)) {
            const auto whole = [&] {
                return !spread.collector.ancestry(span, {QStringLiteral("00f067aa0ba902b7")})
                            .contains(QStringLiteral("?"));
            };
            WAIT_VERIFY2(whole(), qPrintable(span.name), within);
        }
    }
};

QTEST_GUILESS_MAIN(RolesTest)
#include "roles_test.moc"
