// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/paid_shop.h"
#include "tests/support/on_engines.h"
#include "tests/support/waits.h"

using namespace firstcome;
using test::Answer;
using test::Caller;
using test::PaidShop;

namespace {

constexpr int within = PaidShop::within;
constexpr qint64 aDay = 86'400; // s
constexpr qint64 price = PaidShop::price;
constexpr qint64 earned = price - price / 20; // of a line, less the fee
constexpr qint64 part = 6'000;                // goes back of a line before it is delivered
constexpr qint64 earnedOfPart = (price - part) - (price - part) / 20;

} // namespace

/// O11, V12 to V14, N6: a seller is paid for a line whose money goes back later: it is taken back from what he earns
/// then, day by day, until it is made up for, and everybody's books say the same to the won.
class ClawbackJourney : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        USE_ENGINE(m_at.backend);
        QVERIFY2(m_at.open(), m_at.backend.output().constData());
        m_at.stayInTheDay();
        for (QString *order : {&m_first, &m_second, &m_third}) {
            *order = m_at.paid();
            QVERIFY(!order->isEmpty());
        }
    }
    void cleanup() { QCOMPARE(m_at.shop->broken(), QStringList()); }

    void V12_whatWasDeliveredIsSettledAndPaid()
    {
        m_at.deliver(m_first);
        m_day = dayOfDelivery(m_first);
        settle();
        const QJsonObject row = rowOf(m_day);
        QCOMPARE(row[u"gross"].toInteger(), price);
        QCOMPARE(row[u"net"].toInteger(), earned);
        QCOMPARE(payout(m_day, m_day), earned);
        QCOMPARE(income()[u"paid"].toInteger(), earned);
    }

    void N6_aRefundAfterTheSettlementIsTakenBackTheNextDay()
    {
        const QString claimId = refunded(m_first, price);
        QCOMPARE(m_at.keptThere(m_at.keyOf(m_first)), 0);
        const QJsonObject before = rowOf(m_day);
        const QString next = dayAfter(m_day);
        settle();
        QCOMPARE(rowOf(m_day), before); // a day that was settled never changes
        const QJsonObject row = rowOf(next);
        QCOMPARE(row[u"gross"].toInteger(), 0);
        QCOMPARE(row[u"refunds"].toInteger(), -price);
        QCOMPARE(row[u"fee"].toInteger(), -price / 20);
        QCOMPARE(row[u"carriedOver"].toInteger(), 0);
        QCOMPARE(row[u"net"].toInteger(), -earned);
        const QJsonObject line = linesOf(row).at(0).toObject();
        QCOMPARE(line[u"kind"].toString(), QStringLiteral("CLAWBACK"));
        QCOMPARE(line[u"claimId"].toString(), claimId);
        QCOMPARE(line[u"orderId"].toString(), m_first);
        const Answer file = m_at.shop->seller().get(QStringLiteral("/v1/seller/settlements/") + row[u"id"].toString(),
                                                    {{"Accept", "text/csv"}});
        QVERIFY2(file.body.contains("CLAWBACK") && file.body.contains("-10000,-500"), file.body.constData());
        QCOMPARE(income()[u"clawback"].toInteger(), -earned);
        QCOMPARE(asked(m_day, next).code(), QByteArray("NOTHING_TO_PAY"));
        m_day = next;
    }

    /// A refund before the delivery counts beside its sale; what is earned is not enough yet.
    void N6_aDeficitIsCarriedOverBelowZero()
    {
        refunded(m_second, part);
        m_at.deliver(m_second);
        const QString day = dayOfDelivery(m_second);
        QCOMPARE(day, dayAfter(m_day));
        settle();
        const QJsonObject row = rowOf(day);
        QCOMPARE(row[u"gross"].toInteger(), price);
        QCOMPARE(row[u"refunds"].toInteger(), -part);
        QCOMPARE(row[u"carriedOver"].toInteger(), -earned);
        QCOMPARE(row[u"net"].toInteger(), earnedOfPart - earned);
        QVERIFY(rowOf(m_day)[u"carried"].toBool());
        QVERIFY(!row[u"carried"].toBool());
        QCOMPARE(income()[u"clawback"].toInteger(), earnedOfPart - earned);
        QCOMPARE(asked(m_day, day).code(), QByteArray("NOTHING_TO_PAY"));
        m_day = day;
    }

    void N6_aLaterDayMakesUpForIt()
    {
        m_at.deliver(m_third);
        const QString day = dayOfDelivery(m_third);
        QCOMPARE(day, dayAfter(m_day));
        settle();
        const QJsonObject row = rowOf(day);
        QCOMPARE(row[u"carriedOver"].toInteger(), earnedOfPart - earned);
        QCOMPARE(row[u"net"].toInteger(), earnedOfPart);
        QCOMPARE(payout(m_day, day), earnedOfPart);
        QCOMPARE(rowOf(day)[u"state"].toString(), QStringLiteral("PAID"));
        QCOMPARE(income(), (QJsonObject{{QStringLiteral("settled"), 0},
                                        {QStringLiteral("requested"), 0},
                                        {QStringLiteral("paid"), earned + earnedOfPart},
                                        {QStringLiteral("clawback"), 0}}));
        QCOMPARE(asked(m_day, day).code(), QByteArray("NOTHING_TO_PAY"));
        m_day = day;
    }

    /// What shoppers paid and did not get back is at the gateway; the fee and what the seller was paid make it up.
    void I9_I21_everyBookSaysTheSame()
    {
        qint64 kept = 0;
        for (const QString &order : {m_first, m_second, m_third})
            kept += m_at.keptThere(m_at.keyOf(order));
        QCOMPARE(kept, 2 * price - part);
        QCOMPARE(income()[u"paid"].toInteger(), kept - kept / 20);
        int days = 0;
        qint64 gateway = 0;
        for (const QJsonValue &run :
             m_at.shop->boss().get(QStringLiteral("/v1/ops/settlements/runs")).json[u"items"].toArray()) {
            const Answer match =
                m_at.shop->boss().get(QStringLiteral("/v1/ops/settlements/match?date=") + run[u"date"].toString());
            QVERIFY2(match.json[u"ok"].toBool(), match.body.constData());
            gateway += match.json[u"gateway"][u"net"].toInteger();
            ++days;
        }
        QVERIFY(days >= 4);
        QCOMPARE(gateway, kept);
        QVERIFY(m_at.shop->boss().post(QStringLiteral("/v1/ops/audit/verify"), {}).json[u"ok"].toBool());
        QCOMPARE(m_at.backend.stop(), 0);
        QVERIFY2(m_at.backend.command({QStringLiteral("check")}) == 0, m_at.backend.output().constData());
        QVERIFY2(m_at.start(m_at.ahead), m_at.backend.output().constData());
    }

private:
    QString dayOfDelivery(const QString &orderId)
    {
        const QString at = m_at.detail(orderId)[u"lines"][0][u"deliveredAt"].toString();
        return QDateTime::fromString(at, Qt::ISODateWithMs).toUTC().addSecs(9 * 3600).date().toString(Qt::ISODate);
    }
    static QString dayAfter(const QString &day)
    {
        return QDate::fromString(day, Qt::ISODate).addDays(1).toString(Qt::ISODate);
    }
    /// The next day comes, and the one before it is settled.
    void settle()
    {
        // The seller's account is told of what happened by events: they are applied before the day is over.
        WAIT_COMPARE(eventsWaiting(), 0, within);
        m_at.later(aDay);
        if (QTest::currentTestFailed())
            return;
        const QString over =
            QDateTime::currentDateTimeUtc().addSecs(9 * 3600 + m_at.ahead - aDay).date().toString(Qt::ISODate);
        const Answer run =
            m_at.shop->boss().post(QStringLiteral("/v1/ops/settlements/runs"), {{QStringLiteral("date"), over}});
        QVERIFY2(run.status == 200, run.body.constData());
        QCOMPARE(run.text("state"), QStringLiteral("DONE"));
    }
    qint64 eventsWaiting()
    {
        qint64 waiting = 0;
        for (const QJsonValue &group : m_at.shop->boss().get(QStringLiteral("/v1/ops/lag")).json[u"groups"].toArray())
            waiting += group[u"events"].toInteger(1);
        return waiting;
    }
    QJsonObject rowOf(const QString &day)
    {
        return m_at.shop->seller()
            .get(QStringLiteral("/v1/seller/settlements?from=%1&to=%1").arg(day))
            .json[u"items"][0]
            .toObject();
    }
    QJsonArray linesOf(const QJsonObject &row)
    {
        return m_at.shop->seller()
            .get(QStringLiteral("/v1/seller/settlements/%1/lines").arg(row[u"id"].toString()))
            .json[u"items"]
            .toArray();
    }
    QJsonObject income() { return m_at.shop->seller().get(QStringLiteral("/v1/seller/income")).json; }
    Answer asked(const QString &from, const QString &to)
    {
        return m_at.shop->seller().postOnce(QStringLiteral("/v1/seller/payouts"),
                                            {{QStringLiteral("from"), from}, {QStringLiteral("to"), to}});
    }
    /// Asked for and paid; how much.
    qint64 payout(const QString &from, const QString &to)
    {
        const Answer wanted = asked(from, to);
        const Answer paid = m_at.shop->boss().postOnce(
            QStringLiteral("/v1/ops/payouts/%1/approve").arg(wanted.text("id")), QJsonObject());
        return paid.text("state") == QStringLiteral("PAID") ? paid.json[u"amount"].toInteger() : -1;
    }
    /// Asked for by the shopper, approved by the seller, back with the shopper.
    QString refunded(const QString &orderId, qint64 amount)
    {
        const QString lineId = m_at.detail(orderId)[u"lines"][0][u"lineId"].toString();
        const Answer wanted = m_at.member->postOnce(QStringLiteral("/v1/claims"),
                                                    {{QStringLiteral("orderId"), orderId},
                                                     {QStringLiteral("lineId"), lineId},
                                                     {QStringLiteral("kind"), QStringLiteral("REFUND")},
                                                     {QStringLiteral("amount"), amount},
                                                     {QStringLiteral("reason"), QStringLiteral("색이 달라요")}});
        const QString claim = QStringLiteral("/v1/seller/claims/") + wanted.text("id");
        const Answer approved = m_at.shop->seller().post(
            claim + QStringLiteral("/approve"), {},
            {{"If-Match", "*"}, {"Idempotency-Key", "approve " + wanted.text("id").toLatin1()}});
        const auto completed = [&] {
            return m_at.shop->seller().get(claim).text("state") == QStringLiteral("COMPLETED");
        };
        return approved.status == 200 && QTest::qWaitFor(completed, within) ? wanted.text("id") : QString();
    }

    PaidShop m_at;
    QString m_first;
    QString m_second;
    QString m_third;
    QString m_day; ///< the last that was settled with a row
};

ENGINES_MAIN(ClawbackJourney)
#include "clawback_test.moc"
