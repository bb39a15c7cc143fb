// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/backend/catalog/shelf.h"
#include <QTest>

using namespace firstcome;
using namespace firstcome::catalog;
using namespace std::chrono_literals;
using test::CatalogCase;
using test::Engine;
using test::seller;
using test::Shelf;

namespace {

QString joined(QStringList names)
{
    return names.join(u' ');
}

} // namespace

class ProductListTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsAreFilteredAndOrdered_data() { Engine::addRows(); }
    void listsAreFilteredAndOrdered()
    {
        OPEN_ENGINE(database, CatalogCase::migrations());
        Shelf shelf(*database);
        ProductForm form = shelf.form(QStringLiteral("A"), 300, 0);
        form.category = QStringLiteral("Rings");
        form.tags = QStringList{QStringLiteral("100% SILVER_ware!")};
        shelf.create(form);
        form = shelf.form(QStringLiteral("B"), 100);
        form.description = QStringLiteral("Ein KÖNIG, 은목걸이");
        shelf.create(form);
        form = shelf.form(QStringLiteral("C"), 200);
        form.category = QStringLiteral("Rings");
        form.sale = sales::SaleForm{shelf.now + 1h, shelf.now + 2h, {}, {}, true};
        shelf.create(form);
        ProductFilter filter;
        QCOMPARE(joined(shelf.names(filter)), QStringLiteral("C B A"));
        filter.sort = ProductSort::PriceUp;
        QCOMPARE(joined(shelf.names(filter, 1)), QStringLiteral("B C A"));
        filter.sort = ProductSort::PriceDown;
        QCOMPARE(joined(shelf.names(filter, 2)), QStringLiteral("A C B"));
        const auto only = [&](auto change) {
            ProductFilter one;
            change(one);
            return joined(shelf.names(one));
        };
        QCOMPARE(only([](auto &f) { f.category = QStringLiteral("Rings"); }), QStringLiteral("C A"));
        QCOMPARE(only([](auto &f) { f.minPrice = 150; }), QStringLiteral("C A"));
        QCOMPARE(only([](auto &f) { f.maxPrice = 200; }), QStringLiteral("C B"));
        QCOMPARE(only([](auto &f) { f.flash = true; }), QStringLiteral("C"));
        QCOMPARE(only([](auto &f) { f.flash = false; }), QStringLiteral("B A"));
        QCOMPARE(only([](auto &f) { f.inStock = true; }), QStringLiteral("C B"));
        QCOMPARE(only([](auto &f) { f.q = QStringLiteral("könig"); }), QStringLiteral("B"));
        QCOMPARE(only([](auto &f) { f.q = QStringLiteral("목걸"); }), QStringLiteral("B"));
        QCOMPARE(only([](auto &f) { f.q = QStringLiteral("100%"); }), QStringLiteral("A"));
        QCOMPARE(only([](auto &f) { f.q = QStringLiteral("silver_W"); }), QStringLiteral("A"));
        QCOMPARE(only([](auto &f) { f.q = QStringLiteral("e!"); }), QStringLiteral("A"));
        QCOMPARE(only([](auto &f) { f.q = QStringLiteral("%"); }), QStringLiteral("A"));
        QCOMPARE(only([](auto &f) { f.q = QStringLiteral("' OR 1=1 --"); }), QString());
        QCOMPARE(only([&](auto &f) { f.storeId = shelf.store; }), QStringLiteral("C B A"));
        QCOMPARE(only([&](auto &f) { f.storeId = shelf.store + 1; }), QString());
        QCOMPARE(only([&](auto &f) { f.sellerId = seller + 1; }), QString());
    }

    void pagesNeitherRepeatNorLeaveOut_data() { Engine::addRows(); }
    void pagesNeitherRepeatNorLeaveOut()
    {
        OPEN_ENGINE(database, CatalogCase::migrations());
        Shelf shelf(*database);
        QStringList all;
        for (int i = 0; i < 25; ++i) {
            all.append(QStringLiteral("p%1").arg(i, 2, 10, QChar(u'0')));
            QVERIFY(shelf.create(shelf.form(all.constLast(), 100 + i / 10, i % 3)));
        }
        for (const ProductSort sort : {ProductSort::Newest, ProductSort::PriceUp, ProductSort::PriceDown,
                                       ProductSort::NameUp, ProductSort::NameDown}) {
            for (const int limit : {1, 4, 5, 24, 25, 26}) {
                ProductFilter filter;
                filter.sort = sort;
                QStringList seen = shelf.names(filter, limit);
                std::sort(seen.begin(), seen.end());
                QCOMPARE(seen, all);
                filter.inStock = true;
                QCOMPARE(shelf.names(filter, limit).size(), 16);
            }
        }
    }

    void namesAreInTheOrderOfTheirKeys_data() { Engine::addRows(); }
    void namesAreInTheOrderOfTheirKeys()
    {
        OPEN_ENGINE(database, CatalogCase::migrations());
        Shelf shelf(*database);
        // Whatever case and width, and the same on every engine.
        for (const char16_t *name : {u"b", u"Ａa", u"a", u"Bb", u"나", u"가", u"ab|c"})
            QVERIFY(shelf.create(shelf.form(QString::fromUtf16(name))));
        ProductFilter filter;
        filter.sort = ProductSort::NameUp;
        const QString up = joined(shelf.names(filter, 2)); // over the ends of pages too
        QVERIFY2(up == QStringLiteral("a Ａa ab|c b Bb 가 나"), qPrintable(up));
        filter.sort = ProductSort::NameDown;
        QCOMPARE(joined(shelf.names(filter, 3)), QStringLiteral("나 가 Bb b ab|c Ａa a"));
    }

    void aPositionComesBack()
    {
        for (const char16_t *key : {u"", u"|", u"가|나 %", u"price_up|1|2"}) {
            const ProductPosition position{0, 7, QString::fromUtf16(key)};
            const auto back = positionFrom(ProductSort::NameUp, textOf(ProductSort::NameUp, position));
            QVERIFY(back && back->id == 7 && back->nameKey == position.nameKey);
            QVERIFY(!positionFrom(ProductSort::NameDown, textOf(ProductSort::NameUp, position)));
        }
        for (const char *wrong : {"name_up|7|*", "name_up|7|_w", "name_up|x|YQ", "name_up|7", "price_up|7|YQ"}) {
            QVERIFY2(!positionFrom(ProductSort::NameUp, wrong), wrong);
            QVERIFY2(!positionFrom(ProductSort::PriceUp, wrong), wrong);
        }
    }

    void aPageNumberComesWithTheTotal_data() { Engine::addRows(); }
    void aPageNumberComesWithTheTotal()
    {
        OPEN_ENGINE(database, CatalogCase::migrations());
        Shelf shelf(*database);
        for (int i = 0; i < 7; ++i)
            shelf.create(shelf.form(QString::number(i)));
        ProductPage page;
        page.limit = 3;
        page.offset = 6;
        const ProductList list = database->read([&](sql::Connection &connection) {
            return ProductView(shelf.parts, ProductDetail::Shopper).list(connection, page, true);
        });
        QCOMPARE(list.items.size(), 1);
        QCOMPARE(list.items.constFirst().name, QStringLiteral("0"));
        QCOMPARE(*list.total, 7);
        QVERIFY(!list.next);
    }
};

QTEST_GUILESS_MAIN(ProductListTest)
#include "product_list_test.moc"
