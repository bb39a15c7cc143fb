// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/http/router.h"

#include <QTest>

using namespace firstcome::http;

class RouterTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsByMethodAndSegments();
    void fixedSegmentsWinOverPlaceholders();
    void saysWhatIsAllowed();
    void headFallsToGet();
    void longPathsEndEarly();

private:
    static Response nothing(const Request &) { return noContent(); }
    static const Route *find(const Router &router, QByteArrayView path, Method method = Method::Get)
    {
        std::array<QByteArray, 4> parameters;
        return router.find(method, path, parameters).route;
    }
};

void RouterTest::findsByMethodAndSegments()
{
    Router router;
    router.get("/", Policy::open(), nothing);
    router.get("/v1/products", Policy::open(), nothing);
    router.get("/v1/products/{id}", Policy::open(), nothing);
    router.get("/v1/products/{id}/stock", Policy::open(), nothing);
    router.post("/v1/{a}/{b}/{c}/{d}", Policy::open(), nothing);
    QCOMPARE(find(router, "/")->pattern, QByteArray("/"));
    QCOMPARE(find(router, "/v1/products")->pattern, QByteArray("/v1/products"));
    QCOMPARE(find(router, "/v1/products/7")->pattern, QByteArray("/v1/products/{id}"));
    QCOMPARE(find(router, "/v1/products/7/stock")->pattern, QByteArray("/v1/products/{id}/stock"));
    std::array<QByteArray, 4> parameters;
    QVERIFY(router.find(Method::Post, "/v1/1/2/3/4", parameters).route);
    QCOMPARE(parameters, (std::array<QByteArray, 4>{"1", "2", "3", "4"}));
    for (const char *path : {"", "v1", "/v1", "/v1/", "/v1/products/", "/v1/products//stock", "/v1/products/7/stock/",
                             "/v1/products/7/stocks", "/V1/products", "//v1/products"})
        QVERIFY2(!find(router, path), path);
    QCOMPARE(router.routes().size(), 5u);
    QCOMPARE(router.routes()[3]->index, 3);
}

void RouterTest::fixedSegmentsWinOverPlaceholders()
{
    Router router;
    router.get("/orders/{id}", Policy::open(), nothing);
    router.get("/orders/latest", Policy::open(), nothing);
    router.get("/orders/{id}/lines", Policy::open(), nothing);
    router.get("/{any}/latest/lines", Policy::open(), nothing);
    QCOMPARE(find(router, "/orders/latest")->pattern, QByteArray("/orders/latest"));
    QCOMPARE(find(router, "/orders/5")->pattern, QByteArray("/orders/{id}"));
    // A fixed segment that leads nowhere does not hide the any segment beside it.
    std::array<QByteArray, 4> parameters;
    QCOMPARE(router.find(Method::Get, "/orders/latest/lines", parameters).route->pattern,
             QByteArray("/orders/{id}/lines"));
    QCOMPARE(parameters[0], QByteArray("latest"));
    QCOMPARE(router.find(Method::Get, "/x/latest/lines", parameters).route->pattern, QByteArray("/{any}/latest/lines"));
    QCOMPARE(parameters[0], QByteArray("x"));
}

void RouterTest::saysWhatIsAllowed()
{
    Router router;
    router.get("/a", Policy::open(), nothing);
    router.add({Method::Patch, "/a", Policy::open(), Handler(nothing)});
    std::array<QByteArray, 4> parameters;
    const Router::Match match = router.find(Method::Post, "/a", parameters);
    QVERIFY(!match.route && match.pathExists);
    QCOMPARE(match.allow, QByteArray("GET, HEAD, PATCH, OPTIONS"));
    QVERIFY(!router.find(Method::Post, "/b", parameters).pathExists);
}

void RouterTest::headFallsToGet()
{
    Router router;
    router.get("/a", Policy::open(), nothing);
    router.post("/b", Policy::open(), nothing);
    QCOMPARE(find(router, "/a", Method::Head)->pattern, QByteArray("/a"));
    QVERIFY(!find(router, "/b", Method::Head));
}

void RouterTest::longPathsEndEarly()
{
    Router router;
    router.get("/{a}/{b}", Policy::open(), nothing);
    QVERIFY(!find(router, QByteArray("/x").repeated(4000)));
    QVERIFY(!find(router, QByteArray(8000, '/')));
}

QTEST_GUILESS_MAIN(RouterTest)
#include "router_test.moc"
