// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/running_simulator.h"
#include <QFile>
#include <QTest>
#include <QUuid>

using namespace firstcome;
using test::Answer;
using test::Caller;
using test::RunningSimulator;

namespace {

constexpr int rounds = 5;
constexpr int amount = 1'000;

Caller::Headers signedIn(const QByteArray &idempotencyKey = {})
{
    Caller::Headers headers{{"Authorization", "Basic " + (RunningSimulator::secretKey() + ':').toBase64()}};
    if (!idempotencyKey.isEmpty())
        headers.append({"Idempotency-Key", idempotencyKey});
    return headers;
}

int run(const QStringList &words, QByteArray &output)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(qEnvironmentVariable("FIRSTCOME_BIN") + QStringLiteral("/firstcome-sim"), words);
    process.waitForFinished(-1);
    output = process.readAll();
    return process.exitCode();
}

} // namespace

/// firstcome-sim as a company of its own: its command line, and that what it told stays true.
class SimulatorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void explainsItself()
    {
        QByteArray output;
        QCOMPARE(run({QStringLiteral("--help")}, output), 0);
        QVERIFY(output.contains("--secret-key") && output.contains("--failure-rate"));
        QCOMPARE(run({QStringLiteral("--version")}, output), 0);
        QVERIFY(output.startsWith("firstcome-sim "));
    }

    void wrongUseIsNamed_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QByteArray>("named");
        const auto row = [](const char *name, const char *words, const char *named) {
            QTest::newRow(name) << QString::fromLatin1(words).split(u' ') << QByteArray(named);
        };
        row("unknown", "--colour red", "--colour");
        row("listen", "--listen here", "ADDRESS:PORT");
        row("latency", "--latency-ms 60001", "0 to 60000");
        row("rate", "--failure-rate 2", "0 to 1");
        row("no value", "--secret-key", "--secret-key");
    }
    void wrongUseIsNamed()
    {
        QFETCH(QStringList, words);
        QFETCH(QByteArray, named);
        QByteArray output;
        QCOMPARE(run(words, output), 2);
        QVERIFY2(output.contains(named), output.constData());
    }

    /// F6, F33: killed with -9 right after it told, five times: every approval and cancel it told of is in its book.
    void whatItToldOutlivesKill9()
    {
        RunningSimulator gateway;
        QHash<QString, QString> told; // payment and the status it was told to have
        for (int round = 1; round <= rounds; ++round) {
            QVERIFY2(gateway.start(), gateway.output().constData());
            for (int i = 0; i < 20; ++i) {
                payAndPerhapsCancel(gateway.url(), i, told);
                if (QTest::currentTestFailed())
                    return;
            }
            gateway.kill();
        }
        QVERIFY2(gateway.start(), gateway.output().constData());
        const QJsonArray book = gateway.payments();
        QCOMPARE(book.size(), told.size());
        for (const QJsonValue &payment : book)
            QCOMPARE(payment[QStringLiteral("status")].toString(),
                     told.value(payment[QStringLiteral("paymentKey")].toString()));
        QCOMPARE(gateway.stop(), 0);
    }

    void itIsBentFromOutsideAndCountsItsCalls()
    {
        RunningSimulator gateway;
        QVERIFY2(gateway.start({QStringLiteral("--latency-ms"), QStringLiteral("1")}), gateway.output().constData());
        QVERIFY(gateway.bend({QJsonObject{{QStringLiteral("call"), QStringLiteral("find")},
                                          {QStringLiteral("as"), QStringLiteral("drop")}}}));
        QVERIFY(!gateway.bend({QJsonObject{{QStringLiteral("call"), QStringLiteral("pay")}}}));
        Caller shop(gateway.url());
        const QString path = QStringLiteral("/v1/payments/nothing");
        QCOMPARE(shop.get(path, signedIn()).status, 0);
        QVERIFY(gateway.bend({}));
        QCOMPARE(shop.get(path, signedIn()).status, 404);
        // A client may try a cut connection again by itself.
        QVERIFY(gateway.counts().value(QStringLiteral("find")).toInt() >= 2);
    }

private:
    static void payAndPerhapsCancel(const QUrl &url, int number, QHash<QString, QString> &told)
    {
        Caller shop(url);
        const QString order = QUuid::createUuid().toString(QUuid::Id128);
        const QString key = shop.post(QStringLiteral("/windows"),
                                      {{QStringLiteral("orderId"), order}, {QStringLiteral("amount"), amount}})
                                .text("paymentKey");
        const Answer paid = shop.post(QStringLiteral("/v1/payments/confirm"),
                                      {{QStringLiteral("paymentKey"), key},
                                       {QStringLiteral("orderId"), order},
                                       {QStringLiteral("amount"), amount}},
                                      signedIn(order.toLatin1()));
        QCOMPARE(paid.status, 200);
        told.insert(key, paid.text("status"));
        if (number % 3 != 0)
            return;
        QJsonObject cancel{{QStringLiteral("cancelReason"), QStringLiteral("changed my mind")}};
        if (number % 2 == 0)
            cancel.insert(QStringLiteral("cancelAmount"), amount / 2);
        const Answer canceled = shop.post(QStringLiteral("/v1/payments/%1/cancel").arg(key), cancel,
                                          signedIn(order.toLatin1() + "-cancel"));
        QCOMPARE(canceled.status, 200);
        told.insert(key, canceled.text("status"));
    }
};

QTEST_GUILESS_MAIN(SimulatorTest)
#include "simulator_test.moc"
