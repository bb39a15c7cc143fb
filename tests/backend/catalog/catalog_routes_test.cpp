// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/backend/catalog/shop_case.h"
#include <QTest>

using namespace firstcome;
using namespace std::chrono_literals;
using test::Answer;
using test::ShopCase;

namespace {

QJsonObject object(QByteArray text)
{
    return QJsonDocument::fromJson(text.replace('\'', '"')).object();
}

QString path(const char *before, const QJsonObject &product)
{
    return QLatin1StringView(before) + product.value(QStringLiteral("id")).toString();
}

QStringList namesOf(const Answer &answer)
{
    QStringList names;
    for (const QJsonValue &item : answer.json.value(QStringLiteral("items")).toArray())
        names.append(item[u"name"].toString());
    return names;
}

QStringList fieldsInError(const Answer &answer)
{
    QStringList fields;
    for (const QJsonValue &error : answer.json.value(QStringLiteral("errors")).toArray())
        fields.append(error[u"field"].toString());
    return fields;
}

} // namespace

class CatalogRoutesTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<ShopCase> m_shop;

private Q_SLOTS:
    void init() { m_shop = std::make_unique<ShopCase>(); }
    void cleanup() { m_shop.reset(); }

    void aSellerOpensStoresAndSeesOnlyHisOwn()
    {
        const Answer made = m_shop->asSeller().post(QStringLiteral("/v1/seller/stores"),
                                                    object("{'name':' Shop ','description':'Rings'}"));
        QCOMPARE(made.status, 201);
        QCOMPARE(made.text("name"), QStringLiteral("Shop"));
        QCOMPARE(made.headers.value("etag"), QByteArray("\"1\""));
        QCOMPARE(m_shop->asSeller().post(QStringLiteral("/v1/seller/stores"), object("{'name':'Shop'}")).code(),
                 QByteArray("NAME_TAKEN"));
        QCOMPARE(namesOf(m_shop->asSeller().get(QStringLiteral("/v1/seller/stores"))).size(), 1);
        QCOMPARE(namesOf(m_shop->asSeller(ShopCase::otherSeller).get(QStringLiteral("/v1/seller/stores"))).size(), 0);
        QCOMPARE(namesOf(m_shop->nobody().get(QStringLiteral("/v1/stores?q=sho"))).size(), 1);
        const Answer shown = m_shop->nobody().get(QStringLiteral("/v1/stores/") + made.text("id"));
        QCOMPARE(shown.text("description"), QStringLiteral("Rings"));
        QCOMPARE(m_shop->nobody().get(QStringLiteral("/v1/stores/1")).code(), QByteArray("STORE_NOT_FOUND"));
    }

    void aProductIsRegisteredAndShown()
    {
        const QJsonObject made = m_shop->makeProduct(
            QStringLiteral("Ring"),
            object("{'description':'Silver','category':'Rings','tags':['a',' b ','a'],'handle':'ring',"
                   "'sale':{'openAt':'2020-01-01T00:00:00Z','closeAt':'2099-01-01T00:00:00Z','perMemberLimit':2,"
                   "'holdSeconds':90},'options':[{'name':'S','price':12900,'stock':3},"
                   "{'name':'M','price':13900,'stock':0}]}"));
        const QJsonArray options = made.value(QStringLiteral("options")).toArray();
        QCOMPARE(options.size(), 2);
        QVERIFY(!options.at(0)[u"id"].toString().isEmpty());
        const Answer shown = m_shop->nobody().get(path("/v1/products/", made));
        QCOMPARE(shown.status, 200);
        QCOMPARE(shown.headers.value("etag"), QByteArray("\"1\""));
        QCOMPARE(shown.text("saleType"), QStringLiteral("FLASH"));
        QCOMPARE(shown.json[u"sale"][u"holdSeconds"].toInt(), 90);
        QCOMPARE(shown.json[u"sale"][u"perMemberLimit"].toInt(), 2);
        QCOMPARE(shown.json[u"sale"][u"state"].toString(), QStringLiteral("OPEN"));
        QCOMPARE(shown.json[u"options"][0][u"available"].toInt(), 3);
        QVERIFY(shown.json[u"options"][0][u"held"].isUndefined());
        QCOMPARE(shown.json[u"tags"].toArray().size(), 2);
        QCOMPARE(m_shop->nobody().get(QStringLiteral("/v1/products/1")).code(), QByteArray("PRODUCT_NOT_FOUND"));
        QCOMPARE(m_shop->nobody().get(QStringLiteral("/v1/products/x")).status, 404);
    }

    void A6_A8_everyFieldInErrorIsNamed_data()
    {
        QTest::addColumn<QByteArray>("change");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("field");
        const auto row = [](const char *name, const QByteArray &change, int status, const char *field) {
            QTest::newRow(name) << change << status << QString::fromLatin1(field);
        };
        row("unknown field", "{'sellerId':'7'}", 400, "sellerId");
        row("name missing", "{'name':null}", 400, "name");
        row("name empty", "{'name':'  '}", 422, "name");
        row("name of two lines", "{'name':'a\\nb'}", 422, "name");
        row("no options", "{'options':[]}", 422, "options");
        row("options not a list", "{'options':{}}", 400, "options");
        row("price as text", "{'options':[{'name':'a','price':'1','stock':1}]}", 400, "options[0].price");
        row("price with a fraction", "{'options':[{'name':'a','price':1.5,'stock':1}]}", 400, "options[0].price");
        row("price of 2^64", "{'options':[{'name':'a','price':18446744073709551616,'stock':1}]}", 400,
            "options[0].price");
        row("price 0", "{'options':[{'name':'a','price':0,'stock':1}]}", 422, "options[0].price");
        row("price negative", "{'options':[{'name':'a','price':-1,'stock':1}]}", 422, "options[0].price");
        row("price missing", "{'options':[{'name':'a','stock':1}]}", 400, "options[0].price");
        row("stock negative", "{'options':[{'name':'a','price':1,'stock':-1}]}", 422, "options[0].stock");
        row("stock of 2^63-1", "{'options':[{'name':'a','price':1,'stock':9223372036854775807}]}", 422,
            "options[0].stock");
        row("held given", "{'options':[{'name':'a','price':1,'stock':1,'held':5}]}", 400, "options[0].held");
        row("one name twice", "{'options':[{'name':'a','price':1,'stock':1},{'name':'a','price':2,'stock':1}]}", 422,
            "options");
        row("store not an id", "{'storeId':5}", 400, "storeId");
        row("tags not texts", "{'tags':[1]}", 400, "tags");
        const auto sale = [&row](const char *name, const QByteArray &more, int status, const char *field) {
            row(name, "{'sale':{'openAt':'2030-01-01T00:00:00Z'," + more + "}}", status, field);
        };
        sale("sale without end", "'holdSeconds':5", 400, "sale.closeAt");
        sale("sale ends at its begin", "'closeAt':'2030-01-01T00:00:00Z'", 422, "sale.closeAt");
        sale("hold too short", "'closeAt':'2031-01-01T00:00:00Z','holdSeconds':1", 422, "sale.holdSeconds");
        sale("hold too long", "'closeAt':'2031-01-01T00:00:00Z','holdSeconds':86401", 422, "sale.holdSeconds");
        sale("limit 0", "'closeAt':'2031-01-01T00:00:00Z','perMemberLimit':0", 422, "sale.perMemberLimit");
    }
    void A6_A8_everyFieldInErrorIsNamed()
    {
        QFETCH(QByteArray, change);
        QFETCH(QString, field);
        const QJsonObject problem = m_shop->makeProduct(QStringLiteral("Ring"), object(change));
        QTEST(problem[u"status"].toInt(), "status");
        QCOMPARE(problem[u"errors"][0][u"field"].toString(), field);
        QCOMPARE(namesOf(m_shop->nobody().get(QStringLiteral("/v1/products"))).size(), 0);
    }

    void allErrorsComeAtOnce()
    {
        const Answer answer =
            m_shop->asSeller().post(QStringLiteral("/v1/seller/products"),
                                    object("{'storeId':'1','name':'','options':[{'name':'','price':-1,'stock':-1}]}"));
        QCOMPARE(answer.status, 422);
        QCOMPARE(fieldsInError(answer).size(), 4);
    }

    void A4_whatIsAnothersIsNotFound()
    {
        const QJsonObject made = m_shop->makeProduct(QStringLiteral("Ring"));
        const QString product = path("/v1/seller/products/", made);
        auto other = m_shop->asSeller(ShopCase::otherSeller);
        const Answer absent = other.get(QStringLiteral("/v1/seller/products/1"));
        QCOMPARE(absent.code(), QByteArray("PRODUCT_NOT_FOUND"));
        for (const Answer &answer :
             {other.get(product), other.patch(product, object("{'name':'Mine'}"), {{"If-Match", "\"1\""}}),
              other.remove(product), other.remove(product, {{"If-Match", "\"1\""}})}) {
            QCOMPARE(answer.status, 404);
            QCOMPARE(answer.text("detail"), absent.text("detail"));
        }
        QJsonObject intoForeignStore{{QStringLiteral("storeId"), m_shop->storeId},
                                     {QStringLiteral("name"), QStringLiteral("X")}};
        intoForeignStore.insert(QStringLiteral("options"), object("{'o':[{'name':'a','price':1,'stock':1}]}")[u"o"]);
        QCOMPARE(other.post(QStringLiteral("/v1/seller/products"), intoForeignStore).code(),
                 QByteArray("STORE_NOT_FOUND"));
        QCOMPARE(m_shop->asSeller().get(product).status, 200);
    }

    void A5_eachAudienceHasItsOwnRoutes()
    {
        const QJsonObject made = m_shop->makeProduct(QStringLiteral("Ring"));
        QCOMPARE(m_shop->nobody().get(QStringLiteral("/v1/seller/products")).status, 401);
        QCOMPARE(m_shop->member(ShopCase::shopper).get(QStringLiteral("/v1/seller/products")).status, 403);
        QCOMPARE(m_shop->asOperator().get(QStringLiteral("/v1/seller/products")).status, 401);
        QCOMPARE(m_shop->asSeller().get(QStringLiteral("/v1/ops/products")).status, 401);
        auto viewer = m_shop->asOperator(permission::View);
        QCOMPARE(viewer.get(path("/v1/ops/products/", made)).status, 200);
        QCOMPARE(viewer.patch(path("/v1/ops/products/", made), {}, {{"If-Match", "\"1\""}}).status, 403);
        QCOMPARE(viewer.post(QStringLiteral("/v1/ops/stores"), object("{'name':'S'}")).status, 403);
        QCOMPARE(m_shop->asOperator(permission::SaleRun).get(QStringLiteral("/v1/ops/products")).status, 403);
    }

    void anEditNeedsTheVersionItSaw()
    {
        const QJsonObject made = m_shop->makeProduct(QStringLiteral("Ring"));
        const QString product = path("/v1/seller/products/", made);
        auto seller = m_shop->asSeller();
        const QJsonObject edit = object("{'name':'Band'}");
        QCOMPARE(seller.patch(product, edit).status, 428);
        QCOMPARE(seller.patch(product, edit, {{"If-Match", "\"7\""}}).status, 412);
        QCOMPARE(seller.patch(product, edit, {{"If-Match", "1"}}).status, 400); // no entity tag
        const Answer done = seller.patch(product, edit, {{"If-Match", "\"1\""}});
        QCOMPARE(done.status, 200);
        QCOMPARE(done.headers.value("etag"), QByteArray("\"2\""));
        QCOMPARE(done.text("name"), QStringLiteral("Band"));
        QCOMPARE(seller.patch(product, object("{'price':5}"), {{"If-Match", "\"2\""}}).status, 400);
        QCOMPARE(seller.patch(product, object("{'options':[{'id':'1','price':5}]}"), {{"If-Match", "\"2\""}}).status,
                 422);
    }

    /// Null takes away what a product may be without; elsewhere it is refused, and changes nothing.
    void nullInAnEditClearsOrIsRefused()
    {
        const QJsonObject made = m_shop->makeProduct(
            QStringLiteral("Ring"), object("{'description':'Silver','category':'Rings','tags':['a'],'sale':null}"));
        const QString product = path("/v1/seller/products/", made);
        auto seller = m_shop->asSeller();
        const auto patch = [&](const QByteArray &body) {
            return seller.patch(product, object(body), {{"If-Match", "*"}});
        };
        for (const char *field : {"name", "onSale", "options"}) {
            const Answer answer = patch("{'" + QByteArray(field) + "':null,'description':'Gold'}");
            QCOMPARE(answer.status, 400);
            QCOMPARE(fieldsInError(answer), QStringList{QString::fromLatin1(field)});
        }
        const QByteArray option = made[u"options"][0][u"id"].toString().toLatin1();
        for (const char *field : {"id", "name", "price", "onSale"}) {
            const QByteArray id = qstrcmp(field, "id") == 0 ? QByteArray("null") : QByteArray("'" + option + "'");
            const QByteArray other = qstrcmp(field, "id") == 0 ? QByteArray() : ",'" + QByteArray(field) + "':null";
            const Answer answer = patch("{'options':[{'id':" + id + other + "}]}");
            QCOMPARE(answer.status, 400);
            QVERIFY(fieldsInError(answer).contains(QStringLiteral("options[0].") + QString::fromLatin1(field)));
        }
        QCOMPARE(seller.get(product).text("description"), QStringLiteral("Silver"));
        const Answer cleared = patch("{'description':null,'category':null,'tags':null}");
        QCOMPARE(cleared.status, 200);
        QCOMPARE(cleared.text("description"), QString());
        QCOMPARE(cleared.text("category"), QString());
        QCOMPARE(cleared.json[u"tags"].toArray().size(), 0);
        QCOMPARE(cleared.text("name"), QStringLiteral("Ring"));
    }

    void oneOptionTwiceInAnEditIsRefused()
    {
        const QJsonObject made = m_shop->makeProduct(QStringLiteral("Ring"));
        const QByteArray option = made[u"options"][0][u"id"].toString().toLatin1();
        const Answer answer = m_shop->asSeller().patch(
            path("/v1/seller/products/", made),
            object("{'name':'Band','options':[{'id':'" + option + "','price':1},{'id':'" + option + "','price':2}]}"),
            {{"If-Match", "*"}});
        QCOMPARE(answer.status, 422);
        QCOMPARE(fieldsInError(answer), QStringList{QStringLiteral("options[1].id")});
        const Answer shown = m_shop->asSeller().get(path("/v1/seller/products/", made));
        QCOMPARE(shown.text("name"), QStringLiteral("Ring"));
        QCOMPARE(shown.json[u"options"][0][u"price"].toInt(), 12900);
    }

    void tagsThatReadTheSameAreOne()
    {
        const QJsonObject made =
            m_shop->makeProduct(QStringLiteral("Ring"), object("{'tags':['Silver','silver',' SILVER ','gold']}"));
        const Answer shown = m_shop->nobody().get(path("/v1/products/", made));
        QCOMPARE(shown.json[u"tags"].toArray(), (QJsonArray{QStringLiteral("Silver"), QStringLiteral("gold")}));
    }

    void aDeletedProductIsGoneFromEverywhere()
    {
        const QJsonObject made = m_shop->makeProduct(QStringLiteral("Ring"));
        QCOMPARE(m_shop->asSeller().remove(path("/v1/seller/products/", made), {{"If-Match", "\"9\""}}).status, 412);
        QCOMPARE(m_shop->asSeller().remove(path("/v1/seller/products/", made)).status, 204);
        QCOMPARE(m_shop->nobody().get(path("/v1/products/", made)).status, 404);
        QCOMPARE(m_shop->asSeller().get(path("/v1/seller/products/", made)).status, 404);
        QCOMPARE(m_shop->asOperator().get(path("/v1/ops/products/", made)).status, 404);
        QCOMPARE(namesOf(m_shop->nobody().get(QStringLiteral("/v1/products"))).size(), 0);
        QCOMPARE(m_shop->asSeller().remove(path("/v1/seller/products/", made)).status, 404);
    }

    void aKeyMakesCreatingSafeToRetry()
    {
        const QJsonObject body = object("{'name':'Shop'}");
        const test::Caller::Headers key{{"Idempotency-Key", "k1"}};
        const Answer first = m_shop->asSeller().post(QStringLiteral("/v1/seller/stores"), body, key);
        const Answer again = m_shop->asSeller().post(QStringLiteral("/v1/seller/stores"), body, key);
        QCOMPARE(again.status, 201);
        QCOMPARE(again.json, first.json);
        QCOMPARE(again.headers.value("idempotency-replayed"), QByteArray("true"));
        QCOMPARE(m_shop->asSeller().post(QStringLiteral("/v1/seller/stores"), object("{'name':'Other'}"), key).code(),
                 QByteArray("IDEMPOTENCY_KEY_REUSED"));
        const Answer bad = m_shop->asSeller().post(QStringLiteral("/v1/seller/stores"), body,
                                                   {{"Idempotency-Key", QByteArray(301, 'k')}});
        QCOMPARE(bad.status, 400);
    }

    void A16_listParametersAreCheckedNotTrusted()
    {
        m_shop->makeProduct(QStringLiteral("Ring"));
        auto nobody = m_shop->nobody();
        for (const char *bad : {"limit=0", "limit=101", "limit=x", "cursor=!!", "cursor=bmV3ZXN0", "sort=name",
                                "sort=id;DROP", "storeId=x", "minPrice=-1", "minPrice=a", "flash=yes", "inStock=1",
                                "page=0", "page=2&inStock=true", "page=999999999"}) {
            const Answer answer = nobody.get(QStringLiteral("/v1/products?") + QLatin1StringView(bad));
            QVERIFY2(answer.status == 400 && answer.code() == "REQUEST_INVALID", bad);
        }
        QCOMPARE(nobody.get(QStringLiteral("/v1/products?q=%27%20OR%201%3D1--")).json[u"items"].toArray().size(), 0);
        const Answer listed = nobody.get(QStringLiteral("/v1/products?q=RIN&limit=1&inStock=true&flash=false"));
        QCOMPARE(namesOf(listed), QStringList{QStringLiteral("Ring")});
        QVERIFY(listed.json[u"nextCursor"].isNull());
        QVERIFY(!listed.json[u"items"][0].toObject().contains(QStringLiteral("description")));
        QCOMPARE(nobody.get(QStringLiteral("/v1/products?page=1")).json[u"total"].toInt(), 1);
    }

    void aCursorOfAnotherOrderIsRefused()
    {
        m_shop->makeProduct(QStringLiteral("A"));
        m_shop->makeProduct(QStringLiteral("B"));
        auto nobody = m_shop->nobody();
        const QString cursor = nobody.get(QStringLiteral("/v1/products?limit=1")).text("nextCursor");
        QVERIFY(!cursor.isEmpty());
        QCOMPARE(namesOf(nobody.get(QStringLiteral("/v1/products?limit=1&cursor=") + cursor)),
                 QStringList{QStringLiteral("A")});
        QCOMPARE(nobody.get(QStringLiteral("/v1/products?sort=price_up&cursor=") + cursor).status, 400);
    }

    void anOperatorsEditIsAudited()
    {
        const QJsonObject made = m_shop->makeProduct(QStringLiteral("Ring"));
        auto editor = m_shop->asOperator(permission::View | permission::CatalogueEdit);
        const QString option = made[u"options"][0][u"id"].toString();
        const Answer done =
            editor.patch(path("/v1/ops/products/", made),
                         object("{'category':'Rings','options':[{'id':'" + option.toLatin1() + "','price':11000}]}"),
                         {{"If-Match", "\"1\""}});
        QCOMPARE(done.status, 200);
        QCOMPARE(done.json[u"price"].toInt(), 11000);
        const auto entries = m_shop->given.ground.audit.entries();
        QCOMPARE(entries.size(), 1);
        const AuditEntry &entry = entries.constFirst();
        QCOMPARE(entry.operatorId, ShopCase::operatorId);
        QCOMPARE(entry.action, QByteArray("product.edit"));
        QCOMPARE(entry.object, "product:" + made[u"id"].toString().toLatin1());
        QCOMPARE(entry.before[u"category"].toString(), QString());
        QCOMPARE(entry.after[u"category"].toString(), QStringLiteral("Rings"));
        QVERIFY(!entry.after.contains(QStringLiteral("name")));
        QVERIFY(!entry.requestId.isEmpty());
    }

    void anOperatorOpensAStoreForTheHouseOrASeller()
    {
        auto editor = m_shop->asOperator();
        const Answer house = editor.post(QStringLiteral("/v1/ops/stores"), object("{'name':'House'}"));
        QCOMPARE(house.status, 201);
        QCOMPARE(house.text("sellerId"), QStringLiteral("0"));
        const Answer made = editor.post(QStringLiteral("/v1/ops/stores"), object("{'name':'His','sellerId':'1001'}"));
        QCOMPARE(made.text("sellerId"), QStringLiteral("1001"));
        QCOMPARE(namesOf(editor.get(QStringLiteral("/v1/ops/stores"))).size(), 2);
        QCOMPARE(m_shop->given.ground.audit.entries().size(), 2);
        QCOMPARE(m_shop->given.ground.audit.entries().constFirst().action, QByteArray("store.create"));
    }
};

QTEST_GUILESS_MAIN(CatalogRoutesTest)
#include "catalog_routes_test.moc"
