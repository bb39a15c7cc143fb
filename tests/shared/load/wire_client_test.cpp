// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/wire/request_text.h"
#include "shared/load/wire/wire_client.h"
#include "tests/shared/load/fakes/canned_server.h"
#include <QTest>

using namespace firstcome;
using namespace firstcome::load;
using namespace std::chrono_literals;

namespace {

struct Heard
{
    std::size_t slot;
    int status;
    Loss loss;
    std::string body;
};

/// Sends requests and keeps what comes back.
class Caller : public WireClient::Receiver
{
public:
    explicit Caller(int port, WireClient::Limits limits = {})
        : m_endpoint(*Endpoint::resolve(QStringLiteral("http://127.0.0.1:%1").arg(port))), m_text(m_endpoint.host),
          wire(m_endpoint, limits, *this)
    {
    }

    void answered(std::size_t slot, const Answer &answer, Moment) override
    {
        heard.push_back({slot, answer.status, answer.loss, std::string(answer.body)});
    }

    void send(std::size_t slot, const char *path)
    {
        m_text.get(wire.request(slot), {path, {}, {}, {}});
        wire.send(slot, momentNow());
    }

    void wait(std::size_t count)
    {
        const Moment until = momentNow() + 10s;
        while (heard.size() < count && momentNow() < until)
            wire.poll(20ms);
    }

    Heard ask(std::size_t slot, const char *path = "/")
    {
        heard.clear();
        send(slot, path);
        wait(1);
        return heard.empty() ? Heard{slot, -1, Loss::None, {}} : heard.front();
    }

private:
    Endpoint m_endpoint;
    RequestText m_text;

public:
    WireClient wire;
    std::vector<Heard> heard;
};

} // namespace

class WireClientTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsItsConnection()
    {
        CannedServer server([](const CannedRequest &request) { return CannedReply{200, request.path}; });
        Caller caller(server.port());
        caller.wire.addSlot();
        for (const char *path : {"/a", "/bb", "/ccc"})
            QCOMPARE(caller.ask(0, path).body, std::string(path));
        QCOMPARE(server.connections(), 1);
        QCOMPARE(caller.wire.counters().connects, 1ull);
    }

    void readsAnAnswerCutAnywhere()
    {
        constexpr std::size_t answerSize = 53; // of the answer below
        std::size_t cut = 1;
        CannedServer server([&cut](const CannedRequest &) {
            return CannedReply{200, "0123456789", {}, {cut, cut + 7}};
        });
        Caller caller(server.port());
        caller.wire.addSlot();
        for (; cut < answerSize; ++cut)
            QCOMPARE(caller.ask(0).body, std::string("0123456789"));
        QCOMPARE(server.connections(), 1);
    }

    void readsAGreatBody()
    {
        const std::string body(3 * 1024 * 1024, 'x');
        CannedServer server([&body](const CannedRequest &) { return CannedReply{200, body}; });
        Caller caller(server.port());
        caller.wire.addSlot();
        QVERIFY(caller.ask(0).body == body);
    }

    void connectsAgainAfterClose()
    {
        CannedServer server([](const CannedRequest &request) {
            CannedReply reply{200, std::to_string(request.connection)};
            reply.close = true;
            return reply;
        });
        Caller caller(server.port());
        caller.wire.addSlot();
        QCOMPARE(caller.ask(0).body, std::string("1"));
        QCOMPARE(caller.ask(0).body, std::string("2"));
        QCOMPARE(caller.wire.counters().lost, 0ull);
    }

    void connectsAgainWhenTheServerHangsUpUnasked()
    {
        CannedServer server([](const CannedRequest &request) {
            CannedReply reply{200, std::to_string(request.connection)};
            reply.hangUp = true;
            return reply;
        });
        Caller caller(server.port());
        caller.wire.addSlot();
        QCOMPARE(caller.ask(0).body, std::string("1"));
        for (int i = 0; i < 5; ++i)
            caller.wire.poll(20ms);
        QCOMPARE(caller.ask(0).body, std::string("2"));
        QCOMPARE(caller.wire.counters().lost, 0ull);
    }

    void saysWhenAnAnswerIsLost()
    {
        CannedServer server([](const CannedRequest &request) {
            CannedReply reply{200, "here"};
            reply.drop = request.connection == 1;
            return reply;
        });
        Caller caller(server.port());
        caller.wire.addSlot();
        const Heard lost = caller.ask(0);
        QCOMPARE(lost.status, 0);
        QCOMPARE(int(lost.loss), int(Loss::Closed));
        QCOMPARE(caller.wire.counters().lost, 1ull);
        QCOMPARE(caller.ask(0).body, std::string("here"));
    }

    void saysWhenNobodyListens()
    {
        Caller caller(freePort());
        caller.wire.addSlot();
        for (int i = 0; i < 3; ++i)
            QCOMPARE(int(caller.ask(0).loss), int(Loss::Refused));
        QCOMPARE(caller.wire.counters().connectErrors, 3ull);
    }

    void givesUpAfterItsTime()
    {
        CannedServer server([](const CannedRequest &) {
            CannedReply reply{200, "late"};
            reply.delay = 1500ms;
            return reply;
        });
        WireClient::Limits limits;
        limits.answerWithin = 300ms;
        Caller caller(server.port(), limits);
        caller.wire.addSlot();
        QCOMPARE(int(caller.ask(0).loss), int(Loss::TimedOut));
        QCOMPARE(caller.wire.counters().timeouts, 1ull);
    }

    void dropsAConnectionThatTalksNonsense()
    {
        CannedServer server([](const CannedRequest &request) {
            CannedReply reply{200, "sense"};
            if (request.connection == 1)
                reply.raw = "SMTP ready\r\n";
            return reply;
        });
        Caller caller(server.port());
        caller.wire.addSlot();
        QCOMPARE(int(caller.ask(0).loss), int(Loss::Broken));
        QCOMPARE(caller.ask(0).body, std::string("sense"));
    }

    void trustsNoConnectionThatSaidTooMuch()
    {
        CannedServer server([](const CannedRequest &request) {
            const std::string number = std::to_string(request.connection);
            CannedReply reply;
            reply.raw = "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n" + number + "HTTP/1.1 200 OK\r\n";
            return reply;
        });
        Caller caller(server.port());
        caller.wire.addSlot();
        QCOMPARE(caller.ask(0).body, std::string("1"));
        QCOMPARE(caller.ask(0).body, std::string("2"));
    }

    void drivesManyAtOnce()
    {
        constexpr std::size_t slots = 200;
        CannedServer server([](const CannedRequest &request) { return CannedReply{200, request.path}; });
        Caller caller(server.port());
        for (std::size_t slot = 0; slot < slots; ++slot)
            caller.wire.addSlot();
        for (int round = 0; round < 3; ++round) {
            caller.heard.clear();
            for (std::size_t slot = 0; slot < slots; ++slot)
                caller.send(slot, ("/" + std::to_string(slot)).c_str());
            caller.wait(slots);
            QCOMPARE(caller.heard.size(), slots);
            for (const Heard &heard : caller.heard)
                QCOMPARE(heard.body, "/" + std::to_string(heard.slot));
        }
        QCOMPARE(server.connections(), int(slots));
    }

    void writesRequestsAsTheyMustBe()
    {
        CannedRequest seen;
        CannedServer server([&seen](const CannedRequest &request) {
            seen = request;
            return CannedReply{201, "{}"};
        });
        Caller caller(server.port());
        caller.wire.addSlot();
        const RequestText text("shop:80");
        text.post(caller.wire.request(0), {"/v1/orders", "token", "key 1", "{\"a\":1}"});
        caller.wire.send(0, momentNow());
        caller.wait(1);
        QCOMPARE(seen.method, std::string("POST"));
        QCOMPARE(seen.path, std::string("/v1/orders"));
        QCOMPARE(seen.token, std::string("token"));
        QCOMPARE(seen.key, std::string("key 1"));
        QCOMPARE(seen.body, std::string("{\"a\":1}"));
    }
};

QTEST_GUILESS_MAIN(WireClientTest)
#include "wire_client_test.moc"
