// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/work/loop.h"
#include "tests/backend/consumers/consumers_office.h"
#include "tests/support/waits.h"
#include <QTest>

using namespace firstcome;
using namespace std::chrono_literals;
using test::Answer;
using test::Caller;
using test::ConsumersOffice;

/// Consumer groups over HTTP: paused, made to fail, and what happened browsed.
class GroupRoutesTest : public QObject
{
    Q_OBJECT

    work::Loop m_loop;
    std::unique_ptr<ConsumersOffice> m_office;
    std::unique_ptr<Caller> m_boss;

    static QJsonObject why() { return {{QStringLiteral("reason"), QStringLiteral("a look")}}; }
    Answer steered(const char *act)
    {
        return m_boss->post(QStringLiteral("/v1/ops/groups/readers/") + QString::fromLatin1(act), why());
    }
    void dead(Id key)
    {
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("is a dead letter: not good")));
        m_office->tell(key, {R"({"is":"bad"})"});
        WAIT_COMPARE(m_office->countOf("dead_letters"), 1, 60'000);
    }

    Answer moved(const QJsonObject &to, bool preview = false)
    {
        QJsonObject body = to;
        body.insert(QStringLiteral("topic"), QStringLiteral("firstcome.orders"));
        body.insert(QStringLiteral("reason"), QStringLiteral("once more"));
        if (preview)
            body.insert(QStringLiteral("preview"), true);
        return m_boss->post(QStringLiteral("/v1/ops/groups/readers/offsets"), body);
    }
    static QJsonObject end(const char *name) { return {{QStringLiteral("to"), QLatin1StringView(name)}}; }
    Answer agreed(const Answer &accepted)
    {
        return m_office->signedIn("second")->post(
            QStringLiteral("/v1/ops/approvals/%1/approve").arg(accepted.text("approvalId")),
            {{QStringLiteral("password"), test::officePassword}});
    }
    qint64 told() { return m_office->countOf("outbox WHERE topic = 'firstcome.told'"); }
    void bringAgain() { QCoro::waitFor(m_office->consumers.resets().run()); }

private Q_SLOTS:
    void init()
    {
        m_office = std::make_unique<ConsumersOffice>();
        m_boss = m_office->signedIn("boss");
    }
    void cleanup()
    {
        QVERIFY(standing());
        m_boss.reset();
        m_office.reset();
    }

    void aPauseIsWrittenDown()
    {
        QCOMPARE(steered("pause").status, 200);
        QVERIFY(m_office->bus.groups().front()->isPaused());
        // What a process that starts now finds.
        m_office->bus.groups().front()->pause(false);
        consumers::ConsumersModule::Parts parts{m_office->otherApprovals, m_office->bus};
        consumers::ConsumersModule fresh(m_office->edge.ground().all, parts);
        m_office->edge.database().read([&](sql::Connection &connection) { fresh.load(connection); }).get();
        fresh.steering().obey();
        QVERIFY(m_office->bus.groups().front()->isPaused());
        QCOMPARE(m_boss->post(QStringLiteral("/v1/ops/groups/nobody/pause"), why()).status, 404);
        QCOMPARE(m_boss->post(QStringLiteral("/v1/ops/groups/readers/pause"), {}).status, 400);
        QCOMPARE(m_office->signedIn("viewer")->post(QStringLiteral("/v1/ops/groups/readers/pause"), why()).status, 403);
    }

    void F18_aGroupIsBroughtAgainWhatItHadOnceTwoPeopleSaySo()
    {
        m_office->tell(13, {R"({"is":"good"})", R"({"is":"good"})"});
        WAIT_COMPARE(told(), 2, 60'000);
        QCOMPARE(moved(end("earliest")).code(), QByteArray("GROUP_NOT_PAUSED"));
        const Answer preview = moved(end("earliest"), true);
        QVERIFY2(preview.status == 200, preview.body.constData());
        QCOMPARE(eventsIn(preview), 2);
        QCOMPARE(steered("pause").status, 200);
        const Answer accepted = moved(end("earliest"));
        QVERIFY2(accepted.status == 202, accepted.body.constData());
        QCOMPARE(moved(end("earliest")).code(), QByteArray("APPROVAL_WAITING"));
        const Answer done = agreed(accepted);
        QVERIFY2(done.status == 200, done.body.constData());
        QCOMPARE(done.json[QStringLiteral("subject")][u"id"].toString(), QStringLiteral("readers:firstcome.orders"));
        bringAgain();
        QCOMPARE(told(), 2); // it is paused
        QCOMPARE(steered("resume").status, 200);
        bringAgain();
        QCOMPARE(told(), 4);
        bringAgain();
        QCOMPARE(told(), 4);
        m_office->tell(13, {R"({"is":"good"})"});
        WAIT_COMPARE(told(), 5, 60'000);
    }

    void aGroupPassesOverWhatWaits()
    {
        QCOMPARE(steered("pause").status, 200);
        m_office->tell(13, {R"({"is":"good"})", R"({"is":"good"})"});
        const Answer accepted = moved(end("latest"));
        QCOMPARE(agreed(accepted).status, 200);
        QCOMPARE(steered("resume").status, 200);
        m_office->tell(13, {R"({"is":"good"})"});
        WAIT_COMPARE(told(), 1, 60'000);
        WAIT_COMPARE(m_office->countOf("event_positions WHERE position >= 3"), 1, 60'000);
        bringAgain();
        QCOMPARE(told(), 1);
    }

    void timesThatAreSetWhileItRunsHoldFromThenOn()
    {
        m_office->bus.groups().front()->retryAfter({60s});
        m_office->tell(13, {R"({"is":"bad"})"});
        WAIT_COMPARE(m_office->countOf("dead_letters WHERE state = 'RETRY'"), 1, 60'000);
        m_office->bus.groups().front()->retryAfter({});
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("is a dead letter: not good")));
        m_office->tell(14, {R"({"is":"bad"})"});
        WAIT_COMPARE(m_office->countOf("dead_letters"), 2, 60'000);
        QCOMPARE(m_office->countOf("dead_letters WHERE state = 'DEAD'"), 1);
    }

    void aPlaceIsAskedForClearly()
    {
        QCOMPARE(steered("pause").status, 200);
        const auto status = [this](const char *body) {
            return m_boss
                ->send("POST", QStringLiteral("/v1/ops/groups/readers/offsets"), body,
                       {{"Content-Type", "application/json"}})
                .status;
        };
        QCOMPARE(status(R"({"topic":"firstcome.stock","to":"earliest","reason":"x"})"), 422);
        QCOMPARE(status(R"({"topic":"firstcome.orders","to":"soon","reason":"x"})"), 422);
        QCOMPARE(status(R"({"topic":"firstcome.orders","reason":"x"})"), 422);
        QCOMPARE(status(R"({"topic":"firstcome.orders","to":{},"reason":"x"})"), 422);
        QCOMPARE(status(R"({"topic":"firstcome.orders","to":{"offset":"1","at":"2026-01-01T00:00:00Z"},"reason":"x"})"),
                 422);
        QCOMPARE(status(R"({"topic":"firstcome.orders","to":"earliest"})"), 422);
        QCOMPARE(status(R"({"topic":"firstcome.orders","partition":12,"to":"earliest","reason":"x"})"), 422);
        QCOMPARE(status(R"({"topic":"firstcome.orders","to":{"offset":"1"},"reason":"x"})"), 202);
        const auto viewer = m_office->signedIn("viewer");
        QCOMPARE(viewer->post(QStringLiteral("/v1/ops/groups/readers/offsets"), {}).status, 403);
    }

    void whatIsResumedMeanwhileIsNotMoved()
    {
        QCOMPARE(steered("pause").status, 200);
        const Answer accepted = moved(end("earliest"));
        QCoro::waitFor(m_office->approvals.acts().expire());
        QCOMPARE(m_boss->get(QStringLiteral("/v1/ops/approvals?state=WAITING"))
                     .json.value(QStringLiteral("items"))
                     .toArray()
                     .size(),
                 1);
        QCOMPARE(steered("resume").status, 200);
        QCoro::waitFor(m_office->approvals.acts().expire());
        QCOMPARE(m_boss->get(QStringLiteral("/v1/ops/approvals?state=WAITING"))
                     .json.value(QStringLiteral("items"))
                     .toArray()
                     .size(),
                 0);
        QCOMPARE(agreed(accepted).code(), QByteArray("SUBJECT_CHANGED"));
        QCOMPARE(m_office->countOf("offset_resets WHERE state = 'EXPIRED'"), 1);
    }

    /// Its own row says what its approval says.
    void aResetToWhichNobodyAgreesEnds_data()
    {
        QTest::addColumn<QString>("decision");
        QTest::addColumn<QByteArray>("state");
        QTest::newRow("rejected") << QStringLiteral("reject") << QByteArray("REJECTED");
        QTest::newRow("withdrawn") << QStringLiteral("withdraw") << QByteArray("WITHDRAWN");
    }
    void aResetToWhichNobodyAgreesEnds()
    {
        QFETCH(QString, decision);
        QFETCH(QByteArray, state);
        QCOMPARE(steered("pause").status, 200);
        const Answer accepted = moved(end("earliest"));
        QCOMPARE(m_office->countOf("offset_resets WHERE state = 'ASKED'"), 1);
        const bool rejects = decision == QStringLiteral("reject");
        const QJsonObject why{{QStringLiteral("reason"), QStringLiteral("not now")}};
        const QString path = QStringLiteral("/v1/ops/approvals/%1/").arg(accepted.text("approvalId")) + decision;
        const auto second = m_office->signedIn("second");
        QCOMPARE((rejects ? *second : *m_boss).post(path, rejects ? why : QJsonObject()).status, 200);
        QCOMPARE(m_office->countOf("offset_resets WHERE state = '" + state + '\''), 1);
    }

    void theLogIsBrowsedByTopic()
    {
        dead(13);
        const QJsonArray topics = m_boss->get(QStringLiteral("/v1/ops/topics")).json[QStringLiteral("items")].toArray();
        QCOMPARE(topics.size(), 8);
        QJsonObject orders;
        for (const QJsonValue &item : topics) {
            if (item[u"topic"].toString() == QStringLiteral("firstcome.orders"))
                orders = item.toObject();
        }
        QCOMPARE(orders[u"events"].toInt(), 1);
        QCOMPARE(orders[u"deadLetters"].toInt(), 1);
        const QString events = QStringLiteral("/v1/ops/topics/firstcome.orders/events");
        const Answer page = m_boss->get(events + QStringLiteral("?key=13&type=Happened&limit=1"));
        QVERIFY2(page.status == 200, page.body.constData());
        QCOMPARE(page.json[QStringLiteral("items")][0][u"payload"][u"is"].toString(), QStringLiteral("bad"));
        QVERIFY(page.json[QStringLiteral("next")].isNull());
        QCOMPARE(m_boss->get(events + QStringLiteral("?at=2999-01-01T00:00:00Z")).json[QStringLiteral("items")],
                 QJsonValue(QJsonArray()));
        QCOMPARE(m_boss->get(events + QStringLiteral("?at=now")).status, 400);
        QCOMPARE(m_boss->get(events + QStringLiteral("?partition=12")).status, 400);
        QCOMPARE(m_boss->get(QStringLiteral("/v1/ops/topics/nothing/events")).status, 404);
    }

    void whatBreaksOnPurposeIsAllowedFirst()
    {
        const QString fault = QStringLiteral("/v1/ops/faults/consumer:readers");
        QCOMPARE(m_boss->put(fault, {{QStringLiteral("failType"), QStringLiteral("Happened")}}).status, 403);
        QCOMPARE(m_boss->get(QStringLiteral("/v1/ops/faults")).json[QStringLiteral("items")].toArray(), QJsonArray());
        QCOMPARE(m_boss->get(QStringLiteral("/v1/ops/faults")).json[QStringLiteral("allowed")], QJsonValue(false));
    }

private:
    static qint64 eventsIn(const Answer &preview)
    {
        qint64 events = 0;
        for (const QJsonValue &move : preview.json[QStringLiteral("moves")].toArray())
            events += move[u"events"].toInteger();
        return events;
    }
    /// Whatever was approved was done as approved.
    bool standing()
    {
        return !m_office->edge.database()
                    .read([this](sql::Connection &connection) {
                        return m_office->approvals.acts().effectsStand().violation(connection, {});
                    })
                    .get();
    }
};

QTEST_GUILESS_MAIN(GroupRoutesTest)
#include "group_routes_test.moc"
