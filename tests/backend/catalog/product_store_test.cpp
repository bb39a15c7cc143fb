// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/sales/run_sale.h"
#include "tests/backend/catalog/shelf.h"
#include "tests/support/waits.h"
#include <QTest>

using namespace firstcome;
using namespace firstcome::catalog;
using namespace std::chrono_literals;
using test::CatalogCase;
using test::Engine;
using test::seller;
using test::Shelf;

namespace {

/// On this server, for a row that another transaction holds.
bool somebodyWaits(const sql::DatabaseSettings &settings)
{
    sql::Connection watcher(settings, sql::Connection::Purpose::Write);
    auto &row = watcher.statement("SHOW GLOBAL STATUS LIKE 'Innodb_row_lock_current_waits'");
    const bool waits = row.next() && row.integer(1) > 0;
    row.reset();
    return waits;
}

} // namespace

class ProductStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aProductComesBackAsItWasRegistered_data() { Engine::addRows(); }
    void aProductComesBackAsItWasRegistered()
    {
        OPEN_ENGINE(database, CatalogCase::migrations());
        Shelf shelf(*database);
        ProductForm form = shelf.form(QStringLiteral("목걸이 💎"), 12900, 7);
        form.description = QStringLiteral("은으로 만든\n목걸이");
        form.category = QStringLiteral("Necklace");
        form.tags = QStringList{QStringLiteral("silver"), QStringLiteral("은")};
        form.handle = QStringLiteral("necklace");
        form.options.append({QStringLiteral("Two"), 9900, 0});
        const auto id = shelf.create(form);
        QVERIFY(id);
        const Product product = shelf.read(*id);
        QCOMPARE(product.name, form.name);
        QCOMPARE(product.description, form.description);
        QCOMPARE(product.category, form.category);
        QCOMPARE(product.tags, form.tags);
        QCOMPARE(product.handle, form.handle);
        QCOMPARE(product.store, QStringLiteral("보석 Shop"));
        QCOMPARE(product.sellerId, seller);
        QCOMPARE(product.price, 9900);
        QCOMPARE(product.version, 1);
        QCOMPARE(product.options.size(), 2);
        QCOMPARE(product.options.at(0).available, 7);
        QCOMPARE(product.options.at(1).name, QStringLiteral("Two"));
        QCOMPARE(product.saleType, SaleType::Normal);
        const qint64 received = database->read([](sql::Connection &connection) {
            auto &row = connection.statement("SELECT SUM(quantity) FROM stock_entries WHERE kind = 'RECEIVED'");
            return row.next() ? row.integer(0) : -1;
        });
        QCOMPARE(received, 7);
    }

    void namesAndHandlesAreUniqueInTheirStore_data() { Engine::addRows(); }
    void namesAndHandlesAreUniqueInTheirStore()
    {
        OPEN_ENGINE(database, CatalogCase::migrations());
        Shelf shelf(*database);
        ProductForm form = shelf.form(QStringLiteral("Ring"));
        form.handle = QStringLiteral("ring");
        QVERIFY(shelf.create(form));
        QCOMPARE(shelf.create(form).error().code, QByteArray("NAME_TAKEN"));
        form.name = QStringLiteral("RING"); // compared by its key: another case is no other name, on both engines
        QCOMPARE(shelf.create(form).error().code, QByteArray("NAME_TAKEN"));
        form.name = QStringLiteral("Second");
        form.handle = QStringLiteral("Ring");
        QCOMPARE(shelf.create(form).error().code, QByteArray("HANDLE_TAKEN"));
        form.handle.clear();
        QVERIFY(shelf.create(form));
        form.name = QStringLiteral("Third");
        QVERIFY2(shelf.create(form), "two products without a handle do not disturb each other");
        QCOMPARE(shelf.create(form, seller + 1).error().code, QByteArray("STORE_NOT_FOUND"));
    }

    void aDeletedProductsNameIsFreeAgain_data() { Engine::addRows(); }
    void aDeletedProductsNameIsFreeAgain()
    {
        OPEN_ENGINE(database, CatalogCase::migrations());
        Shelf shelf(*database);
        const ProductForm form = shelf.form(QStringLiteral("Ring"));
        for (int i = 0; i < 3; ++i) {
            const auto id = shelf.create(form);
            QVERIFY(id);
            const auto done = database->write([&](sql::Connection &connection) {
                return deleteProduct(connection, shelf.parts, {*id, seller, 1, shelf.now});
            });
            QVERIFY(done);
            QCOMPARE(shelf.read(*id).id, 0);
            const auto side =
                database->read([&](sql::Connection &connection) { return ProductStore(connection).facts({*id}); });
            QCOMPARE(side.size(), size_t(1));
            QVERIFY(side.front().deleted);
            QCOMPARE(side.front().sellerId, seller);
        }
        QCOMPARE(shelf.names({}), QStringList());
    }

    void aProductOnSaleIsNotDeleted_data() { Engine::addRows(); }
    void aProductOnSaleIsNotDeleted()
    {
        OPEN_ENGINE(database, CatalogCase::migrations());
        Shelf shelf(*database);
        ProductForm form = shelf.form(QStringLiteral("Ring"));
        form.sale = sales::SaleForm{shelf.now - 1h, shelf.now + 1h, 2, {}, true};
        const auto id = shelf.create(form);
        const Product product = shelf.read(*id);
        QCOMPARE(product.saleType, SaleType::Flash);
        QVERIFY(product.sale);
        QCOMPARE(product.sale->state, SaleState::Open);
        QCOMPARE(product.sale->holdTime, 600s);
        const auto done = database->write([&](sql::Connection &connection) {
            return deleteProduct(connection, shelf.parts, {*id, seller, 1, shelf.now});
        });
        QCOMPARE(done.error().code, QByteArray("STATE_CONFLICT"));
    }

    void anEditChangesOnlyWhatItNames_data() { Engine::addRows(); }
    void anEditChangesOnlyWhatItNames()
    {
        OPEN_ENGINE(database, CatalogCase::migrations());
        Shelf shelf(*database);
        ProductForm form = shelf.form(QStringLiteral("Ring"), 1000, 3);
        form.tags = QStringList{QStringLiteral("a"), QStringLiteral("b")};
        const Id id = *shelf.create(form);
        const Id option = shelf.read(id).options.constFirst().id;
        ProductEdit edit;
        edit.name = QStringLiteral("Band");
        edit.options = {{option, {}, 800, 0}, {0, QStringLiteral("Two"), 900, 4}};
        QVERIFY(shelf.edit(id, 1, edit));
        const Product product = shelf.read(id);
        QCOMPARE(product.name, QStringLiteral("Band"));
        QCOMPARE(product.tags, form.tags);
        QCOMPARE(product.version, 2);
        QCOMPARE(product.price, 800);
        QCOMPARE(product.options.at(0).name, QStringLiteral("One"));
        QCOMPARE(product.options.at(0).price, 800);
        QCOMPARE(product.options.at(0).available, 3);
        QCOMPARE(product.options.at(1).available, 4);
        QCOMPARE(shelf.edit(id, 1, edit).error().code, QByteArray("PRECONDITION_FAILED"));
    }

    void anEditThatDoesNotFitChangesNothing_data() { Engine::addRows(); }
    void anEditThatDoesNotFitChangesNothing()
    {
        OPEN_ENGINE(database, CatalogCase::migrations());
        Shelf shelf(*database);
        const Id id = *shelf.create(shelf.form(QStringLiteral("Ring")));
        const Id other = *shelf.create(shelf.form(QStringLiteral("Band")));
        const Id option = shelf.read(id).options.constFirst().id;
        const auto refusal = [&](const ProductEdit &edit) { return shelf.edit(id, 1, edit).error().code; };
        ProductEdit edit;
        edit.name = QStringLiteral("Band");
        QCOMPARE(refusal(edit), QByteArray("NAME_TAKEN"));
        edit = {};
        edit.options = {{shelf.read(other).options.constFirst().id, {}, 1, 0}};
        QCOMPARE(refusal(edit), QByteArray("VALUE_INVALID"));
        edit.options = {{0, QStringLiteral("One"), 1, 0}};
        QCOMPARE(refusal(edit), QByteArray("VALUE_INVALID"));
        for (int i = 0; i < product_limit::options; ++i)
            edit.options.append({0, QString::number(i), 1, 0});
        edit.options.removeFirst();
        QCOMPARE(refusal(edit), QByteArray("VALUE_INVALID"));
        QCOMPARE(shelf.read(id).version, 1);
        QCOMPARE(shelf.read(id).options.constFirst().id, option);
    }

    void aSaleThatIsNotAnnouncedIsHiddenFromShoppers_data() { Engine::addRows(); }
    void aSaleThatIsNotAnnouncedIsHiddenFromShoppers()
    {
        OPEN_ENGINE(database, CatalogCase::migrations());
        Shelf shelf(*database);
        ProductForm form = shelf.form(QStringLiteral("Ring"));
        form.sale = sales::SaleForm{shelf.now + 1h, shelf.now + 2h, {}, {}, false};
        const Id id = *shelf.create(form);
        QVERIFY(shelf.read(id).sale);
        const auto shopper = database->read([&](sql::Connection &connection) {
            return ProductView(shelf.parts, ProductDetail::Shopper).find(connection, id);
        });
        QVERIFY(!shopper->sale);
        QCOMPARE(shopper->saleType, SaleType::Flash);
    }

    /// Another process has the name, and has not committed yet: whoever comes waits for it, and is told so.
    void twoProcessesDoNotTakeOneName_data() { Engine::addServerRows(); }
    void twoProcessesDoNotTakeOneName()
    {
        OPEN_ENGINE(database, CatalogCase::migrations());
        Shelf shelf(*database);
        const NewStore store{{QStringLiteral("Zweite"), {}, 0}, seller, shelf.now};
        const NewProduct product{shelf.form(QStringLiteral("Ring")), seller, shelf.now};
        sql::Connection other(database->settings(), sql::Connection::Purpose::Write);

        other.begin();
        QVERIFY(createStore(other, shelf.parts, store));
        const auto secondStore = database->database().write(sql::Queue::Background, [&](sql::Connection &connection) {
            return createStore(connection, shelf.parts, store);
        });
        WAIT_VERIFY(somebodyWaits(database->settings()), 60'000);
        other.commit();
        QCOMPARE(secondStore.get().error().code, QByteArray("NAME_TAKEN"));

        other.begin();
        QVERIFY(createProduct(other, shelf.parts, product));
        const auto secondProduct = database->database().write(sql::Queue::Background, [&](sql::Connection &connection) {
            return createProduct(connection, shelf.parts, product);
        });
        WAIT_VERIFY(somebodyWaits(database->settings()), 60'000);
        other.commit();
        QCOMPARE(secondProduct.get().error().code, QByteArray("NAME_TAKEN"));
        QCOMPARE(shelf.names({}), QStringList{QStringLiteral("Ring")});
    }

    /// Another process has changed what this one does not, and has not committed yet: neither undoes the other.
    void twoProcessesChangeOneOption_data() { Engine::addServerRows(); }
    void twoProcessesChangeOneOption()
    {
        OPEN_ENGINE(database, CatalogCase::migrations());
        Shelf shelf(*database);
        const Id id = *shelf.create(shelf.form(QStringLiteral("Ring")));
        const Id option = shelf.read(id).options.constFirst().id;
        sql::Connection other(database->settings(), sql::Connection::Purpose::Write);
        other.begin();
        QVERIFY(shelf.parts.stock.updateOption(other, option, {{}, 7'777, 5, 9, OffSale::ByPerson}, shelf.now));
        const auto renamed = database->database().write(sql::Queue::Background, [&](sql::Connection &connection) {
            return shelf.parts.stock.updateOption(connection, option, {QStringLiteral("Zwei"), {}, {}, {}, {}},
                                                  shelf.now);
        });
        WAIT_VERIFY(somebodyWaits(database->settings()), 60'000);
        other.commit();
        QVERIFY(renamed.get());
        const auto now =
            database->read([&](sql::Connection &connection) { return shelf.parts.stock.find(connection, option); });
        QCOMPARE(now->name, QStringLiteral("Zwei"));
        QCOMPARE(now->price, 7'777);
        QCOMPARE(now->position, 5);
        QCOMPARE(now->importedStock, std::optional<qint64>(9));
        QCOMPARE(now->off, OffSale::ByPerson);
        QCOMPARE(now->version, 3);
    }

    /// Whoever edits a product, or imports it, sees the options as the one before has left them.
    void twoProcessesAddOneOption_data() { Engine::addServerRows(); }
    void twoProcessesAddOneOption()
    {
        OPEN_ENGINE(database, CatalogCase::migrations());
        Shelf shelf(*database);
        const Id id = *shelf.create(shelf.form(QStringLiteral("Ring")));
        ProductEdit edit;
        edit.options = {{0, QStringLiteral("XL"), 1, 0}};
        const EditedProduct any{id, seller, http::ExpectedVersions::any(), shelf.now};
        sql::Connection other(database->settings(), sql::Connection::Purpose::Write);
        other.begin();
        QVERIFY(editProduct(other, shelf.parts, any, edit));
        const auto second = database->database().write(sql::Queue::Background, [&](sql::Connection &connection) {
            return editProduct(connection, shelf.parts, any, edit);
        });
        WAIT_VERIFY(somebodyWaits(database->settings()), 60'000);
        other.commit();
        QCOMPARE(second.get().error().code, QByteArray("VALUE_INVALID"));
        QCOMPARE(shelf.read(id).options.size(), 2);
    }

    /// No sale is planned for a product that somebody else has just deleted.
    void aSaleIsNotPlannedForWhatIsBeingDeleted_data() { Engine::addServerRows(); }
    void aSaleIsNotPlannedForWhatIsBeingDeleted()
    {
        OPEN_ENGINE(database, CatalogCase::migrations());
        Shelf shelf(*database);
        const Id id = *shelf.create(shelf.form(QStringLiteral("Ring")));
        sql::Connection other(database->settings(), sql::Connection::Purpose::Write);
        other.begin();
        QVERIFY(deleteProduct(other, shelf.parts, {id, seller, http::ExpectedVersions::any(), shelf.now}));
        const sales::AdmissionStore admissions;
        const sales::RefusalStore refusals;
        const sales::SaleGround ground{shelf.ground.all, shelf.given.sales.store(), admissions,
                                       refusals,         shelf.parts.stock,         CatalogCase::holdTime};
        sales::Sale sale;
        sale.productId = id;
        sale.openAt = shelf.now + 1h;
        sale.closeAt = shelf.now + 2h;
        sale.holdTime = 600s;
        const auto planned = database->database().write(sql::Queue::Background, [&](sql::Connection &connection) {
            return sales::RunSale(ground).create(connection, {0, 1, "request", shelf.now}, sale);
        });
        WAIT_VERIFY(somebodyWaits(database->settings()), 60'000);
        other.commit();
        QCOMPARE(planned.get().error().code, QByteArray("PRODUCT_NOT_FOUND"));
    }

    void whatTheBoardKnowsNewerIsShown_data() { Engine::addRows(); }
    void whatTheBoardKnowsNewerIsShown()
    {
        OPEN_ENGINE(database, CatalogCase::migrations());
        Shelf shelf(*database);
        const Id id = *shelf.create(shelf.form(QStringLiteral("Ring"), 1000, 5));
        const ProductOption option = shelf.read(id).options.constFirst();
        const StockChanged newer{option.id, id, 0, 5, 3, 0, option.version + 1, false};
        database->write([&](sql::Connection &connection) { shelf.ground.changes.append(connection, {newer}); });
        QCOMPARE(shelf.read(id).options.constFirst().available, 2);
    }

    void whatAnOrderLineKeepsIsGiven_data() { Engine::addRows(); }
    void whatAnOrderLineKeepsIsGiven()
    {
        OPEN_ENGINE(database, CatalogCase::migrations());
        Shelf shelf(*database);
        const Id ring = *shelf.create(shelf.form(QStringLiteral("Ring")));
        const Id earring = *shelf.create(shelf.form(QStringLiteral("Earring")));
        database->read([&](sql::Connection &connection) {
            const auto known = shelf.ground.peers.products(connection, {ring, earring, 7});
            QCOMPARE(known.size(), 2U);
            QCOMPARE(known.at(ring).name, QStringLiteral("Ring"));
            QCOMPARE(known.at(earring).storeId, shelf.store);
            QCOMPARE(shelf.ground.peers.productsNamed(connection, QStringLiteral("RING"), 10),
                     (std::vector<Id>{earring, ring}));
            QCOMPARE(shelf.ground.peers.productsNamed(connection, QStringLiteral("ring"), 1), std::vector<Id>{earring});
            QCOMPARE(shelf.given.catalogue.highestId(connection), earring);
        });
    }

    void storesAreListedAndFound_data() { Engine::addRows(); }
    void storesAreListedAndFound()
    {
        OPEN_ENGINE(database, CatalogCase::migrations());
        Shelf shelf(*database);
        const auto second = database->write([&](sql::Connection &connection) {
            return createStore(connection, shelf.parts, {{QStringLiteral("Zweite"), {}, 0}, seller + 1, shelf.now});
        });
        QVERIFY(second);
        const auto taken = database->write([&](sql::Connection &connection) {
            return createStore(connection, shelf.parts, {{QStringLiteral("Zweite"), {}, 0}, seller, shelf.now});
        });
        QCOMPARE(taken.error().code, QByteArray("NAME_TAKEN"));
        database->read([&](sql::Connection &connection) {
            StoreStore stores(connection);
            QCOMPARE(stores.list({}).size(), 2);
            QCOMPARE(stores.list({seller, {}, 0, 20}).constFirst().id, shelf.store);
            QCOMPARE(stores.list({{}, QStringLiteral("ZWEI"), 0, 20}).constFirst().id, second->id);
            QCOMPARE(stores.list({{}, {}, shelf.store, 20}).size(), 1);
            QCOMPARE(stores.findByName(QStringLiteral("보석 Shop"))->id, shelf.store);
            QCOMPARE(stores.findByName(QStringLiteral(" zweite"))->id, second->id);
            QVERIFY(!stores.findByName(QStringLiteral("Zweit")));
        });
    }
};

QTEST_GUILESS_MAIN(ProductStoreTest)
#include "product_store_test.moc"
