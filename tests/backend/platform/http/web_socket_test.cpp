// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/backend/platform/http/edge_under_test.h"
#include "tests/support/waits.h"

#include <QSignalSpy>
#include <QWebSocket>

using namespace firstcome;
using namespace firstcome::http;

namespace {

QByteArray upgrade(const QByteArray &path, const QByteArray &fields = {})
{
    return "GET " + path +
           " HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: keep-alive, Upgrade\r\n"
           "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n" +
           fields + "\r\n";
}

/// A masked frame, as a client must send it.
QByteArray frame(const QByteArray &text, char first = '\x81')
{
    QByteArray bytes(1, first);
    if (text.size() < 126)
        bytes.append(char(0x80 | text.size()));
    else
        bytes.append(char(0x80 | 126)).append(char(text.size() >> 8)).append(char(text.size() & 0xff));
    bytes.append("\x01\x02\x03\x04");
    for (qsizetype i = 0; i < text.size(); ++i)
        bytes.append(char(text[i] ^ (i % 4 + 1)));
    return bytes;
}

/// The same without its mask.
QByteArray unmasked(const QByteArray &text)
{
    return QByteArray(1, '\x81').append(char(text.size())).append(text);
}

QByteArray closing(int code, const QByteArray &reason = {})
{
    return frame(QByteArray(1, char(code >> 8)).append(char(code & 0xff)).append(reason), '\x88');
}

constexpr char text = '\x81';
constexpr char firstOfText = '\x01';
constexpr char more = '\x00';
constexpr char last = '\x80';
constexpr char ping = '\x89';

} // namespace

/// Upgrades through the guard.
class WebSocketTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void echoes();
    void handlesFramesSentWithTheHeadAndByteByByte();
    void theRequestNamesItsPrincipal();
    void refusals();
    void offersThatNobodyTakesAreIgnored();
    void aWebSocketAskedForWithoutUpgradeSaysSo();
    void F30_clientsVanish();
    void F29_aClientThatDoesNotReadIsLetGo();
    void tooLongMessagesEndTheConnection();
    void whatBreaksTheProtocolIsClosedWithItsCode_data();
    void whatBreaksTheProtocolIsClosedWithItsCode();
    void nothingBehindAFrameWithoutMaskIsRead();
    void goodFramesOfEveryLengthPass();
    void drainLeavesThemToTheirOwner();

private:
    std::unique_ptr<EdgeUnderTest> m_edge;
    std::mutex m_mutex;
    QList<QByteArray> m_seen;         ///< principal and path of each upgrade
    std::vector<QWebSocket *> m_open; ///< on the lane
};

void WebSocketTest::init()
{
    ServerSettings settings;
    settings.limits.stalledWrite = std::chrono::milliseconds(300);
    m_seen.clear();
    m_open.clear();
    m_edge = std::make_unique<EdgeUnderTest>(settings);
    m_edge->server->webSocket("/v1/live", [this](std::unique_ptr<QWebSocket> owned, const Request &request) {
        QWebSocket *socket = owned.release();
        {
            const std::scoped_lock lock(m_mutex);
            m_seen.append(QByteArray::number(request.principal ? request.principal->id : 0) + request.path);
            m_open.push_back(socket);
        }
        QObject::connect(socket, &QWebSocket::textMessageReceived, socket, [socket](const QString &text) {
            if (text == QStringLiteral("flood")) {
                for (int i = 0; i < 3000; ++i)
                    socket->sendTextMessage(QString(16 * 1024, u'f'));
            } else {
                socket->sendTextMessage(text);
            }
        });
        QObject::connect(socket, &QWebSocket::disconnected, socket, [this, socket] {
            const std::scoped_lock lock(m_mutex);
            std::erase(m_open, socket);
            socket->deleteLater();
        });
    });
    m_edge->start();
}

void WebSocketTest::cleanup()
{
    m_edge.reset();
}

void WebSocketTest::echoes()
{
    QWebSocket socket;
    QSignalSpy connected(&socket, &QWebSocket::connected);
    QSignalSpy messages(&socket, &QWebSocket::textMessageReceived);
    socket.open(QUrl(QStringLiteral("ws://127.0.0.1:%1/v1/live").arg(m_edge->port)));
    QVERIFY(connected.wait());
    for (int i = 0; i < 100; ++i)
        socket.sendTextMessage(QStringLiteral("message %1").arg(i));
    WAIT_COMPARE(messages.size(), 100, 60'000);
    QCOMPARE(messages.last().first().toString(), QStringLiteral("message 99"));
    const QString large(60'000, u'x');
    socket.sendTextMessage(large);
    WAIT_COMPARE(messages.size(), 101, 60'000);
    QCOMPARE(messages.last().first().toString(), large);
    QCOMPARE(m_edge->figure("http_websockets_open"), 1.0);
    QSignalSpy closed(&socket, &QWebSocket::disconnected);
    socket.close();
    WAIT_COMPARE(closed.size(), 1, 60'000);
    QVERIFY(eventually([&] { return m_edge->figure("http_websockets_open") == 0.0; }));
    QVERIFY(eventually([&] { return m_edge->figure("http_connections_open") == 0.0; }));
}

void WebSocketTest::handlesFramesSentWithTheHeadAndByteByByte()
{
    WireClient client = m_edge->client();
    QVERIFY(client.send(upgrade("/v1/live") + frame("early")));
    const Answer answer = client.read(true);
    QCOMPARE(answer.status, 101);
    QCOMPARE(answer.header("Sec-WebSocket-Accept"), QByteArray("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="));
    QCOMPARE(client.readBytes(7), QByteArray("\x81\x05") + "early");
    for (const char byte : frame("bytes"))
        QVERIFY(client.send(QByteArray(1, byte)));
    QCOMPARE(client.readBytes(7), QByteArray("\x81\x05") + "bytes");
}

void WebSocketTest::theRequestNamesItsPrincipal()
{
    WireClient known = m_edge->client();
    QVERIFY(known.send(upgrade("/v1/live", "Authorization: Bearer operator-7-1\r\n")));
    QCOMPARE(known.read(true).status, 101);
    WireClient unknown = m_edge->client();
    QVERIFY(unknown.send(upgrade("/v1/live")));
    QCOMPARE(unknown.read(true).status, 101);
    WireClient wrong = m_edge->client();
    const Answer answer = wrong.ask(upgrade("/v1/live", "Authorization: Bearer member-7\r\n"));
    QCOMPARE(answer.status, 401);
    QCOMPARE(answer.code(), QByteArray("TOKEN_INVALID"));
    const std::scoped_lock lock(m_mutex);
    QCOMPARE(m_seen, QList<QByteArray>({"7/v1/live", "0/v1/live"}));
}

void WebSocketTest::refusals()
{
    const QByteArray good = upgrade("/v1/live");
    for (const QByteArray &bad :
         {QByteArray(good).replace("GET", "POST"), QByteArray(good).replace("keep-alive", "close"),
          QByteArray(good).replace("Version: 13", "Version: 99"),
          QByteArray(good).replace("dGhlIHNhbXBsZSBub25jZQ==", "short"),
          QByteArray(good).replace("dGhlIHNhbXBsZSBub25jZQ==", "!GhlIHNhbXBsZSBub25jZQ=="),
          upgrade("/v1/live", "Content-Length: 3\r\n") + "abc"}) {
        WireClient client = m_edge->client();
        const Answer answer = client.ask(bad);
        QCOMPARE(answer.status, 400);
        QCOMPARE(answer.code(), QByteArray("UPGRADE_REFUSED"));
        QVERIFY(client.ends());
    }
    QVERIFY(m_seen.isEmpty());
}

void WebSocketTest::offersThatNobodyTakesAreIgnored()
{
    const QByteArray h2c =
        "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n";
    WireClient client = m_edge->client();
    QCOMPARE(client.get("/now", h2c).body, QByteArray("\"now\""));
    QCOMPARE(client.ask(upgrade("/now")).status, 200);
    QCOMPARE(client.ask(upgrade("/nothing")).status, 404);
    QCOMPARE(client.ask(upgrade("/v1/live/")).status, 404);
    QVERIFY(client.isOpen());
}

void WebSocketTest::aWebSocketAskedForWithoutUpgradeSaysSo()
{
    WireClient client = m_edge->client();
    for (const QByteArray &fields : {QByteArray(), QByteArray("Upgrade: h2c\r\nConnection: Upgrade\r\n")}) {
        const Answer answer = client.get("/v1/live", fields);
        QCOMPARE(answer.status, 426);
        QCOMPARE(answer.code(), QByteArray("UPGRADE_REQUIRED"));
        QCOMPARE(answer.header("Upgrade"), QByteArray("websocket"));
    }
    QVERIFY(client.isOpen());
    QVERIFY(m_seen.isEmpty());
}

void WebSocketTest::F30_clientsVanish()
{
    for (int i = 0; i < 500; ++i) {
        WireClient client = m_edge->client();
        const QByteArray bytes = upgrade("/v1/live") + frame("one") + frame("flood");
        QVERIFY(client.send(bytes.first(bytes.size() - i % 40)));
        if (i % 40 <= 20) // the head is whole
            QCOMPARE(client.read(true).status, 101);
        if (i % 3)
            client.reset();
    }
    QVERIFY(eventually([&] { return m_edge->figure("http_connections_open") == 0.0; }));
    QVERIFY(eventually([&] { return m_edge->figure("http_websockets_open") == 0.0; }));
    QCOMPARE(m_edge->client().get("/now").status, 200);
}

void WebSocketTest::F29_aClientThatDoesNotReadIsLetGo()
{
    WireClient client(m_edge->port, 4096);
    QVERIFY(client.send(upgrade("/v1/live") + frame("flood")));
    QVERIFY(eventually([&] { return m_edge->figure("http_websockets_open") == 1.0; }));
    QVERIFY(eventually([&] { return m_edge->figure("http_connections_open") == 0.0; }));
    QCOMPARE(m_edge->killed("slow_reader"), 1.0);
}

void WebSocketTest::tooLongMessagesEndTheConnection()
{
    WireClient client = m_edge->client();
    QVERIFY(client.send(upgrade("/v1/live")));
    QCOMPARE(client.read(true).status, 101);
    QByteArray huge("\x81\xff", 2);
    huge.append(QByteArray::fromHex("0000000010000000")).append("\x01\x02\x03\x04");
    QVERIFY(client.send(huge));
    QVERIFY(eventually([&] { return !client.send(QByteArray(100'000, 'x')); }));
    QVERIFY(eventually([&] { return m_edge->figure("http_connections_open") == 0.0; }));
}

/// RFC 6455, sections 5 to 8. A good message goes before it, and is answered.
void WebSocketTest::whatBreaksTheProtocolIsClosedWithItsCode_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, const QByteArray &bytes, int code = 1002) {
        QTest::newRow(name) << bytes << code;
    };
    row("a frame without mask", unmasked("hello"));
    row("an empty frame without mask", unmasked({}));
    row("a ping without mask", QByteArray("\x89\x00", 2));
    row("a long frame without mask", QByteArray("\x81\x7e\x01\x00", 4) + QByteArray(256, 'x'));
    row("a frame without mask in a message", frame("he", firstOfText) + QByteArray("\x80\x01x", 3));
    row("reserved bit 1", frame("x", '\xc1'));
    row("reserved bit 2", frame("x", '\xa1'));
    row("reserved bit 3", frame("x", '\x91'));
    for (const int opcode : {3, 4, 5, 6, 7, 11, 12, 13, 14, 15})
        row(qPrintable(QStringLiteral("opcode %1").arg(opcode)), frame("x", char(0x80 | opcode)));
    row("a ping of 126", frame(QByteArray(126, 'x'), ping));
    row("a ping in parts", frame("x", '\x09'));
    row("a closing in parts", frame(QByteArray("\x03\xe8", 2), '\x08'));
    row("a part of nothing", frame("x", last));
    row("a message within a message", frame("x", firstOfText) + frame("y", text));
    row("bad UTF-8", frame("a\xff", text), 1007);
    row("overlong UTF-8", frame("\xc0\xaf", text), 1007);
    row("half a character", frame("\xed\xa0\x80", text), 1007);
    row("UTF-8 that ends within a letter", frame("\xec\x98", text), 1007);
    row("bad UTF-8 over two parts", frame("\xec\x98", firstOfText) + frame("x", last), 1007);
    row("a closing of one byte", frame("x", '\x88'));
    for (const int code : {0, 999, 1004, 1005, 1006, 1015, 2999, 5000})
        row(qPrintable(QStringLiteral("closing code %1").arg(code)), closing(code));
    row("a closing reason of bad UTF-8", closing(1000, "\xff"), 1007);
}

void WebSocketTest::whatBreaksTheProtocolIsClosedWithItsCode()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    for (const bool byteByByte : {false, true}) {
        WireClient client = m_edge->client();
        QVERIFY(client.send(upgrade("/v1/live")));
        QCOMPARE(client.read(true).status, 101);
        QVERIFY(client.send(frame("fine")));
        QCOMPARE(client.readBytes(6), QByteArray("\x81\x04") + "fine");
        for (qsizetype i = 0; i < (byteByByte ? bytes.size() : 1); ++i)
            client.send(byteByByte ? bytes.sliced(i, 1) : bytes); // it may be gone before the last of them
        const QByteArray head = client.readBytes(4);
        QCOMPARE(head.size(), 4);
        QCOMPARE(int(quint8(head[0])), 0x88);
        QCOMPARE(int(quint8(head[2]) << 8 | quint8(head[3])), code);
        client.readBytes(int(quint8(head[1])) - 2);
        QVERIFY(client.ends());
    }
    QVERIFY(eventually([&] { return m_edge->figure("http_websockets_open") == 0.0; }));
}

void WebSocketTest::nothingBehindAFrameWithoutMaskIsRead()
{
    // Also where it comes with the head, before Qt has seen the handshake through.
    WireClient client = m_edge->client();
    QVERIFY(client.send(upgrade("/v1/live") + frame("early") + unmasked("bad") + frame("late")));
    QCOMPARE(client.read(true).status, 101);
    QCOMPARE(client.readBytes(7), QByteArray("\x81\x05") + "early");
    const QByteArray head = client.readBytes(4);
    QCOMPARE(head.first(1) + head.sliced(2), QByteArray("\x88\x03\xea"));
    client.readBytes(int(quint8(head[1])) - 2);
    QVERIFY(client.ends());
}

void WebSocketTest::goodFramesOfEveryLengthPass()
{
    WireClient client = m_edge->client();
    QVERIFY(client.send(upgrade("/v1/live")));
    QCOMPARE(client.read(true).status, 101);
    for (const int length : {0, 1, 125, 126, 127, 128, 255, 256, 60'000}) {
        QVERIFY(client.send(frame(QByteArray(length, 'x'))));
        const int head = length < 126 ? 2 : 4;
        const QByteArray answer = client.readBytes(head + length);
        QCOMPARE(answer.size(), head + length);
        QCOMPARE(answer.sliced(head), QByteArray(length, 'x'));
    }
    // In parts, with a ping between them.
    QVERIFY(client.send(frame("he", firstOfText) + frame("?", ping) + frame("l", more) + frame("lo", last)));
    QCOMPARE(client.readBytes(3), QByteArray("\x8a\x01?"));
    QCOMPARE(client.readBytes(7), QByteArray("\x81\x05") + "hello");
}

void WebSocketTest::drainLeavesThemToTheirOwner()
{
    WireClient client = m_edge->client();
    QVERIFY(client.send(upgrade("/v1/live")));
    QCOMPARE(client.read(true).status, 101);
    QVERIFY(m_edge->server->drain(std::chrono::seconds(5)));
    QVERIFY(client.send(frame("still")));
    QCOMPARE(client.readBytes(7), QByteArray("\x81\x05") + "still");
}

QTEST_GUILESS_MAIN(WebSocketTest)
#include "web_socket_test.moc"
