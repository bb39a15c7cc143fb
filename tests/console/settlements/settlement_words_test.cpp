// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/settlements/settlement_words.h"
#include "console/settlements/statement_filter.h"
#include "console/widgets/theme.h"
#include <QJsonArray>
#include <QTest>

using namespace firstcome;

class SettlementWordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aStatementAddsUp()
    {
        Statement statement;
        statement.gross = 30'000;
        statement.refunds = -5'000;
        statement.fee = 1'250;
        statement.carriedOver = -750;
        statement.net = 23'000;
        SumList list;
        list.setRows(settlement_words::sums(statement));
        QCOMPARE(list.lines(),
                 (QStringList{QStringLiteral("Sales: ₩30,000"), QStringLiteral("Refunds and clawbacks: −₩5,000"),
                              QStringLiteral("Fee: −₩1,250"), QStringLiteral("Carried over: −₩750"),
                              QStringLiteral("The seller gets: ₩23,000")}));
        statement.net = -1'900;
        QCOMPARE(settlement_words::sums(statement).last().name, QStringLiteral("Owed by the seller"));
    }

    void theDayOfSeoulIsNotThatOfGreenwich()
    {
        QCOMPARE(koreanDate(*fromIso(QStringLiteral("2026-12-31T14:59:59.999Z"))), QDate(2026, 12, 31));
        QCOMPARE(koreanDate(*fromIso(QStringLiteral("2026-12-31T15:00:00.000Z"))), QDate(2027, 1, 1));
    }

    void aRunThatStandsStillIsNewer()
    {
        QJsonObject object{{QStringLiteral("date"), QStringLiteral("2026-11-27")},
                           {QStringLiteral("state"), QStringLiteral("RUNNING")},
                           {QStringLiteral("version"), 3}};
        const auto running = dayRunFrom(object);
        object.insert(QStringLiteral("state"), QStringLiteral("INTERRUPTED"));
        const auto interrupted = dayRunFrom(object);
        QVERIFY(running && interrupted && interrupted->stamp > running->stamp);
        QCOMPARE(running->id, dayRunOf(QDate(2026, 11, 27)).id);
        object.insert(QStringLiteral("state"), QStringLiteral("A_WORD_OF_TOMORROW"));
        QVERIFY(!dayRunFrom(object));
    }

    void whatTheOtherBookDidNotSayIsUnknown()
    {
        const QJsonObject said{{QStringLiteral("kind"), QStringLiteral("LEDGER_DIFFERS")},
                               {QStringLiteral("orderId"), QStringLiteral("7")},
                               {QStringLiteral("ours"), 100},
                               {QStringLiteral("theirs"), 0}};
        QJsonObject silent = said;
        silent.remove(QStringLiteral("theirs"));
        const DayMatch match = dayMatchFrom({{QStringLiteral("exceptions"), QJsonArray{said, silent}}});
        QCOMPARE(match.exceptions.size(), 2);
        QCOMPARE(match.exceptions[0].theirs, std::optional<Money>(0));
        QVERIFY(!match.exceptions[1].theirs);
        QCOMPARE(settlement_words::pill(match).word, QStringLiteral("2 difference(s)"));
    }

    void aSaleAndItsRefundAreTwoLines()
    {
        QJsonObject sale{{QStringLiteral("orderId"), QStringLiteral("7")},
                         {QStringLiteral("lineId"), QStringLiteral("8")},
                         {QStringLiteral("kind"), QStringLiteral("SALE")},
                         {QStringLiteral("amount"), 100}};
        const auto first = statementLineFrom(sale);
        sale.insert(QStringLiteral("claimId"), QStringLiteral("9"));
        sale.insert(QStringLiteral("kind"), QStringLiteral("CLAWBACK"));
        const auto second = statementLineFrom(sale);
        QVERIFY(first && second && first->key != second->key);
        QCOMPARE(settlement_words::kind(second->kind), QStringLiteral("Clawback"));
    }

    void theFilterIsKeptAndSent()
    {
        const QDate today(2026, 3, 1);
        StatementFilter filter = filterOf({QDate(2026, 2, 1), QDate(2026, 2, 28)}, QStringLiteral("kim"));
        filter.state = SettlementState::InPayout;
        QCOMPARE(statementFilterFrom(toVariant(filter)), filter);
        QCOMPARE(statementFilterFrom({}), StatementFilter{});
        const QByteArray query = statementsRequest(filter, today).query;
        for (const char *part : {"q=kim", "state=IN_PAYOUT", "from=2026-02-01", "to=2026-02-28"})
            QVERIFY2(query.contains(part), query);
        filter.to = QDate(2026, 1, 1); // before it begins
        QCOMPARE(statementFilterFrom(toVariant(filter)).period, StatementFilter::Period::All);
        filter = {};
        filter.period = StatementFilter::Period::Yesterday;
        QVERIFY(statementsRequest(filter, today).query.contains("from=2026-02-28&to=2026-02-28"));
        QVERIFY(statementsRequest({}, today).query.isEmpty());
    }

private:
    Theme m_theme;
};

QTEST_MAIN(SettlementWordsTest)
#include "settlement_words_test.moc"
