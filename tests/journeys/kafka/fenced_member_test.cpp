// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/kafka/two_members.h"
#include "tests/support/waits.h"
#include <QMap>
#include <QScopeGuard>
#include <QSet>
#include <QTest>
#include <csignal>

using namespace firstcome;
using namespace firstcome::test;

namespace {

constexpr int buyers = 4;
constexpr int ordersEach = 1'000'000;
constexpr int sellBetween = 60;
constexpr int within = 60'000; // ms
constexpr qint64 balance = 1'000'000'000;
constexpr qint64 price = 1'000;

} // namespace

/// A process that hung for longer than its lease, while another took its number and its place in the groups.
class FencedMemberTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// F32: what it had in hand under its old number is not committed, nothing is applied twice, and it takes part
    /// again under a number of its own.
    void F32_whoHungAppliesNothingTwiceAndComesBackUnderAnotherNumber()
    {
        TwoMembers two;
        const QString absence = two.absence(QString::fromLatin1(byKafka));
        if (!absence.isEmpty())
            QSKIP(qPrintable(absence));
        const QString why = two.open(QString::fromLatin1(byKafka), buyers);
        QVERIFY2(why.isEmpty(), qPrintable(why));
        Crowd crowd(two.ann.url(), two.tokens, two.lines(), QStringLiteral("BALANCE"));
        crowd.start(ordersEach);
        WAIT_COMPARE(two.fewestMembers(), 2, within);
        WAIT_VERIFY(crowd.acknowledged() > sellBetween, within);
        const QString number = numberOf(two, two.ben);
        QVERIFY(!number.isEmpty());
        const QSet<QByteArray> before = placesUnder(two, number);
        QVERIFY(!before.isEmpty());

        ::kill(pid_t(two.ben.processId()), SIGSTOP);
        const auto wakes = qScopeGuard([&two] { ::kill(pid_t(two.ben.processId()), SIGCONT); });
        WAIT_COMPARE(numberOf(two, two.ben), QString(), within); // its lease is over
        RunningBackend cyd;
        cyd.join(two.ann);
        QVERIFY2(cyd.start(), cyd.output().constData());
        QCOMPARE(numberOf(two, cyd), number);
        WAIT_VERIFY(noneOf(before, placesUnder(two, number)), within); // and so is its place in every group
        const int sold = crowd.acknowledged();
        WAIT_VERIFY(crowd.acknowledged() > sold + sellBetween, within);

        ::kill(pid_t(two.ben.processId()), SIGCONT);
        WAIT_VERIFY(said(two.ben, "instance.renumbered"), within);
        WAIT_VERIFY(said(two.ben, "kafka.fenced"), within);
        WAIT_VERIFY(said(two.ben, "kafka.rejoined"), within);
        WAIT_COMPARE(two.fewestMembers(), 3, within);
        const QString other = numberOf(two, two.ben);
        QVERIFY2(!other.isEmpty() && other != number, qPrintable(other));
        QCOMPARE(numberOf(two, cyd), number);
        const int since = crowd.acknowledged();
        WAIT_VERIFY(crowd.acknowledged() > since + sellBetween, within);

        crowd.stop();
        WAIT_VERIFY(crowd.done(), within);
        two.expect(crowd.attempts());
        WAIT_COMPARE(two.left(), 0, within);
        WAIT_COMPARE(two.shop->broken(), QStringList(), within);
        everyOrderIsPaidOnce(two, crowd.attempts());
        QVERIFY(two.ann.running() && two.ben.running() && cyd.running());
    }

private:
    /// As the list of those that live has it.
    static QString numberOf(TwoMembers &two, const RunningBackend &instance)
    {
        const QJsonObject list = two.shop->boss().get(QStringLiteral("/v1/ops/instances")).json;
        for (const QJsonValue &item : list.value(u"items").toArray()) {
            if (item[u"processId"].toInteger() == instance.processId())
                return item[u"id"].toString();
        }
        return {};
    }

    /// What the broker calls the members that go by this number: it is another word for each that takes the place.
    static QSet<QByteArray> placesUnder(TwoMembers &two, const QString &number)
    {
        const QByteArray table =
            two.kafka.tool(QStringLiteral("consumer.group.ConsumerGroupCommand"),
                           {QStringLiteral("--describe"), QStringLiteral("--members"), QStringLiteral("--all-groups")});
        QSet<QByteArray> places;
        const QList<QByteArray> words = table.simplified().split(' ');
        for (const QByteArray &word : words) {
            if (word.startsWith(number.toLatin1() + '-') && word.size() > 36)
                places.insert(word);
        }
        return places;
    }
    static bool noneOf(const QSet<QByteArray> &before, const QSet<QByteArray> &now)
    {
        return now.size() == before.size() && !now.intersects(before);
    }
    static bool said(RunningBackend &instance, const char *what)
    {
        instance.readOutput();
        return instance.output().contains(what);
    }

    static void everyOrderIsPaidOnce(TwoMembers &two, const std::vector<Attempt> &attempts)
    {
        QMap<QByteArray, qint64> bought;
        for (const Attempt &attempt : attempts) {
            QCOMPARE(attempt.status, 201);
            ++bought[attempt.token];
        }
        for (const QByteArray &token : two.tokens) {
            const QJsonObject told = Caller(two.ann.url(), token).get(QStringLiteral("/v1/me/balance")).json;
            QCOMPARE(told[QStringLiteral("amount")].toInteger(), balance - price * bought.value(token));
        }
    }
};

QTEST_GUILESS_MAIN(FencedMemberTest)
#include "fenced_member_test.moc"
