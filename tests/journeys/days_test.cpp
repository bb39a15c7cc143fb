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
constexpr qint64 aDay = 86'400;    // s
constexpr qint64 tenMinutes = 600; // s after midnight, when the daily jobs run
constexpr qint64 justBefore = 300; // s before midnight: a start of the server fits in

} // namespace

/// O8, O10: what happens by the days of Seoul, at midnight and after days on which nothing ran.
class DaysJourney : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        USE_ENGINE(m_at.backend);
        QVERIFY2(m_at.open(), m_at.backend.output().constData());
        m_at.stayInTheDay();
        offer();
    }
    void cleanup() { QCOMPARE(m_at.shop->broken(), QStringList()); }

    /// Until the last moment of the day after the delivery, and not a moment longer; the daily job ends it by itself.
    void O10_aReturnIsTakenUntilMidnight()
    {
        const QString early = m_at.paid();
        const QString late = m_at.paid();
        m_at.deliver(early);
        m_at.deliver(late);
        if (QTest::currentTestFailed())
            return;
        m_at.later(aDay + m_at.leftOfTheDay() - justBefore);
        const Answer asked = ask(early);
        QVERIFY2(asked.status == 201, asked.body.constData());
        m_at.later(m_at.leftOfTheDay() + 2);
        const Answer refused = ask(late);
        QCOMPARE(refused.code(), QByteArray("NOT_RETURNABLE"));
        QCOMPARE(secondsOfDay(refused.text("until")), 0);
        QCOMPARE(QDateTime::fromString(asked.text("dueAt"), Qt::ISODateWithMs),
                 QDateTime::fromString(refused.text("until"), Qt::ISODateWithMs).addSecs(tenMinutes));
        m_at.later(tenMinutes);
        const QString path = QStringLiteral("/v1/claims/") + asked.text("id");
        const auto state = [&] { return m_at.member->get(path).text("state"); };
        WAIT_COMPARE(state(), QStringLiteral("COMPLETED"), within);
        QCOMPARE(m_at.keptThere(m_at.keyOf(early)), 0);
        QCOMPARE(m_at.keptThere(m_at.keyOf(late)), PaidShop::price);
        QCOMPARE(ask(late).code(), QByteArray("NOT_RETURNABLE"));
    }

    /// A step a day; a job that was down for three days makes up for all of them at its start, and so do settlements.
    void O8_V12_whatWasDownForThreeDaysCatchesUp()
    {
        m_at.stayInTheDay();
        const QString sent = m_at.paid();
        const QString underWay = m_at.paid();
        QVERIFY(!sent.isEmpty() && !underWay.isEmpty());
        const auto reference = [&] { return m_at.detail(underWay)[u"deliveries"][0][u"reference"].toString(); };
        WAIT_VERIFY(!reference().isEmpty(), within);
        WAIT_COMPARE(lineState(sent), QStringLiteral("DELIVERY_REQUESTED"), within);
        Caller(m_at.gateway.url()).post(QStringLiteral("/carrier/shipments/%1/advance").arg(reference()), {});
        m_at.member->post(QStringLiteral("/v1/deliveries/notifications"), {{QStringLiteral("reference"), reference()}});
        WAIT_COMPARE(lineState(underWay), QStringLiteral("IN_DELIVERY"), within);

        m_at.backend.setEnvironment(QStringLiteral("FIRSTCOME_DELIVERIES_BY_DAY"), QStringLiteral("on"));
        m_at.later(3 * aDay);
        for (const QString &orderId : {sent, underWay}) {
            WAIT_COMPARE(m_at.state(orderId), QStringLiteral("COMPLETED"), within);
            QCOMPARE(lineState(orderId), QStringLiteral("DELIVERED"));
        }
        // Every day that was missed is settled, the one on which they arrived when it is over.
        m_at.later(aDay);
        const Answer run = m_at.shop->boss().post(QStringLiteral("/v1/ops/settlements/runs"),
                                                  {{QStringLiteral("date"), dayBefore(1)}});
        QVERIFY2(run.text("state") == QStringLiteral("DONE"), run.body.constData());
        QCOMPARE(run.json[u"lines"].toInteger(), 2);
        const auto match = [&](int days) {
            return m_at.shop->boss().get(QStringLiteral("/v1/ops/settlements/match?date=") + dayBefore(days)).json;
        };
        for (int days = 1; days <= 4; ++days)
            QVERIFY2(match(days)[u"ok"].toBool(), QJsonDocument(match(days)).toJson().constData());
        QCOMPARE(match(4)[u"orders"][u"count"].toInteger(), 2);
    }

private:
    QString lineState(const QString &orderId) { return m_at.detail(orderId)[u"lines"][0][u"state"].toString(); }
    Answer ask(const QString &orderId)
    {
        const QString lineId = m_at.detail(orderId)[u"lines"][0][u"lineId"].toString();
        return m_at.member->postOnce(QStringLiteral("/v1/claims"),
                                     {{QStringLiteral("orderId"), orderId},
                                      {QStringLiteral("lineId"), lineId},
                                      {QStringLiteral("kind"), QStringLiteral("RETURN")},
                                      {QStringLiteral("reason"), QStringLiteral("작아요")}});
    }
    /// Something that is for sale on all these days.
    void offer()
    {
        const Answer stores = m_at.shop->seller().get(QStringLiteral("/v1/seller/stores"));
        const QJsonObject option{{QStringLiteral("name"), QStringLiteral("One size")},
                                 {QStringLiteral("price"), PaidShop::price},
                                 {QStringLiteral("stock"), 100}};
        const Answer product = m_at.shop->seller().post(QStringLiteral("/v1/seller/products"),
                                                        {{QStringLiteral("storeId"), stores.json[u"items"][0][u"id"]},
                                                         {QStringLiteral("name"), QStringLiteral("Always there")},
                                                         {QStringLiteral("options"), QJsonArray{option}}});
        m_at.onSale = {product.text("id"), {}, product.json[u"options"][0][u"id"].toString()};
        QVERIFY2(!m_at.onSale.optionId.isEmpty(), product.body.constData());
    }
    static qint64 secondsOfDay(const QString &iso)
    {
        return QDateTime::fromString(iso, Qt::ISODateWithMs).toUTC().addSecs(9 * 3'600).time().msecsSinceStartOfDay();
    }
    QString dayBefore(int days) const
    {
        return QDateTime::currentDateTimeUtc()
            .addSecs(9 * 3'600 + m_at.ahead)
            .date()
            .addDays(-days)
            .toString(Qt::ISODate);
    }

    PaidShop m_at;
};

ENGINES_MAIN(DaysJourney)
#include "days_test.moc"
