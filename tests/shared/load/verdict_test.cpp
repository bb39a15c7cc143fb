// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/shared/load/fakes/story.h"
#include <QTest>

using namespace firstcome;
using namespace firstcome::load;
using namespace std::chrono_literals;

class VerdictTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isOkWhenAllIsWell()
    {
        const Story story;
        QCOMPARE(story.failed(), QStringList());
        QVERIFY(allOk(story.findings()));
        QVERIFY(!findingsText(story.findings()).contains(QStringLiteral("FAILED")));
    }

    void isOkWhenAPaymentFailedAndItsUnitWentBack()
    {
        Story story;
        story.failPayment(2);
        QCOMPARE(story.failed(), QStringList());
    }

    void seesAnOrderThatIsNotInTheBooks()
    {
        Story story;
        story.books.orders.erase(1030);
        QVERIFY(story.failed().contains(QStringLiteral("orders-as-told")));
    }

    void seesAnOrderWithAnotherContent()
    {
        Story total;
        total.order(1).total += 1;
        QVERIFY(total.failed().contains(QStringLiteral("orders-as-told")));
        Story quantity;
        quantity.order(1).lines.front().line.unitPrice += 1;
        QCOMPARE(quantity.failed(), only("orders-as-told"));
        Story owner;
        owner.order(1).member = 104;
        QVERIFY(owner.failed().contains(QStringLiteral("orders-as-told")));
        Story sum;
        sum.grants[1].order.lines.front().unitPrice = 1;
        sum.order(1).lines.front().line.unitPrice = 1;
        QCOMPARE(sum.failed(), only("orders-as-told"));
    }

    void seesOneOrderToldToTwo()
    {
        Story story;
        story.grants.push_back(story.grants.front());
        QVERIFY(story.failed().contains(QStringLiteral("orders-as-told")));
    }

    void seesAnOrderNobodyWasToldOf()
    {
        Story story;
        story.grants.pop_back();
        QCOMPARE(story.failed(), only("nothing-untold"));
    }

    void findsTheOrderOfATryWithoutAnswer()
    {
        Story story;
        story.grants.pop_back();
        story.unanswered = {{104, "key", {{optionA, 1, 0}}}};
        QCOMPARE(story.failed(), QStringList());
        story.unanswered = {{104, "key", {{optionA, 2, 0}}}};
        QCOMPARE(story.failed(), only("nothing-untold"));
    }

    void leavesOrdersOfOthersAlone()
    {
        Story story;
        story.members.erase(104);
        story.grants.pop_back();
        QCOMPARE(story.failed(), QStringList());
    }

    void seesUnitsTheBooksDoNotHave()
    {
        Story story;
        story.shortLines.clear();
        story.afterA() = {3, 1, 2, 3};
        QCOMPARE(story.failed(), only("units-as-told"));
    }

    /// Ten minutes after a crowd that never pays holds end as it came, while its orders are read page by page.
    void knowsThatHoldsEndWhileTheBooksAreRead()
    {
        Story story;
        story.afterA() = {2, 0, 2, 4};
        story.order(4).holdExpiresAt = readAt + 500ms;
        QVERIFY(story.failed().contains(QStringLiteral("units-as-told")));
        story.books.movedUntil = readAt + 1s;
        QCOMPARE(story.failed(), QStringList());
        story.order(4).holdExpiresAt = readAt + 2s;
        QVERIFY(story.failed().contains(QStringLiteral("units-as-told")));
        story.order(4).holdExpiresAt = readAt + 500ms;
        story.afterA() = {3, 0, 3, 3};
        QVERIFY(story.failed().contains(QStringLiteral("units-as-told")));
    }

    void seesAnOversell()
    {
        Story story;
        story.books.before.at(optionA) = {4, 0, 4, 0};
        story.afterA() = {0, 1, -1, 4};
        QVERIFY(story.failed().contains(QStringLiteral("no-oversell")));
    }

    void seesAnUndersell()
    {
        Story story;
        story.shortLines = {{optionA, 1, 0}};
        QVERIFY(story.failed().contains(QStringLiteral("no-undersell")));
    }

    void callsItNoUndersellWhenAUnitCameBack()
    {
        Story story;
        story.failPayment(2);
        story.shortLines = {{optionA, 2, 1}};
        QCOMPARE(story.failed(), QStringList());
    }

    void seesARefusalThatNamesEnoughStock()
    {
        Story story;
        story.shortLines = {{optionA, 2, 2}};
        QCOMPARE(story.failed(), only("turned-away-rightly"));
    }

    void seesAGrantAfterSoldOut()
    {
        Story story;
        story.books.before.at(optionA) = {5, 0, 5, 0};
        story.afterA() = {1, 1, 0, 4};
        story.shortLines = {{optionA, 1, 0}};
        QCOMPARE(story.failed(), QStringList());
        story.grants[4].firstSent += 1h;
        story.grants[4].answered += 1h;
        QCOMPARE(story.failed(), only("turned-away-rightly"));
    }

    void seesAMemberAboveTheLimit()
    {
        Story story;
        for (const int i : {1, 2}) {
            story.grants[std::size_t(i)].member = 100;
            story.order(i).member = 100;
            story.admissions()[std::size_t(i)].member = 100;
        }
        QCOMPARE(story.failed(), only("limits-held"));
        // The buyers know who bought where the order list leaves it out.
        for (const int i : {0, 1, 2})
            story.order(i).member = 0;
        QCOMPARE(story.failed(), only("limits-held"));
        story.books.orders.erase(1010);
        story.books.orders.erase(1020);
        QVERIFY(story.failed().contains(QStringLiteral("limits-held")));
    }

    void aTryWithoutAnswerCountsForItsMember()
    {
        Story story;
        for (const int i : {0, 1, 2})
            story.order(i).member = 0;
        for (const int i : {1, 2}) {
            story.grants[std::size_t(i)].member = 100;
            story.admissions()[std::size_t(i)].member = 100;
        }
        story.grants.erase(story.grants.begin() + 2);
        story.unanswered = {{100, "key", {{optionA, 1, 0}}}};
        QCOMPARE(story.failed(), only("limits-held"));
    }

    void theBuyersCountBesideTheBooks()
    {
        // The books say that all is gone, the buyers got less than that.
        Story hidden;
        hidden.afterA() = {0, 1, -1, 6};
        hidden.shortLines = {{optionA, 1, 0}};
        QVERIFY(hidden.failed().contains(QStringLiteral("no-undersell")));
        Story fewer;
        fewer.books.before.at(optionA) = {4, 0, 4, 0};
        fewer.afterA() = {1, 1, 0, 3};
        fewer.order(1).lines.front().line.quantity = 0;
        QVERIFY(fewer.failed().contains(QStringLiteral("no-oversell")));
        Story paid;
        paid.books.orders.erase(1010);
        QVERIFY(paid.failed().contains(QStringLiteral("paid-as-told")));
        QVERIFY(paid.failed().contains(QStringLiteral("sagas-settled")));
        Story ledger;
        ledger.admissions()[1].member = 103;
        QCOMPARE(ledger.failed(), only("admissions-whole"));
        Story charged;
        charged.order(1).total = charged.order(1).payments.front().amount = price + 1;
        QVERIFY(charged.failed().contains(QStringLiteral("charged-once")));
    }

    void seesACancelThatIsNotInTheBooks()
    {
        Story story;
        story.grants[1].givenBack = true;
        QCOMPARE(story.failed(), only("orders-as-told"));
        story.failPayment(1);
        story.order(1).state = OrderState::Cancelled;
        QCOMPARE(story.failed(), QStringList());
    }
};

QTEST_GUILESS_MAIN(VerdictTest)
#include "verdict_test.moc"
