// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/load/sale_checklist.h"

#include <QTest>

using namespace firstcome;
using namespace std::chrono_literals;
using load::SaleFacts;

namespace {

const Instant now = fromMillis(1'800'000'000'000);

SaleFacts good()
{
    SaleFacts facts;
    facts.sale.openAt = now + 1h;
    facts.sale.closeAt = now + 2h;
    facts.sale.perMemberLimit = 2;
    facts.sale.holdTime = 10min;
    facts.units = facts.available = 100;
    facts.server = {true, {}, 0.2};
    facts.rehearsed = load::RehearsalVerdict{true, 500, now - 1h, load::RehearsalBooks{300, 310, 80, 0}};
    return facts;
}

/// What is to be done, by item.
QStringList open(const SaleFacts &facts)
{
    QStringList acts;
    for (const ChecklistLine &line : load::checklistOf(facts, now)) {
        if (line.ok != line.act.isEmpty() || line.detail.isEmpty())
            return {QStringLiteral("a line says nothing")};
        if (!line.ok)
            acts.append(line.item + u' ' + line.act);
    }
    return acts;
}

QStringList one(const char *line)
{
    return {QString::fromLatin1(line)};
}

} // namespace

/// What must be so before a sale opens.
class SaleChecklistTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSaleThatIsReadyHasNothingToDo()
    {
        QCOMPARE(open(good()), QStringList());
        QCOMPARE(load::checklistOf(good(), now).size(), 8);
    }

    void eachThingThatLacksIsNamed()
    {
        SaleFacts facts = good();
        facts.available = 0; // all are on their way to somebody
        QCOMPARE(open(facts), one("STOCK RECEIVE_STOCK"));
        facts.units = 0;
        QCOMPARE(open(facts), one("STOCK RECEIVE_STOCK"));
        facts = good();
        facts.sale.openAt = now - 2h;
        facts.sale.closeAt = now;
        QCOMPARE(open(facts), one("WINDOW PLAN_ANOTHER"));
        facts = good();
        facts.sale.perMemberLimit.reset();
        QCOMPARE(open(facts), one("LIMIT SET_LIMIT"));
        facts.sale.perMemberLimit = 100;
        QCOMPARE(open(facts), one("LIMIT LOWER_LIMIT"));
        facts.sale.perMemberLimit = 99;
        QCOMPARE(open(facts), QStringList());
        facts.sale.holdTime = 119s;
        QCOMPARE(open(facts), one("HOLD LENGTHEN_HOLD"));
        facts.sale.holdTime = 1801s;
        QCOMPARE(open(facts), one("HOLD SHORTEN_HOLD"));
    }

    void theServersOwnTroubleIsNamed()
    {
        SaleFacts facts = good();
        facts.server.gatewayReachable = false;
        facts.server.notClosed = {QStringLiteral("gateway")};
        QCOMPARE(open(facts), (QStringList{QStringLiteral("GATEWAY LOOK_AT_BREAKERS"),
                                           QStringLiteral("BREAKERS LOOK_AT_BREAKERS")}));
        facts = good();
        facts.server.lagSeconds = 5.1;
        QCOMPARE(open(facts), one("LAG LET_CATCH_UP"));
        facts.server.lagSeconds.reset(); // what is not known is no good news
        QCOMPARE(open(facts), one("LAG LET_CATCH_UP"));
    }

    void aRehearsalIsNotRehearsed()
    {
        SaleFacts facts = good();
        facts.sale.shadowOf = 7;
        facts.rehearsed.reset();
        QCOMPARE(open(facts), QStringList());
        QCOMPARE(load::checklistOf(facts, now).size(), 7);
    }

    void theLastRehearsalCounts()
    {
        SaleFacts facts = good();
        facts.rehearsed.reset();
        QCOMPARE(open(facts), one("REHEARSAL REHEARSE"));
        facts.rehearsed = load::RehearsalVerdict{false, 500, now - 1h};
        QCOMPARE(open(facts), one("REHEARSAL REHEARSE_AGAIN"));
        QCOMPARE(load::checklistOf(facts, now).constLast().facts.value(QStringLiteral("peakPerSecond")).toInt(), 500);
    }

    /// What is reported is one word, what the shop knows the other.
    void theShopsOwnBooksCountBesideTheReport()
    {
        SaleFacts facts = good();
        const ChecklistLine held = load::checklistOf(facts, now).constLast();
        QVERIFY2(held.detail.contains(QStringLiteral("Reported")) && held.detail.contains(QStringLiteral("300 orders")),
                 qPrintable(held.detail));
        QCOMPARE(held.facts[u"books"][u"units"].toInt(), 310);
        facts.rehearsed->books->oversold = 1;
        QCOMPARE(open(facts), one("REHEARSAL REHEARSE_AGAIN"));
        facts.rehearsed->books = load::RehearsalBooks{}; // nobody bought
        QCOMPARE(open(facts), one("REHEARSAL REHEARSE_AGAIN"));
        facts.rehearsed->books.reset(); // nobody asked them
        QCOMPARE(open(facts), one("REHEARSAL REHEARSE_AGAIN"));
        facts = good();
        facts.rehearsed->ok = false; // whatever the books say
        QCOMPARE(open(facts), one("REHEARSAL REHEARSE_AGAIN"));
    }
};

QTEST_APPLESS_MAIN(SaleChecklistTest)
#include "sale_checklist_test.moc"
