// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/paid_shop.h"
#include "tests/support/on_engines.h"
#include "tests/support/waits.h"
#include <QUuid>

using namespace firstcome;
using test::Answer;
using test::Caller;
using test::PaidShop;

namespace {

constexpr int within = PaidShop::within;
constexpr qint64 aDay = 86'400; // s

qint64 secondsBetween(const QString &from, const QString &to)
{
    return QDateTime::fromString(from, Qt::ISODateWithMs).secsTo(QDateTime::fromString(to, Qt::ISODateWithMs));
}

QString status(const Answer &answer)
{
    return QString::number(answer.status);
}

} // namespace

/// P13: a setting that is changed while the server runs changes what people see, each in its own way.
/// `orders-per-member-and-second` is in steering_test, at two instances.
class SettingsEffectTest : public QObject
{
    Q_OBJECT

    /// What is seen of a setting, before it is changed and after.
    struct Effect
    {
        QJsonValue value;
        QString before;
        QString after;
        QString (SettingsEffectTest::*seen)();
    };

    static QMap<QString, Effect> effects()
    {
        using Test = SettingsEffectTest;
        const auto named = [](const char *text) { return QString::fromLatin1(text); };
        return {{named("approval-hours"), {1, named("24"), named("1"), &Test::approvalHours}},
                {named("hold-seconds"), {120, named("longer"), named("120"), &Test::holdSeconds}},
                {named("proof-mails-per-hour"), {1, named("202"), named("429"), &Test::secondProofMail}},
                {named("event-retries"),
                 {named("none"), named("is tried again"), named("waits for a person"), &Test::failedEvent}},
                {named("approval-refund-tier"), {0, named("200"), named("202"), &Test::approvedRefund}}};
    }

private Q_SLOTS:
    void initTestCase()
    {
        USE_ENGINE(m_at.backend);
        m_at.backend.setEnvironment(QStringLiteral("FIRSTCOME_FAULTS"), QStringLiteral("on"));
        QVERIFY2(m_at.open(), m_at.backend.output().constData());
        // Asked so seldom that no test sees it.
        m_at.backend.setEnvironment(QStringLiteral("FIRSTCOME_GATEWAY_COMPARE"), QString::number(aDay));
        m_at.later(0);
        m_at.stayInTheDay();
        offer();
    }
    void cleanup() { QCOMPARE(m_at.shop->broken(), QStringList()); }

    void eachIsSeenAtOnce_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : effects().keys())
            QTest::newRow(qPrintable(name)) << name;
    }
    void eachIsSeenAtOnce()
    {
        QFETCH(QString, name);
        const Effect effect = effects()[name];
        QCOMPARE((this->*effect.seen)(), effect.before);
        QVERIFY2(change(name, effect.value), m_said.constData());
        QCOMPARE((this->*effect.seen)(), effect.after);
    }

    /// A gateway that nobody asks is asked every second from now on.
    void gatewayCompareIsSeenAtTheGateway()
    {
        const auto looks = [this] {
            qint64 all = 0;
            for (const QJsonValue &count : m_at.gateway.counts())
                all += count.toInteger();
            return all;
        };
        QVERIFY2(change(QStringLiteral("gateway-compare"), 1), m_said.constData());
        const qint64 before = looks();
        WAIT_VERIFY(looks() >= before + 2, within);
    }

    /// What is decided by the days of Seoul: the fee of what is sold from now on, who moves deliveries, how long a
    /// return is taken, from what on a payout needs two.
    void theOthersAreSeenByTheDay()
    {
        m_at.stayInTheDay();
        const QString bought = m_at.paid(); // at the fee of 5 %
        QVERIFY2(change(QStringLiteral("settlement-fee"), 2'000), m_said.constData());
        const QString dear = m_at.paid();
        const QString sent = m_at.paid();
        m_at.deliver(bought);
        m_at.deliver(dear);
        if (QTest::currentTestFailed())
            return;
        WAIT_COMPARE(lineState(sent), QStringLiteral("DELIVERY_REQUESTED"), within);
        const QString day = today();
        m_at.later(2 * aDay);
        // Nobody moved it, and a return is taken until the day after the delivery only.
        QCOMPARE(lineState(sent), QStringLiteral("DELIVERY_REQUESTED"));
        QCOMPARE(asked(dear, "RETURN").code(), QByteArray("NOT_RETURNABLE"));
        QVERIFY2(change(QStringLiteral("return-days"), 30), m_said.constData());
        const Answer returned = asked(dear, "RETURN");
        QVERIFY2(returned.status == 201, returned.body.constData());
        QVERIFY2(change(QStringLiteral("deliveries-by-day"), QStringLiteral("on")), m_said.constData());
        WAIT_VERIFY(lineState(sent) != QStringLiteral("DELIVERY_REQUESTED"), within);
        const Answer run =
            m_at.shop->boss().post(QStringLiteral("/v1/ops/settlements/runs"), {{QStringLiteral("date"), day}});
        QVERIFY2(run.text("state") == QStringLiteral("DONE"), run.body.constData());
        const Answer rows = m_at.shop->boss().get(QStringLiteral("/v1/ops/settlements?from=%1&to=%1").arg(day));
        QCOMPARE(rows.json[u"items"][0][u"gross"].toInteger(), 2 * PaidShop::price);
        QCOMPARE(rows.json[u"items"][0][u"fee"].toInteger(), PaidShop::price / 20 + PaidShop::price / 5);
        QVERIFY2(change(QStringLiteral("approval-payout-tier"), 1'000), m_said.constData());
        const Answer wanted = m_at.shop->seller().postOnce(
            QStringLiteral("/v1/seller/payouts"), {{QStringLiteral("from"), day}, {QStringLiteral("to"), day}});
        const Answer decided = m_at.shop->boss().postOnce(
            QStringLiteral("/v1/ops/payouts/%1/approve").arg(wanted.text("id")), QJsonObject());
        QVERIFY2(decided.status == 202, decided.body.constData());
    }

private:
    bool change(const QString &name, const QJsonValue &value)
    {
        const QString path = QStringLiteral("/v1/ops/settings/") + name;
        const QByteArray seen = m_at.shop->boss().get(path).headers.value("etag");
        const Answer answer = m_at.shop->boss().put(
            path, {{QStringLiteral("value"), value}, {QStringLiteral("reason"), QStringLiteral("a drill")}},
            {{"If-Match", seen}});
        m_said = answer.body;
        return answer.status == 200;
    }

    QString approvalHours()
    {
        const Answer accepted =
            m_at.shop->boss().postOnce(QStringLiteral("/v1/ops/stock/%1/corrections").arg(m_at.onSale.optionId),
                                       {{QStringLiteral("kind"), QStringLiteral("RECEIVED")},
                                        {QStringLiteral("quantity"), 1},
                                        {QStringLiteral("reason"), QStringLiteral("counted on the shelf")}});
        const Answer shown = m_at.shop->boss().get(QStringLiteral("/v1/ops/approvals/") + accepted.text("approvalId"));
        m_at.shop->boss().post(QStringLiteral("/v1/ops/approvals/%1/withdraw").arg(accepted.text("approvalId")), {});
        return QString::number(secondsBetween(shown.text("requestedAt"), shown.text("expiresAt")) / 3'600);
    }
    /// More than two minutes, or at most that.
    QString holdSeconds()
    {
        const QString until = m_at.place(m_at.onSale).text("holdExpiresAt");
        const qint64 left =
            QDateTime::currentDateTimeUtc().addSecs(m_at.ahead).secsTo(QDateTime::fromString(until, Qt::ISODateWithMs));
        return left > 120 ? QStringLiteral("longer") : left > 0 ? QStringLiteral("120") : QStringLiteral("none");
    }
    /// To an address of its own.
    QString secondProofMail()
    {
        const QString email = QUuid::createUuid().toString(QUuid::Id128).left(12) + QStringLiteral("@shop.example");
        const QJsonObject body{{QStringLiteral("email"), email}};
        m_at.member->post(QStringLiteral("/v1/email-proofs"), body);
        return status(m_at.member->post(QStringLiteral("/v1/email-proofs"), body));
    }
    /// What becomes of an event that cannot be applied.
    QString failedEvent()
    {
        const QString fault = QStringLiteral("/v1/ops/faults/consumer:payments");
        m_at.shop->boss().put(fault, {{QStringLiteral("failType"), QStringLiteral("OrderPlaced")}});
        const QString orderId = m_at.place(m_at.onSale).text("id");
        const auto letter = [&] {
            const Answer letters = m_at.shop->boss().get(QStringLiteral("/v1/ops/dead-letters?limit=100"));
            for (const QJsonValue &item : letters.json[u"items"].toArray()) {
                if (item[u"key"].toString() == orderId)
                    return item.toObject();
            }
            return QJsonObject();
        };
        const bool isThere = QTest::qWaitFor([&] { return !letter().isEmpty(); }, within);
        const QJsonObject found = letter();
        m_at.shop->boss().remove(fault);
        if (!isThere)
            return QStringLiteral("nothing");
        return found[u"nextAt"].isNull() ? QStringLiteral("waits for a person") : QStringLiteral("is tried again");
    }
    QString approvedRefund()
    {
        const Answer claim = asked(m_at.paid(), "REFUND");
        return status(
            m_at.shop->boss().post(QStringLiteral("/v1/ops/claims/%1/approve").arg(claim.text("id")), {},
                                   {{"If-Match", "*"}, {"Idempotency-Key", "approve " + claim.text("id").toLatin1()}}));
    }

    Answer asked(const QString &orderId, const char *kind)
    {
        return m_at.member->postOnce(
            QStringLiteral("/v1/claims"),
            {{QStringLiteral("orderId"), orderId},
             {QStringLiteral("lineId"), m_at.detail(orderId)[u"lines"][0][u"lineId"].toString()},
             {QStringLiteral("kind"), QLatin1StringView(kind)},
             {QStringLiteral("reason"), QStringLiteral("작아요")}});
    }
    QString lineState(const QString &orderId) { return m_at.detail(orderId)[u"lines"][0][u"state"].toString(); }
    QString today() const
    {
        return QDateTime::currentDateTimeUtc().addSecs(9 * 3'600 + m_at.ahead).date().toString(Qt::ISODate);
    }
    /// Something that is for sale on all these days, in no sale with times of its own.
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

    PaidShop m_at;
    QByteArray m_said; ///< to the last change
};

ENGINES_MAIN(SettingsEffectTest)
#include "settings_effect_test.moc"
