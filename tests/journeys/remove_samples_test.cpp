// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/paid_shop.h"
#include "tests/support/on_engines.h"

#include <QDir>
#include <QNetworkReply>

using namespace firstcome;
using test::Answer;
using test::Caller;
using test::PaidShop;

namespace {

constexpr int within = PaidShop::within;
constexpr int members = 12;
constexpr int kills = 6;
constexpr int aRehearsal = 4; // h
constexpr int mostHours = 20;
constexpr int aLook = 5'000;     // ms
constexpr qint64 anHour = 3'600; // s; longer than load members live
const QString removals = QStringLiteral("/v1/ops/load/removals");

QJsonObject orderOf(const QString &optionId, const char *method)
{
    const QJsonObject line{{QStringLiteral("optionId"), optionId}, {QStringLiteral("quantity"), 1}};
    return {{QStringLiteral("lines"), QJsonArray{line}},
            {QStringLiteral("payment"), QJsonObject{{QStringLiteral("method"), QLatin1StringView(method)}}}};
}

} // namespace

/// A crowd of load members buys real goods and a rehearsal's where gateway and carrier are programs of their own; then
/// it is removed while the shop sells and the server is killed. Nobody else's books move.
class RemoveSamplesJourney : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        USE_ENGINE(m_at.backend);
        m_at.backend.setEnvironment(QStringLiteral("FIRSTCOME_LOAD"), QStringLiteral("everything"));
        QVERIFY2(m_at.open(), m_at.backend.output().constData());
        m_at.stayInTheDay();
        m_real = m_at.paid();
        QVERIFY(!m_real.isEmpty());
        WAIT_COMPARE(shipments(), 1, within);
    }

    void N10_theyBuyAndNoCarrierHearsOfIt()
    {
        const Answer begun = m_at.shop->boss().post(
            QStringLiteral("/v1/ops/sales/%1/rehearsals").arg(m_at.onSale.saleId), {{QStringLiteral("stock"), 50}});
        QVERIFY2(begun.status == 201, begun.body.constData());
        m_shadow = begun.json[u"optionIds"][0].toString();
        const Answer made =
            m_at.shop->boss().post(QStringLiteral("/v1/ops/load/members"), {{QStringLiteral("count"), members},
                                                                            {QStringLiteral("minutes"), 10},
                                                                            {QStringLiteral("balance"), 1'000'000}});
        QCOMPARE(made.status, 201);
        for (const QJsonValue &member : made.json[u"members"].toArray())
            buyAs(Caller(m_at.backend.url(), member[u"accessToken"].toString().toLatin1()));
        if (QTest::currentTestFailed())
            return;
        WAIT_COMPARE(underWay(QStringLiteral("PAID")) + underWay(QStringLiteral("COMPLETED")), 2 * members + 1, within);
        // Days in a moment: what samples ordered arrives by itself, a look at it after the other.
        const auto arrived = [this] { return underWay(QStringLiteral("PAID")) == 1; };
        for (int hour = 0; hour < aRehearsal || (hour < mostHours && !QTest::qWaitFor(arrived, aLook)); ++hour)
            m_at.later(anHour);
        QVERIFY(arrived());
        WAIT_COMPARE(underWay(QStringLiteral("EXPIRED")), members, within);
        m_at.later(anHour); // and what came last rests, too
        QCOMPARE(shipments(), 1);
        QCOMPARE(m_at.shop->broken(), QStringList());
    }

    void theyGoWhileTheShopSellsAndIsKilled()
    {
        const QJsonObject before = books();
        const qint64 sold = sales();
        for (int round = 0; round < kills; ++round) {
            QVERIFY(!m_at.paid().isEmpty());
            QNetworkAccessManager network;
            QNetworkRequest request(m_at.backend.url().resolved(QUrl(removals)));
            request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
            request.setRawHeader("Authorization", "Bearer " + m_at.shop->boss().token());
            const std::unique_ptr<QNetworkReply> reply(network.post(request, QByteArray("{}")));
            QTest::qWait(round * 15); // wherever that is
            m_at.backend.kill();
            QVERIFY2(m_at.start(m_at.ahead), m_at.backend.output().constData());
            QCOMPARE(m_at.shop->broken(), QStringList());
        }
        // What consumers are behind of after a start rests only when they are not.
        const QJsonObject nothing{{QStringLiteral("orders"), 0},
                                  {QStringLiteral("rehearsals"), 0},
                                  {QStringLiteral("members"), 0},
                                  {QStringLiteral("charged"), 0}};
        WAIT_COMPARE(m_at.shop->boss().post(removals, {}).json[u"left"].toObject(), nothing, within);
        QCOMPARE(m_at.shop->broken(), QStringList());
        // What was sold meanwhile, and nothing else, is new.
        QCOMPARE(sales(), sold + kills);
        QCOMPARE(books().value(QStringLiteral("settlements")), before.value(QStringLiteral("settlements")));
        QCOMPARE(m_at.shop->stockOf(m_at.onSale)[QStringLiteral("sold")].toInt(), 1 + kills);
        QCOMPARE(m_at.state(m_real), QStringLiteral("PAID"));
        const Answer match = m_at.shop->boss().get(QStringLiteral("/v1/ops/settlements/match?date=%1").arg(today()));
        QVERIFY2(match.json[u"ok"].toBool(), match.body.constData());
        const Answer audit = m_at.shop->boss().get(QStringLiteral("/v1/ops/audit?limit=100"));
        QVERIFY(audit.body.contains("load.removal"));
        QVERIFY(audit.body.contains("load.removed"));
    }

    void theCommandFindsNothingMore()
    {
        QCOMPARE(m_at.backend.stop(), 0);
        QCOMPARE(m_at.backend.command({QStringLiteral("sample"), QStringLiteral("--remove")}), 0);
        QVERIFY2(m_at.backend.output().contains("0 orders, 0 rehearsals and 0 members"), m_at.backend.output());
        QCOMPARE(m_at.backend.command({QStringLiteral("sample"), QStringLiteral("--remove"),
                                       QStringLiteral("--members"), QStringLiteral("3")}),
                 2);
        QCOMPARE(m_at.backend.command({QStringLiteral("check")}), 0);
        // A folder without a shop gets none.
        const QString elsewhere = m_at.backend.dataFolder() + QStringLiteral("/elsewhere");
        if (objectName() == QLatin1StringView(test::Engine::sqlite)) {
            for (const bool isThere : {false, true}) {
                if (isThere)
                    QVERIFY(QDir().mkpath(elsewhere));
                QCOMPARE(m_at.backend.command({QStringLiteral("sample"), QStringLiteral("--remove"),
                                               QStringLiteral("--data"), elsewhere}),
                         3);
                QVERIFY2(m_at.backend.output().contains("holds no shop"), m_at.backend.output());
                QCOMPARE(QDir(elsewhere).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList());
                QCOMPARE(QFileInfo::exists(elsewhere), isThere);
            }
        }
        QVERIFY(m_at.start(m_at.ahead));
        const QJsonArray audited =
            m_at.shop->boss().get(QStringLiteral("/v1/ops/audit?limit=100")).json[u"items"].toArray();
        const bool written = std::any_of(audited.begin(), audited.end(), [](const QJsonValue &entry) {
            return entry[u"action"].toString() == QLatin1StringView("load.removed") && entry[u"operatorId"].isNull();
        });
        QVERIFY2(written, "what the command did is written down, as nobody's");
    }

private:
    /// One of each: from the balance of the rehearsal, at the gateway of the real goods, cancelled, never paid.
    void buyAs(Caller member)
    {
        const QString orders = QStringLiteral("/v1/orders");
        QCOMPARE(member.postOnce(orders, orderOf(m_shadow, "BALANCE")).status, 201);
        const QString bought = member.postOnce(orders, orderOf(m_at.onSale.optionId, "PG")).text("id");
        const QJsonObject payment{{QStringLiteral("orderId"), bought}, {QStringLiteral("amount"), PaidShop::price}};
        QCOMPARE(member.postOnce(QStringLiteral("/v1/payments"), payment).status, 201);
        QJsonObject confirm = payment;
        confirm.insert(QStringLiteral("paymentKey"), m_at.windowOf(bought));
        QCOMPARE(member.postOnce(QStringLiteral("/v1/payments/confirm"), confirm).status, 200);
        const QString cancelled = member.postOnce(orders, orderOf(m_at.onSale.optionId, "PG")).text("id");
        QCOMPARE(member.postOnce(orders + u'/' + cancelled + QStringLiteral("/cancel"), {}).status, 200);
        QCOMPARE(member.postOnce(orders, orderOf(m_at.onSale.optionId, "PG")).status, 201);
    }
    int underWay(const QString &state)
    {
        return m_at.shop->boss()
            .get(QStringLiteral("/v1/ops/orders?limit=100&state=%1").arg(state))
            .json[u"items"]
            .toArray()
            .size();
    }
    int shipments() { return m_at.gateway.counts()[QStringLiteral("ship")].toInt(); }
    qint64 sales()
    {
        return m_at.shop->seller().get(QStringLiteral("/v1/seller/sales")).json[u"totals"][u"quantity"].toInteger();
    }
    QJsonObject books()
    {
        return {{QStringLiteral("settlements"),
                 m_at.shop->boss().get(QStringLiteral("/v1/ops/settlements?limit=100")).json}};
    }
    QString today() const
    {
        return QDateTime::currentDateTimeUtc().addSecs(m_at.ahead + 9 * anHour).date().toString(Qt::ISODate);
    }

    PaidShop m_at;
    QString m_real;
    QString m_shadow;
};

ENGINES_MAIN(RemoveSamplesJourney)
#include "remove_samples_test.moc"
