// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/catalog/create_product.h"
#include "backend/catalog/product_view.h"
#include "backend/load/load_module.h"
#include "backend/load/migrations.gen.h"
#include "backend/load/rehearse_sale.h"
#include "backend/platform/work/loop.h"
#include "backend/sales/admission_checks.h"
#include "tests/backend/catalog/catalog_case.h"
#include "tests/support/engines.h"
#include <QTest>
#include <qcorotask.h>

using namespace firstcome;
using namespace std::chrono_literals;
using test::Engine;

namespace {

QList<sql::Migration> schema()
{
    return test::CatalogCase::migrations() + load::migrations();
}

/// A shop with one product of two options on sale, and the module that rehearses it.
struct RehearsalCase
{
    template <typename Work>
    auto read(Work work)
    {
        return engine.read([&](sql::Connection &connection) { return work(connection); });
    }
    explicit RehearsalCase(Engine &given) : engine(given)
    {
        engine.write([&](sql::Connection &connection) {
            const auto store =
                catalog::createStore(connection, catalogue.parts(), {{QStringLiteral("Store"), {}, 0}, seller, now});
            catalog::ProductForm form;
            form.storeId = store->id;
            form.name = QStringLiteral("Ring");
            form.handle = QStringLiteral("ring");
            form.options = {{QStringLiteral("Gold"), 1'000, 30}, {QStringLiteral("Red"), 2'000, 5}};
            sales::SaleForm sale;
            sale.window = {now + 1h, now + 3h};
            sale.perMemberLimit = 2;
            sale.holdTime = 60s;
            form.sale = sale;
            product = *catalog::createProduct(connection, catalogue.parts(), {form, seller, now});
            const auto options = catalogue.parts().stock.optionsOf(connection, product);
            stock::OptionChange change;
            change.off = OffSale::ByPerson;
            catalogue.parts().stock.updateOption(connection, options[1].id, change, now);
        });
        saleId = read([&](auto &connection) { return catalogue.parts().sales.salesOf(connection, product); })[0].id;
    }

    Result<load::BegunRehearsal> begin(Id sale, std::optional<qint64> stock = {})
    {
        return engine.write([&](sql::Connection &connection) {
            return load::beginRehearsal(connection, catalogue.parts(), {sale, stock, 5, "request", now});
        });
    }
    QStringList broken()
    {
        return read([&](sql::Connection &connection) {
            QStringList broken;
            for (const Check &check :
                 stock::StockStore::checks() + stock::HoldStore::checks() + sales::admissionChecks()) {
                if (const auto violation = check.violation(connection, now))
                    broken.append(QString::fromLatin1(check.id) + QStringLiteral(": ") + *violation);
            }
            return broken;
        });
    }
    QList<Id> listed(const stock::OptionFilter &filter)
    {
        return read([&](sql::Connection &connection) {
            QList<Id> ids;
            for (const stock::Option &option : catalogue.parts().stock.page(connection, filter, 100))
                ids.append(option.id);
            return ids;
        });
    }

    static constexpr Id seller = 1001;
    Engine &engine;
    Instant now = fromMillis(1'800'000'000'000);
    test::TestGround ground{engine.database(), [this] { return now; }};
    test::CatalogCase catalogue{ground};
    access::Tokens tokens{http::Audience::Member, {{"k1", QByteArray(32, 'x')}}};
    orders::OrderStore orders{ground.changes};
    load::LoadModule module{{catalogue.parts(), orders, tokens, {true}, {}}};
    Id product = 0;
    Id saleId = 0;
};

} // namespace

/// A sale is rehearsed on shadow stock: the same for who may, nothing for everybody else, gone by itself.
class RehearsalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void N10_itIsTheSameSaleOnShadowStock_data() { Engine::addRows(); }
    void N10_itIsTheSameSaleOnShadowStock()
    {
        OPEN_ENGINE(database, schema());
        RehearsalCase shop(*database);
        const auto begun = shop.begin(shop.saleId);
        QVERIFY(begun);
        QCOMPARE(begun->optionIds.size(), size_t(1)); // what is off sale is not for sale in the rehearsal either
        const auto sale = *shop.read(
            [&](auto &connection) { return shop.catalogue.parts().sales.find(connection, begun->rehearsal.saleId); });
        QCOMPARE(sale.shadowOf, std::optional(shop.saleId));
        QCOMPARE(sale.perMemberLimit, std::optional<qint64>(2));
        QCOMPARE(sale.holdTime, 60s);
        QCOMPARE(int(sale.stateAt(shop.now)), int(SaleState::Open));
        QCOMPARE(sale.closeAt, shop.now + 2h);
        QCOMPARE(begun->rehearsal.expiresAt, sale.closeAt);
        const auto option = *shop.read(
            [&](auto &connection) { return shop.catalogue.parts().stock.find(connection, begun->optionIds[0]); });
        QVERIFY(option.shadow);
        QCOMPARE(option.name, QStringLiteral("Gold"));
        QCOMPARE(option.price, 1'000);
        QCOMPARE(option.onHand, 30);
        const auto named = shop.begin(shop.saleId, 7);
        QCOMPARE(shop.read([&](auto &connection) {
                         return shop.catalogue.parts().stock.find(connection, named->optionIds[0]);
                     })
                     ->onHand,
                 7);
        const auto real = shop.read(
            [&](auto &connection) { return shop.catalogue.parts().stock.optionsOf(connection, shop.product); });
        QCOMPARE(real[0].onHand, 30);
        QCOMPARE(real[0].version, 1);
        QCOMPARE(shop.ground.audit.entries().back().action, QByteArray("sale.rehearse"));
        QCOMPARE(shop.broken(), QStringList());
    }

    void N10_nobodyElseFindsIt_data() { Engine::addRows(); }
    void N10_nobodyElseFindsIt()
    {
        OPEN_ENGINE(database, schema());
        RehearsalCase shop(*database);
        (void)shop.catalogue.told.takenNames();
        const auto begun = shop.begin(shop.saleId);
        const Id product = begun->rehearsal.productId;
        for (const QByteArray &topic : shop.catalogue.told.takenNames())
            QVERIFY2(topic.startsWith(':'), topic.constData()); // consoles are not told
        const auto &parts = shop.catalogue.parts();
        const QList<Id> real = shop.listed({});
        QVERIFY(!real.contains(begun->optionIds[0]));
        QVERIFY(!shop.listed({QStringLiteral("gold"), {}, 0, true}).contains(begun->optionIds[0]));
        QCOMPARE(shop.listed({idText(product), {}, 0, true}), (QList<Id>{begun->optionIds[0]}));
        const auto seen = shop.read([&](sql::Connection &connection) {
            catalog::ProductStore products(connection);
            catalog::ProductPage page;
            page.filter.q = QStringLiteral("ring");
            catalog::ProductPage ofStore;
            ofStore.filter.sellerId = RehearsalCase::seller;
            const auto sales = parts.sales.page(connection, 0, 10);
            return QList<qsizetype>{
                products.list(page).size(), products.list(ofStore).size(), qsizetype(sales.size()),
                shop.catalogue.catalogue.productsNamed(connection, QStringLiteral("ring"), 10).size() == 1};
        });
        QCOMPARE(seen, (QList<qsizetype>{1, 1, 1, 1}));
        shop.read([&](sql::Connection &connection) {
            const catalog::ProductView view(parts, ProductDetail::Shopper);
            QVERIFY(!view.find(connection, product));
            const auto shadow = view.findShadow(connection, product);
            QVERIFY(shadow);
            QCOMPARE(shadow->name, QStringLiteral("Ring"));
            QCOMPARE(shadow->sale->id, begun->rehearsal.saleId);
            QVERIFY(!view.findShadow(connection, shop.product));
            QVERIFY(!catalog::ProductStore(connection).facts({product})[0].deleted);
        });
        // Its name and handle are free all the same.
        shop.engine.write([&](sql::Connection &connection) {
            catalog::ProductStore products(connection);
            const Id store = products.find(shop.product)->storeId;
            QVERIFY(!products.isNameTaken({store, QStringLiteral("Ring"), shop.product}));
        });
    }

    void N10_itEndsByItself_data() { Engine::addRows(); }
    void N10_itEndsByItself()
    {
        OPEN_ENGINE(database, schema());
        const work::Loop loop;
        RehearsalCase shop(*database);
        const auto brief = shop.begin(shop.saleId);
        shop.now += 1h;
        const auto later = shop.begin(shop.saleId, 3);
        const auto &parts = shop.catalogue.parts();
        const auto isThere = [&](const load::BegunRehearsal &begun) {
            return shop.read([&](sql::Connection &connection) {
                const bool facts = !catalog::ProductStore(connection).facts({begun.rehearsal.productId})[0].deleted;
                return facts && !parts.stock.find(connection, begun.optionIds[0])->deletedAt;
            });
        };
        shop.now += 30min;
        QCoro::waitFor(shop.module.endRehearsals());
        QVERIFY(isThere(*brief));
        // Somebody made it longer than its time: it ends with its time all the same.
        shop.engine.write([&](sql::Connection &connection) {
            auto sale = *parts.sales.find(connection, brief->rehearsal.saleId);
            sale.closeAt += 5h;
            QVERIFY(parts.sales.update(connection, sale, shop.now));
        });
        shop.now += 30min;
        QCoro::waitFor(shop.module.endRehearsals());
        QVERIFY(!isThere(*brief));
        QVERIFY(isThere(*later));
        const auto ended =
            *shop.read([&](auto &connection) { return parts.sales.find(connection, brief->rehearsal.saleId); });
        QCOMPARE(int(ended.stateAt(shop.now)), int(SaleState::Ended));
        const auto all =
            shop.read([&](auto &connection) { return load::RehearsalStore(connection).ofSale(shop.saleId, 10); });
        QCOMPARE(all.size(), size_t(2));
        QVERIFY(!all[0].endedAt);
        QCOMPARE(all[1].endedAt, std::optional(shop.now));
        QCOMPARE(shop.broken(), QStringList());
    }

    void N10_whatCannotBeRehearsedIsRefused_data() { Engine::addRows(); }
    void N10_whatCannotBeRehearsedIsRefused()
    {
        OPEN_ENGINE(database, schema());
        RehearsalCase shop(*database);
        QCOMPARE(shop.begin(999).error().code, QByteArray("SALE_NOT_FOUND"));
        const auto begun = shop.begin(shop.saleId);
        QCOMPARE(shop.begin(begun->rehearsal.saleId, 1).error().code, QByteArray("SALE_NOT_FOUND"));
        for (int more = 1; more < load::mostRehearsalsOpen; ++more)
            QVERIFY(shop.begin(shop.saleId, 1));
        QCOMPARE(shop.begin(shop.saleId, 1).error().code, QByteArray("STATE_CONFLICT"));
        shop.now += 2h;
        QVERIFY(shop.begin(shop.saleId, 1));
        shop.engine.write([&](sql::Connection &connection) {
            const auto &stock = shop.catalogue.parts().stock;
            const Id option = stock.optionsOf(connection, shop.product)[0].id;
            QVERIFY(stock.scrap(connection, {option, 30, "scrap"}, shop.now));
        });
        QCOMPARE(shop.begin(shop.saleId).error().code, QByteArray("VALUE_INVALID"));
        QVERIFY(shop.begin(shop.saleId, 4));
        shop.now += 1h;
        QCOMPARE(shop.begin(shop.saleId, 1).error().code, QByteArray("STATE_CONFLICT"));
    }

    void N10_theVerdictOfItsRunIsKept_data() { Engine::addRows(); }
    void N10_theVerdictOfItsRunIsKept()
    {
        OPEN_ENGINE(database, schema());
        RehearsalCase shop(*database);
        const auto begun = shop.begin(shop.saleId);
        const auto judge = [&](const load::RehearsalOf &rehearsal, qint64 peak) {
            const auto judged = shop.engine.write([&](sql::Connection &connection) {
                return load::judgeRehearsal(connection, shop.catalogue.parts(), rehearsal, {true, peak, shop.now});
            });
            return judged ? QByteArray("kept") : judged.error().code;
        };
        const load::RehearsalOf own{shop.saleId, begun->rehearsal.saleId};
        QCOMPARE(judge({999, begun->rehearsal.saleId}, 50), QByteArray("SALE_NOT_FOUND"));
        QCOMPARE(judge(own, 50), QByteArray("kept"));
        shop.now = begun->rehearsal.expiresAt; // whoever ends it has not come yet
        QCOMPARE(judge(own, 60), QByteArray("STATE_CONFLICT"));
        const auto kept =
            shop.read([&](auto &connection) { return load::RehearsalStore(connection).ofSale(shop.saleId, 10); });
        QVERIFY(kept[0].verdict && kept[0].verdict->ok);
        QCOMPARE(kept[0].verdict->peakPerSecond, 50);
    }

    /// Somebody closed its sale: that is its end, and the next look takes it off.
    void N10_itEndsWhereItsSaleIsClosed_data() { Engine::addRows(); }
    void N10_itEndsWhereItsSaleIsClosed()
    {
        OPEN_ENGINE(database, schema());
        const work::Loop loop;
        RehearsalCase shop(*database);
        const auto &parts = shop.catalogue.parts();
        const auto closed = shop.begin(shop.saleId, 5);
        const auto other = shop.begin(shop.saleId, 5);
        shop.now += 5min;
        shop.engine.write([&](sql::Connection &connection) {
            auto sale = *parts.sales.find(connection, closed->rehearsal.saleId);
            sale.closeAt = shop.now;
            QVERIFY(parts.sales.update(connection, sale, shop.now));
        });
        const auto over = [&](const load::BegunRehearsal &begun) {
            return shop.read([&](auto &connection) { return isOver(connection, parts, begun.rehearsal, shop.now); });
        };
        QVERIFY(over(*closed));
        QVERIFY(!over(*other));
        QCoro::waitFor(shop.module.endRehearsals());
        const auto all =
            shop.read([&](auto &connection) { return load::RehearsalStore(connection).ofSale(shop.saleId, 10); });
        QVERIFY(!all[0].endedAt);
        QCOMPARE(all[1].endedAt, std::optional(shop.now));
        const auto option =
            shop.read([&](auto &connection) { return parts.stock.find(connection, closed->optionIds[0]); });
        QVERIFY(option->deletedAt);
        QCOMPARE(shop.broken(), QStringList());
    }
};

QTEST_GUILESS_MAIN(RehearsalTest)
#include "rehearsal_test.moc"
