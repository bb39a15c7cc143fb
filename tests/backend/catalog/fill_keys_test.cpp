// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/catalog/product_store.h"
#include "backend/catalog/store_store.h"
#include "tests/backend/catalog/catalog_case.h"
#include "tests/support/engines.h"
#include <QTest>

using namespace firstcome;
using namespace firstcome::catalog;
using test::CatalogCase;
using test::Engine;

namespace {

/// The schema as it was before there were keys.
QList<sql::Migration> withoutKeys()
{
    QList<sql::Migration> steps;
    for (const sql::Migration &step : CatalogCase::migrations()) {
        if (!step.name.contains("keys") && !step.name.contains("shadow"))
            steps.append(step);
    }
    return steps;
}

void insertOldRows(sql::Connection &connection)
{
    connection
        .statement("INSERT INTO stores (id, seller_id, name, description, search_text, live, version, created_at, "
                   "updated_at) VALUES (?,1,?,'','',1,1,1,1)")
        .bind(11, QStringLiteral("Étui"))
        .exec();
    auto &product = connection.statement(
        "INSERT INTO products (id, store_id, seller_id, handle, name, description, category, price, search_text, live, "
        "version, created_at, updated_at) VALUES (?,11,1,?,?,'','',100,'',1,1,1,1)");
    product.bind(21, QStringLiteral("ring"), QStringLiteral("Gold Ring")).exec();
    product.bind(22, QStringLiteral("RING"), QStringLiteral("Silver Ring")).exec();
    product.bind(23, std::optional<QString>(), QStringLiteral("ＬＥＤ")).exec();
    connection
        .statement("INSERT INTO options (id, product_id, position, name, price, on_hand, held, sold, version, "
                   "created_at, updated_at) VALUES (31,21,0,?,100,0,0,0,1,1,1)")
        .bind(QStringLiteral("GROẞ"))
        .exec();
}

} // namespace

class FillKeysTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsThereGetsItsKeys_data() { Engine::addRows(); }
    void whatIsThereGetsItsKeys()
    {
        OPEN_ENGINE(database, withoutKeys());
        database->write([](sql::Connection &connection) { insertOldRows(connection); });
        for (int start = 0; start < 2; ++start) {
            database->write([](sql::Connection &connection) {
                sql::migrate(connection, CatalogCase::migrations(), systemNow());
                StoreStore(connection).fillKeys();
                ProductStore(connection).fillKeys();
                stock::StockStore::fillKeys(connection);
            });
        }
        test::TestGround ground(database->database(), systemNow);
        const CatalogCase given(ground);
        database->read([&given](sql::Connection &connection) {
            QCOMPARE(StoreStore(connection).findByName(QStringLiteral("ÉTUI"))->id, 11);
            ProductStore products(connection);
            // Of two handles that are one by now, the older product keeps it.
            QCOMPARE(products.findByHandles(11, {QStringLiteral("Ring")}).constFirst().id, 21);
            const auto found = [&products](const QString &text) {
                ProductPage page;
                page.filter.q = text;
                const QList<Product> list = products.list(page);
                return list.size() == 1 ? list.constFirst().id : 0;
            };
            QCOMPARE(found(QStringLiteral("silver ring")), 22);
            QCOMPARE(found(QStringLiteral("led")), 23);
            QCOMPARE(given.stock.store().page(connection, {QStringLiteral("gross"), {}, 0}, 5).size(), size_t(1));
        });
    }
};

QTEST_GUILESS_MAIN(FillKeysTest)
#include "fill_keys_test.moc"
