// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/http/http_date.h"
#include "backend/platform/http/listing.h"
#include "backend/platform/http/preconditions.h"
#include "backend/platform/http/refusal_status.h"
#include "backend/platform/http/request_names.h"
#include "backend/platform/http/response_encoder.h"

#include <QJsonDocument>
#include <QTest>
#include <set>

using namespace firstcome;
using namespace firstcome::http;

/// What answers are made of: problems, codes, encoding, lists, preconditions.
class AnswersTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void problemsAreComplete();
    void retryAfterIsSaid();
    void statusOfCodes_data();
    void statusOfCodes();
    void encoding();
    void theDateIsAsHttpWritesIt();
    void A32_headerValuesAreFiltered();
    void A10_idempotencyKeys();
    void ifMatch();
    void pages();
    void cursorsComeBack();
    void queryValues();
    void idParameters();
    void ownNamesAreUnique();
};

void AnswersTest::problemsAreComplete()
{
    Request request;
    request.id = "r-1";
    Refusal refusal{"STOCK_INSUFFICIENT", QStringLiteral("Only \"2\" left\n."), {{QStringLiteral("lines"), 3}}, {}};
    refusal.errors = {{QStringLiteral("a.b"), QStringLiteral("wrong")}, {QStringLiteral("c"), QStringLiteral("too")}};
    const Response response = problem(refusal, request);
    QCOMPARE(response.status, 409);
    QCOMPARE(response.contentType, QByteArray("application/problem+json"));
    const QJsonObject object = QJsonDocument::fromJson(response.body).object();
    QCOMPARE(object.value(QStringLiteral("type")).toString(),
             QStringLiteral("urn:firstcome:problem:STOCK_INSUFFICIENT"));
    QCOMPARE(object.value(QStringLiteral("title")).toString(), QStringLiteral("Conflict"));
    QCOMPARE(object.value(QStringLiteral("status")).toInt(), 409);
    QCOMPARE(object.value(QStringLiteral("detail")).toString(), QStringLiteral("Only \"2\" left\n."));
    QCOMPARE(object.value(QStringLiteral("code")).toString(), QStringLiteral("STOCK_INSUFFICIENT"));
    QCOMPARE(object.value(QStringLiteral("requestId")).toString(), QStringLiteral("r-1"));
    QCOMPARE(object.value(QStringLiteral("lines")).toInt(), 3);
    const QJsonArray errors = object.value(QStringLiteral("errors")).toArray();
    QCOMPARE(errors.size(), 2);
    QCOMPARE(errors[1].toObject().value(QStringLiteral("field")).toString(), QStringLiteral("c"));
}

void AnswersTest::retryAfterIsSaid()
{
    const auto retryAfter = [](const Refusal &refusal) {
        const Response response = problem(refusal, {});
        for (const auto &[name, value] : response.headers) {
            if (name == "Retry-After")
                return value;
        }
        return QByteArray();
    };
    QCOMPARE(retryAfter({"TOO_MANY_REQUESTS", {}, {}, {}}), QByteArray("1"));
    QCOMPARE(retryAfter({"TOO_MANY_REQUESTS", {}, {{QStringLiteral("retryAfter"), 7}}, {}}), QByteArray("7"));
    QCOMPARE(retryAfter({"REQUEST_IN_PROGRESS", {}, {}, {}}), QByteArray("1"));
    QCOMPARE(retryAfter({"UNAVAILABLE", {}, {}, {}}), QByteArray("1"));
    QCOMPARE(retryAfter({"STOCK_INSUFFICIENT", {}, {}, {}}), QByteArray());
}

void AnswersTest::statusOfCodes_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArrayList>("codes");
    const auto row = [](int status, const QByteArrayList &codes) {
        QTest::newRow(QByteArray::number(status).constData()) << status << codes;
    };
    row(400, {"REQUEST_INVALID", "IDEMPOTENCY_KEY_REQUIRED"});
    row(401, {"BAD_CREDENTIALS", "TOKEN_INVALID", "TOKEN_EXPIRED", "TOKEN_REVOKED", "TOKEN_MISSING"});
    row(402, {"PAYMENT_REFUSED"});
    row(403, {"FORBIDDEN"});
    row(404, {"NOT_FOUND", "OPTION_NOT_FOUND"});
    row(409, {"EMAIL_TAKEN", "USERNAME_TAKEN", "STOCK_INSUFFICIENT", "SALE_NOT_OPEN", "NOT_CANCELLABLE",
              "PAYMENT_IN_PROGRESS", "ORDER_NOT_PAYABLE", "ALREADY_PAID", "SALE_OVERLAPS", "REQUEST_IN_PROGRESS"});
    row(410, {"CODE_EXPIRED", "SALE_CLOSED"});
    row(412, {"PRECONDITION_FAILED"});
    row(422, {"CODE_WRONG", "EMAIL_NOT_PROVEN", "LIMIT_EXCEEDED", "QUANTITY_INVALID", "AMOUNT_MISMATCH", "FILE_INVALID",
              "IDEMPOTENCY_KEY_REUSED", "VALUE_INVALID"});
    row(428, {"PRECONDITION_REQUIRED"});
    row(429, {"TOO_MANY_REQUESTS"});
    row(503, {"UNAVAILABLE"});
}

void AnswersTest::statusOfCodes()
{
    QFETCH(int, status);
    QFETCH(QByteArrayList, codes);
    for (const QByteArray &code : codes) {
        QCOMPARE(statusOf(code), status);
    }
    QCOMPARE(statusOf("NEVER_HEARD_OF"), 500);
    QCOMPARE(statusOf("WRONG_USE"), 500); // never meant to be sent
    QVERIFY(reasonOf(status) != "Status");
}

void AnswersTest::encoding()
{
    QByteArray wire;
    appendAnswer(wire, encoded(200, "{}"), {"id", false, false});
    QCOMPARE(wire, QByteArray("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n"
                              "X-Content-Type-Options: nosniff\r\nX-Request-Id: id\r\n\r\n{}"));
    wire.clear();
    appendAnswer(wire, noContent(), {"id", false, true, "Fri, 27 Nov 2026 23:25:52 GMT"});
    QCOMPARE(wire, QByteArray("HTTP/1.1 204 No Content\r\nDate: Fri, 27 Nov 2026 23:25:52 GMT\r\n"
                              "X-Content-Type-Options: nosniff\r\nX-Request-Id: id\r\n"
                              "Connection: close\r\n\r\n"));
    const Response large = encoded(200, QByteArray(longestCopy + 1, 'x'));
    wire.clear();
    appendAnswer(wire, large, {"id", false, false});
    QVERIFY(wire.endsWith("\r\n\r\n") && wire.contains("Content-Length: 32769\r\n"));
    QCOMPARE(separateBody(large, {"id", false, false}), large.body);
    QVERIFY(separateBody(large, {"id", true, false}).isEmpty()); // HEAD
    QVERIFY(separateBody(encoded(200, QByteArray(longestCopy, 'x')), {"id", false, false}).isEmpty());
}

void AnswersTest::theDateIsAsHttpWritesIt()
{
    HttpDate date;
    QCOMPARE(date.at(*fromIso(u"1994-11-06T08:49:37.999Z")), QByteArrayView("Sun, 06 Nov 1994 08:49:37 GMT"));
    QCOMPARE(date.at(*fromIso(u"2026-01-31T09:00:00Z")), QByteArrayView("Sat, 31 Jan 2026 09:00:00 GMT"));
}

void AnswersTest::A32_headerValuesAreFiltered()
{
    Response response = noContent();
    response.headers = {{"X-A\r\nX-B", QByteArray("1\r\n\r\n<html>\0x", 13)}};
    QByteArray wire;
    appendAnswer(wire, response, {"id", false, false});
    QVERIFY(wire.contains("\r\nX-AX-B: 1<html>x\r\n"));
    QCOMPARE(wire.count("\r\n\r\n"), 1);
    QVERIFY(!wire.contains('\0'));
}

void AnswersTest::A10_idempotencyKeys()
{
    Request request;
    QCOMPARE(idempotencyKey(request).error().code, QByteArray("IDEMPOTENCY_KEY_REQUIRED"));
    QVERIFY(!optionalIdempotencyKey(request)->has_value());
    const auto with = [](QByteArrayView key) {
        Request asked;
        asked.headers = {{"idempotency-key", key}};
        return asked;
    };
    const QByteArray longest(300, '~');
    QCOMPARE(idempotencyKey(with("a")).value(), QByteArray("a"));
    QCOMPARE(idempotencyKey(with(longest)).value(), longest);
    QCOMPARE(optionalIdempotencyKey(with("a"))->value(), QByteArray("a"));
    const QByteArray over(301, 'k');
    for (const QByteArrayView bad : {QByteArrayView(""), QByteArrayView(over), QByteArrayView("a\tb"),
                                     QByteArrayView("k\xc3\xa4y"), QByteArrayView("\x7f")}) {
        QCOMPARE(idempotencyKey(with(bad)).error().code, QByteArray("IDEMPOTENCY_KEY_REQUIRED"));
        QCOMPARE(optionalIdempotencyKey(with(bad)).error().code, QByteArray("REQUEST_INVALID"));
    }
}

void AnswersTest::ifMatch()
{
    const auto with = [](QByteArrayView tag) {
        Request asked;
        asked.headers = {{"if-match", tag}};
        return asked;
    };
    QCOMPARE(expectedVersions({}).error().code, QByteArray("PRECONDITION_REQUIRED"));
    for (const char *good :
         {"\"7\"", "*", " * ", "\"7\", \"8\"", "\"6\" ,\"7\"", "\"x\", \"7\"", "W/\"6\", \"7\"", ",\"7\"", ", ,\"7\","})
        QVERIFY2(expectedVersions(with(good)).value().allow(7), good);
    for (const char *other : {"\"8\"", "W/\"7\"", "\"x\"", "\"\"", "\"8\", \"9\"", "\"7,8\""})
        QVERIFY2(!expectedVersions(with(other)).value().allow(7), other);
    for (const char *bad : {"7", "\"", "\"7", "'7'", "\"7\" \"8\"", "*, \"7\"", "w/\"7\""})
        QVERIFY2(!expectedVersions(with(bad)), bad);
    QCOMPARE(expectedVersions(with("7")).error().code, QByteArray("REQUEST_INVALID"));
    Request twice;
    twice.headers = {{"if-match", "\"6\""}, {"if-match", "\"7\""}};
    QVERIFY(expectedVersions(twice).value().allow(7));
    const Response response = withEtag(encoded(200, "{}"), 9);
    QCOMPARE(response.headers.front().first, QByteArray("ETag"));
    QCOMPARE(response.headers.front().second, QByteArray("\"9\""));
}

void AnswersTest::pages()
{
    const auto asked = [](const QByteArray &query) {
        Request request;
        request.query = query;
        return pageOf(request);
    };
    QCOMPARE(asked("").value().limit, 20);
    QVERIFY(asked("").value().cursor.isEmpty());
    QCOMPARE(asked("limit=1").value().limit, 1);
    QCOMPARE(asked("q=x&limit=100").value().limit, 100);
    QCOMPARE(asked("cursor=" + encodeCursor("42")).value().cursor, QByteArray("42"));
    for (const char *bad : {"limit=0", "limit=101", "limit=-1", "limit=", "limit=x", "limit=1.5", "limit=9999999999999",
                            "limit=01", "limit=%2B5", "limit=+5", "limit=%205", "cursor=*", "cursor=a"})
        QVERIFY2(!asked(bad), bad);
    const QJsonObject last = QJsonDocument::fromJson(page({1, 2}, {}).body).object();
    QVERIFY(last.value(QStringLiteral("nextCursor")).isNull());
    QCOMPARE(last.value(QStringLiteral("items")).toArray().size(), 2);
}

void AnswersTest::cursorsComeBack()
{
    for (const QByteArray &position : {QByteArray("1"), QByteArray("2026-01-31T09:00:00.000Z|17"),
                                       QByteArray::fromHex("00ff10fbefbe"), QByteArray(700, 'p')}) {
        const QByteArray text = encodeCursor(position);
        QVERIFY(!text.contains('+') && !text.contains('/') && !text.contains('='));
        QCOMPARE(decodeCursor(text).value(), position);
    }
    QVERIFY(!decodeCursor(QByteArray(1025, 'a')));
    QVERIFY(!decodeCursor(""));
}

void AnswersTest::queryValues()
{
    Request request;
    request.query = "a=1&b=x%20y+z&c&d=&a=2&%65=no&f=%zz&g=%EA%B0%80";
    QCOMPARE(request.queryValue("a").value(), QByteArray("1"));
    QCOMPARE(request.queryValue("b").value(), QByteArray("x y z"));
    QCOMPARE(request.queryValue("c").value(), QByteArray(""));
    QCOMPARE(request.queryValue("d").value(), QByteArray(""));
    QCOMPARE(request.queryValue("f").value(), QByteArray(""));
    QCOMPARE(QString::fromUtf8(request.queryValue("g").value()), QStringLiteral("가"));
    QVERIFY(!request.queryValue("h"));
    QVERIFY(!Request().queryValue("a"));
}

void AnswersTest::idParameters()
{
    Request request;
    request.parameters = {"42", "042", "x", ""};
    QCOMPARE(request.idParameter(0), 42);
    QCOMPARE(request.idParameter(1), 0);
    QCOMPARE(request.idParameter(2), 0);
    QCOMPARE(request.idParameter(3), 0);
}

void AnswersTest::ownNamesAreUnique()
{
    RequestNames first;
    RequestNames second;
    std::set<QByteArray> seen;
    for (int i = 0; i < 10'000; ++i) {
        QVERIFY(seen.insert(first.id({})).second);
        QVERIFY(seen.insert(second.id({})).second);
        const QByteArray trace = first.traceparent({});
        QVERIFY(seen.insert(trace).second);
        QCOMPARE(first.traceparent(trace), trace); // ours are well formed
    }
}

QTEST_GUILESS_MAIN(AnswersTest)
#include "answers_test.moc"
