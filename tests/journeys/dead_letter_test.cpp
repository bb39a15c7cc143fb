// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/crowd.h"
#include "tests/support/on_engines.h"
#include "tests/support/shop.h"
#include "tests/support/waits.h"

using namespace firstcome;
using namespace firstcome::test;

namespace {

constexpr int within = 60'000; // ms
const QString letters = QStringLiteral("/v1/ops/dead-letters");

} // namespace

/// F20, N7: what a consumer fails of halts its order alone, is seen, and is brought to its end by two people.
class DeadLetterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        USE_ENGINE(m_backend);
        m_backend.setEnvironment(QStringLiteral("FIRSTCOME_FAULTS"), QStringLiteral("on"));
        m_backend.setEnvironment(QStringLiteral("FIRSTCOME_EVENT_RETRIES"), QStringLiteral("1"));
        const QString tokens = m_backend.dataFolder() + QStringLiteral("/tokens");
        QCOMPARE(m_backend.command({QStringLiteral("sample"), QStringLiteral("--members"), QStringLiteral("1"),
                                    QStringLiteral("--balance"), QStringLiteral("1000000"), QStringLiteral("--tokens"),
                                    tokens}),
                 0);
        m_token = Crowd::tokensFrom(tokens).constFirst();
        QVERIFY(start());
        m_onSale = m_shop->openSale({});
        QVERIFY2(!m_onSale.optionId.isEmpty(), m_shop->lastAnswer().body.constData());
        m_shopper = std::make_unique<Caller>(m_backend.url(), m_token);
    }

    void F20_itsOrderAloneStandsStillAndSomebodySees()
    {
        QVERIFY(fail(true));
        m_stuck = place();
        WAIT_VERIFY(!waiting().isEmpty(), within);
        const QJsonValue letter = waiting().first();
        QCOMPARE(letter[u"key"].toString(), m_stuck);
        QCOMPARE(letter[u"type"].toString(), QStringLiteral("OrderPlaced"));
        QCOMPARE(letter[u"group"].toString(), group());
        // A second later it was tried again, in vain.
        WAIT_VERIFY(waiting().first()[u"nextAt"].isNull(), within);
        QCOMPARE(waiting().first()[u"attempts"].toInt(), 4);
        WAIT_COMPARE(deadOnOverview(), 1, within);
        QVERIFY(fail(false));
        const QString other = place();
        WAIT_COMPARE(lineState(other), QStringLiteral("DELIVERY_REQUESTED"), within);
        QVERIFY(lineState(m_stuck) != QStringLiteral("DELIVERY_REQUESTED"));
        QCOMPARE(groupNow()[u"ordersAtRisk"].toInt(), 1);
    }

    void N7_twoPeopleBringItToItsEnd()
    {
        const QString id = waiting().first()[u"id"].toString();
        const Answer tried = m_shop->boss().post(letters + u'/' + id + QStringLiteral("/dry-run"), {});
        QVERIFY2(tried.json[QStringLiteral("applies")].toBool(), tried.body.constData());
        QVERIFY(lineState(m_stuck) != QStringLiteral("DELIVERY_REQUESTED"));
        const Answer accepted = m_shop->boss().postOnce(
            letters + QStringLiteral("/replays"),
            {{QStringLiteral("ids"), QJsonArray{id}}, {QStringLiteral("reason"), QStringLiteral("mended")}});
        QVERIFY2(accepted.status == 202, accepted.body.constData());
        QCOMPARE(m_shop->approved(accepted).status, 200);
        WAIT_COMPARE(lineState(m_stuck), QStringLiteral("DELIVERY_REQUESTED"), within);
        const auto replay = m_shop->boss().get(letters + QStringLiteral("/replays/") + accepted.text("replayId"));
        QCOMPARE(replay.text("state"), QStringLiteral("DONE"));
        QCOMPARE(waiting(), QJsonArray());
        WAIT_COMPARE(deadOnOverview(), 0, within);
        QCOMPARE(groupNow()[u"ordersAtRisk"].toInt(), 0);
    }

    void aPauseOutlivesARestart()
    {
        const QString path = QStringLiteral("/v1/ops/groups/%1/").arg(group());
        const QJsonObject why{{QStringLiteral("reason"), QStringLiteral("a look")}};
        QCOMPARE(m_shop->boss().post(path + QStringLiteral("pause"), why).status, 200);
        QCOMPARE(m_backend.stop(), 0);
        QVERIFY(start());
        m_shopper = std::make_unique<Caller>(m_backend.url(), m_token);
        QCOMPARE(groupNow()[u"paused"], QJsonValue(true));
        const QString id = place();
        WAIT_VERIFY(groupNow()[u"events"].toInteger() > 0, within);
        QVERIFY(lineState(id) != QStringLiteral("DELIVERY_REQUESTED"));
        QCOMPARE(m_shop->boss().post(path + QStringLiteral("resume"), why).status, 200);
        WAIT_COMPARE(lineState(id), QStringLiteral("DELIVERY_REQUESTED"), within);
        WAIT_COMPARE(groupNow()[u"events"].toInteger(-1), 0, within);
    }

    /// F18: all that ever happened is brought to every group again, and nothing is done twice.
    void F18_everythingIsBroughtAgainAndDoneOnce()
    {
        for (const QString &name : {QStringLiteral("payments"), QStringLiteral("orders"), QStringLiteral("deliveries")})
            bringAgain(name);
        QCOMPARE(waiting(), QJsonArray());
        WAIT_COMPARE(m_shop->broken(), QStringList(), within);
    }

    void theBooksAgree()
    {
        WAIT_COMPARE(m_shop->broken(), QStringList(), within);
        QCOMPARE(m_backend.stop(), 0);
        QCOMPARE(m_backend.command({QStringLiteral("check")}), 0);
    }

private:
    /// Who takes what was placed.
    static QString group() { return QStringLiteral("payments"); }

    bool start()
    {
        if (!m_backend.start({QStringLiteral("--demo")}))
            return false;
        m_shop = std::make_unique<Shop>(m_backend);
        return m_shop->ready();
    }
    bool fail(bool on)
    {
        const QString path = QStringLiteral("/v1/ops/faults/consumer:") + group();
        if (on)
            return m_shop->boss().put(path, {{QStringLiteral("failType"), QStringLiteral("OrderPlaced")}}).status ==
                   200;
        return m_shop->boss().remove(path).status == 204;
    }
    void bringAgain(const QString &name)
    {
        static const QMap<QString, QString> topics{{QStringLiteral("payments"), QStringLiteral("firstcome.orders")},
                                                   {QStringLiteral("orders"), QStringLiteral("firstcome.payments")},
                                                   {QStringLiteral("deliveries"), QStringLiteral("firstcome.stock")}};
        const QString path = QStringLiteral("/v1/ops/groups/%1/").arg(name);
        const QJsonObject why{{QStringLiteral("reason"), QStringLiteral("once more")}};
        QCOMPARE(m_shop->boss().post(path + QStringLiteral("pause"), why).status, 200);
        QJsonObject body = why;
        body.insert(QStringLiteral("topic"), topics[name]);
        body.insert(QStringLiteral("to"), QStringLiteral("earliest"));
        const Answer accepted = m_shop->boss().post(path + QStringLiteral("offsets"), body);
        QVERIFY2(accepted.status == 202, accepted.body.constData());
        QCOMPARE(m_shop->approved(accepted).status, 200);
        QCOMPARE(m_shop->boss().post(path + QStringLiteral("resume"), why).status, 200);
        // A try of the latest event comes after all of them.
        const QString id = place();
        WAIT_COMPARE(lineState(id), QStringLiteral("DELIVERY_REQUESTED"), within);
    }
    QString place()
    {
        const QJsonArray lines{
            QJsonObject{{QStringLiteral("optionId"), m_onSale.optionId}, {QStringLiteral("quantity"), 1}}};
        const Answer placed = m_shopper->postOnce(
            QStringLiteral("/v1/orders"),
            {{QStringLiteral("lines"), lines},
             {QStringLiteral("payment"), QJsonObject{{QStringLiteral("method"), QStringLiteral("BALANCE")}}}});
        if (placed.status != 201)
            qFatal("not placed: %s", placed.body.constData());
        return placed.text("id");
    }
    QString lineState(const QString &orderId)
    {
        const auto order = m_shop->boss().get(QStringLiteral("/v1/ops/orders/") + orderId);
        return order.json[QStringLiteral("lines")][0][u"state"].toString();
    }
    QJsonArray waiting()
    {
        return m_shop->boss().get(letters + QStringLiteral("?state=WAITING")).json[QStringLiteral("items")].toArray();
    }
    int deadOnOverview()
    {
        const auto overview = m_shop->boss().get(QStringLiteral("/v1/ops/overview"));
        return overview.json[QStringLiteral("outbox")][u"deadLetters"][u"DEAD"].toInt();
    }
    QJsonObject groupNow()
    {
        const auto lag = m_shop->boss().get(QStringLiteral("/v1/ops/lag"));
        for (const QJsonValue &item : lag.json[QStringLiteral("groups")].toArray()) {
            if (item[u"group"].toString() == group())
                return item.toObject();
        }
        return {};
    }

    RunningBackend m_backend;
    std::unique_ptr<Shop> m_shop;
    std::unique_ptr<Caller> m_shopper;
    QByteArray m_token;
    OnSale m_onSale;
    QString m_stuck;
};

ENGINES_MAIN(DeadLetterTest)
#include "dead_letter_test.moc"
