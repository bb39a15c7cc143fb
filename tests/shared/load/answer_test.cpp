// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/wire/answer.h"
#include <QTest>

using namespace firstcome::load;
using namespace std::chrono_literals;

class AnswerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAPlainAnswer()
    {
        const std::string bytes = "HTTP/1.1 409 Conflict\r\nContent-Type: application/problem+json\r\n"
                                  "content-length: 5\r\nRetry-After: 2\r\nIdempotency-Replayed: true\r\n\r\nhello";
        const ReadAnswer read = readAnswer(bytes);
        QCOMPARE(int(read.reading), int(Reading::Whole));
        QCOMPARE(read.length, bytes.size());
        QCOMPARE(read.answer.status, 409);
        QVERIFY(read.answer.body == "hello");
        QVERIFY(read.answer.replayed);
        QVERIFY(!read.answer.closes);
        QCOMPARE(read.answer.retryAfter, std::optional<Millis>(2s));
    }

    void isPartialUntilTheLastByte()
    {
        const std::string bytes = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc";
        for (std::size_t size = 0; size < bytes.size(); ++size)
            QCOMPARE(int(readAnswer(std::string_view(bytes).substr(0, size)).reading), int(Reading::Partial));
        QCOMPARE(int(readAnswer(bytes + "next").reading), int(Reading::Whole));
        QCOMPARE(readAnswer(bytes + "next").length, bytes.size());
    }

    void knowsWhenTheConnectionEnds()
    {
        QVERIFY(readAnswer("HTTP/1.1 200 OK\r\nConnection: Close\r\nContent-Length: 0\r\n\r\n").answer.closes);
        QVERIFY(!readAnswer("HTTP/1.1 200 OK\r\nConnection: keep-alive\r\nContent-Length: 0\r\n\r\n").answer.closes);
        QVERIFY(readAnswer("HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n").answer.closes);
    }

    void needsNoLengthWhereThereIsNoBody()
    {
        QCOMPARE(int(readAnswer("HTTP/1.1 204 No Content\r\n\r\n").reading), int(Reading::Whole));
        QCOMPARE(int(readAnswer("HTTP/1.1 304\r\n\r\n").reading), int(Reading::Whole));
    }

    void refusesWhatIsNotPlain_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const std::pair<const char *, QByteArray> cases[] = {
            {"garbage", "hello"},
            {"other protocol", "HTTP/2 200\r\n"},
            {"no status", "HTTP/1.1 abc OK\r\n"},
            {"interim status", "HTTP/1.1 100 Continue\r\n\r\n"},
            {"status too high", "HTTP/1.1 600 x\r\nContent-Length: 0\r\n\r\n"},
            {"four digits", "HTTP/1.1 2000 x\r\n"},
            {"bare line feed", "HTTP/1.1 200 OK\nContent-Length: 0\r\n\r\n"},
            {"no length", "HTTP/1.1 200 OK\r\n\r\n"},
            {"two lengths", "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\na"},
            {"negative length", "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n"},
            {"length with words", "HTTP/1.1 200 OK\r\nContent-Length: 1x\r\n\r\n"},
            {"length too great", "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n"},
            {"chunks", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"},
            {"field without colon", "HTTP/1.1 200 OK\r\nnothing\r\n"},
            {"field without name", "HTTP/1.1 200 OK\r\n: x\r\n"},
            {"endless head", "HTTP/1.1 200 OK\r\nX: " + QByteArray(20'000, 'x')},
        };
        for (const auto &[name, bytes] : cases)
            QTest::newRow(name) << bytes;
    }

    void refusesWhatIsNotPlain()
    {
        QFETCH(QByteArray, bytes);
        const ReadAnswer read = readAnswer(std::string_view(bytes.data(), std::size_t(bytes.size())));
        QCOMPARE(int(read.reading), int(Reading::Broken));
    }
};

QTEST_GUILESS_MAIN(AnswerTest)
#include "answer_test.moc"
