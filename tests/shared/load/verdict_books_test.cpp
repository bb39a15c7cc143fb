// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/shared/load/fakes/story.h"
#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace firstcome;
using namespace firstcome::load;
using namespace std::chrono_literals;

class VerdictBooksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
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

    void seesMoneyBackThatWasToldAndIsNotThere()
    {
        Story told;
        told.grants[1].refunded = price;
        QCOMPARE(told.failed(), only("orders-as-told"));
        told.order(1).payments.front().canceled = price;
        told.order(1).payments.front().state = PaymentState::Canceled;
        QCOMPARE(told.failed(), QStringList());
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
        QCOMPARE(paying.failed(), QStringList()); // undecided is no failure, and is said
        QVERIFY(findingsText(paying.findings()).contains(QStringLiteral("1 undecided at the gateway")));
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
        std::swap(story.admissions()[1].member, story.admissions()[2].member);
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

QTEST_GUILESS_MAIN(VerdictBooksTest)
#include "verdict_books_test.moc"
