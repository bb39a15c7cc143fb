// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/paid_shop.h"
#include "tests/support/waits.h"

using namespace firstcome;
using test::Answer;
using test::Caller;
using test::PaidShop;

namespace {

constexpr int lines = 3;
constexpr qint64 total = lines * PaidShop::price;

} // namespace

/// Lines of a paid order are cancelled one by one, whatever becomes of the gateway's answers.
class CancelLinesJourney : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_paid.open(), m_paid.backend.output().constData());
        for (int i = 0; i < lines; ++i)
            m_onSale.append(m_paid.shop->openSale({10, 0, 600, PaidShop::price}));
    }
    void cleanup()
    {
        QVERIFY(m_paid.gateway.bend({}));
        QCOMPARE(m_paid.shop->broken(), QStringList());
    }

    /// I10, F33: each is a transaction of its own there; one whose answer is lost is asked for, never paid again.
    void I10_eachLineIsPaidBackOnce_data()
    {
        QTest::addColumn<QString>("answer");
        QTest::newRow("told") << QString();
        QTest::newRow("lost") << QStringLiteral("drop");
        QTest::newRow("a proxy's page") << QStringLiteral("html");
    }
    void I10_eachLineIsPaidBackOnce()
    {
        QFETCH(QString, answer);
        const qint64 sold = soldOf(1);
        const Answer placed = place();
        const QString orderId = placed.text("id");
        const QString paymentKey = pay(orderId);
        WAIT_COMPARE(lineState(placed, 2), QStringLiteral("DELIVERY_REQUESTED"), PaidShop::within);
        QCOMPARE(soldOf(1), sold + 1);
        if (!answer.isEmpty())
            QVERIFY(m_paid.gateway.bend(
                {PaidShop::bend("cancel", answer.toLatin1().constData(), {{QStringLiteral("count"), 2}})}));
        const Answer first = cancel(placed, {1});
        QVERIFY2(first.status == 200, first.body.constData());
        QCOMPARE(first.text("state"), QStringLiteral("PARTIALLY_CANCELLED"));
        QCOMPARE(soldOf(1), sold);
        WAIT_COMPARE(m_paid.keptThere(paymentKey), total - PaidShop::price, PaidShop::within);
        WAIT_COMPARE(m_paid.paymentState(orderId), QStringLiteral("PARTIALLY_CANCELED"), PaidShop::within);
        QCOMPARE(cancel(placed, {1}).code(), QByteArray("NOT_CANCELLABLE"));
        QCOMPARE(m_paid.shop->broken(), QStringList());

        QCOMPARE(cancel(placed, {0, 2}).text("state"), QStringLiteral("CANCELLED"));
        WAIT_COMPARE(m_paid.keptThere(paymentKey), 0, PaidShop::within);
        WAIT_COMPARE(m_paid.paymentState(orderId), QStringLiteral("CANCELED"), PaidShop::within);
        QCOMPARE(cancelsThere(paymentKey), (QList<qint64>{PaidShop::price, 2 * PaidShop::price}));
        WAIT_COMPARE(m_paid.attention(orderId), QString(), PaidShop::within);
    }

    /// A carrier that lets one shipment go and has the other on its way: nothing is cancelled, all is delivered.
    void whatIsRefusedInPartIsNotDoneInPart()
    {
        const Answer placed = place();
        const QString orderId = placed.text("id");
        QVERIFY(!pay(orderId).isEmpty());
        WAIT_VERIFY(referencesOf(orderId).size() == lines, PaidShop::within);
        const QStringList before = referencesOf(orderId);
        advance(before.last()); // and the carrier does not tell
        const Answer refused =
            m_paid.member->postOnce(QStringLiteral("/v1/orders/%1/cancel").arg(orderId), QJsonObject());
        QCOMPARE(refused.code(), QByteArray("NOT_CANCELLABLE"));
        QCOMPARE(m_paid.state(orderId), QStringLiteral("PAID"));
        const auto allAreAtTheCarrier = [&] { return referencesOf(orderId).size() == lines; };
        WAIT_VERIFY(allAreAtTheCarrier(), PaidShop::within);
        QVERIFY(referencesOf(orderId).first() != before.first());
        for (const QString &reference : referencesOf(orderId)) {
            for (int step = reference == before.last() ? 1 : 0; step < 2; ++step)
                advance(reference);
            m_paid.member->post(QStringLiteral("/v1/deliveries/notifications"),
                                {{QStringLiteral("reference"), reference}});
        }
        WAIT_COMPARE(m_paid.state(orderId), QStringLiteral("COMPLETED"), PaidShop::within);
        QCOMPARE(m_paid.paymentState(orderId), QStringLiteral("APPROVED"));
    }

private:
    /// The carrier's, by line.
    QStringList referencesOf(const QString &orderId)
    {
        QMap<QString, QString> references;
        for (const QJsonValue &delivery : m_paid.detail(orderId)[QStringLiteral("deliveries")].toArray()) {
            if (!delivery[u"reference"].toString().isEmpty())
                references.insert(delivery[u"lineId"].toString(), delivery[u"reference"].toString());
        }
        return references.values();
    }
    void advance(const QString &reference)
    {
        const Answer moved =
            Caller(m_paid.gateway.url()).post(QStringLiteral("/carrier/shipments/%1/advance").arg(reference), {});
        QCOMPARE(moved.status, 200);
    }
    Answer place()
    {
        QJsonArray wanted;
        for (const test::OnSale &onSale : m_onSale)
            wanted.append(QJsonObject{{QStringLiteral("optionId"), onSale.optionId}, {QStringLiteral("quantity"), 1}});
        return m_paid.member->postOnce(
            QStringLiteral("/v1/orders"),
            {{QStringLiteral("lines"), wanted},
             {QStringLiteral("payment"), QJsonObject{{QStringLiteral("method"), QStringLiteral("PG")}}}});
    }
    QString pay(const QString &orderId)
    {
        const QJsonObject body{{QStringLiteral("orderId"), orderId}, {QStringLiteral("amount"), total}};
        m_paid.member->postOnce(QStringLiteral("/v1/payments"), body);
        const QString paymentKey =
            Caller(m_paid.gateway.url()).post(QStringLiteral("/windows"), body).text("paymentKey");
        QJsonObject confirmed = body;
        confirmed.insert(QStringLiteral("paymentKey"), paymentKey);
        const Answer answer = m_paid.member->postOnce(QStringLiteral("/v1/payments/confirm"), confirmed);
        return answer.status == 200 ? paymentKey : QString();
    }
    static QString lineOf(const Answer &placed, int index)
    {
        return placed.json[u"lines"][index][u"lineId"].toString();
    }
    QString lineState(const Answer &placed, int index)
    {
        for (const QJsonValue &line : m_paid.detail(placed.text("id"))[QStringLiteral("lines")].toArray()) {
            if (line[u"lineId"].toString() == lineOf(placed, index))
                return line[u"state"].toString();
        }
        return {};
    }
    Answer cancel(const Answer &placed, const QList<int> &indexes)
    {
        QJsonArray wanted;
        for (const int index : indexes)
            wanted.append(lineOf(placed, index));
        return m_paid.member->postOnce(QStringLiteral("/v1/orders/%1/cancel").arg(placed.text("id")),
                                       {{QStringLiteral("lines"), wanted}});
    }
    qint64 soldOf(int index) { return m_paid.shop->stockOf(m_onSale.at(index))[u"sold"].toInteger(); }
    QList<qint64> cancelsThere(const QString &paymentKey)
    {
        QList<qint64> amounts;
        for (const QJsonValue &payment : m_paid.gateway.payments()) {
            if (payment[u"paymentKey"].toString() != paymentKey)
                continue;
            for (const QJsonValue &cancel : payment[u"cancels"].toArray())
                amounts.append(cancel[u"cancelAmount"].toInteger());
        }
        return amounts;
    }

    PaidShop m_paid;
    QList<test::OnSale> m_onSale;
};

QTEST_GUILESS_MAIN(CancelLinesJourney)
#include "cancel_lines_test.moc"
