// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/paid_shop.h"
#include "tests/support/waits.h"

#include <QElapsedTimer>
#include <thread>

using namespace firstcome;
using test::Answer;
using test::Caller;
using test::PaidShop;

namespace {

constexpr int within = PaidShop::within;
constexpr int hang = 30'000;     // ms: longer than anybody waits
constexpr int promptly = 5'000;  // ms, for what has nothing to do with the gateway
constexpr int patience = 15'000; // ms a payer waits

} // namespace

/// The process is killed while gateway or carrier is being asked: what they did is found at the next start, and done
/// once. And a gateway that says nothing holds up nobody but who pays.
class CallsCutShortTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_at.open(), m_at.backend.output().constData()); }
    void cleanup() { QCOMPARE(m_at.shop->broken(), QStringList()); }

    /// Captured, and killed before that was written down.
    void F5_F6_aCaptureThatNobodyWroteDownIsFound()
    {
        const QString orderId = m_at.begun();
        const QString key = m_at.windowOf(orderId);
        killedIn("confirm", "/v1/payments/confirm",
                 {{QStringLiteral("paymentKey"), key},
                  {QStringLiteral("orderId"), orderId},
                  {QStringLiteral("amount"), PaidShop::price}});
        WAIT_COMPARE(m_at.paymentState(orderId), QStringLiteral("APPROVED"), within);
        WAIT_COMPARE(lineState(orderId), QStringLiteral("DELIVERY_REQUESTED"), within);
        QCOMPARE(m_at.keptThere(key), PaidShop::price);
    }

    /// The carrier took the parcel, and nobody wrote that down: it is asked again under the same key, and takes one.
    void F7_aParcelThatTheCarrierTookIsHandedOverOnce()
    {
        const qint64 sold = m_at.shop->stockOf(m_at.onSale)[u"sold"].toInteger();
        const QString orderId = m_at.begun();
        const QString key = m_at.windowOf(orderId);
        QVERIFY(m_at.gateway.bend({PaidShop::bend("ship", "hang", {{QStringLiteral("afterMs"), hang}})}));
        const qint64 before = m_at.gateway.counts()[u"ship"].toInteger();
        QCOMPARE(m_at.confirm(orderId, key).status, 200);
        killedOnceAsked("ship", before);
        WAIT_COMPARE(lineState(orderId), QStringLiteral("DELIVERY_REQUESTED"), within);
        m_at.deliver(orderId);
        QCOMPARE(m_at.shop->stockOf(m_at.onSale)[u"sold"].toInteger(), sold + 1);
        QCOMPARE(shipmentsOf(orderId), 1);
    }

    /// The money went back, and nobody wrote that down.
    void F8_aCancelThatNobodyWroteDownIsNotSentTwice()
    {
        const QString orderId = m_at.paid();
        const QString key = m_at.keyOf(orderId);
        killedIn("cancel", QStringLiteral("/v1/orders/%1/cancel").arg(orderId), {});
        WAIT_COMPARE(m_at.paymentState(orderId), QStringLiteral("CANCELED"), within);
        QCOMPARE(m_at.state(orderId), QStringLiteral("CANCELLED"));
        QCOMPARE(m_at.keptThere(key), 0);
        QCOMPARE(cancelsOf(key), QList<qint64>{PaidShop::price});
    }

    void F8_aRefundThatNobodyWroteDownIsNotSentTwice()
    {
        const QString orderId = m_at.paid();
        const QString key = m_at.keyOf(orderId);
        const QString lineId = m_at.detail(orderId)[u"lines"][0][u"lineId"].toString();
        const Answer asked =
            m_at.member->postOnce(QStringLiteral("/v1/claims"), {{QStringLiteral("orderId"), orderId},
                                                                 {QStringLiteral("lineId"), lineId},
                                                                 {QStringLiteral("kind"), QStringLiteral("REFUND")},
                                                                 {QStringLiteral("amount"), 4'000},
                                                                 {QStringLiteral("reason"), QStringLiteral("late")}});
        const QString claim = QStringLiteral("/v1/ops/claims/") + asked.text("id");
        QVERIFY(m_at.gateway.bend({PaidShop::bend("cancel", "hang", {{QStringLiteral("afterMs"), hang}})}));
        const qint64 before = m_at.gateway.counts()[u"cancel"].toInteger();
        const Answer approved = m_at.shop->boss().post(claim + QStringLiteral("/approve"), {},
                                                       {{"If-Match", "*"}, {"Idempotency-Key", "refund-once"}});
        QVERIFY2(approved.status == 200, approved.body.constData());
        killedOnceAsked("cancel", before);
        const auto state = [&] { return m_at.shop->boss().get(claim).text("state"); };
        WAIT_COMPARE(state(), QStringLiteral("COMPLETED"), within);
        QCOMPARE(cancelsOf(key), QList<qint64>{4'000});
    }

    /// F28: a line that is cut without a word. Who pays is told in time that it is not known yet; all others notice
    /// nothing.
    void F28_aSilentGatewayHoldsUpNobodyElse()
    {
        const QString orderId = m_at.begun();
        const QString key = m_at.windowOf(orderId);
        m_at.gateway.freeze(true);
        Answer paying;
        qint64 paidAfter = 0;
        std::thread payer([&, url = m_at.backend.url(), token = m_at.member->token()] {
            QElapsedTimer waited;
            waited.start();
            paying =
                Caller(url, token)
                    .postOnce(QStringLiteral("/v1/payments/confirm"), {{QStringLiteral("paymentKey"), key},
                                                                       {QStringLiteral("orderId"), orderId},
                                                                       {QStringLiteral("amount"), PaidShop::price}});
            paidAfter = waited.elapsed();
        });
        QElapsedTimer waited;
        waited.start();
        for (int i = 0; i < 5; ++i) {
            QCOMPARE(m_at.place(m_at.onSale).status, 201);
            QVERIFY(!m_at.shop->stockOf(m_at.onSale).isEmpty());
        }
        const qint64 others = waited.elapsed();
        payer.join();
        m_at.gateway.freeze(false);
        QVERIFY2(others < promptly, QByteArray::number(others));
        QVERIFY2(paying.status == 202, paying.body.constData());
        QVERIFY2(paidAfter < patience, QByteArray::number(paidAfter));
        WAIT_COMPARE(m_at.paymentState(orderId), QStringLiteral("APPROVED"), within);
        QCOMPARE(m_at.keptThere(key), PaidShop::price);
    }

private:
    QString lineState(const QString &orderId) { return m_at.detail(orderId)[u"lines"][0][u"state"].toString(); }
    QList<qint64> cancelsOf(const QString &key)
    {
        QList<qint64> amounts;
        for (const QJsonValue &payment : m_at.gateway.payments()) {
            if (payment[u"paymentKey"].toString() != key)
                continue;
            for (const QJsonValue &cancel : payment[u"cancels"].toArray())
                amounts.append(cancel[u"cancelAmount"].toInteger());
        }
        return amounts;
    }
    /// Keys under which the carrier was asked to take it: one each parcel.
    qsizetype shipmentsOf(const QString &orderId)
    {
        QSet<QString> keys;
        const QJsonArray deliveries = m_at.detail(orderId)[u"deliveries"].toArray();
        const auto calls = Caller(m_at.gateway.url()).get(QStringLiteral("/calls?limit=10000")).json;
        for (const QJsonValue &call : calls[u"items"].toArray()) {
            for (const QJsonValue &delivery : deliveries) {
                if (call[u"idempotencyKey"].toString() == delivery[u"id"].toString())
                    keys.insert(call[u"idempotencyKey"].toString());
            }
        }
        return keys.size();
    }

    /// The member asks for something whose call to the outside takes effect there and is never answered.
    void killedIn(const char *call, const QString &path, const QJsonObject &body)
    {
        QVERIFY(m_at.gateway.bend({PaidShop::bend(call, "hang", {{QStringLiteral("afterMs"), hang}})}));
        const qint64 before = m_at.gateway.counts()[QLatin1StringView(call)].toInteger();
        std::thread asking([path, body, url = m_at.backend.url(), token = m_at.member->token()] {
            Caller(url, token).postOnce(path, body);
        });
        killedOnceAsked(call, before);
        asking.join();
    }
    void killedIn(const char *call, const char *path, const QJsonObject &body)
    {
        killedIn(call, QString::fromLatin1(path), body);
    }
    void killedOnceAsked(const char *call, qint64 before)
    {
        const auto asked = [&] { return m_at.gateway.counts()[QLatin1StringView(call)].toInteger(); };
        const bool came = QTest::qWaitFor([&] { return asked() > before; }, within);
        m_at.backend.kill();
        QVERIFY(came);
        QVERIFY(m_at.gateway.bend({}));
        QVERIFY2(m_at.start(m_at.ahead), m_at.backend.output().constData());
    }

    PaidShop m_at;
};

QTEST_GUILESS_MAIN(CallsCutShortTest)
#include "calls_cut_short_test.moc"
