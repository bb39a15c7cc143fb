// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/kafka/two_members.h"
#include "tests/support/waits.h"
#include <QDir>
#include <QSet>
#include <QTest>
#include <QUrl>

using namespace firstcome;
using namespace firstcome::test;

namespace {

constexpr int buyers = 4;
constexpr int ordersEach = 1'000'000;
constexpr int sellBetween = 60;
constexpr int within = 60'000; // ms
constexpr qint64 price = 1'000;
const auto requested = QStringLiteral("DELIVERY_REQUESTED");

/// A tool of MariaDB on the database of that address; what it reads and writes are files.
void begin(QProcess &process, const char *tool, const QString &address, const QStringList &options)
{
    const QUrl url(address);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("MYSQL_PWD"), url.password());
    process.setProcessEnvironment(environment);
    process.start(QLatin1StringView(tool),
                  QStringList{QStringLiteral("--no-defaults"), QStringLiteral("-h"), url.host(), QStringLiteral("-P"),
                              QString::number(url.port()), QStringLiteral("-u"), url.userName()} +
                      options + QStringList{url.path().mid(1)});
}

} // namespace

/// The whole set of engines is lost. What comes back is a dump of the database, made while selling, and the keys; Redis
/// and Kafka are new and empty (docs/databases.md, "Backup and restore").
class RestoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const QString absence = m_lost.absence(QString::fromLatin1(byKafka));
        if (!absence.isEmpty())
            QSKIP(qPrintable(absence));
        m_lost.ann.setEnvironment(QStringLiteral("FIRSTCOME_GATEWAY_COMPARE"), QStringLiteral("1"));
        m_lost.ann.setEnvironment(QStringLiteral("FIRSTCOME_DELIVERIES_BY_DAY"), QStringLiteral("off"));
        const QString why = m_lost.open(QString::fromLatin1(byKafka), buyers);
        QVERIFY2(why.isEmpty(), qPrintable(why));
    }

    void aDumpIsMadeWhileSelling()
    {
        Shop &shop = *m_lost.shop;
        Caller member(m_lost.ann.url(), m_lost.tokens.constFirst());
        m_kept = paid(member);
        m_givenBack = paid(member);
        WAIT_COMPARE(lineState(shop, m_kept.order), requested, within);
        WAIT_COMPARE(lineState(shop, m_givenBack.order), requested, within);
        // What is on its topic and not dealt with yet is in no engine but Kafka.
        QCOMPARE(steer(shop, "pause"), 200);
        m_underWay = paid(member);
        Crowd crowd(m_lost.ann.url(), m_lost.tokens, m_lost.lines(), QStringLiteral("BALANCE"));
        crowd.start(ordersEach);
        WAIT_VERIFY(crowd.acknowledged() > sellBetween, within);
        m_told = crowd.attempts();
        QProcess dump;
        dump.setStandardOutputFile(dumpFile());
        begin(dump, "mariadb-dump", m_lost.ann.databaseUrl(),
              {QStringLiteral("--single-transaction"), QStringLiteral("--quick"), QStringLiteral("--no-tablespaces")});
        WAIT_VERIFY(dump.state() == QProcess::NotRunning, within);
        QVERIFY2(dump.exitCode() == 0, dump.readAllStandardError().constData());
        const int sold = crowd.acknowledged();
        WAIT_VERIFY(crowd.acknowledged() > sold + sellBetween, within);
        // After the dump money goes back, of which the restored shop will know nothing.
        QCOMPARE(member.postOnce(QStringLiteral("/v1/orders/%1/cancel").arg(m_givenBack.order), {}).status, 200);
        WAIT_COMPARE(leftAtTheGateway(m_givenBack), 0, within);
        crowd.stop();
        WAIT_VERIFY(crowd.done(), within);
    }

    /// In the order that docs/databases.md says.
    void F13_F18_anEmptySetIsFilledAndTheCheckHolds()
    {
        m_lost.ann.kill();
        m_lost.ben.kill();
        m_lost.kafka.kill();
        m_lost.redis.kill();
        const QString why = open();
        QVERIFY2(why.isEmpty(), qPrintable(why));
        QCOMPARE(steer(*m_shop, "resume"), 200);
    }

    /// Who was acknowledged before the dump began is known, under his key, and his order goes on.
    void I23_everyAcknowledgedOrderIsKnownAndGoesOn()
    {
        QVERIFY(m_shop);
        int known = 0;
        for (const Attempt &attempt : m_told) {
            if (attempt.status != 201)
                continue;
            Caller member(m_dan.url(), attempt.token);
            const Answer again =
                member.send("POST", QStringLiteral("/v1/orders"), attempt.body, {{"Idempotency-Key", attempt.key}});
            QVERIFY2(again.status == 201, again.body.constData());
            QCOMPARE(again.headers.value("idempotency-replayed"), QByteArray("true"));
            QCOMPARE(again.json, attempt.answer);
            WAIT_COMPARE(lineState(*m_shop, again.text("id")), requested, within);
            ++known;
        }
        QVERIFY(known >= sellBetween);
    }

    /// The gateway knows what we forgot: a person books it, and the money goes back no second time.
    void I10_nobodyIsPaidTwice()
    {
        QVERIFY(m_shop);
        WAIT_COMPARE(lineState(*m_shop, m_kept.order), requested, within);
        WAIT_COMPARE(lineState(*m_shop, m_underWay.order), requested, within);
        WAIT_VERIFY2(attention(*m_shop, m_givenBack.order) == QStringLiteral("BOOK_DIFFERS"),
                     m_shop->boss().get(orderPath(m_givenBack.order)).body.constData(), within);
        const Answer booked =
            m_shop->boss().postOnce(orderPath(m_givenBack.order) + QStringLiteral("/resolve"),
                                    {{QStringLiteral("act"), QStringLiteral("BOOK_AS_GATEWAY")},
                                     {QStringLiteral("reason"), QStringLiteral("it went back after the backup")}});
        QVERIFY2(booked.status == 200, booked.body.constData());
        WAIT_COMPARE(m_shop->boss().get(orderPath(m_givenBack.order)).text("state"), QStringLiteral("CANCELLED"),
                     within);
        QCOMPARE(atTheGateway(m_givenBack).value(u"cancels").toArray().size(), 1);
        QCOMPARE(leftAtTheGateway(m_kept), price);
        QCOMPARE(leftAtTheGateway(m_underWay), price);
    }

    void sellingGoesOn()
    {
        QVERIFY(m_shop);
        Crowd crowd(m_dan.url(), m_lost.tokens, m_lost.lines(), QStringLiteral("BALANCE"));
        crowd.start(ordersEach);
        WAIT_VERIFY(crowd.acknowledged() > sellBetween, within);
        crowd.stop();
        WAIT_VERIFY(crowd.done(), within);
        for (const Attempt &attempt : crowd.attempts()) {
            QCOMPARE(attempt.status, 201);
            WAIT_COMPARE(lineState(*m_shop, attempt.answer.value(u"id").toString()), requested, within);
        }
        WAIT_COMPARE(m_shop->broken(), QStringList(), within);
        QCOMPARE(m_dan.stop(), 0);
        QVERIFY2(m_dan.command({QStringLiteral("check")}) == 0, m_dan.output().constData());
    }

private:
    struct Paid
    {
        QString order;
        QString paymentKey;
    };

    QString dumpFile() const { return m_lost.ann.dataFolder() + QStringLiteral("/shop.sql"); }
    /// Why not; empty: it is open.
    QString open()
    {
        m_dan.join(m_lost.ann);
        if (!m_dan.useEngine(QString::fromLatin1(Engine::mariaDb)))
            return QStringLiteral("no database");
        QProcess client;
        client.setStandardInputFile(dumpFile());
        begin(client, "mariadb", m_dan.databaseUrl(), {});
        if (!client.waitForFinished(within) || client.exitCode() != 0)
            return QString::fromUtf8(client.readAllStandardError());
        const QString keys = m_dan.dataFolder() + QStringLiteral("/saved-keys");
        const QDir saved(m_lost.ann.dataFolder() + QStringLiteral("/keys"));
        QDir().mkpath(keys);
        for (const QString &name : saved.entryList(QDir::Files))
            QFile::copy(saved.filePath(name), keys + u'/' + name);
        m_dan.setEnvironment(QStringLiteral("FIRSTCOME_KEYS"), keys);
        if (!m_redis.start() || !m_kafka.start())
            return QString::fromUtf8(m_kafka.output());
        m_dan.setEnvironment(QStringLiteral("FIRSTCOME_REDIS"), m_redis.url());
        m_dan.setEnvironment(QStringLiteral("FIRSTCOME_KAFKA"), QString::fromLatin1(m_kafka.brokers()));
        for (const QStringList &words :
             {QStringList{QStringLiteral("topics"), QStringLiteral("create")}, QStringList{QStringLiteral("check")}}) {
            if (m_dan.command(words) != 0)
                return QString::fromUtf8(m_dan.output());
        }
        if (!m_dan.start({QStringLiteral("--demo")}))
            return QString::fromUtf8(m_dan.output());
        m_shop = std::make_unique<Shop>(m_dan);
        return m_shop->ready() ? QString() : QStringLiteral("nobody can sign in");
    }

    static QString orderPath(const QString &order) { return QStringLiteral("/v1/ops/orders/") + order; }
    static QString lineState(Shop &shop, const QString &order)
    {
        return shop.boss().get(orderPath(order)).json[QStringLiteral("lines")][0][QStringLiteral("state")].toString();
    }
    static QString attention(Shop &shop, const QString &order)
    {
        return shop.boss().get(orderPath(order)).json[QStringLiteral("attention")][QStringLiteral("reason")].toString();
    }
    /// The group that requests deliveries.
    static int steer(Shop &shop, const char *act)
    {
        return shop.boss()
            .post(QStringLiteral("/v1/ops/groups/deliveries/%1").arg(QLatin1StringView(act)),
                  {{QStringLiteral("reason"), QStringLiteral("a drill")}})
            .status;
    }

    /// Through the gateway.
    Paid paid(Caller &member)
    {
        Paid paid;
        const QJsonObject form{
            {QStringLiteral("lines"), m_lost.lines()},
            {QStringLiteral("payment"), QJsonObject{{QStringLiteral("method"), QStringLiteral("PG")}}}};
        paid.order = member.postOnce(QStringLiteral("/v1/orders"), form).text("id");
        QJsonObject what{{QStringLiteral("orderId"), paid.order}, {QStringLiteral("amount"), price}};
        member.postOnce(QStringLiteral("/v1/payments"), what);
        paid.paymentKey = Caller(m_lost.simulator.url()).post(QStringLiteral("/windows"), what).text("paymentKey");
        what.insert(QStringLiteral("paymentKey"), paid.paymentKey);
        member.postOnce(QStringLiteral("/v1/payments/confirm"), what);
        return paid;
    }
    QJsonObject atTheGateway(const Paid &paid)
    {
        for (const QJsonValue &payment : m_lost.simulator.payments()) {
            if (payment[u"paymentKey"].toString() == paid.paymentKey)
                return payment.toObject();
        }
        return {};
    }
    qint64 leftAtTheGateway(const Paid &paid) { return atTheGateway(paid).value(u"balanceAmount").toInteger(-1); }

    TwoMembers m_lost;
    RunningKafka m_kafka;
    RunningRedis m_redis;
    RunningBackend m_dan;
    std::unique_ptr<Shop> m_shop;
    Paid m_kept;
    Paid m_givenBack;
    Paid m_underWay;
    std::vector<Attempt> m_told;
};

QTEST_GUILESS_MAIN(RestoreTest)
#include "restore_test.moc"
