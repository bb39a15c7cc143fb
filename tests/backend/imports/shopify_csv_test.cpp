// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/imports/csv_rows.h"
#include "backend/imports/shopify_csv.h"
#include <QFile>
#include <QStringEncoder>
#include <QTest>

using namespace firstcome;
using namespace firstcome::imports;

namespace {

constexpr auto header = "Handle,Title,Body (HTML),Type,Tags,Published,Option1 Name,Option1 Value,Option2 Value,"
                        "Variant Price,Variant Inventory Qty,Image Src\n";

Result<CsvCatalogue> readRows(const QByteArray &rows)
{
    return readShopifyCsv(header + rows);
}

QByteArray realFile()
{
    QFile file(qEnvironmentVariable("FIRSTCOME_SOURCE") + QStringLiteral("/tests/data/jewelery.csv"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString whyInvalid(const QByteArray &file)
{
    const auto read = readShopifyCsv(file);
    return read || read.error().code != "FILE_INVALID" ? QString() : read.error().detail;
}

} // namespace

class ShopifyCsvTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theRealFileHoldsWhatWasCountedByHand()
    {
        const auto read = readShopifyCsv(realFile());
        QVERIFY(read);
        QCOMPARE(read->rows, 41);
        QCOMPARE(read->products.size(), 20);
        QCOMPARE(read->errors.size(), 0);
        QCOMPARE(read->off.size(), 0);
        int options = 0;
        int rounded = 0;
        qint64 units = 0;
        for (const CsvProduct &product : read->products) {
            options += int(product.options.size());
            rounded += product.rounded;
            for (const CsvOption &option : product.options)
                units += option.stock.value_or(0);
        }
        QCOMPARE(options, 23);
        QCOMPARE(rounded, 22);
        QCOMPARE(units, 20);
    }

    void theRealFilesProductsAreWhole()
    {
        const auto read = readShopifyCsv(realFile());
        QVERIFY(read);
        const CsvProduct &anchor = read->products.at(1);
        QCOMPARE(anchor.handle, QStringLiteral("leather-anchor"));
        QCOMPARE(anchor.name, QStringLiteral("Anchor Bracelet Mens"));
        QCOMPARE(anchor.category, QStringLiteral("Bracelet"));
        QCOMPARE(anchor.tags.join(u'|'), QStringLiteral("Anchor|Gold|Leather|Silver"));
        QCOMPARE(anchor.row, 4);
        QCOMPARE(anchor.rounded, 1);
        QCOMPARE(anchor.options.size(), 2);
        QCOMPARE(anchor.options.at(0).name, QStringLiteral("Gold"));
        QCOMPARE(anchor.options.at(0).price, 70);
        QCOMPARE(anchor.options.at(1).price, 55);
        QCOMPARE(anchor.options.at(1).stock, std::optional<qint64>(0));
        const CsvProduct &choker = read->products.at(6);
        QCOMPARE(choker.options.constFirst().name, QStringLiteral("Default Title"));
        QVERIFY(choker.description.contains(QStringLiteral("\n\u2022 Length, 12\" with 2.5\" extender\n")));
        QVERIFY(!choker.description.contains(u'<'));
        QCOMPARE(read->products.last().row, 42);
    }

    void everyColumnIsShownWithTheFieldItFills()
    {
        const auto read = readShopifyCsv(realFile());
        QVERIFY(read);
        QCOMPARE(read->columns.size(), 46);
        QCOMPARE(read->columns.at(0).field, QStringLiteral("handle"));
        QCOMPARE(read->columns.at(1).field, QStringLiteral("name"));
        QCOMPARE(read->columns.at(3).name, QStringLiteral("Vendor"));
        QCOMPARE(read->columns.at(3).field, QString());
        QCOMPARE(read->columns.at(1).sample, QStringLiteral("7 Shakra Bracelet"));
    }

    void rowsOfOneHandleAreOneProductWhereverTheyStand()
    {
        const auto read = readRows("a,First,,,,,Size,S,Red,100,1,\n"
                                   "b,Second,,,,,,,,200,2,\n"
                                   "a,,,,,,,M,Red,110,0,\n"
                                   "a,,,,,,,,,,,https://x.example/2.jpg\n");
        QVERIFY(read);
        QCOMPARE(read->products.size(), 2);
        QCOMPARE(read->products.at(0).options.size(), 2);
        QCOMPARE(read->products.at(0).options.at(1).name, QStringLiteral("M / Red"));
        QCOMPARE(read->products.at(0).options.at(1).row, 4);
        QCOMPARE(read->products.at(1).options.constFirst().name, QStringLiteral("Default Title"));
        QCOMPARE(read->rows, 4);
    }

    void aBadRowFailsItsProductAlone_data()
    {
        QTest::addColumn<QByteArray>("bad");
        QTest::addColumn<int>("row");
        QTest::addColumn<QString>("field");
        const auto row = [](const char *name, const QByteArray &bad, int number, const char *field) {
            QTest::newRow(name) << bad << number << QString::fromLatin1(field);
        };
        row("no title", "x,,,,,,,,,100,1,", 3, "Title");
        row("no price", "x,X,,,,,,,,,1,", 3, "Variant Price");
        row("price of nothing", "x,X,,,,,,,,0.00,1,", 3, "Variant Price");
        row("negative price", "x,X,,,,,,,,-5,1,", 3, "Variant Price");
        row("price in words", "x,X,,,,,,,,free,1,", 3, "Variant Price");
        row("price too high", "x,X,,,,,,,,1000000000001,1,", 3, "Variant Price");
        row("stock in words", "x,X,,,,,,,,100,many,", 3, "Variant Inventory Qty");
        row("stock of two readings", "x,X,,,,,,,,100,1.000,", 3, "Variant Inventory Qty");
        row("another currency", "x,X,,,,,,,,$12.99,1,", 3, "Variant Price");
        row("one option in two cases", "x,X,,,,,,Red,,100,1,\nx,,,,,,,red,,110,1,", 4, "Option1 Value");
        row("two titles of a handle", "x,X,,,,,,S,,100,1,\nx,Y,,,,,,M,,110,1,", 4, "Title");
        row("a title nobody sees", "x,\u200b,,,,,,,,100,1,", 3, "Title");
        row("a title that turns text", "x,\u202eX,,,,,,,,100,1,", 3, "Title");
        row("half a unit", "x,X,,,,,,,,100,1.5,", 3, "Variant Inventory Qty");
        row("stock beyond 64 bits", "x,X,,,,,,,,100,18446744073709551617,", 3, "Variant Inventory Qty");
        row("formula as stock", "x,X,,,,,,,,100,=1+1,", 3, "Variant Inventory Qty");
        row("one option twice", "x,X,,,,,,S,,100,1,\nx,,,,,,,S,,110,1,", 4, "Option1 Value");
        row("second row without price", "x,X,,,,,,S,,100,1,\nx,,,,,,,M,,,1,", 4, "Variant Price");
        row("no handle", ",X,,,,,,,,100,1,", 3, "Handle");
        row("title over two lines", "x,\"X\nY\",,,,,,,,100,1,", 3, "Title");
        row("title too long", "x," + QByteArray(256, 'X') + ",,,,,,,,100,1,", 3, "Title");
        row("more fields than the header", "x,X,,,,,,,,100,1,,more", 3, "");
    }
    void aBadRowFailsItsProductAlone()
    {
        QFETCH(QByteArray, bad);
        const auto read = readRows("good,Good,,,,,,,,100,1,\n" + bad + "\nlast,Last,,,,,,,,100,1,\n");
        QVERIFY(read);
        QCOMPARE(read->products.size(), 2);
        QCOMPARE(read->failed.size(), 1);
        QCOMPARE(read->errors.size(), 1);
        QTEST(read->errors.constFirst().row, "row");
        QTEST(read->errors.constFirst().field, "field");
    }

    void everyErrorOfARowIsNamed()
    {
        const auto read = readRows("x,,,,,,,,,abc,few,\n");
        QVERIFY(read);
        QCOMPARE(read->errors.size(), 3);
    }

    void tooManyOptionsFailTheProduct()
    {
        QByteArray rows;
        for (int i = 0; i <= product_limit::options; ++i)
            rows += "x," + QByteArray(i == 0 ? "X" : "") + ",,,,,,v" + QByteArray::number(i) + ",,100,1,\n";
        const auto read = readRows(rows);
        QVERIFY(read);
        QCOMPARE(read->products.size(), 0);
        QCOMPARE(read->errors.size(), 1);
        QCOMPARE(read->errors.constFirst().row, product_limit::options + 2);
    }

    void textsThatLookLikeFormulasStayTexts()
    {
        const auto quoted = readRows("x,\"=HYPERLINK(\"\"x\"\")\",@x,,=a,,,-red,,100,1,\n");
        QVERIFY(quoted);
        QCOMPARE(quoted->products.constFirst().name, QStringLiteral("=HYPERLINK(\"x\")"));
        QCOMPARE(quoted->products.constFirst().options.constFirst().name, QStringLiteral("-red"));
        // What exports and spreadsheets put before such texts is taken off again.
        const auto guarded = readRows("=\"0123\",'=A,,,,,,'-red,,100,1,\n");
        QVERIFY(guarded);
        QCOMPARE(guarded->products.constFirst().name, QStringLiteral("=A"));
        QCOMPARE(guarded->products.constFirst().options.constFirst().name, QStringLiteral("-red"));
    }

    void whatIsNotPublishedIsLeftOut()
    {
        const auto read = readRows("a,A,,,,false,,,,100,1,\nb,B,,,,TRUE,,,,100,1,\n");
        QVERIFY(read);
        QCOMPARE(read->off.size(), 1);
        QCOMPARE(read->products.size(), 1);
        QCOMPARE(read->products.constFirst().handle, QStringLiteral("b"));
    }

    /// Yes and no as people write it; what is neither fails its product alone and puts nothing on sale.
    void wordsThatSayNeitherYesNorNoFailTheProduct()
    {
        for (const char *no : {"N", "off", "x", "unpublished", "거짓", "아니오"})
            QCOMPARE(readRows(QByteArray("a,A,,,,") + no + ",,,,100,1,\n")->off.size(), 1);
        for (const char *yes : {"Y", "on", "o", "예", ""})
            QCOMPARE(readRows(QByteArray("a,A,,,,") + yes + ",,,,100,1,\n")->products.size(), 1);
        const auto read = readRows("a,A,,,,perhaps,,,,100,1,\nb,B,,,,TRUE,,,,100,1,\n");
        QVERIFY(read);
        QCOMPARE(read->products.size(), 1);
        QCOMPARE(read->failed.size(), 1);
        QVERIFY(read->errors.constFirst().message.contains(QStringLiteral("\"perhaps\"")));
    }

    void theColumnNamesOfTodayAreKnownToo()
    {
        const auto read = readShopifyCsv("Title,URL handle,Description,Type,Tags,Status,Option1 value,Price,"
                                         "Inventory quantity\nRing,ring,,Rings,,Active,7,30.5,4\n"
                                         "Draft,draft,,Rings,,Draft,,30.5,4\n");
        QVERIFY(read);
        QCOMPARE(read->products.size(), 1);
        QCOMPARE(read->off.size(), 1);
        QCOMPARE(read->products.constFirst().options.constFirst().price, 31);
        QCOMPARE(read->products.constFirst().options.constFirst().stock, 4);
    }

    void aFileThatIsBadAsAWholeIsRefused_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *name, const QByteArray &file, const char *says) {
            QTest::newRow(name) << file << QString::fromLatin1(says);
        };
        const QByteArray good = "x,X,,,,,,,,100,1,\n";
        row("empty", "", "empty");
        row("only a mark", "\xef\xbb\xbf", "empty");
        row("Latin-1", header + QByteArray("x,Caf\xe9,,,,,,,,100,1,\n"), "UTF-8");
        row("cut UTF-8", header + QByteArray("x,Caf\xc3"), "UTF-8");
        row("NUL", header + QByteArray("x,X\0Y", 5), "NUL");
        row("a quote that is never closed", header + QByteArray("x,\"X,,,,,,,,100,1,\n"), "quotes");
        row("another file", "id,name\n1,x\n", "lacks Handle, Title, Variant Price. Export the products");
    }
    void aFileThatIsBadAsAWholeIsRefused()
    {
        QFETCH(QByteArray, file);
        QFETCH(QString, says);
        const QString why = whyInvalid(file);
        QVERIFY2(why.contains(says), qPrintable(why));
    }

    void aHeaderAloneIsAnEmptyCatalogue()
    {
        const auto read = readShopifyCsv(header);
        QVERIFY(read);
        QCOMPARE(read->rows, 0);
        QCOMPARE(read->products.size(), 0);
    }

    void markAndLineEndsDoNotMatterAndRowsAreThoseASpreadsheetShows()
    {
        const QByteArray plain = QByteArray(header) + "x,X,,,,,,,,100,1,\n\ny,\xeb\xaa\xa9\xea\xb1\xb8\xec\x9d\xb4"
                                                      ",,,,,,,,100,1,";
        QByteArray windows = plain;
        windows.replace("\n", "\r\n");
        for (const QByteArray &file : {plain, "\xef\xbb\xbf" + plain, windows}) {
            const auto read = readShopifyCsv(file);
            QVERIFY(read);
            QCOMPARE(read->rows, 2);
            QCOMPARE(read->products.last().name, QStringLiteral("목걸이"));
            QCOMPARE(read->products.constFirst().row, 2);
            QCOMPARE(read->products.last().row, 4);
        }
    }

    void otherEncodingsAndSeparatorsAreRecognised()
    {
        const QString text =
            QStringLiteral("Handle\tTitle\tVariant Price\tVariant Inventory Qty\nx\t목걸이\t1,000\t3\n");
        QStringEncoder utf16(QStringConverter::Utf16LE, QStringConverter::Flag::WriteBom);
        const auto read = readShopifyCsv(utf16(text));
        QVERIFY(read);
        QCOMPARE(read->products.constFirst().name, QStringLiteral("목걸이"));
        QStringList codes;
        for (const ImportNote &note : read->notes.list())
            codes.append(note.code);
        QCOMPARE(codes.join(u','), QStringLiteral("UTF16,TABS,FIGURE_DRESSED"));
        const auto excels = readShopifyCsv("sep=;\r\nHandle;Title;Price;Inventory quantity\r\nx;X;42,99;1\r\n");
        QVERIFY(excels);
        QCOMPARE(excels->products.constFirst().options.constFirst().price, 43);
        QCOMPARE(excels->products.constFirst().row, 2);
    }

    void aPriceThatIsNotGroupedByThreesFailsItsProductAlone()
    {
        const auto read = readRows("x,X,,,,,,,,\"12,00\",1,\ny,Y,,,,,,,,\"12,000\",\"1,00\",\nz,Z,,,,,,,,100,1,\n");
        QVERIFY(read);
        QCOMPARE(read->products.size(), 1);
        QCOMPARE(read->errors.size(), 2);
        QCOMPARE(read->errors.at(0).field, QStringLiteral("Variant Price"));
        QVERIFY2(read->errors.at(0).message.contains(QStringLiteral("\"12,00\" is not grouped by threes; write 1200")),
                 qPrintable(read->errors.at(0).message));
        QCOMPARE(read->errors.at(1).field, QStringLiteral("Variant Inventory Qty"));
    }

    /// What Shopify wrote before it had a row for each location.
    void everyLocationOfAnOlderInventoryFileHasAColumn()
    {
        const auto read = readShopifyCsv(
            "Handle,Title,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Option3 Name,Option3 Value,SKU,"
            "HS Code,COO,Depot A,Depot B\n"
            "flask,Flask,Size,350 ml,,,,,PF-350,,KR,7,5\n"
            "flask,Flask,Size,500 ml,,,,,PF-500,,KR,not stocked,4\n"
            "tray,Tray,Title,Default Title,,,,,PT-1,,,-2,\n"
            "cup,Cup,Title,Default Title,,,,,PC-1,,,many,1\n");
        QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
        QVERIFY(read->isInventory);
        QCOMPARE(read->products.size(), 2);
        QCOMPARE(read->products.at(0).options.at(0).stock, std::optional<qint64>(12));
        QCOMPARE(read->products.at(0).options.at(1).stock, std::optional<qint64>(4));
        QCOMPARE(read->products.at(1).options.at(0).stock, std::optional<qint64>(0));
        QCOMPARE(read->errors.size(), 1);
        QCOMPARE(read->errors.constFirst().field, QStringLiteral("Depot A"));
        QStringList asStock;
        for (const ImportColumn &column : read->columns) {
            if (column.field == QStringLiteral("stock"))
                asStock.append(column.name);
        }
        QCOMPARE(asStock.join(u','), QStringLiteral("Depot A,Depot B"));
    }

    void aFileWithoutUnitsIsNoInventoryFile()
    {
        QVERIFY(!whyInvalid("Handle,Title,Option1 Name,Option1 Value,SKU,HS Code,COO\nx,X,Size,S,1,,\n").isEmpty());
        QVERIFY(!whyInvalid("Handle,Title,Depot A\nx,X,1\n").isEmpty()); // not what Shopify writes
    }

    void quotesThatAreNotWrittenTwiceAreTakenAsTheyStand()
    {
        const auto read = readRows("x,12\" ring,,,,,,,,100,1,\ny,\"5\" ring\",,,,,,,,100,1,\nz,Z,,,,,,,,100,1,\n");
        QVERIFY(read);
        QCOMPARE(read->errors.size(), 0);
        QCOMPARE(read->products.at(0).name, QStringLiteral("12\" ring"));
        QCOMPARE(read->products.at(1).name, QStringLiteral("5\" ring"));
        QCOMPARE(read->notes.list().constFirst().code, QStringLiteral("STRAY_QUOTES"));
        QCOMPARE(read->notes.list().constFirst().count, 2);
        QCOMPARE(read->notes.list().constFirst().row, 2);
    }

    void aQuoteThatSwallowsLinesFailsItsProductAlone()
    {
        const auto read = readRows("a,A,,,,,,,,100,1,\nx,X,\"5 inch,,,,,,,100,1,\ny,\"Y\",,,,,,,,100,1,\n"
                                   "z,Z,,,,,,,,100,1,\n");
        QVERIFY(read);
        QCOMPARE(read->products.size(), 2);
        QCOMPARE(read->failed.size(), 1);
        QCOMPARE(read->errors.constFirst().row, 3);
        QVERIFY(read->errors.constFirst().message.contains(QStringLiteral("quotes are wrong")));
    }

    void theProductMayStandInOneRowAndItsVariantsBelow()
    {
        const auto read = readRows("x,X,<p>Text</p>,Rings,,TRUE,Size,,,,12,\nx,,,,,,,S,,100,5,\nx,X,,,,,,M,,110,7,\n"
                                   ",,,,,,,L,,120,1,\n");
        QVERIFY(read);
        QCOMPARE(read->errors.size(), 0);
        QCOMPARE(read->products.size(), 1);
        QCOMPARE(read->products.constFirst().options.size(), 3);
        QCOMPARE(read->products.constFirst().description, QStringLiteral("Text"));
        QStringList codes;
        for (const ImportNote &note : read->notes.list())
            codes.append(note.code);
        QCOMPARE(codes.join(u','), QStringLiteral("PARENT_STOCK,HANDLE_CARRIED"));
    }

    void aColumnThatStandsThereTwiceMustSayOneThing()
    {
        const QByteArray twice = "Handle,Title,Variant Price,Price,Variant Inventory Qty\n";
        const auto same = readShopifyCsv(twice + "x,X,100,100,1\ny,Y,,200,1\n");
        QVERIFY(same);
        QCOMPARE(same->products.size(), 2);
        QCOMPARE(same->products.at(1).options.constFirst().price, 200);
        const auto two = readShopifyCsv(twice + "x,X,100,200,1\ny,Y,100,,1\n");
        QVERIFY(two);
        QCOMPARE(two->products.size(), 1);
        QVERIFY(two->errors.constFirst().message.contains(QStringLiteral("says two things")));
    }

    void A22_moreRowsThanTheLimitAreRefused()
    {
        const QByteArray row = ",,,,,,,,,,,i\n";
        QVERIFY(readRows(row.repeated(1)));
        QVERIFY(whyInvalid(header + row.repeated(csvRowLimit + 2)).contains(QStringLiteral("more than")));
    }
};

QTEST_GUILESS_MAIN(ShopifyCsvTest)
#include "shopify_csv_test.moc"
