// SPDX-License-Identifier: GPL-3.0-or-later
// Files as shops have them (tests/data/shops, with what must come out in tests/data/README.md), on both engines.
#include "backend/catalog/product_view.h"
#include "tests/backend/imports/importer.h"
#include <QFile>
#include <QTest>

using namespace firstcome;
using imports::Missing;
using test::CatalogCase;
using test::Engine;
using test::Importer;

namespace {

QByteArray shopFile(const char *name)
{
    QFile file(qEnvironmentVariable("FIRSTCOME_SOURCE") + QStringLiteral("/tests/data/shops/") +
               QString::fromLatin1(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// "NEGATIVE_STOCK 1@2, ..." of a report's notes.
QString notesOf(const ImportReport &report)
{
    QStringList notes;
    for (const ImportNote &note : report.notes)
        notes.append(QStringLiteral("%1 %2@%3").arg(note.code).arg(note.count).arg(note.row));
    return notes.join(QStringLiteral(", "));
}

QString countsOf(const ImportReport &report)
{
    return QStringLiteral("%1/%2/%3/%4")
        .arg(report.created)
        .arg(report.updated)
        .arg(report.unchanged)
        .arg(report.failed);
}

/// "XL (NOT_IN_FILE) 8 ended" of what is gone.
QString goneOf(const ImportReport &report)
{
    QStringList all;
    for (const ImportGone &gone : report.gone)
        all.append(QStringLiteral("%1 (%2) %3%4")
                       .arg(gone.option.isEmpty() ? gone.handle : gone.option, gone.reason)
                       .arg(gone.available)
                       .arg(gone.ended ? QStringLiteral(" ended") : QString()));
    return all.join(QStringLiteral(", "));
}

/// Runs the file dry and for real, and asserts that the first said what the second did.
ImportReport runBoth(Importer &importer, const QByteArray &file, Missing missing = Missing::Named)
{
    const auto dry = importer.run(file, true, missing);
    auto real = importer.run(file, false, missing);
    if (!dry || !real) {
        QTest::qFail(qPrintable(real ? dry.error().detail : real.error().detail), __FILE__, __LINE__);
        return {};
    }
    ImportReport asDry = *real;
    asDry.dryRun = true;
    if (toJson(asDry) != toJson(*dry))
        QTest::qFail("the dry run said something else", __FILE__, __LINE__);
    return *real;
}

constexpr auto onSaleSql = "SELECT COALESCE(SUM(o.on_hand - o.held), 0) FROM options o JOIN products p ON "
                           "p.id = o.product_id WHERE o.off_sale IS NULL AND p.off_sale IS NULL";

} // namespace

class ShopFilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void file01_withoutQuantitiesStockStays_data() { Engine::addRows(); }
    void file01_withoutQuantitiesStockStays()
    {
        OPEN_ENGINE(database, CatalogCase::migrations());
        Importer importer(*database);
        const QByteArray file = shopFile("01_no_qty_column.csv");
        const ImportReport first = runBoth(importer, file);
        QCOMPARE(countsOf(first), QStringLiteral("2/0/0/0"));
        QCOMPARE(notesOf(first), QStringLiteral("NO_STOCK_COLUMN 1@0"));
        QCOMPARE(importer.number("SELECT SUM(on_hand) FROM options"), 0);
        const ImportReport stock = runBoth(importer, shopFile("01b_inventory_by_location.csv"));
        QVERIFY(stock.inventory);
        QCOMPARE(countsOf(stock), QStringLiteral("0/1/1/0"));
        QCOMPARE(notesOf(stock), QStringLiteral("INVENTORY_FILE 1@0, STOCK_NEGATIVE 1@6, STOCK_WORDED 1@4"));
        QCOMPARE(importer.number("SELECT on_hand FROM options WHERE name = '350 ml'"), 12);
        QCOMPARE(importer.number("SELECT on_hand FROM options WHERE name = '500 ml'"), 4);
        QCOMPARE(importer.number("SELECT on_hand FROM options WHERE name = 'Default Title'"), 0);
        QCOMPARE(stock.onSale, 16);
        const ImportReport again = runBoth(importer, file);
        QCOMPARE(countsOf(again), QStringLiteral("0/0/2/0"));
        QCOMPARE(importer.number("SELECT SUM(on_hand) FROM options"), 16);
        QCOMPARE(countsOf(runBoth(importer, shopFile("01b_inventory_by_location.csv"))), QStringLiteral("0/0/2/0"));
        QVERIFY(importer.conserved());
    }

    void file01_anInventoryFileMakesNoProducts()
    {
        const auto database = Engine::create(QString::fromLatin1(Engine::sqlite), CatalogCase::migrations());
        Importer importer(*database);
        const ImportReport report = runBoth(importer, shopFile("01b_inventory_by_location.csv"));
        QCOMPARE(countsOf(report), QStringLiteral("0/0/0/2"));
        QVERIFY(report.errors.constFirst().message.contains(QStringLiteral("import the product file first")));
        QCOMPARE(importer.number("SELECT COUNT(*) FROM products"), 0);
    }

    void file02_aSingleUnitThatBecameChoicesIsNamed_data() { Engine::addRows(); }
    void file02_aSingleUnitThatBecameChoicesIsNamed()
    {
        OPEN_ENGINE(database, CatalogCase::migrations());
        Importer importer(*database);
        QCOMPARE(runBoth(importer, shopFile("02a_default_title.csv")).onSale, 10);
        const QByteArray choices = shopFile("02b_with_options.csv");
        const auto foretold = importer.run(choices, true);
        QCOMPARE(goneOf(*foretold), QStringLiteral("Default Title (NOT_IN_FILE) 10"));
        QCOMPARE(foretold->onSale, 20);
        QCOMPARE(foretold->products.constFirst().gone, 1);
        const ImportReport ended = runBoth(importer, choices, Missing::Ended);
        QCOMPARE(goneOf(ended), QStringLiteral("Default Title (NOT_IN_FILE) 10 ended"));
        QCOMPARE(ended.ended, 1);
        QCOMPARE(ended.onSale, 10);
        QCOMPARE(importer.number(onSaleSql), 10);
        QCOMPARE(countsOf(runBoth(importer, choices)), QStringLiteral("0/0/1/0"));
        // The source has the single unit again: it is back, and the choices are gone.
        const ImportReport back = runBoth(importer, shopFile("02a_default_title.csv"), Missing::Ended);
        QCOMPARE(back.ended, 2);
        QCOMPARE(importer.number(onSaleSql), 10);
        QVERIFY(importer.conserved());
    }

    void file03_aSizeThatIsGoneIsNamed_data() { Engine::addRows(); }
    void file03_aSizeThatIsGoneIsNamed()
    {
        OPEN_ENGINE(database, CatalogCase::migrations());
        Importer importer(*database);
        runBoth(importer, shopFile("03a_four_sizes.csv"));
        const ImportReport named = runBoth(importer, shopFile("03b_one_size_gone.csv"));
        QCOMPARE(goneOf(named), QStringLiteral("XL (NOT_IN_FILE) 8"));
        QCOMPARE(named.onSale, 26);
        QCOMPARE(importer.number(onSaleSql), 26);
        const ImportReport ended = runBoth(importer, shopFile("03b_one_size_gone.csv"), Missing::Ended);
        QCOMPARE(ended.products.constFirst().changes, QStringLiteral("1 options off sale"));
        QCOMPARE(importer.number(onSaleSql), 18);
        const ImportReport back = runBoth(importer, shopFile("03a_four_sizes.csv"));
        QCOMPARE(back.products.constFirst().changes, QStringLiteral("1 options on sale again"));
        QCOMPARE(importer.number(onSaleSql), 26);
    }

    void file03_whatAPersonTookOffStaysOff_data() { Engine::addRows(); }
    void file03_whatAPersonTookOffStaysOff()
    {
        OPEN_ENGINE(database, CatalogCase::migrations());
        Importer importer(*database);
        runBoth(importer, shopFile("03a_four_sizes.csv"));
        importer.write("UPDATE options SET off_sale = 'PERSON', version = version + 1 WHERE name = 'XL'");
        QCOMPARE(countsOf(runBoth(importer, shopFile("03a_four_sizes.csv"))), QStringLiteral("0/0/1/0"));
        QCOMPARE(importer.number(onSaleSql), 18);
        QCOMPARE(goneOf(runBoth(importer, shopFile("03b_one_size_gone.csv"))), QString());
    }

    void file04_decomposedIsTheSame_data() { Engine::addRows(); }
    void file04_decomposedIsTheSame()
    {
        OPEN_ENGINE(database, CatalogCase::migrations());
        Importer importer(*database);
        runBoth(importer, shopFile("04a_options_nfc.csv"));
        const QByteArray decomposed = shopFile("04b_options_nfd.csv");
        QVERIFY(decomposed != shopFile("04a_options_nfc.csv"));
        QCOMPARE(countsOf(runBoth(importer, decomposed)), QStringLiteral("0/0/2/0"));
        QCOMPARE(importer.number("SELECT COUNT(*) FROM options"), 3);
    }

    void file05_namesAreFoundHoweverTheyAreTyped_data() { Engine::addRows(); }
    void file05_namesAreFoundHoweverTheyAreTyped()
    {
        OPEN_ENGINE(database, CatalogCase::migrations());
        Importer importer(*database);
        QCOMPARE(countsOf(runBoth(importer, shopFile("05_search_names.csv"))), QStringLiteral("5/0/0/0"));
        const auto found = [&](const QString &text) {
            return database->read([&](sql::Connection &connection) {
                QStringList handles;
                catalog::ProductPage page;
                page.filter.q = text;
                for (const Product &product : catalog::ProductStore(connection).list(page))
                    handles.append(product.handle);
                std::sort(handles.begin(), handles.end());
                return handles.join(u',');
            });
        };
        const QString basket = QStringLiteral("갈대");
        QCOMPARE(found(basket), QStringLiteral("probe-s1"));
        QCOMPARE(found(basket.normalized(QString::NormalizationForm_D)), QStringLiteral("probe-s1"));
        for (const char *text : {"probe 램프", "ＰＲＯＢＥ　램프", "PROBE 램프 led"})
            QCOMPARE(found(QString::fromUtf8(text)), QStringLiteral("probe-s2"));
        for (const char *text : {"ölkanne", "O\xcc\x88LKANNE", "éclair",
                                 "E\xcc\x81"
                                 "CLAIR"})
            QCOMPARE(found(QString::fromUtf8(text)), QStringLiteral("probe-s3"));
        QCOMPARE(found(QStringLiteral("시험상자")), QStringLiteral("probe-s4"));
        QCOMPARE(found(QStringLiteral("100%")), QStringLiteral("probe-s5"));
        QCOMPARE(found(QStringLiteral("100_")), QString());
        QCOMPARE(found(QStringLiteral("수건_대")), QStringLiteral("probe-s5"));
        QCOMPARE(found(QStringLiteral("%")), QStringLiteral("probe-s5"));
        const auto options = [&](const QString &text) {
            return database->read([&](sql::Connection &connection) {
                return importer.given.stock.store().page(connection, {text, {}, 0}, 10).size();
            });
        };
        QCOMPARE(options(QStringLiteral("gross")), size_t(1));
        QCOMPARE(options(QStringLiteral("GROß")), size_t(1));
        QCOMPARE(options(QStringLiteral("default_title")), size_t(0));
        QCOMPARE(options(QStringLiteral("DEFAULT ｔｉｔｌｅ")), size_t(4));
    }

    void file06_handlesTellProductsOfOneTitleApart_data() { Engine::addRows(); }
    void file06_handlesTellProductsOfOneTitleApart()
    {
        OPEN_ENGINE(database, CatalogCase::migrations());
        Importer importer(*database);
        QCOMPARE(countsOf(runBoth(importer, shopFile("06_same_title.csv"))), QStringLiteral("3/0/0/0"));
        QCOMPARE(countsOf(runBoth(importer, shopFile("06_same_title.csv"))), QStringLiteral("0/0/3/0"));
    }

    void file09_quantitiesAreAdjustedWithACountedNote()
    {
        const auto database = Engine::create(QString::fromLatin1(Engine::sqlite), CatalogCase::migrations());
        Importer importer(*database);
        const ImportReport report = runBoth(importer, shopFile("09_quantities.csv"));
        QCOMPARE(countsOf(report), QStringLiteral("8/0/0/0"));
        QCOMPARE(notesOf(report),
                 QStringLiteral("STOCK_NEGATIVE 1@2, STOCK_BLANK 1@3, STOCK_WORDED 1@4, FIGURE_DRESSED 3@5"));
        for (const auto &[handle, units] : {std::pair{"neg", 0},
                                            {"blank", 0},
                                            {"words", 0},
                                            {"decimal", 12},
                                            {"thousands", 1000},
                                            {"plus", 5},
                                            {"spaces", 7},
                                            {"zero", 0}})
            QCOMPARE(importer.number("SELECT o.on_hand FROM options o JOIN products p ON p.id = o.product_id WHERE "
                                     "p.handle = 'probe-q-" +
                                     QByteArray(handle) + "'"),
                     units);
    }

    void file10_whatTheSourceTookOffIsNamed_data() { Engine::addRows(); }
    void file10_whatTheSourceTookOffIsNamed()
    {
        OPEN_ENGINE(database, CatalogCase::migrations());
        Importer importer(*database);
        QCOMPARE(runBoth(importer, shopFile("10a_all_active.csv")).onSale, 20);
        const QByteArray taken = shopFile("10b_three_taken_off.csv");
        const ImportReport named = runBoth(importer, taken);
        QCOMPARE(goneOf(named), QStringLiteral("probe-off-draft (DRAFT) 5, probe-off-archived (ARCHIVED) 5, "
                                               "probe-off-unpublished (UNPUBLISHED) 5"));
        QCOMPARE(named.skipped, 3);
        QCOMPARE(importer.number(onSaleSql), 20);
        const ImportReport ended = runBoth(importer, taken, Missing::Ended);
        QCOMPARE(ended.ended, 3);
        QCOMPARE(ended.onSale, 5);
        QCOMPARE(importer.number(onSaleSql), 5);
        QCOMPARE(goneOf(runBoth(importer, taken, Missing::Ended)), QString());
        const ImportReport back = runBoth(importer, shopFile("10a_all_active.csv"));
        QCOMPARE(countsOf(back), QStringLiteral("0/3/1/0"));
        QCOMPARE(importer.number(onSaleSql), 20);
    }

    void file26_twoHundredAndFiftyVariants_data() { Engine::addRows(); }
    void file26_twoHundredAndFiftyVariants()
    {
        OPEN_ENGINE(database, CatalogCase::migrations());
        Importer importer(*database);
        QCOMPARE(countsOf(runBoth(importer, shopFile("26_250_variants.csv"))), QStringLiteral("2/0/0/0"));
        QCOMPARE(importer.number("SELECT COUNT(*) FROM options"), 251);
        QCOMPARE(countsOf(runBoth(importer, shopFile("26_250_variants.csv"))), QStringLiteral("0/0/2/0"));
    }

    void file32_whatKoreanExcelWritesIsTaken()
    {
        const auto database = Engine::create(QString::fromLatin1(Engine::sqlite), CatalogCase::migrations());
        Importer importer(*database);
        const ImportReport semicolons = runBoth(importer, shopFile("32a_semicolon.csv"));
        QCOMPARE(countsOf(semicolons), QStringLiteral("1/0/0/0"));
        QCOMPARE(notesOf(semicolons), QStringLiteral("SEMICOLONS 1@0"));
        const ImportReport cp949 = runBoth(importer, shopFile("32c_cp949.csv"));
        QCOMPARE(countsOf(cp949), QStringLiteral("0/0/1/0"));
        QCOMPARE(notesOf(cp949), QStringLiteral("CP949 1@0"));
    }

    void file39_rowsOfOneHandleThatContradictAreSaid()
    {
        const auto database = Engine::create(QString::fromLatin1(Engine::sqlite), CatalogCase::migrations());
        Importer importer(*database);
        const ImportReport report = runBoth(importer, shopFile("39_handle_twice.csv"));
        QCOMPARE(countsOf(report), QStringLiteral("1/0/0/2"));
        QCOMPARE(report.errors.constFirst().row, 4);
        QCOMPARE(report.errors.constFirst().handle, QStringLiteral("probe-twin"));
        QVERIFY(report.errors.constFirst().message.contains(QStringLiteral("contradicts row 2")));
    }

    void pricesThatLeapAreWarnings()
    {
        const auto database = Engine::create(QString::fromLatin1(Engine::sqlite), CatalogCase::migrations());
        Importer importer(*database);
        const QByteArray header = "Handle,Title,Variant Price,Option1 Value,Variant Inventory Qty\n";
        runBoth(importer, header + "a,A,1000,S,1\na,,1000,M,1\nb,B,55900,,1\n");
        const ImportReport report = runBoth(importer, header + "a,A,1500,S,1\na,,499,M,1\nb,B,42.99,,1\n");
        QCOMPARE(report.priceMoves.size(), 2);
        QCOMPARE(report.priceMoves.at(0).option, QStringLiteral("M"));
        QCOMPARE(report.priceMoves.at(0).before, 1000);
        QCOMPARE(report.priceMoves.at(0).after, 499);
        QCOMPARE(report.priceMoves.at(1).after, 43);
    }

    void redAndRedAreOneOption_data() { Engine::addRows(); }
    void redAndRedAreOneOption()
    {
        OPEN_ENGINE(database, CatalogCase::migrations());
        Importer importer(*database);
        const QByteArray header = "Handle,Title,Variant Price,Option1 Value,Option2 Value,Variant Inventory Qty\n";
        runBoth(importer, header + "a,A,1000,Red,,3\n");
        const ImportReport renamed = runBoth(importer, header + "A,A,1000,red,,3\n");
        QCOMPARE(countsOf(renamed), QStringLiteral("0/1/0/0"));
        QCOMPARE(importer.number("SELECT COUNT(*) FROM options WHERE name = 'red'"), 1);
        QCOMPARE(countsOf(runBoth(importer, header + "b,B,1000,Red,,3\nb,,1000,RED,,3\n")), QStringLiteral("0/0/0/1"));
        // Values that read the same once joined are told apart.
        QCOMPARE(countsOf(runBoth(importer, header + "c,C,1000,a / b,c,3\nc,,1000,a,b / c,3\n")),
                 QStringLiteral("1/0/0/0"));
        QCOMPARE(importer.number("SELECT COUNT(DISTINCT name) FROM options WHERE name LIKE '%c%'"), 2);
    }
};

QTEST_GUILESS_MAIN(ShopFilesTest)
#include "shop_files_test.moc"
