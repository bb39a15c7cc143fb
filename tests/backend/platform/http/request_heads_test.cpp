// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/http/request_parser.h"

#include <QTest>

using namespace firstcome::http;
using State = RequestParser::State;

namespace {

std::string get(const std::string &fields)
{
    return "GET /x HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n";
}

struct Outcome
{
    int whole = 0;
    State state = State::Idle;
    bool operator==(const Outcome &) const = default;
};

/// Requests without bodies, in two parts.
Outcome run(std::string_view bytes, std::size_t cut = 0)
{
    const HeadLimits limits;
    RequestParser parser(limits);
    Outcome outcome;
    for (std::string_view part : {bytes.substr(0, cut), bytes.substr(cut)}) {
        while (!part.empty() && parser.state() != State::Refused) {
            part.remove_prefix(parser.feed(part));
            if (parser.state() == State::Decide)
                parser.acceptBody(0);
            if (parser.state() != State::Whole)
                continue;
            ++outcome.whole;
            parser.next();
        }
    }
    outcome.state = parser.state();
    return outcome;
}

} // namespace

/// What of a head may be said in more than one way.
class RequestHeadsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsTargetsAsProxiesGetThem_data();
    void readsTargetsAsProxiesGetThem();
    void skipsEmptyLinesBeforeARequest();
    void upgradesAreOffers_data();
    void upgradesAreOffers();
};

void RequestHeadsTest::readsTargetsAsProxiesGetThem_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("query");
    const auto row = [](const char *target, const char *path, const char *query) {
        QTest::newRow(target) << QByteArray(target) << QByteArray(path) << QByteArray(query);
    };
    row("/v1/a?b=1", "/v1/a", "b=1");
    row("http://shop.example/v1/a?b=1", "/v1/a", "b=1");
    row("HTTP://shop.example:8080/v1/a", "/v1/a", "");
    row("https://[::1]:8443/v1/a", "/v1/a", "");
    row("http://shop.example", "/", "");
    row("http://shop.example?b=http://c/d", "/", "b=http://c/d");
    row("/http://shop.example/v1/a", "/http://shop.example/v1/a", "");
    row("ftp://shop.example/v1/a", "ftp://shop.example/v1/a", "");
    row("*", "*", "");
}

void RequestHeadsTest::readsTargetsAsProxiesGetThem()
{
    QFETCH(QByteArray, target);
    const HeadLimits limits;
    RequestParser request(limits);
    const std::string text = "GET " + target.toStdString() + " HTTP/1.1\r\nHost: a\r\n\r\n";
    request.feed(text);
    QCOMPARE(request.state(), State::Decide);
    QTEST(QByteArrayView(request.path()).toByteArray(), "path");
    QTEST(QByteArrayView(request.query()).toByteArray(), "query");
}

void RequestHeadsTest::skipsEmptyLinesBeforeARequest()
{
    const std::string two = "\r\n" + get("X: y\r\n") + "\r\n\r\n" + get("X: z\r\n") + "\r\n";
    const Outcome whole = run(two);
    QCOMPARE(whole.whole, 2);
    // Nothing of a request is there yet: the connection is idle, not slow.
    QCOMPARE(whole.state, State::Idle);
    for (std::size_t cut = 1; cut < two.size(); ++cut)
        QVERIFY2(run(two, cut) == whole, qPrintable(QString::number(cut)));
}

void RequestHeadsTest::upgradesAreOffers_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<bool>("offered");
    const auto row = [](const char *fields, bool offered) {
        QTest::newRow(fields) << QByteArray(fields) + "\r\n" << offered;
    };
    row("X: y", false);
    row("Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk", false);
    row("Connection: keep-alive, Upgrade\r\nUpgrade: websocket", true);
    row("Connection: upgrade\r\nUpgrade: h2c, WebSocket", true);
    row("Connection: upgrade\r\nUpgrade: h2c\r\nUpgrade: websocket", true);
    row("Upgrade: websocket", false);
}

void RequestHeadsTest::upgradesAreOffers()
{
    QFETCH(QByteArray, fields);
    const HeadLimits limits;
    RequestParser request(limits);
    request.feed(get(fields.toStdString()));
    QCOMPARE(request.state(), State::Decide);
    QTEST(request.offersWebSocket(), "offered");
}

QTEST_GUILESS_MAIN(RequestHeadsTest)
#include "request_heads_test.moc"
