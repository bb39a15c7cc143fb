// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/verdict/verdict.h"
#include <QJsonArray>
#include <QJsonObject>
#include <QTest>
#include <algorithm>

using namespace firstcome;
using namespace firstcome::load;
using namespace std::chrono_literals;

namespace {

constexpr Id optionA = 1;
constexpr Id optionB = 2;
constexpr Id saleId = 9;
constexpr Money price = 500;
constexpr Instant readAt = fromMillis(1'800'000'000'000);

/// A sale that went well: 6 of A and 2 of B in stock; five buyers got A (the last one not paid yet), one of them B as
/// well; the sixth try was refused. Tests break one thing each.
struct Story
{
    Market market;
    std::set<Id> members;
    std::vector<Grant> grants;
    std::vector<ShortLine> shortLines{{optionA, 2, 1}};
    std::vector<Unanswered> unanswered;
    Books books;

    Story()
    {
        market.products = {{50, "ring", {optionA, optionB}, saleId, 2}};
        books.readAt = readAt;
        books.checkOk = true;
        books.invariants = {{QStringLiteral("1"), QStringLiteral("stock conserved"), true, {}},
                            {QStringLiteral("5"), QStringLiteral("ledger entries sum to zero"), true, {}}};
        books.before = {{optionA, {6, 0, 6, 0}}, {optionB, {2, 0, 2, 0}}};
        books.after = {{optionA, {2, 1, 1, 4}}, {optionB, {1, 0, 1, 1}}};
        books.sales = {{saleId, 2, {}, true, 5}};
        for (int i = 0; i < 5; ++i)
            add(i);
    }

    void add(int i)
    {
        const Id id = 1000 + i * 10;
        const Moment begin = Moment{} + 1h + i * 10ms;
        Grant grant{100 + i, begin, begin + 5ms, false, {}, Paying::Approved, {id + 5}};
        grant.order = {id, price, "PENDING_PAYMENT", readAt + 60s, {{id + 1, optionA, 1, price}}, {{saleId, i + 1}}};
        if (i == 0) {
            grant.order.lines.push_back({id + 2, optionB, 1, price});
            grant.order.total = 2 * price;
        }
        BookOrder order{id, grant.member, OrderState::Paid, grant.order.total, readAt + 60s, false, {}, {}};
        for (const ToldLine &line : grant.order.lines)
            order.lines.push_back({line, LineState::DeliveryRequested});
        order.payments = {{id + 5, PaymentState::Approved, order.total, 0}};
        if (i == 4) {
            grant.paying = Paying::NotAsked;
            grant.payments.clear();
            order.state = OrderState::PendingPayment;
            order.lines.front().state = LineState::Reserved;
            order.payments.clear();
        }
        members.insert(grant.member);
        books.sales.front().admissions.push_back({i + 1, id, grant.member, qint64(grant.order.lines.size())});
        books.orders.emplace(id, order);
        grants.push_back(std::move(grant));
    }

    BookOrder &order(int i) { return books.orders.at(1000 + i * 10); }
    BookStock &afterA() { return books.after.at(optionA); }
    std::vector<BookAdmission> &admissions() { return books.sales.front().admissions; }

    /// The given order failed to be paid and its unit went back.
    void failPayment(int i)
    {
        order(i).state = OrderState::PaymentFailed;
        order(i).lines.front().state = LineState::Cancelled;
        order(i).payments.front().state = PaymentState::Failed;
        grants[std::size_t(i)].paying = Paying::Refused;
        afterA() = {3, 1, 2, 3};
    }

    std::vector<Finding> findings() const
    {
        BuyerJournal journal;
        for (const Grant &grant : grants)
            journal.granted(grant);
        if (!shortLines.empty())
            journal.soldOut(shortLines, Moment{} + 1h + 100ms);
        for (const Unanswered &each : unanswered)
            journal.unanswered(each);
        return judge({market, members, journal, books});
    }

    QStringList failed() const
    {
        QStringList ids;
        for (const Finding &finding : findings()) {
            if (!finding.ok)
                ids.append(finding.id);
        }
        return ids;
    }
};

QStringList only(const char *id)
{
    return {QString::fromLatin1(id)};
}

} // namespace

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
    }

    void seesADoubleCharge()
    {
        Story booked;
        booked.order(1).payments.push_back({7, PaymentState::Approved, price, 0});
        QCOMPARE(booked.failed(), only("charged-once"));
        Story told;
        told.grants[1].payments.push_back(7);
        QCOMPARE(told.failed(), only("charged-once"));
        Story amount;
        amount.order(1).payments.front().amount = price + 1;
        QCOMPARE(amount.failed(), only("charged-once"));
        Story back;
        back.order(1).payments.front().canceled = price + 1;
        QCOMPARE(back.failed(), only("charged-once"));
    }

    void seesAPaymentThatWasToldOtherwise()
    {
        Story notPaid;
        notPaid.order(1).payments.front().state = PaymentState::Failed;
        QCOMPARE(notPaid.failed(), only("paid-as-told"));
        Story paid;
        paid.grants[1].paying = Paying::Refused;
        QCOMPARE(paid.failed(), only("paid-as-told"));
        Story another;
        another.grants[1].payments = {7};
        QCOMPARE(another.failed(), only("paid-as-told"));
    }

    void seesASagaThatStands()
    {
        Story stuck;
        stuck.order(1).lines.front().state = LineState::Paid;
        QCOMPARE(stuck.failed(), only("sagas-settled"));
        stuck.order(1).waitsForPerson = true;
        QCOMPARE(stuck.failed(), QStringList());
        Story overdue;
        overdue.order(4).holdExpiresAt = readAt - 1min;
        QCOMPARE(overdue.failed(), only("sagas-settled"));
        Story paying;
        paying.order(4).payments = {{7, PaymentState::InProgress, price, 0}};
        QCOMPARE(paying.failed(), only("sagas-settled"));
    }

    void seesAnAdmissionLedgerThatIsNotWhole()
    {
        Story gap;
        gap.admissions().erase(gap.admissions().begin() + 2);
        QCOMPARE(gap.failed(), only("admissions-whole"));
        Story twice;
        twice.admissions()[3].sequence = 3;
        QCOMPARE(twice.failed(), only("admissions-whole"));
        Story chain;
        chain.books.sales.front().chainVerified = false;
        QCOMPARE(chain.failed(), only("admissions-whole"));
        Story length;
        length.books.sales.front().verifiedLength = 4;
        QCOMPARE(length.failed(), only("admissions-whole"));
        Story another;
        std::swap(another.admissions()[0].order, another.admissions()[1].order);
        QCOMPARE(another.failed(), only("admissions-whole"));
        Story placeless;
        placeless.grants[1].order.admissions.clear();
        QCOMPARE(placeless.failed(), only("admissions-whole"));
    }

    void seesALaterBuyerBeforeAnEarlierOne()
    {
        Story story;
        std::swap(story.grants[1].order.admissions, story.grants[2].order.admissions);
        std::swap(story.admissions()[1].order, story.admissions()[2].order);
        QCOMPARE(story.failed(), only("first-come-first-served"));
        // Asked at the same time, either may come first.
        story.grants[2].firstSent = story.grants[1].firstSent;
        QCOMPARE(story.failed(), QStringList());
    }

    void seesWhatTheServersCheckSays()
    {
        Story ledger;
        ledger.books.invariants[1].ok = false;
        ledger.books.checkOk = false;
        QCOMPARE(ledger.failed(), (QStringList{QStringLiteral("ledger-balanced"), QStringLiteral("server-check")}));
        Story silent;
        silent.books.invariants.pop_back();
        QCOMPARE(silent.failed(), only("ledger-balanced"));
        Story other;
        other.books.invariants[0].ok = false;
        QCOMPARE(other.failed(), only("server-check"));
        Story whole;
        whole.books.checkOk = false;
        QCOMPARE(whole.failed(), only("server-check"));
    }

    void showsTheFirstCasesAndTheirNumber()
    {
        Story story;
        story.books.orders.clear();
        const auto findings = story.findings();
        QVERIFY(findings.front().evidence.contains(QStringLiteral("and 2 more")));
    }

    void readsTheBooks()
    {
        const QJsonObject json{
            {QStringLiteral("id"), QStringLiteral("77")},
            {QStringLiteral("state"), QStringLiteral("PAID")},
            {QStringLiteral("total"), 900},
            {QStringLiteral("attention"),
             QJsonObject{{QStringLiteral("reason"), QStringLiteral("x")},
                         {QStringLiteral("since"), QStringLiteral("2026-01-01T00:00:00.000Z")}}},
            {QStringLiteral("holdExpiresAt"), QStringLiteral("2026-01-01T00:00:00.000Z")},
            {QStringLiteral("lines"), QJsonArray{QJsonObject{{QStringLiteral("lineId"), QStringLiteral("78")},
                                                             {QStringLiteral("optionId"), QStringLiteral("7")},
                                                             {QStringLiteral("quantity"), 3},
                                                             {QStringLiteral("unitPrice"), 300},
                                                             {QStringLiteral("state"), QStringLiteral("PAID")}}}},
            {QStringLiteral("payment"), QJsonObject{{QStringLiteral("id"), QStringLiteral("5")},
                                                    {QStringLiteral("state"), QStringLiteral("APPROVED")},
                                                    {QStringLiteral("amount"), 900}}}};
        const auto order = bookOrderFrom(json);
        QVERIFY(order.has_value());
        QVERIFY(order->waitsForPerson);
        QCOMPARE(order->lines.front().line.quantity, 3);
        QCOMPARE(order->payments.front().amount, 900);
        QCOMPARE(toIso(order->holdExpiresAt), QStringLiteral("2026-01-01T00:00:00.000Z"));
        QJsonObject poor = json;
        poor.remove(QStringLiteral("state"));
        QCOMPARE(bookOrderFrom(poor).error().code, QByteArray("BOOKS_UNREADABLE"));
        QCOMPARE(bookInvariantsFrom({}).error().code, QByteArray("BOOKS_UNREADABLE"));
    }
};

QTEST_GUILESS_MAIN(VerdictTest)
#include "verdict_test.moc"
