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
    /// I23, F13, F18: the books of the dump's moment hold, what had happened until then goes on, selling too, and
    /// nobody is paid twice.
    void aDumpMadeWhileSellingIsAShopAgain()
    {
        TwoMembers lost;
        const QString absence = lost.absence(QString::fromLatin1(byKafka));
        if (!absence.isEmpty())
            QSKIP(qPrintable(absence));
        for (const auto &[name, value] :
             {std::pair("FIRSTCOME_GATEWAY_COMPARE", "1"), std::pair("FIRSTCOME_DELIVERIES_BY_DAY", "off")})
            lost.ann.setEnvironment(QLatin1StringView(name), QLatin1StringView(value));
        const QString why = lost.open(QString::fromLatin1(byKafka), buyers);
        QVERIFY2(why.isEmpty(), qPrintable(why));
        Caller member(lost.ann.url(), lost.tokens.constFirst());
        const Paid kept = paid(lost, member);
        const Paid givenBack = paid(lost, member);
        WAIT_COMPARE(lineState(*lost.shop, kept.order), QStringLiteral("DELIVERY_REQUESTED"), within);
        WAIT_COMPARE(lineState(*lost.shop, givenBack.order), QStringLiteral("DELIVERY_REQUESTED"), within);
        // What is on its topic and not dealt with yet is in no engine but Kafka.
        QCOMPARE(steer(*lost.shop, "pause"), 200);
        const Paid underWay = paid(lost, member);

        Crowd crowd(lost.ann.url(), lost.tokens, lost.lines(), QStringLiteral("BALANCE"));
        crowd.start(ordersEach);
        WAIT_VERIFY(crowd.acknowledged() > sellBetween, within);
        const std::vector<Attempt> told = crowd.attempts();
        const QString file = lost.ann.dataFolder() + QStringLiteral("/shop.sql");
        QProcess dump;
        dump.setStandardOutputFile(file);
        begin(dump, "mariadb-dump", lost.ann.databaseUrl(),
              {QStringLiteral("--single-transaction"), QStringLiteral("--quick"), QStringLiteral("--no-tablespaces")});
        WAIT_VERIFY(dump.state() == QProcess::NotRunning, within);
        QVERIFY2(dump.exitCode() == 0, dump.readAllStandardError().constData());
        const int sold = crowd.acknowledged();
        WAIT_VERIFY(crowd.acknowledged() > sold + sellBetween, within);
        // After the dump money goes back, of which the restored shop will know nothing.
        QCOMPARE(member.postOnce(QStringLiteral("/v1/orders/%1/cancel").arg(givenBack.order), {}).status, 200);
        WAIT_COMPARE(leftAtTheGateway(lost, givenBack), 0, within);
        crowd.stop();
        WAIT_VERIFY(crowd.done(), within);
        lost.ann.kill();
        lost.ben.kill();
        lost.kafka.kill();
        lost.redis.kill();

        Restored restored(lost);
        const QString wrong = restored.open(file);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        Shop &shop = *restored.shop;
        // Who was acknowledged before the dump began is known, under his key, and his order goes on.
        QCOMPARE(steer(shop, "resume"), 200);
        everyoneIsKnown(restored.dan, told);
        for (const Attempt &attempt : told) {
            if (attempt.status == 201)
                WAIT_COMPARE(lineState(shop, attempt.answer.value(u"id").toString()),
                             QStringLiteral("DELIVERY_REQUESTED"), within);
        }
        WAIT_COMPARE(lineState(shop, kept.order), QStringLiteral("DELIVERY_REQUESTED"), within);
        WAIT_COMPARE(lineState(shop, underWay.order), QStringLiteral("DELIVERY_REQUESTED"), within);
        // The gateway knows what we forgot: a person books it, and asking once more for the money gives none.
        WAIT_COMPARE(attention(shop, givenBack.order), QStringLiteral("BOOK_DIFFERS"), within);
        QCOMPARE(shop.boss()
                     .postOnce(QStringLiteral("/v1/ops/orders/%1/resolve").arg(givenBack.order),
                               {{QStringLiteral("action"), QStringLiteral("BOOK_AS_GATEWAY")},
                                {QStringLiteral("reason"), QStringLiteral("it went back after the backup")}})
                     .status,
                 200);
        WAIT_COMPARE(shop.boss().get(orderPath(givenBack.order)).text("state"), QStringLiteral("CANCELLED"), within);
        QCOMPARE(cancelsAtTheGateway(lost, givenBack), 1);
        QCOMPARE(leftAtTheGateway(lost, kept), price);
        QCOMPARE(leftAtTheGateway(lost, underWay), price);

        Crowd again(restored.dan.url(), lost.tokens, lost.lines(), QStringLiteral("BALANCE"));
        again.start(ordersEach);
        WAIT_VERIFY(again.acknowledged() > sellBetween, within);
        again.stop();
        WAIT_VERIFY(again.done(), within);
        for (const Attempt &attempt : again.attempts()) {
            QCOMPARE(attempt.status, 201);
            WAIT_COMPARE(lineState(shop, attempt.answer.value(u"id").toString()), QStringLiteral("DELIVERY_REQUESTED"),
                         within);
        }
        WAIT_COMPARE(shop.broken(), QStringList(), within);
        QCOMPARE(restored.dan.stop(), 0);
        QVERIFY2(restored.dan.command({QStringLiteral("check")}) == 0, restored.dan.output().constData());
    }

private:
    struct Paid
    {
        QString order;
        QString paymentKey;
    };

    /// One instance on what was restored, in the order that docs/databases.md says.
    struct Restored
    {
        explicit Restored(TwoMembers &lost) : lost(lost) {}

        /// Why not; empty: it is open.
        QString open(const QString &file)
        {
            dan.join(lost.ann);
            if (!dan.useEngine(QString::fromLatin1(Engine::mariaDb)))
                return QStringLiteral("no database");
            QProcess client;
            client.setStandardInputFile(file);
            begin(client, "mariadb", dan.databaseUrl(), {});
            if (!client.waitForFinished(within) || client.exitCode() != 0)
                return QString::fromUtf8(client.readAllStandardError());
            const QString keys = dan.dataFolder() + QStringLiteral("/saved-keys");
            const QDir saved(lost.ann.dataFolder() + QStringLiteral("/keys"));
            QDir().mkpath(keys);
            for (const QString &name : saved.entryList(QDir::Files))
                QFile::copy(saved.filePath(name), keys + u'/' + name);
            dan.setEnvironment(QStringLiteral("FIRSTCOME_KEYS"), keys);
            if (!redis.start() || !kafka.start())
                return QString::fromUtf8(kafka.output());
            dan.setEnvironment(QStringLiteral("FIRSTCOME_REDIS"), redis.url());
            dan.setEnvironment(QStringLiteral("FIRSTCOME_KAFKA"), QString::fromLatin1(kafka.brokers()));
            for (const QStringList &words : {QStringList{QStringLiteral("topics"), QStringLiteral("create")},
                                             QStringList{QStringLiteral("check")}}) {
                if (dan.command(words) != 0)
                    return QString::fromUtf8(dan.output());
            }
            if (!dan.start({QStringLiteral("--demo")}))
                return QString::fromUtf8(dan.output());
            shop = std::make_unique<Shop>(dan);
            return shop->ready() ? QString() : QStringLiteral("nobody can sign in");
        }

        TwoMembers &lost;
        RunningKafka kafka;
        RunningRedis redis;
        RunningBackend dan;
        std::unique_ptr<Shop> shop;
    };

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
    static Paid paid(TwoMembers &at, Caller &member)
    {
        Paid paid;
        paid.order =
            member
                .postOnce(QStringLiteral("/v1/orders"),
                          {{QStringLiteral("lines"), at.lines()},
                           {QStringLiteral("payment"), QJsonObject{{QStringLiteral("method"), QStringLiteral("PG")}}}})
                .text("id");
        const QJsonObject what{{QStringLiteral("orderId"), paid.order}, {QStringLiteral("amount"), price}};
        member.postOnce(QStringLiteral("/v1/payments"), what);
        paid.paymentKey = Caller(at.simulator.url()).post(QStringLiteral("/windows"), what).text("paymentKey");
        QJsonObject confirmed = what;
        confirmed.insert(QStringLiteral("paymentKey"), paid.paymentKey);
        member.postOnce(QStringLiteral("/v1/payments/confirm"), confirmed);
        return paid;
    }
    static QJsonObject atTheGateway(TwoMembers &at, const Paid &paid)
    {
        for (const QJsonValue &payment : at.simulator.payments()) {
            if (payment[u"paymentKey"].toString() == paid.paymentKey)
                return payment.toObject();
        }
        return {};
    }
    static qint64 leftAtTheGateway(TwoMembers &at, const Paid &paid)
    {
        return atTheGateway(at, paid).value(u"balanceAmount").toInteger(-1);
    }
    static qsizetype cancelsAtTheGateway(TwoMembers &at, const Paid &paid)
    {
        return atTheGateway(at, paid).value(u"cancels").toArray().size();
    }

    static void everyoneIsKnown(const RunningBackend &dan, const std::vector<Attempt> &told)
    {
        int known = 0;
        for (const Attempt &attempt : told) {
            if (attempt.status != 201)
                continue;
            Caller member(dan.url(), attempt.token);
            const Answer again =
                member.send("POST", QStringLiteral("/v1/orders"), attempt.body, {{"Idempotency-Key", attempt.key}});
            QVERIFY2(again.status == 201, again.body.constData());
            QCOMPARE(again.headers.value("idempotency-replayed"), QByteArray("true"));
            QCOMPARE(again.json, attempt.answer);
            ++known;
        }
        QVERIFY(known >= sellBetween);
    }
};

QTEST_GUILESS_MAIN(RestoreTest)
#include "restore_test.moc"
