// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/backend/catalog/shop_case.h"
#include <QTest>

using namespace firstcome;
using test::Answer;
using test::Caller;
using test::ShopCase;

/// Corrections over HTTP: who may, in which form, and once for a key.
class CorrectionRoutesTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<ShopCase> m_shop;
    QString m_option;

    QString path(const char *who) const
    {
        return QStringLiteral("/v1/%1/stock/%2/corrections").arg(QLatin1StringView(who), m_option);
    }
    static QJsonObject form(const char *kind, const QJsonValue &quantity, const char *reason = "counted")
    {
        return {{QStringLiteral("kind"), QLatin1StringView(kind)},
                {QStringLiteral("quantity"), quantity},
                {QStringLiteral("reason"), QString::fromUtf8(reason)}};
    }
    int available()
    {
        const auto found = m_shop->asOperator().get(QStringLiteral("/v1/ops/stock?q=") + m_option);
        return found.json[u"items"][0][u"available"].toInt(-1);
    }

private Q_SLOTS:
    void init()
    {
        m_shop = std::make_unique<ShopCase>();
        m_option = m_shop->makeProduct(QStringLiteral("Ring"))[u"options"][0][u"id"].toString();
    }
    void cleanup() { m_shop.reset(); }

    void aSellerCorrectsWhatIsHis()
    {
        Caller seller = m_shop->asSeller();
        const Answer more = seller.postOnce(path("seller"), form("RECEIVED", 5, "  a box was found  "));
        QVERIFY2(more.status == 201, more.body.constData());
        QCOMPARE(more.json[u"stock"][u"onHand"].toInt(), 15);
        QCOMPARE(more.text("reason"), QStringLiteral("a box was found"));
        QCOMPARE(more.text("by"), QStringLiteral("SELLER"));
        QCOMPARE(more.text("byId"), idText(ShopCase::seller));
        QCOMPARE(seller.postOnce(path("seller"), form("SCRAPPED", 15)).json[u"stock"][u"available"].toInt(-1), 0);
        QCOMPARE(available(), 0);
        const Answer refused = seller.postOnce(path("seller"), form("SCRAPPED", 1));
        QCOMPARE(refused.code(), QByteArray("STOCK_INSUFFICIENT"));
        QCOMPARE(refused.status, 409);
        QCOMPARE(refused.json[u"available"].toInt(-1), 0);
        const Answer first = seller.get(path("seller") + QStringLiteral("?limit=1"));
        QCOMPARE(first.json[u"items"].toArray().size(), 1);
        QCOMPARE(first.json[u"items"][0][u"kind"].toString(), QStringLiteral("SCRAPPED"));
        const Answer rest = seller.get(path("seller") + QStringLiteral("?cursor=") + first.text("nextCursor"));
        QCOMPARE(rest.json[u"items"][0][u"kind"].toString(), QStringLiteral("RECEIVED"));
        QVERIFY(rest.json[u"nextCursor"].isNull());
        // An operator sees the same; the chain of operators' acts has nothing of it.
        QCOMPARE(m_shop->asOperator().get(path("ops")).json[u"items"].toArray().size(), 2);
        QVERIFY(m_shop->given.ground.audit.entries().isEmpty());
    }

    void A4_nobodyElsesStock()
    {
        Caller other = m_shop->asSeller(ShopCase::otherSeller);
        QCOMPARE(other.postOnce(path("seller"), form("RECEIVED", 5)).code(), QByteArray("OPTION_NOT_FOUND"));
        QCOMPARE(other.get(path("seller")).code(), QByteArray("OPTION_NOT_FOUND"));
        QCOMPARE(m_shop->member(ShopCase::shopper).postOnce(path("seller"), form("RECEIVED", 5)).status, 403);
        QCOMPARE(m_shop->nobody().postOnce(path("seller"), form("RECEIVED", 5)).status, 401);
        QCOMPARE(m_shop->asSeller().postOnce(path("ops"), form("RECEIVED", 5)).status, 401);
        const quint32 allButThis = permission::every & ~quint32(permission::StockCorrect);
        QCOMPARE(m_shop->asOperator(allButThis).postOnce(path("ops"), form("RECEIVED", 5)).status, 403);
        QCOMPARE(m_shop->asOperator(permission::StockCorrect).get(path("ops")).status, 403);
        QCOMPARE(available(), 10);
    }

    /// Who decides about it, and what becomes of it: tests/backend/approvals.
    void N4_anOperatorsCorrectionWaitsForASecondPerson()
    {
        const Answer asked = m_shop->asOperator(permission::StockCorrect).postOnce(path("ops"), form("SCRAPPED", 4));
        QVERIFY2(asked.status == 202, asked.body.constData());
        QVERIFY(!asked.text("approvalId").isEmpty());
        QVERIFY(!asked.text("expiresAt").isEmpty());
        QCOMPARE(available(), 10);
        QVERIFY(m_shop->asOperator().get(path("ops")).json[u"items"].toArray().isEmpty());
        const auto entries = m_shop->given.ground.audit.entries();
        QCOMPARE(entries.size(), 1);
        QCOMPARE(entries.at(0).action, QByteArray("approval.request"));
        QCOMPARE(entries.at(0).object, "approval:" + asked.text("approvalId").toLatin1());
        QCOMPARE(entries.at(0).requestId, asked.headers.value("x-request-id"));
    }

    void A10_aKeyCountsOnce()
    {
        Caller boss = m_shop->asOperator();
        QCOMPARE(boss.post(path("ops"), form("RECEIVED", 5)).code(), QByteArray("IDEMPOTENCY_KEY_REQUIRED"));
        const Caller::Headers key{{"Idempotency-Key", "once"}};
        // A refusal changed nothing and is not kept.
        QCOMPARE(boss.post(path("ops"), form("SCRAPPED", 11), key).code(), QByteArray("STOCK_INSUFFICIENT"));
        const Answer first = boss.post(path("ops"), form("RECEIVED", 5), key);
        QCOMPARE(first.status, 202);
        const Answer again = boss.post(path("ops"), form("RECEIVED", 5), key);
        QCOMPARE(again.headers.value("idempotency-replayed"), QByteArray("true"));
        QCOMPARE(again.json, first.json);
        QCOMPARE(boss.post(path("ops"), form("RECEIVED", 6), key).code(), QByteArray("IDEMPOTENCY_KEY_REUSED"));
        // The same word of a seller is another call.
        QCOMPARE(m_shop->asSeller().post(path("seller"), form("RECEIVED", 5), key).status, 201);
        QCOMPARE(available(), 15);
    }

    void A8_aBadFormChangesNothing_data()
    {
        QTest::addColumn<QJsonObject>("body");
        QTest::addColumn<int>("status");
        QTest::newRow("put back") << form("PUT_BACK", 1) << 422;
        QTest::newRow("nothing") << form("RECEIVED", 0) << 422;
        QTest::newRow("below") << form("RECEIVED", -1) << 422;
        QTest::newRow("too many") << form("RECEIVED", 1'000'000'001) << 422;
        QTest::newRow("a fraction") << form("RECEIVED", 1.5) << 400;
        QTest::newRow("a text") << form("RECEIVED", QStringLiteral("1")) << 400;
        QTest::newRow("no reason") << form("RECEIVED", 1, "  ") << 422;
        QTest::newRow("too long") << form("RECEIVED", 1, QByteArray(201, 'x').constData()) << 422;
        QTest::newRow("empty") << QJsonObject{} << 400;
        QJsonObject more = form("RECEIVED", 1);
        more.insert(QStringLiteral("sold"), 1);
        QTest::newRow("more") << more << 400;
    }
    void A8_aBadFormChangesNothing()
    {
        QFETCH(QJsonObject, body);
        QFETCH(int, status);
        const Answer answer = m_shop->asOperator().postOnce(path("ops"), body);
        QVERIFY2(answer.status == status, answer.body.constData());
        QCOMPARE(available(), 10);
        m_option = QStringLiteral("5");
        QCOMPARE(m_shop->asOperator().postOnce(path("ops"), form("RECEIVED", 1)).status, 404);
    }
};

QTEST_GUILESS_MAIN(CorrectionRoutesTest)
#include "correction_routes_test.moc"
