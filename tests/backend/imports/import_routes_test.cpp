// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/imports/imports_module.h"
#include "tests/backend/catalog/shop_case.h"
#include <QFile>
#include <QTest>

using namespace firstcome;
using test::Answer;
using test::ShopCase;

namespace {

const QString path = QStringLiteral("/v1/ops/products/import");
const test::Caller::Headers csv{{"Content-Type", "text/csv; charset=utf-8"}};

QByteArray realFile()
{
    QFile file(qEnvironmentVariable("FIRSTCOME_SOURCE") + QStringLiteral("/tests/data/jewelery.csv"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class ImportRoutesTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<ShopCase> m_shop;

    Answer import(const QString &query, const QByteArray &file = realFile(), const test::Caller::Headers &headers = csv)
    {
        return m_shop->asOperator().send("POST", path + query, file, headers);
    }

private Q_SLOTS:
    void init()
    {
        m_shop = std::make_unique<ShopCase>(
            [](const catalog::CatalogModule &catalog) { return std::make_unique<imports::ImportsModule>(catalog); });
        m_shop->asOperator().post(QStringLiteral("/v1/ops/stores"),
                                  {{QStringLiteral("name"), QStringLiteral("Jewelry & Co")},
                                   {QStringLiteral("sellerId"), QString::number(ShopCase::seller)}});
    }
    void cleanup() { m_shop.reset(); }

    void theRealFileIsImportedIntoTheSellersStore()
    {
        const QString store = QStringLiteral("?store=Jewelry%20%26%20Co");
        const Answer dry = import(store + QStringLiteral("&dryRun=true"));
        QCOMPARE(dry.status, 200);
        QCOMPARE(dry.json[u"created"].toInt(), 20);
        QCOMPARE(dry.json[u"columns"].toArray().size(), 46);
        QCOMPARE(dry.json[u"products"].toArray().size(), 20);
        QCOMPARE(dry.json[u"products"][0][u"outcome"].toString(), QStringLiteral("CREATED"));
        QCOMPARE(m_shop->given.ground.audit.entries().size(), 1); // only the store's
        const Answer done = import(store);
        QCOMPARE(done.status, 200);
        QCOMPARE(done.json[u"created"].toInt(), 20);
        QCOMPARE(done.json[u"rounded"].toInt(), 22);
        QCOMPARE(done.json[u"errors"].toArray().size(), 0);
        QCOMPARE(import(store).json[u"unchanged"].toInt(), 20);
        const Answer own = m_shop->asSeller().get(QStringLiteral("/v1/seller/products?limit=100"));
        QCOMPARE(own.json[u"items"].toArray().size(), 20);
        const Answer found = m_shop->nobody().get(QStringLiteral("/v1/products?q=elephant"));
        QCOMPARE(found.json[u"items"][0][u"price"].toInt(), 55);
    }

    void whatWasImportedIsAudited()
    {
        import(QStringLiteral("?store=Jewelry+%26+Co"));
        const auto entries = m_shop->given.ground.audit.entries();
        QCOMPARE(entries.size(), 3);
        QCOMPARE(entries.at(1).action, QByteArray("import.begin"));
        QCOMPARE(entries.at(1).after[u"sha256"].toString().size(), 64);
        QCOMPARE(entries.at(2).action, QByteArray("import.end"));
        QCOMPARE(entries.at(2).after[u"created"].toInt(), 20);
        QCOMPARE(entries.at(2).operatorId, ShopCase::operatorId);
        QVERIFY(entries.at(2).object.startsWith("store:"));
    }

    void whatDoesNotFitIsRefused()
    {
        const QString store = QStringLiteral("?store=Jewelry%20%26%20Co");
        QCOMPARE(import(QStringLiteral("?store=Nowhere")).code(), QByteArray("STORE_NOT_FOUND"));
        QCOMPARE(import(QStringLiteral("?store=Nowhere"), "a,b\n1,2\n").code(), QByteArray("STORE_NOT_FOUND"));
        QCOMPARE(import(QString()).code(), QByteArray("REQUEST_INVALID"));
        QCOMPARE(import(store + QStringLiteral("&dryRun=maybe")).code(), QByteArray("REQUEST_INVALID"));
        QCOMPARE(import(store, "a,b\n1,2\n").code(), QByteArray("FILE_INVALID"));
        QCOMPARE(import(store, "a,b\n1,2\n").status, 422);
        QCOMPARE(import(store, QByteArray()).code(), QByteArray("FILE_INVALID"));
        QCOMPARE(import(store, "{}", {{"Content-Type", "application/json"}}).status, 415);
        auto other = m_shop->asOperator(permission::every & ~permission::CatalogueEdit);
        QCOMPARE(other.send("POST", path + store, realFile(), csv).status, 403);
        QCOMPARE(m_shop->asSeller().send("POST", path + store, realFile(), csv).status, 401);
        QCOMPARE(m_shop->nobody().get(QStringLiteral("/v1/products")).json[u"items"].toArray().size(), 0);
    }

    void aBodyOfMoreThanAMebibyteIsTaken()
    {
        QByteArray file = "Handle,Title,Variant Price,Variant Inventory Qty,Other\n";
        for (int i = 0; file.size() < 2 * 1024 * 1024; ++i) {
            const QByteArray number = QByteArray::number(i);
            file += "h" + number + ",Product " + number + ",100,1," + QByteArray(10'000, 'x') + '\n';
        }
        const Answer done = import(QStringLiteral("?store=Jewelry%20%26%20Co"), file);
        QCOMPARE(done.status, 200);
        QVERIFY(done.json[u"created"].toInt() > 200);
    }
};

QTEST_GUILESS_MAIN(ImportRoutesTest)
#include "import_routes_test.moc"
