// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/imports/imports_module.h"
#include "tests/backend/catalog/shop_case.h"
#include "tests/support/waits.h"
#include <QFile>
#include <QTcpSocket>
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

    void whatCameOfAnImportIsKept()
    {
        const QString store = QStringLiteral("?store=Jewelry%20%26%20Co");
        const Answer done = import(store + QStringLiteral("&endMissing=true"));
        const QString id = done.text("id");
        QVERIFY(!id.isEmpty());
        QCOMPARE(done.headers.value("location"), "/v1/ops/imports/" + id.toLatin1());
        import(store, "a,b\n1,2\n");
        const Answer kept = m_shop->asOperator().get(QStringLiteral("/v1/ops/imports/") + id);
        QCOMPARE(kept.status, 200);
        QCOMPARE(kept.text("state"), QStringLiteral("DONE"));
        QCOMPARE(kept.json[u"endMissing"], QJsonValue(true));
        QJsonObject report = done.json;
        report.remove(QStringLiteral("id"));
        QCOMPARE(kept.json[u"report"].toObject(), report);
        const QJsonArray items = m_shop->asOperator().get(QStringLiteral("/v1/ops/imports")).json[u"items"].toArray();
        QCOMPARE(items.size(), 2);
        QCOMPARE(items[0][u"state"].toString(), QStringLiteral("REFUSED"));
        QCOMPARE(items[0][u"problem"][u"code"].toString(), QStringLiteral("FILE_INVALID"));
        QVERIFY(!items[1].toObject().contains(u"report"));
        const Answer next = m_shop->asOperator().get(QStringLiteral("/v1/ops/imports?limit=1"));
        const Answer last =
            m_shop->asOperator().get(QStringLiteral("/v1/ops/imports?limit=1&cursor=") + next.text("nextCursor"));
        QCOMPARE(last.json[u"items"][0][u"id"].toString(), id);
        QCOMPARE(m_shop->asOperator().get(QStringLiteral("/v1/ops/imports/1")).code(), QByteArray("IMPORT_NOT_FOUND"));
        QCOMPARE(m_shop->asSeller().get(QStringLiteral("/v1/ops/imports")).status, 401);
    }

    void whoLeavesBeforeTheAnswerFindsTheReport()
    {
        const QByteArray file = realFile();
        const QUrl url = m_shop->edge.url();
        QTcpSocket client;
        client.connectToHost(url.host(), quint16(url.port()));
        QVERIFY(client.waitForConnected());
        client.write(
            "POST /v1/ops/products/import?store=Jewelry%20%26%20Co HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " +
            m_shop->asOperator().token() +
            "\r\nContent-Type: text/csv\r\nContent-Length: " + QByteArray::number(file.size()) + "\r\n\r\n" + file);
        while (client.bytesToWrite() > 0)
            QVERIFY(client.waitForBytesWritten());
        client.abort();
        const auto state = [this] {
            const Answer list = m_shop->asOperator().get(QStringLiteral("/v1/ops/imports"));
            return list.json[u"items"][0][u"state"].toString();
        };
        WAIT_COMPARE(state(), QStringLiteral("DONE"), 60'000);
        const Answer list = m_shop->asOperator().get(QStringLiteral("/v1/ops/imports"));
        const Answer run =
            m_shop->asOperator().get(QStringLiteral("/v1/ops/imports/") + list.json[u"items"][0][u"id"].toString());
        QCOMPARE(run.json[u"report"][u"created"].toInt(), 20);
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
