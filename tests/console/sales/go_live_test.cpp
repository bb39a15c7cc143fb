// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/sales/go_live.h"

#include <QJsonArray>
#include <QTest>

using namespace firstcome;
using namespace std::chrono_literals;

namespace {

const Instant now = fromMillis(1'800'000'000'000);

SaleView good()
{
    SaleView sale;
    sale.id = 1;
    sale.window = {now + 1h, now + 2h};
    sale.perMemberLimit = 2;
    sale.holdTime = 10min;
    sale.available = 100;
    return sale;
}

QJsonObject overview(const char *gatewayState, double lag)
{
    return {
        {QStringLiteral("breakers"), QJsonArray{QJsonObject{{QStringLiteral("name"), QStringLiteral("gateway")},
                                                            {QStringLiteral("state"), QLatin1StringView(gatewayState)}},
                                                QJsonObject{{QStringLiteral("name"), QStringLiteral("carrier")},
                                                            {QStringLiteral("state"), QStringLiteral("CLOSED")}}}},
        {QStringLiteral("lag"), QJsonObject{{QStringLiteral("events"), 3}, {QStringLiteral("seconds"), lag}}}};
}

/// The places of the lines that do not hold; each must say what to do.
QList<int> open(const SaleView &sale, const QJsonObject &server = overview("CLOSED", 0.2))
{
    QList<int> places;
    const auto lines = goLiveLines(sale, readinessFrom(server), now);
    for (size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].holds == !lines[i].detail.isEmpty())
            return {-1};
        if (!lines[i].holds)
            places << int(i);
    }
    return places;
}

enum Line { Stock, Window, Limit, Hold, Gateway, Breakers, Lag };

} // namespace

/// What must be so before a sale opens.
class GoLiveTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSaleThatIsReadyHasNothingToDo() { QCOMPARE(open(good()), QList<int>()); }

    void eachThingThatLacksIsNamed()
    {
        SaleView sale = good();
        sale.available = 0;
        QCOMPARE(open(sale), QList<int>{Stock});
        sale.held = 5; // all are on their way to somebody
        QCOMPARE(open(sale), QList<int>{Stock});
        sale = good();
        sale.window = {now - 2h, now - 1h};
        QCOMPARE(open(sale), QList<int>{Window});
        sale = good();
        sale.perMemberLimit.reset();
        QCOMPARE(open(sale), QList<int>{Limit});
        sale.perMemberLimit = 100;
        QCOMPARE(open(sale), QList<int>{Limit});
        sale = good();
        for (const auto hold : {119s, 1801s}) {
            sale.holdTime = hold;
            QCOMPARE(open(sale), QList<int>{Hold});
        }
    }

    void theServersOwnTroubleIsNamed()
    {
        QCOMPARE(open(good(), overview("OPEN", 0)), (QList<int>{Gateway, Breakers}));
        QCOMPARE(open(good(), overview("CLOSED", 5.1)), QList<int>{Lag});
    }

    void whatIsNotKnownDoesNotHold() { QCOMPARE(open(good(), {}), (QList<int>{Gateway, Breakers, Lag})); }
};

QTEST_GUILESS_MAIN(GoLiveTest)
#include "go_live_test.moc"
