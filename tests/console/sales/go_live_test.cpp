// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/sales/go_live.h"

#include <QJsonArray>
#include <QTest>

using namespace firstcome;
using namespace std::chrono_literals;

namespace {

const Instant now = fromMillis(1'800'000'000'000);

ChecklistLine line(const char *item, const char *act = "", const QJsonObject &facts = {})
{
    return {QString::fromLatin1(item), *act == 0, QStringLiteral("as the server says it"), QString::fromLatin1(act),
            facts};
}

ConditionList::Condition said(const ChecklistLine &line)
{
    return goLiveLines({line}, now).front();
}

} // namespace

/// What the server says of a sale before it opens, in words.
class GoLiveTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachItemAndEachActHasItsWords()
    {
        const QJsonObject window{{QStringLiteral("openAt"), toIso(now + 1h)},
                                 {QStringLiteral("closeAt"), toIso(now + 2h)}};
        const QJsonObject units{{QStringLiteral("units"), 100}, {QStringLiteral("available"), 90}};
        const QList<ChecklistLine> lines{
            line(checklist::stock, checklist::receiveStock, units),
            line(checklist::stock, checklist::receiveStock),
            line(checklist::window, checklist::planAnother, window),
            line(checklist::limit, checklist::setLimit),
            line(checklist::limit, checklist::lowerLimit, {{QStringLiteral("limit"), 5}}),
            line(checklist::hold, checklist::lengthenHold, {{QStringLiteral("holdSeconds"), 30}}),
            line(checklist::hold, checklist::shortenHold, {{QStringLiteral("holdSeconds"), 3600}}),
            line(checklist::gateway, checklist::lookAtBreakers),
            line(checklist::breakers, checklist::lookAtBreakers,
                 {{QStringLiteral("notClosed"), QJsonArray{QStringLiteral("carrier")}}}),
            line(checklist::lag, checklist::letCatchUp, {{QStringLiteral("seconds"), 9.5}}),
            line(checklist::rehearsal, checklist::rehearse),
            line(checklist::rehearsal, checklist::rehearseAgain,
                 {{QStringLiteral("peakPerSecond"), 1'234}, {QStringLiteral("at"), toIso(now)}})};
        QSet<QString> toDo;
        for (const ChecklistLine &each : lines) {
            const auto condition = said(each);
            QVERIFY2(condition.sentence != each.detail, qPrintable(each.item));
            QVERIFY2(condition.detail != each.act && !condition.detail.isEmpty(), qPrintable(each.act));
            QVERIFY(!condition.holds);
            toDo.insert(condition.detail);
        }
        QCOMPARE(toDo.size(), lines.size());
        QVERIFY(said(lines[0]).sentence.contains(QStringLiteral("90")));
        QVERIFY(said(lines[8]).detail.contains(QStringLiteral("carrier")));
        QVERIFY(said(lines[11]).sentence.contains(QStringLiteral("1,234")));
    }

    void theShopsOwnBooksHaveTheirWords()
    {
        const auto again = [](const QJsonObject &books) {
            return said(line(checklist::rehearsal, checklist::rehearseAgain,
                             {{QStringLiteral("ok"), true}, {QStringLiteral("books"), books}}));
        };
        const QJsonObject none{{QStringLiteral("orders"), 0}, {QStringLiteral("oversold"), 0}};
        QVERIFY(again(none).detail.contains(QStringLiteral("no order of it")));
        const QJsonObject twice{{QStringLiteral("orders"), 9}, {QStringLiteral("oversold"), 3}};
        QVERIFY(again(twice).detail.contains(QStringLiteral("3 unit")));
        QVERIFY(again(twice).sentence.contains(QStringLiteral("9 order")));
    }

    void whatHoldsHasNothingToDo()
    {
        const auto condition = said(line(checklist::breakers));
        QVERIFY(condition.holds);
        QVERIFY(condition.detail.isEmpty());
    }

    void whatANewerServerAsksIsSaidAsItSaysIt()
    {
        const auto condition = said(line("WEATHER", "WAIT_FOR_SUN"));
        QCOMPARE(condition.sentence, QStringLiteral("as the server says it"));
        QCOMPARE(condition.detail, QStringLiteral("WAIT_FOR_SUN"));
        QVERIFY(!condition.holds);
    }
};

QTEST_GUILESS_MAIN(GoLiveTest)
#include "go_live_test.moc"
