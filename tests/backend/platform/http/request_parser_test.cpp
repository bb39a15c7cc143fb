// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/http/request_parser.h"

#include <QTest>
#include <random>

using namespace firstcome::http;
using State = RequestParser::State;

namespace {

constexpr std::uint64_t bodyLimit = 1024 * 1024;

struct Outcome
{
    State state = State::Idle;
    Fault fault = Fault::None;
    int whole = 0;    ///< requests that came through
    std::string body; ///< of the last
    std::size_t consumed = 0;
    bool operator==(const Outcome &) const = default;
};

/// What an owner of the parser does, on bytes cut at the given places.
Outcome run(std::string_view bytes, const std::vector<std::size_t> &cuts = {}, const HeadLimits &limits = {})
{
    RequestParser parser(limits);
    Outcome outcome;
    std::size_t at = 0;
    std::string body;
    for (std::size_t part = 0; part <= cuts.size(); ++part) {
        const std::size_t end = part < cuts.size() ? cuts[part] : bytes.size();
        while (at < end && parser.state() != State::Refused) {
            const bool isBody = parser.state() == State::Body;
            const std::size_t used = parser.feed(bytes.substr(at, end - at));
            if (isBody)
                body.append(bytes.substr(at, used));
            at += used;
            if (parser.state() == State::Decide)
                parser.acceptBody(bodyLimit);
            if (parser.state() == State::Whole) {
                ++outcome.whole;
                outcome.body = std::exchange(body, {});
                parser.next();
            }
        }
    }
    outcome.state = parser.state();
    outcome.fault = parser.fault();
    outcome.consumed = parser.state() == State::Refused ? 0 : at;
    return outcome;
}

/// A request that would run if the one before it were misread.
const std::string smuggled = "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n";

std::string get(const std::string &fields)
{
    return "GET /x HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n";
}

void addColumns()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
}

void row(const char *name, const std::string &bytes, int status)
{
    QTest::newRow(name) << QByteArray::fromStdString(bytes) << status;
}

std::string post(const std::string &fields)
{
    return "POST /x HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n";
}

} // namespace

class RequestParserTest : public QObject
{
    Q_OBJECT
    static void refusesHoweverSplit();

private Q_SLOTS:
    void readsWhatIsGood();
    void A15_refusesOddFraming_data();
    void A15_refusesOddFraming();
    void A15_refusesOddLines_data();
    void A15_refusesOddLines();
    void A15_splitAnywhereChangesNothing();
    void A13_limits();
    void pipelinedRequestsComeOneByOne();
    void methods_data();
    void methods();
    void connectionAndContinue();
    void A1_randomBytesNeverBreakIt();
    void A1_mutatedRequestsReadTheSameHoweverSplit();
};

void RequestParserTest::readsWhatIsGood()
{
    const HeadLimits limits;
    RequestParser request(limits);
    const std::string text = "PATCH /v1/a%20b?q=1&r=%2F HTTP/1.1\r\nHost: shop:8080\r\nX-Odd:\t  v a l \t\r\n"
                             "CONTENT-length: 5\r\nEmpty:\r\n\r\nhello";
    std::size_t used = request.feed(text);
    QCOMPARE(request.state(), State::Decide);
    QCOMPARE(text.size() - used, 5u);
    QCOMPARE(request.method(), Method::Patch);
    QVERIFY(request.path() == "/v1/a%20b");
    QVERIFY(request.query() == "q=1&r=%2F");
    QVERIFY(request.value("x-odd") == "v a l");
    QVERIFY(request.field(3).name == "empty" && request.field(3).value.empty());
    QCOMPARE(request.contentLength(), 5u);
    QVERIFY(request.keepAlive());
    request.acceptBody(5);
    QCOMPARE(request.state(), State::Body);
    QCOMPARE(request.feed(std::string_view(text).substr(used)), 5u);
    QCOMPARE(request.state(), State::Whole);
    request.next();
    QCOMPARE(request.state(), State::Idle);
    QCOMPARE(request.fieldCount(), 0u);
}

void RequestParserTest::A15_refusesOddFraming_data()
{
    addColumns();
    const std::string chunked = "0\r\n\r\n";
    row("CL and TE", post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n") + chunked, 400);
    row("TE and CL", post("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n") + chunked, 400);
    row("TE chunked", post("Transfer-Encoding: chunked\r\n") + chunked, 501);
    row("TE xchunkedz", post("Transfer-Encoding: xchunkedz\r\n") + chunked, 501);
    row("TE identity", post("Transfer-Encoding: identity\r\n"), 501);
    row("TE empty", post("Transfer-Encoding:\r\n"), 501);
    row("TE with tab", post("Transfer-Encoding:\tchunked\r\n"), 501);
    row("TE space before colon", post("Transfer-Encoding : chunked\r\n"), 400);
    row("TE underscore is another field", post("Transfer_Encoding: chunked\r\nContent-Length: x\r\n"), 400);
    row("two CL that differ", post("Content-Length: 5\r\nContent-Length: 6\r\n"), 400);
    row("two CL that agree", post("Content-Length: 0\r\nContent-Length: 0\r\n"), 400);
    row("CL list", post("Content-Length: 5, 5\r\n"), 400);
    row("CL 2^64-1", post("Content-Length: 18446744073709551615\r\n"), 413);
    row("CL 2^64+5", post("Content-Length: 18446744073709551621\r\n"), 413);
    row("CL negative", post("Content-Length: -1\r\n"), 400);
    row("CL plus", post("Content-Length: +5\r\n"), 400);
    row("CL hex", post("Content-Length: 0x5\r\n"), 400);
    row("CL inner space", post("Content-Length: 1 2\r\n"), 400);
    row("CL empty", post("Content-Length:\r\n"), 400);
    row("CL fraction", post("Content-Length: 5.0\r\n"), 400);
    row("CL one over", post("Content-Length: 1048577\r\n"), 413);
}

void RequestParserTest::A15_refusesOddLines_data()
{
    addColumns();
    row("bare LF request line", "GET /x HTTP/1.1\nHost: a\r\n\r\n", 400);
    row("bare LF field", "GET /x HTTP/1.1\r\nHost: a\nX: b\r\n\r\n", 400);
    row("bare LF end", "GET /x HTTP/1.1\r\nHost: a\r\n\n", 400);
    row("bare CR in field", get("X: a\rb\r\n"), 400);
    row("CR CR LF", "GET /x HTTP/1.1\r\nHost: a\r\r\n\r\n", 400);
    row("NUL in value", get(std::string("X: a\0b\r\n", 8)), 400);
    row("NUL in name", get(std::string("X\0: a\r\n", 7)), 400);
    row("obs-fold space", get("X: a\r\n b\r\n"), 400);
    row("obs-fold tab", get("X: a\r\n\tContent-Length: 5\r\n"), 400);
    row("fold after request line", "GET /x HTTP/1.1\r\n Host: a\r\n\r\n", 400);
    row("space before colon", get("X : a\r\n"), 400);
    row("space in name", get("X Y: a\r\n"), 400);
    row("no colon", get("XY\r\n"), 400);
    row("empty name", get(": a\r\n"), 400);
    row("name with high byte", get("X\xc3\xa4: a\r\n"), 400);
    row("DEL in value", get("X: \x7f\r\n"), 400);
    row("two Hosts", get("Host: b\r\n"), 400);
    row("no Host", "GET /x HTTP/1.1\r\n\r\n", 400);
    row("Host with user", "GET /x HTTP/1.1\r\nHost: user@a\r\n\r\n", 400);
    row("Host with path", "GET /x HTTP/1.1\r\nHost: a/b\r\n\r\n", 400);
    row("Host list", "GET /x HTTP/1.1\r\nHost: a, b\r\n\r\n", 400);
    row("two Authorizations", get("Authorization: Bearer a\r\nAuthorization: Bearer b\r\n"), 400);
    row("two Idempotency-Keys", get("Idempotency-Key: a\r\nIdempotency-Key: b\r\n"), 400);
    row("two Content-Types", get("Content-Type: a/b\r\nContent-Type: a/c\r\n"), 400);
    row("version HTTPx9y9", "GET /x HTTPx9y9\r\nHost: a\r\n\r\n", 400);
    row("version 2.0", "GET /x HTTP/2.0\r\nHost: a\r\n\r\n", 505);
    row("version 1.2", "GET /x HTTP/1.2\r\nHost: a\r\n\r\n", 505);
    row("version 0.9", "GET /x HTTP/0.9\r\nHost: a\r\n\r\n", 505);
    row("version short", "GET /x HTTP/1\r\nHost: a\r\n\r\n", 400);
    row("version lower", "GET /x http/1.1\r\nHost: a\r\n\r\n", 400);
    row("version long", "GET /x HTTP/1.10\r\nHost: a\r\n\r\n", 400);
    row("no version", "GET /x\r\n\r\n", 400);
    row("HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505);
    row("two spaces", "GET  /x HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("tab separator", "GET\t/x HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("trailing space", "GET /x HTTP/1.1 \r\nHost: a\r\n\r\n", 400);
    row("too many leading empty lines", "\r\n\r\n\r\n\r\n\r\nGET /x HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("leading bare LF", "\nGET /x HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("absolute without host", "GET http:///x HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("absolute with user", "GET http://user@a/x HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("absolute without Host field", "GET http://a/x HTTP/1.1\r\n\r\n", 400);
    row("leading space", " GET /x HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("control in target", "GET /x\x01 HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("high byte in target", "GET /\xe2\x82\xac HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("fragment in target", "GET /x#y HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("odd method", "G@T /x HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("unknown method", "BREW /x HTTP/1.1\r\nHost: a\r\n\r\n", 501);
    row("lower case method", "get /x HTTP/1.1\r\nHost: a\r\n\r\n", 501);
    row("TRACE", "TRACE /x HTTP/1.1\r\nHost: a\r\n\r\n", 405);
    row("CONNECT", "CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n", 405);
    row("expect something else", post("Expect: 200-ok\r\nContent-Length: 1\r\n"), 417);
    row("TLS hello", std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\n", 12), 400);
}

void RequestParserTest::A15_refusesOddFraming()
{
    refusesHoweverSplit();
}

void RequestParserTest::A15_refusesOddLines()
{
    refusesHoweverSplit();
}

void RequestParserTest::refusesHoweverSplit()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    const std::string all = bytes.toStdString() + smuggled;
    const Outcome whole = run(all);
    QCOMPARE(int(whole.fault), status);
    QCOMPARE(whole.whole, 0);
    for (std::size_t cut = 1; cut < all.size(); ++cut)
        QVERIFY2(run(all, {cut}) == whole, qPrintable(QString::number(cut)));
    std::vector<std::size_t> everywhere;
    for (std::size_t cut = 1; cut < all.size(); ++cut)
        everywhere.push_back(cut);
    QVERIFY(run(all, everywhere) == whole);
}

void RequestParserTest::A15_splitAnywhereChangesNothing()
{
    // A chunked body's look in a body of known length is just a body; the pipeline behind it is intact.
    const std::string all = post("Content-Length: 10\r\nContent-Type: text/plain\r\n") + "5\r\n0\r\n\r\nGE" + smuggled +
                            get("X: y\r\n") + post("Content-Length: 0\r\n");
    const Outcome whole = run(all);
    QCOMPARE(whole.fault, Fault::None);
    QCOMPARE(whole.whole, 4);
    QCOMPARE(whole.consumed, all.size());
    for (std::size_t first = 1; first < all.size(); ++first) {
        QVERIFY2(run(all, {first}) == whole, qPrintable(QString::number(first)));
        QVERIFY(run(all, {first, std::min(all.size(), first + 1), all.size()}) == whole);
    }
}

void RequestParserTest::A13_limits()
{
    const auto line = [](std::size_t size) {
        const std::string around = "GET / HTTP/1.1";
        return "GET /" + std::string(size - around.size(), 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n";
    };
    QCOMPARE(run(line(8192)).whole, 1);
    QCOMPARE(run(line(8193)).fault, Fault::LineTooLong);
    QCOMPARE(run(std::string(8193, 'a')).fault, Fault::None); // the next byte could be CR
    QCOMPARE(run(std::string(8194, 'a')).fault, Fault::LineTooLong);

    const auto head = [](std::size_t size) {
        const std::string around = get("X: \r\n");
        return get("X: " + std::string(size - around.size(), 'v') + "\r\n");
    };
    QCOMPARE(head(16384).size(), 16384u);
    QCOMPARE(run(head(16384)).whole, 1);
    QCOMPARE(run(head(16385)).fault, Fault::HeadTooLarge);
    QCOMPARE(run("GET / HTTP/1.1\r\nX: " + std::string(17000, 'v')).fault, Fault::HeadTooLarge);

    const auto fields = [](int count) {
        std::string text;
        for (int i = 1; i < count; ++i)
            text += "X" + std::to_string(i) + ": v\r\n";
        return get(text);
    };
    QCOMPARE(run(fields(64)).whole, 1);
    QCOMPARE(run(fields(65)).fault, Fault::HeadTooLarge);
    QCOMPARE(run(post("Content-Length: 1048576\r\n") + std::string(1048576, 'b')).whole, 1);
    QCOMPARE(run(post("Content-Length: 1048577\r\n")).fault, Fault::BodyTooLarge);
}

void RequestParserTest::pipelinedRequestsComeOneByOne()
{
    const HeadLimits limits;
    RequestParser parser(limits);
    const std::string all = get("N: 1\r\n") + get("N: 2\r\n");
    const std::size_t used = parser.feed(all);
    QCOMPARE(used, all.size() / 2);
    QVERIFY(parser.value("n") == "1");
    QCOMPARE(parser.feed(std::string_view(all).substr(used)), 0u);
    parser.acceptBody(0);
    parser.next();
    parser.feed(std::string_view(all).substr(used));
    QVERIFY(parser.value("n") == "2");
}

void RequestParserTest::methods_data()
{
    QTest::addColumn<QByteArray>("word");
    QTest::addColumn<int>("method");
    for (const Method method :
         {Method::Get, Method::Head, Method::Post, Method::Put, Method::Patch, Method::Delete, Method::Options}) {
        const QByteArray word(methodName(method).data());
        QTest::newRow(word.constData()) << word << int(method);
    }
}

void RequestParserTest::methods()
{
    QFETCH(QByteArray, word);
    QFETCH(int, method);
    const HeadLimits limits;
    RequestParser parser(limits);
    parser.feed(word.toStdString() + " / HTTP/1.1\r\nHost: a\r\n\r\n");
    QCOMPARE(parser.state(), State::Decide);
    QCOMPARE(int(parser.method()), method);
}

void RequestParserTest::connectionAndContinue()
{
    const auto parsed = [](const std::string &text, auto ask) {
        const HeadLimits limits;
        RequestParser parser(limits);
        parser.feed(text);
        return ask(parser);
    };
    const auto keeps = [](const RequestParser &parser) { return parser.keepAlive(); };
    const auto continues = [](const RequestParser &parser) { return parser.expectsContinue(); };
    QVERIFY(parsed(get(""), keeps));
    QVERIFY(parsed(get("Connection: keep-alive\r\n"), keeps));
    QVERIFY(!parsed(get("Connection: CLOSE\r\n"), keeps));
    QVERIFY(!parsed(get("Connection: te , close\r\n"), keeps));
    QVERIFY(!parsed(get("Connection: te\r\nConnection: close\r\n"), keeps));
    QVERIFY(parsed(get("Connection: closed\r\n"), keeps));
    QVERIFY(!parsed("GET / HTTP/1.0\r\n\r\n", keeps));
    QVERIFY(parsed(post("Expect: 100-Continue\r\nContent-Length: 1\r\n"), continues));
    QVERIFY(!parsed("POST / HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\n", continues));
}

void RequestParserTest::A1_randomBytesNeverBreakIt()
{
    std::mt19937 random(20260131);
    const std::string_view likely = "GETPOS /?HTTP1.0\r\n\r\n: -azAZ09\t,;\0\x7f\xff";
    for (int round = 0; round < 100'000; ++round) {
        std::string bytes(random() % 200, '\0');
        for (char &c : bytes)
            c = random() % 4 ? likely[random() % likely.size()] : char(random());
        const std::vector<std::size_t> cuts =
            bytes.empty() ? std::vector<std::size_t>() : std::vector<std::size_t>{random() % bytes.size()};
        QVERIFY(run(bytes, cuts) == run(bytes));
    }
}

void RequestParserTest::A1_mutatedRequestsReadTheSameHoweverSplit()
{
    std::mt19937 random(42);
    const std::string good = post("Content-Length: 4\r\nConnection: keep-alive\r\nExpect: 100-continue\r\n") + "body" +
                             get("X-Request-Id: 1\r\n");
    for (int round = 0; round < 100'000; ++round) {
        std::string bytes = good;
        for (std::size_t changes = 1 + random() % 3; changes > 0; --changes) {
            const std::size_t at = random() % bytes.size();
            switch (random() % 4) {
            case 0:
                bytes[at] = char(random());
                break;
            case 1:
                bytes.erase(at, 1 + random() % 4);
                break;
            case 2:
                bytes.insert(at, 1, "\r\n :\t\0,"[random() % 8]);
                break;
            default:
                bytes.insert(at, bytes.substr(random() % bytes.size(), random() % 20));
                break;
            }
        }
        const Outcome whole = run(bytes);
        const std::size_t cut = random() % (bytes.size() + 1);
        QVERIFY(run(bytes, {cut, std::min(bytes.size(), cut + random() % 9)}) == whole);
        QVERIFY(whole.fault == Fault::None || whole.state == State::Refused);
    }
}

QTEST_GUILESS_MAIN(RequestParserTest)
#include "request_parser_test.moc"
