// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/work/loop.h"
#include "tests/backend/consumers/consumers_office.h"
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
        QTRY_COMPARE_WITH_TIMEOUT(m_office->countOf("dead_letters"), 1, 30'000);
    }

private Q_SLOTS:
    void init()
    {
        m_office = std::make_unique<ConsumersOffice>();
        m_boss = m_office->signedIn("boss");
    }
    void cleanup()
    {
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
    }
};

QTEST_GUILESS_MAIN(GroupRoutesTest)
#include "group_routes_test.moc"
