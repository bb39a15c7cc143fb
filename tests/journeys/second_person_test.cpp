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
constexpr qint64 tier = 8'000; // won, up to which one person gives back

QJsonObject amountOf(qint64 amount)
{
    return {{QStringLiteral("amount"), amount}};
}

} // namespace

/// N4, A34: one person stays one person, whatever he does one after the other: in parts, again for less, or by another
/// tier.
class SecondPersonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        USE_ENGINE(m_at.backend);
        m_at.backend.setEnvironment(QStringLiteral("FIRSTCOME_APPROVAL_REFUND_TIER"), QString::number(tier));
        QVERIFY2(m_at.open(), m_at.backend.output().constData());
    }
    void cleanup() { QCOMPARE(m_at.shop->broken(), QStringList()); }

    void partsOfOneOrderAddUp()
    {
        const QString orderId = m_at.paid();
        const QString first = part(orderId, tier - 3'000);
        QCOMPARE(bySeller(first).status, 200);
        WAIT_COMPARE(state(first), QStringLiteral("COMPLETED"), within);
        const QString second = part(orderId, 3'001);
        const Answer accepted = byBoss(second);
        QVERIFY2(accepted.status == 202, accepted.body.constData());
        const Answer agreed = m_at.shop->approved(accepted);
        QVERIFY2(agreed.status == 200, agreed.body.constData());
        WAIT_COMPARE(state(second), QStringLiteral("COMPLETED"), within);
        // What two agreed to counts for nobody alone.
        const QString third = part(orderId, 1'500);
        QCOMPARE(byBoss(third).status, 200);
        WAIT_COMPARE(state(third), QStringLiteral("COMPLETED"), within);
        QCOMPARE(m_at.keptThere(m_at.keyOf(orderId)), PaidShop::price - tier - 1 - 1'500);
    }

    /// Nor by many at once.
    void whatWaitsForTwoIsNotDecidedByOneForLess()
    {
        const QString id = part(m_at.paid(), tier + 1);
        const Answer accepted = byBoss(id);
        QVERIFY2(accepted.status == 202, accepted.body.constData());
        for (const Answer &alone : {bySeller(id, amountOf(1'000)), byBoss(id, amountOf(1'000)), byBoss(id)}) {
            QCOMPARE(alone.status, 409);
            QCOMPARE(alone.code(), QByteArray("APPROVAL_WAITING"));
            QCOMPARE(alone.text("approvalId"), accepted.text("approvalId"));
        }
        const Answer many = m_at.shop->boss().postOnce(
            QStringLiteral("/v1/ops/claims/decisions"),
            {{QStringLiteral("ids"), QJsonArray{id}}, {QStringLiteral("decision"), QStringLiteral("APPROVE")}});
        QCOMPARE(many.json[u"failed"][0][u"code"].toString(), QStringLiteral("APPROVAL_WAITING"));
        QCOMPARE(state(id), QStringLiteral("REQUESTED"));
        // A no takes one person, and ends the asking.
        const QJsonObject why{{QStringLiteral("reason"), QStringLiteral("worn")}};
        QCOMPARE(m_at.shop->boss().post(claimPath(id) + QStringLiteral("/reject"), why, anyVersion()).status, 200);
        QCOMPARE(m_at.shop->approved(accepted).code(), QByteArray("SUBJECT_CHANGED"));
    }

    void aTierIsRaisedByTwo_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"approval-payout-tier", "approval-refund-tier"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void aTierIsRaisedByTwo()
    {
        QFETCH(QString, name);
        const QString path = QStringLiteral("/v1/ops/settings/") + name;
        const auto value = [&] { return m_at.shop->boss().get(path).json[u"value"].toInteger(); };
        QVERIFY(m_at.shop->boss().get(path).json[u"raisedByTwo"].toBool());
        const Answer lowered = set(name, 1);
        QVERIFY2(lowered.status == 200, lowered.body.constData());
        const qint64 more = 2 * PaidShop::price;
        const Answer accepted = set(name, more);
        QVERIFY2(accepted.status == 202, accepted.body.constData());
        QCOMPARE(set(name, more + 1).code(), QByteArray("APPROVAL_WAITING"));
        QCOMPARE(value(), 1);
        const bool ofRefunds = name == QStringLiteral("approval-refund-tier");
        QCOMPARE(byBoss(part(m_at.paid(), 2)).status, ofRefunds ? 202 : 200);

        const QString approval = QStringLiteral("/v1/ops/approvals/") + accepted.text("approvalId");
        const Answer shown = m_at.shop->second().get(approval);
        QCOMPARE(shown.text("action"), QStringLiteral("SETTING_CHANGE"));
        QCOMPARE(shown.text("permission"), QStringLiteral("settings.edit"));
        QCOMPARE(shown.json[u"subject"][u"id"].toString(), name);
        QCOMPARE(shown.json[u"before"][u"value"].toInteger(), 1);
        QCOMPARE(shown.json[u"after"][u"value"].toInteger(), more);
        const QJsonObject own{{QStringLiteral("password"), m_at.backend.demoPassword()}};
        QCOMPARE(m_at.shop->boss().post(approval + QStringLiteral("/approve"), own).code(),
                 QByteArray("SELF_APPROVAL"));
        const Answer agreed = m_at.shop->approved(accepted);
        QVERIFY2(agreed.status == 200, agreed.body.constData());
        QCOMPARE(value(), more);
        const Answer history = m_at.shop->boss().get(path + QStringLiteral("/history"));
        QCOMPARE(history.json[u"items"][0][u"approvalId"].toString(), accepted.text("approvalId"));
        QCOMPARE(history.json[u"items"][0][u"by"][u"login"].toString(), QStringLiteral("operator"));
        QCOMPARE(byBoss(part(m_at.paid(), PaidShop::price)).status, ofRefunds ? 200 : 202);
    }

private:
    static QString claimPath(const QString &id) { return QStringLiteral("/v1/ops/claims/") + id; }
    Caller::Headers anyVersion()
    {
        return {{"Idempotency-Key", "decision " + QByteArray::number(++m_decisions)}, {"If-Match", "*"}};
    }
    /// A shopper asks for so much of an order back; the claim.
    QString part(const QString &orderId, qint64 amount)
    {
        const QJsonObject line = m_at.detail(orderId)[u"lines"][0].toObject();
        return m_at.member
            ->postOnce(QStringLiteral("/v1/claims"), {{QStringLiteral("orderId"), orderId},
                                                      {QStringLiteral("lineId"), line[u"lineId"]},
                                                      {QStringLiteral("kind"), QStringLiteral("REFUND")},
                                                      {QStringLiteral("amount"), amount},
                                                      {QStringLiteral("reason"), QStringLiteral("too small")}})
            .text("id");
    }
    Answer byBoss(const QString &id, const QJsonObject &how = {})
    {
        return m_at.shop->boss().post(claimPath(id) + QStringLiteral("/approve"), how, anyVersion());
    }
    Answer bySeller(const QString &id, const QJsonObject &how = {})
    {
        return m_at.shop->seller().post(QStringLiteral("/v1/seller/claims/%1/approve").arg(id), how, anyVersion());
    }
    QString state(const QString &id) { return m_at.shop->boss().get(claimPath(id)).text("state"); }
    Answer set(const QString &name, qint64 value)
    {
        const QString path = QStringLiteral("/v1/ops/settings/") + name;
        const QByteArray seen = m_at.shop->boss().get(path).headers.value("etag");
        return m_at.shop->boss().put(
            path, {{QStringLiteral("value"), value}, {QStringLiteral("reason"), QStringLiteral("a season")}},
            {{"If-Match", seen}});
    }

    PaidShop m_at;
    int m_decisions = 0;
};

ENGINES_MAIN(SecondPersonTest)
#include "second_person_test.moc"
