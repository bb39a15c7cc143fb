// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/work/loop.h"
#include "tests/backend/consumers/consumers_office.h"
#include <QTest>

using namespace firstcome;
using namespace std::chrono_literals;
using test::Answer;
using test::Caller;
using test::ConsumersOffice;

namespace {

const QString letters = QStringLiteral("/v1/ops/dead-letters");

} // namespace

/// Dead letters over HTTP: seen, mended, tried, given up, and replayed by two people.
class DeadLetterRoutesTest : public QObject
{
    Q_OBJECT

    work::Loop m_loop;
    std::unique_ptr<ConsumersOffice> m_office;
    std::unique_ptr<Caller> m_boss;
    std::unique_ptr<Caller> m_second;

    QJsonArray listed(const QString &query = {})
    {
        return m_boss->get(letters + query).json.value(QStringLiteral("items")).toArray();
    }
    QJsonObject letter(const QString &id) { return m_boss->get(letters + u'/' + id).json; }
    /// A dead letter of its own key, with that many parked behind it.
    QString dead(Id key, int parked = 0)
    {
        QList<QByteArray> payloads{R"({"is":"bad"})"};
        for (int i = 0; i < parked; ++i)
            payloads.append(R"({"is":"good"})");
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("is a dead letter: not good")));
        m_office->tell(key, payloads);
        const QByteArray ofKey = "dead_letters WHERE event_key = " + QByteArray::number(key);
        if (!QTest::qWaitFor([&] { return m_office->countOf(ofKey) == 1 + parked; }, 30'000))
            qFatal("no dead letter");
        return listed().at(0)[QStringLiteral("id")].toString();
    }
    Answer asked(const QJsonObject &body) { return m_boss->postOnce(letters + QStringLiteral("/replays"), body); }
    static QJsonObject why() { return {{QStringLiteral("reason"), QStringLiteral("a look")}}; }
    Answer steered(const char *act)
    {
        return m_boss->post(QStringLiteral("/v1/ops/groups/readers/") + QString::fromLatin1(act), why());
    }
    static QJsonObject replayOf(const QStringList &ids)
    {
        return {{QStringLiteral("ids"), QJsonArray::fromStringList(ids)},
                {QStringLiteral("reason"), QStringLiteral("mended")}};
    }
    Answer approved(const Answer &accepted)
    {
        return m_second->post(QStringLiteral("/v1/ops/approvals/%1/approve").arg(accepted.text("approvalId")),
                              {{QStringLiteral("password"), test::officePassword}});
    }
    QJsonObject replay(const Answer &accepted)
    {
        return m_boss->get(letters + QStringLiteral("/replays/") + accepted.text("replayId")).json;
    }
    Answer discarded(const QStringList &ids)
    {
        return m_boss->postOnce(letters + QStringLiteral("/discards"),
                                {{QStringLiteral("ids"), QJsonArray::fromStringList(ids)},
                                 {QStringLiteral("reason"), QStringLiteral("of no use")}});
    }
    QString copyOf(const QString &id)
    {
        const QJsonObject payload{{QStringLiteral("is"), QStringLiteral("good")}};
        const Answer copy =
            m_boss->post(letters + u'/' + id + QStringLiteral("/copies"), {{QStringLiteral("payload"), payload}});
        if (copy.status != 201)
            qFatal("no copy: %s", copy.body.constData());
        return copy.text("id");
    }
    QStringList broken()
    {
        return m_office->edge.database()
            .read([&](sql::Connection &connection) {
                QStringList ids;
                for (const Check &check : m_office->approvals.checks() + m_office->consumers.checks()) {
                    if (check.violation(connection, m_office->edge.clock()()))
                        ids.append(QString::fromLatin1(check.id));
                }
                return ids;
            })
            .get();
    }

private Q_SLOTS:
    void init()
    {
        m_office = std::make_unique<ConsumersOffice>();
        m_boss = m_office->signedIn("boss");
        m_second = m_office->signedIn("second");
    }
    void cleanup()
    {
        QCOMPARE(broken(), QStringList());
        m_boss.reset();
        m_second.reset();
        m_office.reset();
    }

    void F20_N7_aDeadLetterIsSeenWithAllOfIt()
    {
        const QString id = dead(13, 2);
        const QJsonObject item = letter(id);
        QCOMPARE(item[QStringLiteral("state")].toString(), QStringLiteral("WAITING"));
        QCOMPARE(item[QStringLiteral("group")].toString(), QStringLiteral("readers"));
        QCOMPARE(item[QStringLiteral("topic")].toString(), QStringLiteral("firstcome.orders"));
        QCOMPARE(item[QStringLiteral("key")].toString(), QStringLiteral("13"));
        QCOMPARE(item[QStringLiteral("type")].toString(), QStringLiteral("Happened"));
        QCOMPARE(item[QStringLiteral("reason")].toString(), QStringLiteral("not good"));
        QCOMPARE(item[QStringLiteral("attempts")].toInt(), 3);
        QCOMPARE(item[QStringLiteral("parked")].toInt(), 2);
        QVERIFY(item[QStringLiteral("nextAt")].isNull());
        QCOMPARE(item[QStringLiteral("payload")][u"is"].toString(), QStringLiteral("bad"));
        QCOMPARE(listed(), QJsonArray{item}); // what is parked is no dead letter
    }

    void theListIsFilteredAndPaged()
    {
        const QString first = dead(1);
        const QString second = dead(2);
        const QString third = dead(3);
        QCOMPARE(discarded({second}).json[QStringLiteral("discarded")].toInt(), 1);
        QCOMPARE(idsOf(listed()), (QStringList{third, second, first}));
        QCOMPARE(idsOf(listed(QStringLiteral("?state=WAITING"))), (QStringList{third, first}));
        QCOMPARE(idsOf(listed(QStringLiteral("?state=DISCARDED&group=readers"))), QStringList{second});
        QCOMPARE(listed(QStringLiteral("?state=REPLAYED")), QJsonArray());
        QCOMPARE(listed(QStringLiteral("?group=nobody")), QJsonArray());
        QCOMPARE(idsOf(listed(QStringLiteral("?topic=firstcome.orders"))).size(), 3);
        const Answer page = m_boss->get(letters + QStringLiteral("?limit=2"));
        QCOMPARE(idsOf(page.json[QStringLiteral("items")].toArray()), (QStringList{third, second}));
        const Answer rest = m_boss->get(letters + QStringLiteral("?limit=2&cursor=") + page.text("nextCursor"));
        QCOMPARE(idsOf(rest.json[QStringLiteral("items")].toArray()), QStringList{first});
        QVERIFY(rest.json[QStringLiteral("nextCursor")].isNull());
        QCOMPARE(m_boss->get(letters + QStringLiteral("?state=PARKED")).code(), QByteArray("REQUEST_INVALID"));
        QCOMPARE(m_boss->get(letters + QStringLiteral("/999")).status, 404);
    }

    void whoOnlyLooksDoesNothing()
    {
        const QString id = dead(13);
        const auto viewer = m_office->signedIn("viewer");
        QCOMPARE(viewer->get(letters).status, 200);
        QCOMPARE(viewer->post(letters + u'/' + id + QStringLiteral("/dry-run"), {}).status, 403);
        QCOMPARE(viewer->post(letters + u'/' + id + QStringLiteral("/copies"), {}).status, 403);
        QCOMPARE(viewer->postOnce(letters + QStringLiteral("/discards"), {}).status, 403);
        QCOMPARE(viewer->postOnce(letters + QStringLiteral("/replays"), {}).status, 403);
        QCOMPARE(letter(id)[QStringLiteral("state")].toString(), QStringLiteral("WAITING"));
    }

    void aDryRunTellsTheEffectAndHasNone()
    {
        const QString id = dead(13);
        const QString dryRun = letters + u'/' + id + QStringLiteral("/dry-run");
        const Answer bad = m_boss->post(dryRun, {});
        QVERIFY2(bad.status == 200, bad.body.constData());
        QCOMPARE(bad.json[QStringLiteral("applies")], QJsonValue(false));
        QCOMPARE(bad.text("refusal"), QStringLiteral("not good"));
        const QString copy = copyOf(id);
        const Answer good = m_boss->post(dryRun, {{QStringLiteral("copy"), copy}});
        QCOMPARE(good.json[QStringLiteral("applies")], QJsonValue(true));
        const QJsonValue told = good.json[QStringLiteral("effect")][u"events"][0];
        QCOMPARE(told[u"topic"].toString(), QStringLiteral("firstcome.told"));
        QCOMPARE(told[u"payload"][u"is"].toString(), QStringLiteral("good"));
        QCOMPARE(m_office->countOf("outbox WHERE topic = 'firstcome.told'"), 0);
        QCOMPARE(letter(id)[QStringLiteral("attempts")].toInt(), 3);
        QCOMPARE(m_boss->post(dryRun, {{QStringLiteral("copy"), QStringLiteral("7")}}).status, 404);
    }

    void aCopyLeavesTheOriginalAsItIs()
    {
        const QString id = dead(13);
        const QString copy = copyOf(id);
        const QJsonObject item = letter(id);
        QCOMPARE(item[QStringLiteral("payload")][u"is"].toString(), QStringLiteral("bad"));
        const QJsonValue shown = item[QStringLiteral("copies")][0];
        QCOMPARE(shown[u"id"].toString(), copy);
        QCOMPARE(shown[u"payload"][u"is"].toString(), QStringLiteral("good"));
        QCOMPARE(shown[u"by"][u"login"].toString(), QStringLiteral("boss"));
        const QString copies = letters + u'/' + id + QStringLiteral("/copies");
        QCOMPARE(m_boss->post(copies, {}).status, 400);
        QCOMPARE(m_boss->post(copies, {{QStringLiteral("payload"), QStringLiteral("text")}}).status, 400);
        QCOMPARE(
            m_boss->post(letters + QStringLiteral("/999/copies"), {{QStringLiteral("payload"), QJsonObject()}}).status,
            404);
    }

    void whatIsGivenUpFreesItsKey()
    {
        const QString id = dead(13, 2);
        const Answer answer = discarded({id, QStringLiteral("999")});
        QVERIFY2(answer.status == 200, answer.body.constData());
        QCOMPARE(answer.json[QStringLiteral("discarded")].toInt(), 1);
        QCOMPARE(answer.json[QStringLiteral("failed")][0][u"code"].toString(), QStringLiteral("NOT_FOUND"));
        QCOMPARE(letter(id)[QStringLiteral("state")].toString(), QStringLiteral("DISCARDED"));
        m_office->turn();
        QCOMPARE(m_office->countOf("outbox WHERE topic = 'firstcome.told'"), 2);
        QCOMPARE(m_office->countOf("dead_letters WHERE state <> 'DISCARDED'"), 0);
        const Answer again = discarded({id});
        QCOMPARE(again.json[QStringLiteral("failed")][0][u"code"].toString(), QStringLiteral("STATE_CONFLICT"));
        QCOMPARE(m_boss->post(letters + QStringLiteral("/discards"), {}).code(),
                 QByteArray("IDEMPOTENCY_KEY_REQUIRED"));
        QCOMPARE(audited("dead-letter.discard"), 1);
    }

    void N4_N7_twoPeopleReplayAMendedLetter()
    {
        const QString id = dead(13, 2);
        QJsonObject body = replayOf({id});
        body.insert(QStringLiteral("copies"), QJsonArray{copyOf(id)});
        const Answer accepted = asked(body);
        QVERIFY2(accepted.status == 202, accepted.body.constData());
        QCOMPARE(replay(accepted)[QStringLiteral("state")].toString(), QStringLiteral("WAITING"));
        m_office->turn();
        QCOMPARE(letter(id)[QStringLiteral("state")].toString(), QStringLiteral("WAITING")); // nobody agreed yet
        const Answer agreed = approved(accepted);
        QVERIFY2(agreed.status == 200, agreed.body.constData());
        QCOMPARE(agreed.json[QStringLiteral("subject")][u"id"].toString(), accepted.text("replayId"));
        m_office->turn(); // the letter
        m_office->turn(); // what followed
        const QJsonObject done = replay(accepted);
        QCOMPARE(done[QStringLiteral("state")].toString(), QStringLiteral("DONE"));
        QCOMPARE(done[QStringLiteral("replayed")].toInt(), 1);
        QCOMPARE(done[QStringLiteral("left")].toInt(), 0);
        QCOMPARE(letter(id)[QStringLiteral("state")].toString(), QStringLiteral("REPLAYED"));
        QCOMPARE(letter(id)[QStringLiteral("payload")][u"is"].toString(), QStringLiteral("bad"));
        QCOMPARE(m_office->countOf("outbox WHERE topic = 'firstcome.told'"), 3);
        QCOMPARE(m_office->countOf("dead_letters WHERE state = 'PARKED'"), 0);
        QCOMPARE(audited("replay.start"), 1);
    }

    void aReplayThatFailsSaysWhy()
    {
        const QString id = dead(13, 1);
        const Answer accepted = asked(replayOf({id}));
        QCOMPARE(approved(accepted).status, 200);
        m_office->turn();
        const QJsonObject done = replay(accepted);
        QCOMPARE(done[QStringLiteral("state")].toString(), QStringLiteral("DONE"));
        QCOMPARE(done[QStringLiteral("failed")].toInt(), 1);
        QCOMPARE(done[QStringLiteral("failures")][0][u"deadLetterId"].toString(), id);
        QCOMPARE(done[QStringLiteral("failures")][0][u"reason"].toString(), QStringLiteral("not good"));
        QCOMPARE(letter(id)[QStringLiteral("state")].toString(), QStringLiteral("WAITING"));
        QCOMPARE(letter(id)[QStringLiteral("attempts")].toInt(), 4);
        QCOMPARE(letter(id)[QStringLiteral("parked")].toInt(), 1);
    }

    void whatIsDealtWithMeanwhileMakesAReplayVoid()
    {
        const QString id = dead(13);
        const Answer accepted = asked(replayOf({id}));
        QCoro::waitFor(m_office->approvals.acts().expire());
        QCOMPARE(m_boss->get(QStringLiteral("/v1/ops/approvals?state=WAITING"))
                     .json.value(QStringLiteral("items"))
                     .toArray()
                     .size(),
                 1);
        QCOMPARE(discarded({id}).status, 200);
        QCoro::waitFor(m_office->approvals.acts().expire());
        QCOMPARE(m_boss->get(QStringLiteral("/v1/ops/approvals?state=WAITING"))
                     .json.value(QStringLiteral("items"))
                     .toArray()
                     .size(),
                 0);
        QCOMPARE(approved(accepted).code(), QByteArray("SUBJECT_CHANGED"));
        QCOMPARE(replay(accepted)[QStringLiteral("state")].toString(), QStringLiteral("EXPIRED"));
        QVERIFY(replay(accepted).contains(QStringLiteral("endedAt")));
        QCOMPARE(asked(replayOf({id})).code(), QByteArray("STATE_CONFLICT"));
        QCOMPARE(asked(replayOf({QStringLiteral("999")})).status, 404);
    }

    /// Its own row says what its approval says.
    void aReplayToWhichNobodyAgreesEnds_data()
    {
        QTest::addColumn<QString>("decision");
        QTest::addColumn<QString>("state");
        QTest::newRow("rejected") << QStringLiteral("reject") << QStringLiteral("REJECTED");
        QTest::newRow("withdrawn") << QStringLiteral("withdraw") << QStringLiteral("WITHDRAWN");
        QTest::newRow("too old") << QString() << QStringLiteral("EXPIRED");
    }
    void aReplayToWhichNobodyAgreesEnds()
    {
        QFETCH(QString, decision);
        QFETCH(QString, state);
        const Answer accepted = asked(replayOf({dead(13)}));
        QCOMPARE(replay(accepted)[QStringLiteral("state")].toString(), QStringLiteral("WAITING"));
        const QString path = QStringLiteral("/v1/ops/approvals/%1/").arg(accepted.text("approvalId")) + decision;
        if (decision.isEmpty()) {
            m_office->edge.moveClock(25h);
            QCoro::waitFor(m_office->approvals.acts().expire());
            m_boss = m_office->signedIn("boss");
        } else if (decision == QStringLiteral("reject")) {
            QCOMPARE(m_second->post(path, why()).status, 200);
        } else {
            QCOMPARE(m_boss->post(path, {}).status, 200);
        }
        QCOMPARE(replay(accepted)[QStringLiteral("state")].toString(), state);
        QVERIFY(replay(accepted).contains(QStringLiteral("endedAt")));
        m_office->turn();
        QCOMPARE(replay(accepted)[QStringLiteral("replayed")].toInt(), 0);
    }

    void aReplayKeepsItsPaceAndIsStopped()
    {
        for (Id key = 1; key <= 3; ++key)
            dead(key);
        const QJsonObject filter{{QStringLiteral("group"), QStringLiteral("readers")}};
        const Answer accepted = asked({{QStringLiteral("filter"), filter},
                                       {QStringLiteral("perSecond"), 1},
                                       {QStringLiteral("reason"), QStringLiteral("all")}});
        QVERIFY2(accepted.status == 202, accepted.body.constData());
        QCOMPARE(accepted.json[QStringLiteral("letters")].toInt(), 3);
        const QString stop = letters + QStringLiteral("/replays/%1/stop").arg(accepted.text("replayId"));
        QCOMPARE(m_boss->post(stop, {}).code(), QByteArray("STATE_CONFLICT"));
        QCOMPARE(approved(accepted).status, 200);
        m_office->edge.moveClock(-500ms); // whatever the machine takes
        m_office->turn();
        QCOMPARE(replay(accepted)[QStringLiteral("left")].toInt(), 2);
        m_office->edge.moveClock(1'600ms);
        m_office->turn();
        QVERIFY(replay(accepted)[QStringLiteral("left")].toInt() <= 1);
        QCOMPARE(m_boss->post(stop, {}).json[QStringLiteral("state")].toString(), QStringLiteral("STOPPED"));
        const int left = replay(accepted)[QStringLiteral("left")].toInt();
        m_office->edge.moveClock(10s);
        m_office->turn();
        QCOMPARE(replay(accepted)[QStringLiteral("left")].toInt(), left);
        QCOMPARE(audited("replay.stop"), 1);
    }

    void aPausedGroupReplaysNothing()
    {
        const QString id = dead(13);
        QCOMPARE(steered("pause").json[QStringLiteral("paused")], QJsonValue(true));
        QJsonObject body = replayOf({id});
        body.insert(QStringLiteral("copies"), QJsonArray{copyOf(id)});
        const Answer accepted = asked(body);
        QCOMPARE(approved(accepted).status, 200);
        m_office->turn();
        QCOMPARE(replay(accepted)[QStringLiteral("left")].toInt(), 1);
        QCOMPARE(steered("resume").json[QStringLiteral("paused")], QJsonValue(false));
        m_office->turn();
        QCOMPARE(replay(accepted)[QStringLiteral("replayed")].toInt(), 1);
        QCOMPARE(audited("group.pause") + audited("group.resume"), 2);
    }

    void aReplayIsAskedForClearly_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("neither") << QByteArray(R"({"reason":"x"})");
        QTest::newRow("both") << QByteArray(R"({"ids":["1"],"filter":{},"reason":"x"})");
        QTest::newRow("no reason") << QByteArray(R"({"ids":["1"]})");
        QTest::newRow("empty reason") << QByteArray(R"({"ids":["1"],"reason":" "})");
        QTest::newRow("too fast") << QByteArray(R"({"ids":["1"],"reason":"x","perSecond":101})");
        QTest::newRow("too slow") << QByteArray(R"({"ids":["1"],"reason":"x","perSecond":0})");
        QTest::newRow("no id") << QByteArray(R"({"ids":["one"],"reason":"x"})");
        QTest::newRow("unknown field") << QByteArray(R"({"ids":["1"],"reason":"x","speed":1})");
        QTest::newRow("state") << QByteArray(R"({"filter":{"state":"DISCARDED"},"reason":"x"})");
    }
    void aReplayIsAskedForClearly()
    {
        QFETCH(QByteArray, body);
        const Answer answer = m_boss->send("POST", letters + QStringLiteral("/replays"), body,
                                           {{"Idempotency-Key", "k"}, {"Content-Type", "application/json"}});
        QVERIFY2(answer.status == 400 || answer.status == 422, answer.body.constData());
    }

private:
    static QStringList idsOf(const QJsonArray &items)
    {
        QStringList ids;
        for (const QJsonValue &item : items)
            ids.append(item[QStringLiteral("id")].toString());
        return ids;
    }
    qint64 audited(const char *action)
    {
        qint64 count = 0;
        for (const AuditEntry &entry : m_office->edge.ground().audit.entries())
            count += entry.action == action;
        return count;
    }
};

QTEST_GUILESS_MAIN(DeadLetterRoutesTest)
#include "dead_letter_routes_test.moc"
