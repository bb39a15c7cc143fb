// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/payments/gateway.h"
#include "backend/platform/resilience/breaker_board.h"
#include <QCoroTask>
#include <QTest>
#include <deque>

using namespace firstcome;
using namespace firstcome::payments;
using Kind = GatewayOutcome::Kind;

namespace {

/// Answers what it is told to, one after the other.
class Script final : public outgoing::Sender
{
public:
    explicit Script(std::deque<outgoing::Answer> answers) : m_answers(std::move(answers)) {}

    work::Reply<outgoing::Answer> send(outgoing::Call) override
    {
        work::Reply<outgoing::Answer> reply;
        reply.resolve(std::move(m_answers.front()));
        m_answers.pop_front();
        return reply;
    }
    bool isAtEnd() const { return m_answers.empty(); }

private:
    std::deque<outgoing::Answer> m_answers;
};

outgoing::Answer approved(Money amount)
{
    return outgoing::Received{200, "{\"paymentKey\":\"k\",\"orderId\":\"7\",\"status\":\"DONE\",\"totalAmount\":" +
                                       QByteArray::number(amount) + ",\"balanceAmount\":" + QByteArray::number(amount) +
                                       "}"};
}

} // namespace

/// What is made of the gateway's answers to one call and the next.
class GatewayTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// F33: the gateway took another amount. Whatever becomes of the look-up, the confirm was heard.
    void F33_anApprovalOfAnotherAmountIsNeverForgotten_data()
    {
        QTest::addColumn<outgoing::Answer>("lookUp");
        QTest::addColumn<Kind>("outcome");
        const auto row = [](const char *name, const outgoing::Answer &lookUp, Kind outcome) {
            QTest::newRow(name) << lookUp << outcome;
        };
        row("not sent", outgoing::NotSent{QStringLiteral("no connection"), false}, Kind::Unknown);
        row("lost", outgoing::Unknown{QStringLiteral("no answer")}, Kind::Unknown);
        row("our key is refused",
            outgoing::Received{401, "{\"code\":\"UNAUTHORIZED_KEY\",\"message\":\"who are you\"}"}, Kind::Unknown);
        row("a proxy's page", outgoing::Received{403, "<html>"}, Kind::Unknown);
        row("told", approved(6'001), Kind::Approved);
    }
    void F33_anApprovalOfAnotherAmountIsNeverForgotten()
    {
        QFETCH(outgoing::Answer, lookUp);
        QFETCH(Kind, outcome);
        Script script({approved(6'001), lookUp});
        resilience::BreakerBoard board;
        resilience::Dependency dependency({"gateway", {}, systemNow, 1}, board);
        outgoing::GuardedClient client(script, dependency);
        const auto address = [] { return QByteArray("http://gateway"); };
        Gateway gateway(client, {address, "key", false, systemNow});
        const GatewayOutcome heard = QCoro::waitFor(gateway.confirm({"k", "7", 6'000, "once"}));
        QVERIFY(heard.kind == outcome);
        QVERIFY(script.isAtEnd());
    }
};

QTEST_GUILESS_MAIN(GatewayTest)
#include "gateway_test.moc"
