// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/kafka/two_members.h"
#include "tests/support/waits.h"
#include <QSignalSpy>
#include <QTest>
#include <QWebSocket>

using namespace firstcome;
using namespace firstcome::test;

namespace {

constexpr int buyers = 8;
constexpr int ordersEach = 1'000'000;
constexpr int sellBetween = 60;
constexpr int kills = 5;
constexpr int within = 120'000; // ms

} // namespace

#define OPEN_ENTRY(two, entry, way)                                                                                    \
    TwoMembers two;                                                                                                    \
    RunningEntry entry;                                                                                                \
    const QString absence =                                                                                            \
        RunningEntry::isHere() ? two.absence(QString::fromLatin1(way)) : QStringLiteral("HAProxy is not installed");   \
    if (!absence.isEmpty())                                                                                            \
        QSKIP(qPrintable(absence));                                                                                    \
    two.ann.setEnvironment(QStringLiteral("FIRSTCOME_PROXIES"), QStringLiteral("127.0.0.1"));                          \
    const QString why = two.open(QString::fromLatin1(way), buyers);                                                    \
    QVERIFY2(why.isEmpty(), qPrintable(why));                                                                          \
    QVERIFY2(entry.start(two.ann.url(), two.ben.url(), two.ann.dataFolder() + QStringLiteral("/keys")),                \
             entry.output().constData())

/// Two instances behind HAProxy with the configuration that is shipped.
class BehindHaproxyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Nobody says for himself who or where he is, and what is for the inner network stays there.
    void theEntryKeepsOutWhatCanBeNoOtherWay()
    {
        OPEN_ENTRY(two, entry, byTheDatabase);
        Caller shopper(entry.url(), two.tokens.at(0));
        const Answer me =
            shopper.get(QStringLiteral("/v1/me"),
                        {{"X-Forwarded-For", "203.0.113.7"}, {"Forwarded", "for=203.0.113.7"}, {"X-Member-Id", "1"}});
        QVERIFY2(me.status == 200, me.body.constData());
        QVERIFY(!accessLogs(two).contains("203.0.113.7"));
        const auto told = [&](const QByteArray &token, const QString &path) {
            const Answer answer = Caller(entry.url(), token).get(path);
            return QByteArray::number(answer.status) + ' ' + answer.code();
        };
        const QString orders = QStringLiteral("/v1/orders");
        const qsizetype before = accessLogs(two).count("/v1/orders");
        QCOMPARE(told({}, orders), QByteArray("401 TOKEN_MISSING"));
        QByteArray forged = two.tokens.at(0);
        forged[forged.size() - 4] = forged.at(forged.size() - 4) == 'A' ? 'B' : 'A';
        QCOMPARE(told(forged, orders), QByteArray("401 TOKEN_INVALID"));
        QCOMPARE(told("not.a.token", orders), QByteArray("401 TOKEN_INVALID"));
        QCOMPARE(told(two.tokens.at(0), QStringLiteral("/metrics")), QByteArray("404 NOT_FOUND"));
        QCOMPARE(told(two.tokens.at(0), QStringLiteral("/simulator/book")), QByteArray("404 NOT_FOUND"));
        QCOMPARE(told(two.tokens.at(0), QStringLiteral("/%6Detrics")), QByteArray("404 NOT_FOUND"));
        QCOMPARE(told(two.tokens.at(0), QStringLiteral("/v1/ops/overview")), QByteArray("401 TOKEN_INVALID"));
        QCOMPARE(told(two.tokens.at(0), orders), QByteArray("200 "));
        // Of these only the good one and the one without a form were seen inside, and the forged one where HAProxy
        // cannot check a signature.
        WAIT_VERIFY(accessLogs(two).count("/v1/orders") >= before + 2, 60'000);
        QVERIFY(accessLogs(two).count("/v1/orders") <= before + 3);
    }

    /// Live updates go through it, and where nobody is behind it that is said in the shop's own form.
    void liveUpdatesGoThroughAndAnAbsenceIsSaid()
    {
        OPEN_ENTRY(two, entry, byTheDatabase);
        QWebSocket live;
        QSignalSpy frames(&live, &QWebSocket::textMessageReceived);
        QUrl url = entry.url();
        url.setScheme(QStringLiteral("ws"));
        url.setPath(QStringLiteral("/v1/live"));
        QNetworkRequest request(url);
        request.setRawHeader("Authorization", "Bearer " + two.shop->boss().token());
        live.open(request);
        WAIT_VERIFY(!frames.isEmpty(), within);
        QVERIFY(frames.at(0).at(0).toString().contains(QStringLiteral("\"epoch\"")));
        two.ann.kill();
        two.ben.kill();
        Caller anybody(entry.url());
        const auto refused = [&] { return anybody.get(QStringLiteral("/v1/products")); };
        WAIT_COMPARE(refused().status, 503, within);
        const Answer answer = refused();
        QCOMPARE(answer.code(), QByteArray("UNAVAILABLE"));
        QCOMPARE(answer.headers.value("retry-after"), QByteArray("1"));
    }

    /// Each in turn is drained, stopped and started anew under a crowd, which notices nothing.
    void aRollingUpdateLosesNoRequest()
    {
        OPEN_ENTRY(two, entry, byTheDatabase);
        Crowd crowd(entry.url(), two.tokens, two.lines(), QStringLiteral("BALANCE"));
        crowd.start(ordersEach);
        WAIT_VERIFY(crowd.acknowledged() > sellBetween, within);
        for (RunningBackend *instance : {&two.ann, &two.ben}) {
            const QString id = idOf(two, *instance);
            QVERIFY(!id.isEmpty());
            Caller boss(entry.url(), two.shop->boss().token());
            QCOMPARE(boss.post(QStringLiteral("/v1/ops/instances/%1/drain").arg(id),
                               {{QStringLiteral("reason"), QStringLiteral("a new version")}})
                         .status,
                     200);
            WAIT_COMPARE(Caller(instance->url()).get(QStringLiteral("/readyz")).status, 503, within);
            QCOMPARE(instance->stop(), 0);
            const int sold = crowd.acknowledged();
            WAIT_VERIFY(crowd.acknowledged() > sold + sellBetween, within);
            QVERIFY2(instance == &two.ann ? two.startAnn() : two.startBen(), instance->output().constData());
            WAIT_COMPARE(Caller(instance->url()).get(QStringLiteral("/readyz")).status, 200, within);
            const int before = crowd.acknowledged();
            WAIT_VERIFY(crowd.acknowledged() > before + sellBetween, within);
        }
        crowd.stop();
        WAIT_VERIFY(crowd.done(), within);
        for (const Attempt &attempt : crowd.attempts())
            QVERIFY2(attempt.status == 201, qPrintable(toldTo(attempt)));
        WAIT_COMPARE(two.shop->broken(), QStringList(), within);
    }

    /// F1: one is killed in the crowd, five times: every acknowledged order goes on, and nobody was told what is not
    /// so.
    void F1_oneIsKilledFiveTimesInTheCrowd()
    {
        OPEN_ENTRY(two, entry, byKafka);
        Crowd crowd(entry.url(), two.tokens, two.lines(), QStringLiteral("BALANCE"));
        crowd.start(ordersEach);
        for (int kill = 0; kill < kills; ++kill) {
            const int sold = crowd.acknowledged();
            WAIT_VERIFY(crowd.acknowledged() > sold + sellBetween, within);
            RunningBackend &instance = kill % 2 == 0 ? two.ben : two.ann;
            QVERIFY(instance.running());
            instance.kill();
            const int left = crowd.acknowledged();
            WAIT_VERIFY(crowd.acknowledged() > left + sellBetween, within);
            QVERIFY2(kill % 2 == 0 ? two.startBen() : two.startAnn(), instance.output().constData());
        }
        crowd.stop();
        WAIT_VERIFY(crowd.done(), within);
        two.expect(crowd.attempts());
        QVERIFY(two.waiting.size() > 2 * kills * sellBetween);
        for (const Attempt &attempt : crowd.attempts())
            QVERIFY2(attempt.status == 201 || (attempt.status >= 502 && !attempt.retryAfter.isEmpty()),
                     qPrintable(toldTo(attempt)));
        WAIT_COMPARE(two.left(), 0, within);
        WAIT_COMPARE(two.shop->broken(), QStringList(), within);
    }

private:
    static QByteArray accessLogs(const TwoMembers &two)
    {
        QByteArray lines;
        for (const RunningBackend *instance : {&two.ann, &two.ben}) {
            QFile log(instance->dataFolder() + QStringLiteral("/access.log"));
            if (log.open(QIODevice::ReadOnly))
                lines += log.readAll();
        }
        return lines;
    }
    static QString idOf(TwoMembers &two, const RunningBackend &instance)
    {
        const QJsonObject list = two.shop->boss().get(QStringLiteral("/v1/ops/instances")).json;
        for (const QJsonValue &item : list.value(u"items").toArray()) {
            if (item[u"processId"].toInteger() == instance.processId())
                return item[u"id"].toString();
        }
        return {};
    }
    static QString toldTo(const Attempt &attempt)
    {
        return QStringLiteral("%1 %2 %3")
            .arg(attempt.status)
            .arg(attempt.answer.value(u"code").toString(), attempt.answer.value(u"detail").toString());
    }
};

QTEST_GUILESS_MAIN(BehindHaproxyTest)
#include "behind_haproxy_test.moc"
