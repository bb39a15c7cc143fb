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

namespace {

const QString letters = QStringLiteral("/v1/ops/dead-letters");

} // namespace

/// What is asked for while something else waits for a second person.
class AskReplayTest : public QObject
{
    Q_OBJECT

    work::Loop m_loop;
    ConsumersOffice m_office;
    std::unique_ptr<Caller> m_boss;

    /// A dead letter of its own key.
    QString dead(Id key)
    {
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("is a dead letter: not good")));
        m_office.tell(key, {R"({"is":"bad"})"});
        const QByteArray ofKey = "dead_letters WHERE event_key = " + QByteArray::number(key);
        if (!QTest::qWaitFor([&] { return m_office.countOf(ofKey) == 1; }, 60'000))
            qFatal("no dead letter");
        return m_boss->get(letters).json[u"items"][0][u"id"].toString();
    }
    Answer asked(const QStringList &ids)
    {
        return m_boss->postOnce(letters + QStringLiteral("/replays"),
                                {{QStringLiteral("ids"), QJsonArray::fromStringList(ids)},
                                 {QStringLiteral("reason"), QStringLiteral("mended")}});
    }

private Q_SLOTS:
    /// N4: a letter waits for one decision at a time, alone or among others.
    void N4_aLetterWaitsInOneReplayAtATime()
    {
        m_boss = m_office.signedIn("boss");
        const QString id = dead(13);
        const QString other = dead(14);
        const Answer first = asked({id});
        QVERIFY2(first.status == 202, first.body.constData());
        for (const QStringList &ids : {QStringList{id}, QStringList{other, id}}) {
            const Answer again = asked(ids);
            QCOMPARE(again.status, 409);
            QCOMPARE(again.code(), QByteArray("APPROVAL_WAITING"));
            QCOMPARE(again.text("approvalId"), first.text("approvalId"));
        }
        QCOMPARE(m_office.countOf("replays"), 1);
        QCOMPARE(asked({other}).status, 202);
        const QString withdraw = QStringLiteral("/v1/ops/approvals/%1/withdraw").arg(first.text("approvalId"));
        QCOMPARE(m_boss->post(withdraw, {}).status, 200);
        QCOMPARE(asked({id}).status, 202);
        // What is over is in nobody's way, before anybody has closed it, too.
        m_office.edge.moveClock(25h);
        m_boss = m_office.signedIn("boss");
        QCOMPARE(asked({id, other}).status, 202);
        QCOMPARE(m_office.countOf("approvals WHERE state = 'WAITING'"), 3);
    }
};

QTEST_GUILESS_MAIN(AskReplayTest)
#include "ask_replay_test.moc"
