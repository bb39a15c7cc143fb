// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/http/request_counts.h"

#include <QTest>
#include <algorithm>

using namespace firstcome;
using namespace std::chrono_literals;

class RequestCountsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sumsTheRoutesThatAreWanted()
    {
        http::Router router;
        const auto handler = [](const http::Request &) { return http::Response(); };
        router.get("/v1/products", http::Policy::open(), handler);
        router.get("/v1/ops/lag", http::Policy::open(), handler);
        const auto one = std::make_shared<http::LaneFigures>(router.routes().size());
        const auto two = std::make_shared<http::LaneFigures>(router.routes().size());
        const auto counter =
            http::requestCounter(std::make_shared<http::FiguresOfLanes>(http::FiguresOfLanes{one, two}), router,
                                 [](const http::Route &route) { return !route.pattern.startsWith("/v1/ops/"); });
        QCOMPARE(counter().answered, 0);

        one->count(0, 200, 300us);
        two->count(0, 503, 40s);
        one->count(1, 500, 1us);
        one->count(2, 404, 1us);

        const http::RequestCounts counts = counter();
        QCOMPARE(counts.answered, 2);
        QCOMPARE(counts.failed, 1);
        const auto bound = std::lower_bound(http::latencyBounds.begin(), http::latencyBounds.end(), 300us);
        QCOMPARE(counts.byLatency[std::size_t(bound - http::latencyBounds.begin())], 1);
        QCOMPARE(counts.byLatency.back(), 1);
    }

    void H5_bucketsAreFine()
    {
        QCOMPARE(http::latencyBounds.front(), 64us);
        QVERIFY(http::latencyBounds.back() > 30s);
        for (std::size_t i = 1; i < http::latencyBounds.size(); ++i) {
            const double width = double((http::latencyBounds[i] - http::latencyBounds[i - 1]).count());
            QVERIFY(width > 0);
            QVERIFY(width / double(http::latencyBounds[i - 1].count()) <= 0.0625);
        }
    }
};

QTEST_GUILESS_MAIN(RequestCountsTest)
#include "request_counts_test.moc"
