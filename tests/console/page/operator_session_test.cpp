// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/page/operator_session.h"

#include "shared/client/api_client.h"
#include "shared/client/client_codes.h"
#include "shared/client/live_client.h"
#include "tests/support/waits.h"
#include <QJsonDocument>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace firstcome;

namespace {

constexpr int answerWithin = 60'000; // ms

/// Speaks as much HTTP as a session needs, and as rudely as the case wants.
class FakeServer : public QTcpServer
{
public:
    struct Said
    {
        int status = 200;
        QJsonObject body;
    };

    FakeServer()
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [this, socket] { read(socket); });
        });
    }
    QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(serverPort())); }

    QByteArray valid; ///< the token that is taken
    int life = 3'600; ///< s
    int loseRenewals = 0;
    bool renews = true;
    int signIns = 0;
    QByteArrayList renewals; ///< with which token
    int refused = 0;

private:
    void read(QTcpSocket *socket)
    {
        QByteArray &got = m_got[socket];
        got += socket->readAll();
        const auto head = got.indexOf("\r\n\r\n");
        if (head < 0)
            return;
        const QByteArray lower = got.left(head).toLower();
        const auto length = lower.indexOf("content-length: ");
        const auto need = length < 0 ? 0 : lower.mid(length + 16).split('\r').first().toLongLong();
        if (got.size() < head + 4 + need)
            return;
        const QByteArray request = std::exchange(got, {});
        const auto answer = answerTo(request, QJsonDocument::fromJson(request.mid(head + 4)).object());
        if (!answer)
            return socket->abort();
        const QByteArray body = QJsonDocument(answer->body).toJson();
        socket->write("HTTP/1.1 " + QByteArray::number(answer->status) + " Said\r\nContent-Type: application/json\r\n" +
                      "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    }

    std::optional<Said> answerTo(const QByteArray &request, const QJsonObject &body)
    {
        if (request.startsWith("POST /v1/ops/sessions/refresh ")) {
            renewals.append(body.value(QLatin1StringView("refreshToken")).toString().toUtf8());
            if (loseRenewals-- > 0)
                return std::nullopt;
            return renews ? Said{200, session()} : Said{401, refusal("TOKEN_REUSED")};
        }
        if (request.startsWith("POST /v1/ops/sessions ")) {
            ++signIns;
            return Said{201, session()};
        }
        if (request.contains("Authorization: Bearer " + valid + "\r\n"))
            return Said{200, {{QStringLiteral("fine"), true}}};
        ++refused;
        return Said{401, refusal("TOKEN_INVALID")};
    }

    QJsonObject session()
    {
        const QString number = QString::number(++m_sessions);
        valid = "token" + number.toUtf8();
        return {{QStringLiteral("accessToken"), QString::fromUtf8(valid)},
                {QStringLiteral("refreshToken"), QStringLiteral("again") + number},
                {QStringLiteral("expiresIn"), life},
                {QStringLiteral("permissions"), QJsonArray{QStringLiteral("view")}}};
    }
    static QJsonObject refusal(const char *code) { return {{QStringLiteral("code"), QString::fromLatin1(code)}}; }

    QHash<QTcpSocket *, QByteArray> m_got;
    int m_sessions = 0;
};

} // namespace

/// A session goes on by itself as long as the server lets it, and nobody who asked something meanwhile hears of it.
class OperatorSessionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_api = std::make_unique<ApiClient>();
        m_live = std::make_unique<LiveClient>();
        m_session = std::make_unique<OperatorSession>(*m_api, *m_live);
        m_answers.clear();
    }

    void itIsRenewedBeforeItEnds()
    {
        m_server->life = 1;
        signIn();
        WAIT_VERIFY(m_server->renewals.size() >= 2, answerWithin);
        QCOMPARE(m_server->renewals.first(), QByteArray("again1"));
        QCOMPARE(m_server->renewals.at(1), QByteArray("again2"));
        QCOMPARE(m_server->signIns, 1);
        QCOMPARE(m_session->state(), OperatorSession::State::SignedIn);
    }

    void aTokenThatIsRefusedIsRenewedWithoutAWord()
    {
        signIn();
        m_server->valid = "another";
        for (int i = 0; i < 3; ++i)
            ask();
        WAIT_COMPARE(m_answers, (QList<int>{200, 200, 200}), answerWithin);
        QCOMPARE(m_server->renewals.size(), 1);
        QCOMPARE(m_session->state(), OperatorSession::State::SignedIn);
    }

    void aLostAnswerIsAskedForAgain()
    {
        signIn();
        m_server->loseRenewals = 1;
        m_server->valid = "another";
        ask();
        WAIT_COMPARE(m_answers, QList<int>{200}, answerWithin);
        QCOMPARE(m_server->renewals, (QByteArrayList{"again1", "again1"}));
        QCOMPARE(m_session->state(), OperatorSession::State::SignedIn);
    }

    void onlyWhenItCannotBeRenewedThePasswordIsAsked()
    {
        signIn();
        m_server->renews = false;
        m_server->valid = "another";
        ask();
        ask();
        WAIT_COMPARE(m_session->state(), OperatorSession::State::Expired, answerWithin);
        WAIT_COMPARE(m_server->refused, 2, answerWithin);
        QVERIFY(m_answers.isEmpty());
        signIn();
        WAIT_COMPARE(m_answers, (QList<int>{200, 200}), answerWithin);
    }

    void whoSignsOutIsAnswered()
    {
        signIn();
        m_server->renews = false;
        m_server->valid = "another";
        ask();
        WAIT_COMPARE(m_session->state(), OperatorSession::State::Expired, answerWithin);
        m_session->signOut();
        QCOMPARE(m_answers, QList<int>{401});
    }

    void whoeverWentIsNotAnswered()
    {
        signIn();
        m_server->renews = false;
        m_server->valid = "another";
        auto gone = std::make_unique<QObject>();
        m_api->send(ApiRequest::get(QStringLiteral("/v1/x")), gone.get(),
                    [this](const Result<ApiAnswer> &) { m_answers.append(-1); });
        WAIT_COMPARE(m_session->state(), OperatorSession::State::Expired, answerWithin);
        gone.reset();
        signIn();
        ask();
        WAIT_COMPARE(m_answers, QList<int>{200}, answerWithin);
    }

private:
    void signIn()
    {
        std::optional<bool> in;
        m_session->signIn(m_server->url(), {QStringLiteral("kim"), QStringLiteral("secret")},
                          [&in](const Result<void> &result) { in = result.has_value(); });
        WAIT_VERIFY(in.has_value(), answerWithin);
        QVERIFY(*in);
        QCOMPARE(m_session->state(), OperatorSession::State::SignedIn);
    }
    void ask()
    {
        m_api->send(ApiRequest::get(QStringLiteral("/v1/x")), this, [this](const Result<ApiAnswer> &answer) {
            m_answers.append(answer ? answer->status : statusOf(answer.error()));
        });
    }

    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ApiClient> m_api;
    std::unique_ptr<LiveClient> m_live;
    std::unique_ptr<OperatorSession> m_session;
    QList<int> m_answers;
};

QTEST_GUILESS_MAIN(OperatorSessionTest)
#include "operator_session_test.moc"
