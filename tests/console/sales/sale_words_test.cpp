// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/page/server_file.h"
#include "console/sales/sale_words.h"

#include "console/sales/refusal_seconds.h"
#include <QJsonArray>
#include <QTest>

using namespace firstcome;
using namespace std::chrono_literals;

namespace {

const Instant now = fromMillis(1'769'850'000'000); // 2026-01-31 18:00:00 KST

QJsonObject refusal(int secondsAgo, const char *reason, int count)
{
    return {{QStringLiteral("second"), toIso(now - std::chrono::seconds(secondsAgo))},
            {QStringLiteral("reason"), QLatin1StringView(reason)},
            {QStringLiteral("count"), count}};
}

} // namespace

class SaleWordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countdownSaysZeroOnlyWhenItIsOver()
    {
        QCOMPARE(countdown(0ms), QStringLiteral("00:00"));
        QCOMPARE(countdown(1ms), QStringLiteral("00:01"));
        QCOMPARE(countdown(-5s), QStringLiteral("00:00"));
        QCOMPARE(countdown(12min + 3s), QStringLiteral("12:03"));
        QCOMPARE(countdown(2h + 12min + 3s), QStringLiteral("2:12:03"));
        QCOMPARE(countdown(24h * 3 + 2h + 1s), QStringLiteral("3 d 2 h"));
    }

    void theStateFollowsTheClock()
    {
        const SaleWindow window{now, now + 1h};
        QCOMPARE(timeLeft(window, now - 90s), QStringLiteral("opens in 01:30"));
        QCOMPARE(timeLeft(window, now), QStringLiteral("closes in 1:00:00"));
        QCOMPARE(timeLeft(window, now + 1h), QStringLiteral("ended now"));
        QCOMPARE(timeLeft(window, now + 1h + 5min), QStringLiteral("ended 5 min ago"));
        QCOMPARE(pillOf(SaleState::Open).tone, Tone::Selected);
        SaleView sale;
        sale.window = {fromMillis(1'000), fromMillis(9'000)};
        sale.available = 3;
        QCOMPARE(pillOf(sale, fromMillis(2'000)).word, QStringLiteral("Open"));
        sale.available = 0;
        QCOMPARE(pillOf(sale, fromMillis(2'000)).word, QStringLiteral("Sold out"));
        sale.held = 2;
        QCOMPARE(pillOf(sale, fromMillis(2'000)).word, QStringLiteral("All held"));
        QCOMPARE(pillOf(sale, fromMillis(9'000)).word, QStringLiteral("Ended"));
    }

    void aWindowSaysItsDayOnce()
    {
        QCOMPARE(windowText({now, now + 2h}, now), QStringLiteral("01-31 18:00 – 20:00"));
        QCOMPARE(windowText({now, now + 12h}, now), QStringLiteral("01-31 18:00 – 02-01 06:00"));
        QCOMPARE(windowText({now, now + 2h}, now + 24h * 365), QStringLiteral("2026-01-31 18:00 – 20:00"));
    }

    void holdTimesAreShort()
    {
        QCOMPARE(holdText(45s), QStringLiteral("45 s"));
        QCOMPARE(holdText(90s), QStringLiteral("90 s"));
        QCOMPARE(holdText(10min), QStringLiteral("10 min"));
        QCOMPARE(holdText(2h), QStringLiteral("2 h"));
        QCOMPARE(holdText(90min), QStringLiteral("1 h 30 min"));
    }

    void refusalsAreSecondBySecondWithZeroBetween()
    {
        RefusalSeconds seconds;
        QVERIFY(seconds.isEmpty());
        seconds.take({{QStringLiteral("items"),
                       QJsonArray{refusal(0, "STOCK_INSUFFICIENT", 7), refusal(3, "STOCK_INSUFFICIENT", 5),
                                  refusal(3, "LIMIT_EXCEEDED", 40)}}});
        // The newest second was not over when it was read.
        seconds.take({{QStringLiteral("items"), QJsonArray{refusal(0, "STOCK_INSUFFICIENT", 9)}}});
        QCOMPARE(seconds.reasons(),
                 (QStringList{QStringLiteral("LIMIT_EXCEEDED"), QStringLiteral("STOCK_INSUFFICIENT")}));
        QCOMPARE(seconds.total(QStringLiteral("STOCK_INSUFFICIENT")), 14);
        QCOMPARE(seconds.last(), now);
        std::vector<double> values;
        for (const Sample &sample : seconds.samples(QStringLiteral("STOCK_INSUFFICIENT"), 5s))
            values.push_back(sample.value);
        QCOMPARE(values, (std::vector<double>{0, 5, 0, 0, 9}));
    }

    void theNextPageOfAFileIsInItsLink()
    {
        QCOMPARE(nextPageOf("</v1/ops/sales/1/admissions?cursor=MTA>; rel=\"next\""),
                 std::optional<QByteArray>("/v1/ops/sales/1/admissions?cursor=MTA"));
        QVERIFY(!nextPageOf({}));
        QVERIFY(!nextPageOf("</v1/x>; rel=\"prev\""));
        QVERIFY(!nextPageOf("nonsense"));
    }
};

QTEST_GUILESS_MAIN(SaleWordsTest)
#include "sale_words_test.moc"
