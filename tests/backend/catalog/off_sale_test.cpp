// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/backend/catalog/shop_case.h"
#include <QTest>

using namespace firstcome;
using test::Answer;
using test::ShopCase;

namespace {

const QString name = QStringLiteral("name");
const QString onSale = QStringLiteral("onSale");
const QString options = QStringLiteral("options");

QByteArray etagOf(const QJsonObject &product)
{
    return '"' + QByteArray::number(product[u"version"].toInteger()) + '"';
}

QJsonObject option(const QString &optionName, qint64 price)
{
    return {{name, optionName}, {QStringLiteral("price"), price}, {QStringLiteral("stock"), 10}};
}

} // namespace

class OffSaleTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<ShopCase> m_shop;

    Answer edit(test::Caller caller, const QString &path, const QJsonObject &product, const QJsonObject &change)
    {
        return caller.send("PATCH", path + product[u"id"].toString(), QJsonDocument(change).toJson(),
                           {{"If-Match", etagOf(product)}, {"Content-Type", "application/json"}});
    }

    qsizetype listed(test::Caller caller, const QString &path)
    {
        return caller.get(path).json[u"items"].toArray().size();
    }

private Q_SLOTS:
    void init() { m_shop = std::make_unique<ShopCase>(); }
    void cleanup() { m_shop.reset(); }

    void aSellerTakesAProductOffSaleAndPutsItBack()
    {
        const QJsonObject made = m_shop->makeProduct(QStringLiteral("Ring"));
        QCOMPARE(made[u"onSale"], QJsonValue(true));
        const QString seller = QStringLiteral("/v1/seller/products/");
        const Answer off = edit(m_shop->asSeller(), seller, made, {{onSale, false}});
        QCOMPARE(off.status, 200);
        QCOMPARE(off.json[u"onSale"], QJsonValue(false));
        QCOMPARE(off.json[u"offSaleBy"].toString(), QStringLiteral("PERSON"));
        QCOMPARE(listed(m_shop->nobody(), QStringLiteral("/v1/products?q=ring")), 0);
        QCOMPARE(listed(m_shop->nobody(), QStringLiteral("/v1/products?onSale=false")), 0);
        QCOMPARE(listed(m_shop->asSeller(), QStringLiteral("/v1/seller/products?q=ring")), 1);
        QCOMPARE(listed(m_shop->asOperator(), QStringLiteral("/v1/ops/products?onSale=false")), 1);
        QCOMPARE(listed(m_shop->asOperator(), QStringLiteral("/v1/ops/products?onSale=true")), 0);
        const Answer shown = m_shop->nobody().get(QStringLiteral("/v1/products/") + made[u"id"].toString());
        QCOMPARE(shown.json[u"onSale"], QJsonValue(false));
        QVERIFY(!shown.json.contains(u"offSaleBy"));
        const Answer back = edit(m_shop->asSeller(), seller, off.json, {{onSale, true}});
        QCOMPARE(back.json[u"onSale"], QJsonValue(true));
        QVERIFY(!back.json.contains(u"offSaleBy"));
        QCOMPARE(listed(m_shop->nobody(), QStringLiteral("/v1/products?q=ring")), 1);
    }

    /// What shoppers and operators see of stock says so too, at once and also of an option that is added meanwhile.
    void aProductOffSaleShowsNoStock()
    {
        const QJsonObject made = m_shop->makeProduct(QStringLiteral("Ring"));
        const QString id = made[u"id"].toString();
        const QString seller = QStringLiteral("/v1/seller/products/");
        const auto stock = [&](int index) {
            return m_shop->nobody()
                .get(QStringLiteral("/v1/products/%1/stock").arg(id))
                .json[u"options"][index][u"available"]
                .toInt();
        };
        QCOMPARE(stock(0), 10);
        const Answer off = edit(m_shop->asSeller(), seller, made, {{onSale, false}});
        QCOMPARE(stock(0), 0);
        const Answer shown = m_shop->nobody().get(QStringLiteral("/v1/products/") + id);
        QCOMPARE(shown.json[u"options"][0][u"available"].toInt(), 0);
        const Answer ops = m_shop->asOperator().get(QStringLiteral("/v1/ops/stock?q=ring"));
        QCOMPARE(ops.json[u"items"][0][u"onSale"], QJsonValue(false));
        QCOMPARE(ops.json[u"items"][0][u"onHand"].toInt(), 10);
        const Answer more =
            edit(m_shop->asSeller(), seller, off.json, {{options, QJsonArray{option(QStringLiteral("New"), 900)}}});
        QCOMPARE(more.status, 200);
        QCOMPARE(stock(1), 0);
        QCOMPARE(edit(m_shop->asSeller(), seller, more.json, {{onSale, true}}).status, 200);
        QCOMPARE(stock(0), 10);
        QCOMPARE(stock(1), 10);
    }

    /// An operator is asked about what a shopper bought last week.
    void aDeletedOptionIsFoundByAnOperatorsSearch()
    {
        const QJsonObject made = m_shop->makeProduct(QStringLiteral("Brooch"));
        const QString option = made[u"options"][0][u"id"].toString();
        const QString path = QStringLiteral("/v1/seller/products/") + made[u"id"].toString();
        QCOMPARE(m_shop->asSeller().remove(path, {{"If-Match", etagOf(made)}}).status, 204);
        const Answer found = m_shop->asOperator().get(QStringLiteral("/v1/ops/stock?q=") + option);
        QCOMPARE(found.json[u"items"].toArray().size(), 1);
        QCOMPARE(found.json[u"items"][0][u"deleted"], QJsonValue(true));
        QCOMPARE(found.json[u"items"][0][u"product"].toString(), QStringLiteral("Brooch"));
        QCOMPARE(listed(m_shop->asOperator(), QStringLiteral("/v1/ops/stock?limit=100")), 0);
    }

    void anOperatorTakesAnOptionOffSale()
    {
        const QJsonObject made = m_shop->makeProduct(
            QStringLiteral("Ring"),
            {{options, QJsonArray{option(QStringLiteral("Gold"), 900), option(QStringLiteral("Silver"), 500)}}});
        QCOMPARE(made[u"price"].toInt(), 500);
        const QJsonObject silver = made[u"options"][1].toObject();
        const QJsonObject change{{QStringLiteral("id"), silver[u"id"]}, {onSale, false}};
        const Answer off =
            edit(m_shop->asOperator(), QStringLiteral("/v1/ops/products/"), made, {{options, QJsonArray{change}}});
        QCOMPARE(off.status, 200);
        QCOMPARE(off.json[u"price"].toInt(), 900);
        QCOMPARE(off.json[u"options"][1][u"onSale"], QJsonValue(false));
        QCOMPARE(off.json[u"options"][1][u"available"].toInt(), 10);
        const QString id = made[u"id"].toString();
        const Answer shopper = m_shop->nobody().get(QStringLiteral("/v1/products/") + id);
        QCOMPARE(shopper.json[u"options"][0][u"available"].toInt(), 10);
        QCOMPARE(shopper.json[u"options"][1][u"available"].toInt(), 0);
        QCOMPARE(m_shop->given.ground.audit.entries().last().action, QByteArray("product.edit"));
        const auto shownStock = m_shop->given.stock.board().look(
            std::vector<stock::OptionQuantity>{{idFrom(QStringView(silver[u"id"].toString())).value(), 1}});
        QVERIFY(shownStock[0] && !shownStock[0]->onSale);
    }

    void namesAreOneByTheirKeys()
    {
        const QJsonObject ring = m_shop->makeProduct(QStringLiteral("Étui"));
        const QString decomposed = QStringLiteral("ÉTUI").normalized(QString::NormalizationForm_D);
        const QJsonObject taken = m_shop->makeProduct(decomposed);
        QCOMPARE(taken[u"code"].toString(), QStringLiteral("NAME_TAKEN"));
        const Answer store = m_shop->asSeller().post(QStringLiteral("/v1/seller/stores"), {{name, decomposed}});
        QCOMPARE(store.code(), QByteArray("NAME_TAKEN"));
        const QJsonObject twice = m_shop->makeProduct(
            QStringLiteral("Box"),
            {{options, QJsonArray{option(QStringLiteral("Red"), 900), option(QStringLiteral("ＲＥＤ"), 500)}}});
        QCOMPARE(twice[u"code"].toString(), QStringLiteral("VALUE_INVALID"));
        const QJsonObject unseen = m_shop->makeProduct(QStringLiteral("\u3164"));
        QCOMPARE(unseen[u"code"].toString(), QStringLiteral("VALUE_INVALID"));
        QCOMPARE(listed(m_shop->nobody(), QStringLiteral("/v1/products?q=e%CC%81tui")), 1);
        QCOMPARE(listed(m_shop->nobody(), QStringLiteral("/v1/stores?q=E%CC%81T")), 1);
    }
};

QTEST_GUILESS_MAIN(OffSaleTest)
#include "off_sale_test.moc"
