// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/bending.h"
#include "tests/journeys/call_watch.h"
#include "tests/support/crowd.h"
#include "tests/support/running_simulator.h"
#include "tests/support/shop.h"
#include "tests/support/waits.h"
#include <QElapsedTimer>
#include <QFile>
#include <QTest>
#include <thread>
#include <unistd.h>

using namespace firstcome;
using test::Caller;
using test::RestlessMember;
using test::RunningBackend;
using test::RunningSimulator;
using test::Shop;

namespace {

constexpr int usualMembers = 6;  // FIRSTCOME_BENDING_MEMBERS: more of them at once
constexpr int usualSeconds = 5;  // some 5,000 acts; FIRSTCOME_BENDING_SECONDS says otherwise, an hour for instance
constexpr quint32 usualSeed = 7; // a run that gates a change must be repeatable; FIRSTCOME_BENDING_SEED explores
constexpr int within = 300'000;  // ms: the longest pause between two questions is far below
constexpr int moreFor = 120'000; // ms: a run goes on so long at most until everything has happened
constexpr qint64 price = 1'000;
constexpr qint64 units = 50'000'000;   // more than an hour can sell
constexpr int killEvery = 12;          // bends: the gateway's program is killed with -9 and comes back
constexpr int checkEvery = 60;         // bends
constexpr int calmFor = 5;             // s
constexpr int mostAskedInCalm = 3;     // about one payment or shipment
constexpr int mostAsked = 60;          // about one payment, however its answers were bent
constexpr double mostBusyInCalm = 0.8; // of a core; a thread that spins takes all of it

quint32 seedOfThisRun()
{
    bool given = false;
    const quint32 seed = qEnvironmentVariable("FIRSTCOME_BENDING_SEED").toUInt(&given);
    return given ? seed : usualSeed;
}

int numberOf(const char *variable, int usual)
{
    bool given = false;
    const int number = qEnvironmentVariable(variable).toInt(&given);
    return given && number > 0 ? number : usual;
}

int secondsOfThisRun()
{
    return numberOf("FIRSTCOME_BENDING_SECONDS", usualSeconds);
}

int membersOfThisRun()
{
    return numberOf("FIRSTCOME_BENDING_MEMBERS", usualMembers);
}

/// What a process has used of the processor so far, in seconds.
double busySeconds(qint64 process)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(process));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = file.readAll();
    const QByteArrayList fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
    return (fields.value(11).toDouble() + fields.value(12).toDouble()) / double(::sysconf(_SC_CLK_TCK));
}

} // namespace

/// F33: members order, pay, charge and cancel while the answers of gateway and carrier are bent at random, and the
/// gateway is killed now and then. Once that ends, both books agree to the won.
class BentGatewayTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_seed = seedOfThisRun();
        qInfo("FIRSTCOME_BENDING_SEED=%u FIRSTCOME_BENDING_SECONDS=%d FIRSTCOME_BENDING_MEMBERS=%d", m_seed,
              secondsOfThisRun(), membersOfThisRun());
        QVERIFY2(m_gateway.start(), m_gateway.output().constData());
        m_watch = std::make_unique<test::CallWatch>(m_gateway.url());
        const QString url = m_gateway.url().toString();
        m_backend.setEnvironment(QStringLiteral("FIRSTCOME_GATEWAY_URL"), url);
        m_backend.setEnvironment(QStringLiteral("FIRSTCOME_CARRIER_URL"), url);
        m_backend.setEnvironment(QStringLiteral("FIRSTCOME_GATEWAY_SECRET"),
                                 QString::fromLatin1(RunningSimulator::secretKey()));
        m_backend.setEnvironment(QStringLiteral("FIRSTCOME_ORDERS_PER_MEMBER_AND_SECOND"), QStringLiteral("0"));
        // Tokens that last as long as the longest run.
        const QString tokens = m_backend.dataFolder() + QStringLiteral("/tokens");
        QCOMPARE(m_backend.command({QStringLiteral("sample"), QStringLiteral("--members"),
                                    QString::number(membersOfThisRun()), QStringLiteral("--tokens"), tokens}),
                 0);
        m_tokens = test::Crowd::tokensFrom(tokens);
        QCOMPARE(m_tokens.size(), membersOfThisRun());
        QVERIFY2(m_backend.start({QStringLiteral("--demo")}), m_backend.output().constData());
        m_shop = std::make_unique<Shop>(m_backend);
        m_onSale = m_shop->openSale({units, 0, 10, price});
        QVERIFY2(!m_onSale.optionId.isEmpty(), m_shop->lastAnswer().body.constData());
    }

    void F33_membersGetAnAnswerWhateverTheGatewaySays()
    {
        const RestlessMember::Town town{m_backend.url(), m_gateway.url(), m_onSale.optionId, price, &m_happened};
        std::atomic<bool> over{false};
        std::vector<std::unique_ptr<RestlessMember>> lives(size_t(m_tokens.size()));
        std::vector<std::thread> threads;
        for (size_t i = 0; i < lives.size(); ++i) {
            threads.emplace_back([&, i, token = m_tokens.at(qsizetype(i))] {
                lives[i] = std::make_unique<RestlessMember>(town, token, m_seed + quint32(i));
                lives[i]->live(over);
            });
        }
        bendUntilOver();
        over = true;
        for (std::thread &thread : threads)
            thread.join();
        int acts = 0;
        for (const auto &life : lives) {
            acts += life->acts();
            QCOMPARE(life->shocks(), QStringList());
        }
        QVERIFY(m_backend.running());
        // A shop that refuses everything would have no fault either.
        QCOMPARE(m_happened.load(), unsigned(RestlessMember::Everything));
        qInfo("%d acts of %d members, %d bends", acts, int(lives.size()), m_bends);
    }

    /// Within the bending too: what does not move is shown as stuck, and nothing is buried.
    void F33_nothingIsFrozenWithoutAnAlarm()
    {
        QCOMPARE(m_silent, QStringList());
        QVERIFY(m_gateway.bend({}));
        m_shop = std::make_unique<Shop>(m_backend); // signed in anew: the run may have been a long one
        WAIT_COMPARE(undecided(), QStringList(), within);
        QCOMPARE(m_shop->boss().get(QStringLiteral("/v1/ops/dead-letters")).json.value(u"items").toArray(),
                 QJsonArray());
    }

    void I9_bothBooksAgreeToTheWon()
    {
        WAIT_COMPARE(differences(), QStringList(), within);
        WAIT_COMPARE(keptByTheGateway(), keptByTheShop(), within);
        WAIT_COMPARE(m_shop->broken(), QStringList(), within);
    }

    void nothingIsAskedInAHotLoop()
    {
        m_watch->look();
        const auto [times, what] = m_watch->most();
        QVERIFY2(times <= mostAsked, QStringLiteral("%1 times %2").arg(times).arg(what).toUtf8());
        QCOMPARE(m_watch->missed(), 0);
        qInfo("asked %d times at most: %s", times, qPrintable(what));
        test::CallWatch calm(m_gateway.url());
        calm.look();
        const auto before = calm.most().first;
        const double busy = busySeconds(m_backend.processId());
        QElapsedTimer timer;
        timer.start();
        QTest::qWait(calmFor * 1'000);
        const double share = (busySeconds(m_backend.processId()) - busy) * 1e3 / double(timer.elapsed());
        calm.look();
        QVERIFY2(calm.most().first <= before + mostAskedInCalm, qPrintable(calm.most().second));
        QVERIFY2(share < mostBusyInCalm, QByteArray::number(share));
    }

    void theCheckHolds()
    {
        QCOMPARE(m_backend.stop(), 0);
        QVERIFY2(m_backend.command({QStringLiteral("check")}) == 0, m_backend.output().constData());
    }

private:
    void bendUntilOver()
    {
        std::mt19937 random(m_seed);
        QElapsedTimer timer;
        timer.start();
        const qint64 wanted = secondsOfThisRun() * 1'000;
        const auto isOver = [&] {
            const bool happened = m_happened == unsigned(RestlessMember::Everything);
            return timer.elapsed() >= wanted + (happened ? 0 : moreFor);
        };
        while (!isOver()) {
            QVERIFY(m_gateway.bend(random() % 4 == 0 ? QJsonArray() : test::randomBends(random)));
            QTest::qWait(200 + int(random() % 600));
            m_watch->look();
            if (++m_bends % checkEvery == 0)
                noteSilence();
            if (m_bends % killEvery != 0)
                continue;
            m_gateway.kill();
            QVERIFY2(m_gateway.start(), m_gateway.output().constData());
            m_watch->startedAnew();
        }
        noteSilence();
    }

    /// What the shop's own check finds in the middle of it. That the books differ is what bending does; that something
    /// stands still must be shown.
    void noteSilence()
    {
        QStringList broken = Shop(m_backend).broken();
        broken.removeAll(QStringLiteral("payments.gateway-agrees"));
        for (const QString &id : std::as_const(broken))
            m_silent.append(QStringLiteral("%1 after %2 bends").arg(id).arg(m_bends));
    }

    QJsonArray orders(const QString &chosen = {})
    {
        QJsonArray all;
        QString cursor;
        do {
            const QString path = QStringLiteral("/v1/ops/orders?limit=100") + chosen +
                                 (cursor.isEmpty() ? QString() : QStringLiteral("&cursor=") + cursor);
            const auto page = m_shop->boss().get(path);
            if (page.status != 200)
                qFatal("orders: %d %s", page.status, page.body.constData());
            for (const QJsonValue &order : page.json.value(QStringLiteral("items")).toArray())
                all.append(order);
            cursor = page.text("nextCursor");
        } while (!cursor.isEmpty());
        return all;
    }

    /// Orders that still wait to be paid, or for a person: those are asked about again, as an operator would, and what
    /// the gateway says then is booked.
    QStringList undecided()
    {
        QStringList ids;
        for (const QJsonValue &order : orders(QStringLiteral("&state=PENDING_PAYMENT")))
            ids.append(order[u"id"].toString());
        for (const QJsonValue &order : orders(QStringLiteral("&attention=true"))) {
            const QString id = order[u"id"].toString();
            ids.append(id + u' ' + order[u"attention"][u"reason"].toString());
            for (const char *act : {"ASK_AGAIN", "BOOK_AS_GATEWAY"})
                m_shop->boss().postOnce(QStringLiteral("/v1/ops/orders/%1/resolve").arg(id),
                                        {{QStringLiteral("act"), QLatin1StringView(act)},
                                         {QStringLiteral("reason"), QStringLiteral("the gateway is well again")}});
        }
        return ids;
    }

    /// What an order has been paid and not given back.
    static qint64 keptBy(const QJsonObject &order)
    {
        static const QStringList paid{QStringLiteral("PAID"), QStringLiteral("PARTIALLY_CANCELLED"),
                                      QStringLiteral("COMPLETED")};
        if (!paid.contains(order[QStringLiteral("state")].toString()))
            return 0;
        qint64 kept = 0;
        for (const QJsonValue &line : order[QStringLiteral("lines")].toArray()) {
            const QString state = line[QStringLiteral("state")].toString();
            if (state != QStringLiteral("CANCELLED") && state != QStringLiteral("RETURNED"))
                kept += line[QStringLiteral("quantity")].toInteger() * line[QStringLiteral("unitPrice")].toInteger();
        }
        return kept;
    }

    /// Orders of which the gateway keeps another amount than we.
    QStringList differences()
    {
        QHash<QString, qint64> theirs;
        for (const QJsonValue &payment : m_gateway.payments())
            theirs[payment[QStringLiteral("orderId")].toString()] +=
                payment[QStringLiteral("balanceAmount")].toInteger();
        QStringList wrong;
        for (const QJsonValue &listed : orders()) {
            const QString id = listed[QStringLiteral("id")].toString();
            const QJsonObject order = listed.toObject();
            const bool gateway = order[QStringLiteral("method")].toString() == QStringLiteral("PG");
            const qint64 ours = gateway ? keptBy(order) : 0;
            if (ours != theirs.value(id))
                wrong.append(QStringLiteral("%1 %2: ours %3, theirs %4")
                                 .arg(id, order[QStringLiteral("state")].toString())
                                 .arg(ours)
                                 .arg(theirs.value(id)));
        }
        return wrong;
    }

    qint64 keptByTheGateway()
    {
        qint64 kept = 0;
        for (const QJsonValue &payment : m_gateway.payments())
            kept += payment[QStringLiteral("balanceAmount")].toInteger();
        return kept;
    }

    /// What members have, and what their orders keep.
    qint64 keptByTheShop()
    {
        qint64 kept = 0;
        for (const QByteArray &token : std::as_const(m_tokens))
            kept += Caller(m_backend.url(), token)
                        .get(QStringLiteral("/v1/me/balance"))
                        .json.value(QStringLiteral("amount"))
                        .toInteger();
        for (const QJsonValue &listed : orders())
            kept += keptBy(listed.toObject());
        return kept;
    }

    quint32 m_seed = 0;
    int m_bends = 0;
    std::atomic<unsigned> m_happened{0};
    QStringList m_silent; ///< invariants that did not hold while it was bent
    RunningSimulator m_gateway;
    RunningBackend m_backend;
    std::unique_ptr<test::CallWatch> m_watch;
    std::unique_ptr<Shop> m_shop;
    test::OnSale m_onSale;
    QList<QByteArray> m_tokens;
};

int main(int argc, char **argv)
{
    // QTest ends a function that takes more than five minutes.
    qputenv("QTEST_FUNCTION_TIMEOUT", QByteArray::number(qint64(secondsOfThisRun()) * 2'000 + 3'600'000));
    const QCoreApplication application(argc, argv);
    BentGatewayTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "bent_gateway_test.moc"
