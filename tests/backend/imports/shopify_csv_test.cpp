// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/imports/csv_rows.h"
#include "backend/imports/shopify_csv.h"
#include <QFile>
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
        QCOMPARE(read->skipped, 0);
        int options = 0;
        int rounded = 0;
        qint64 units = 0;
        for (const CsvProduct &product : read->products) {
            options += int(product.options.size());
            rounded += product.rounded;
            for (const catalog::OptionDraft &option : product.options)
                units += option.stock;
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
        QCOMPARE(anchor.row, 3);
        QCOMPARE(anchor.rounded, 1);
        QCOMPARE(anchor.options.size(), 2);
        QCOMPARE(anchor.options.at(0).name, QStringLiteral("Gold"));
        QCOMPARE(anchor.options.at(0).price, 70);
        QCOMPARE(anchor.options.at(1).price, 55);
        QCOMPARE(anchor.options.at(1).stock, 0);
        const CsvProduct &choker = read->products.at(6);
        QCOMPARE(choker.options.constFirst().name, QStringLiteral("Default Title"));
        QVERIFY(choker.description.contains(QStringLiteral("\n\u2022 Length, 12\" with 2.5\" extender\n")));
        QVERIFY(!choker.description.contains(u'<'));
        QCOMPARE(read->products.last().row, 41);
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
    }

    void pricesAreRoundedHalfUp_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("won");
        QTest::addColumn<bool>("fraction");
        const auto row = [](const char *text, qint64 won, bool fraction) {
            QTest::newRow(text) << QString::fromLatin1(text) << won << fraction;
        };
        row("12900", 12900, false);
        row("55.00", 55, false);
        row("55.", 55, false);
        row("42.49", 42, true);
        row("42.499999999999999999999", 42, true);
        row("42.5", 43, true);
        row("42.99", 43, true);
        row("0.5", 1, true);
        row("9223372036854775807", std::numeric_limits<qint64>::max(), false);
    }
    void pricesAreRoundedHalfUp()
    {
        QFETCH(QString, text);
        const auto price = wholePrice(text);
        QVERIFY(price);
        QTEST(price->won, "won");
        QTEST(price->fraction, "fraction");
    }

    void whatIsNoPriceIsNotGuessed()
    {
        for (const char *text : {"", ".", ".5", "-1", "+1", "1,299.00", "1e3", "12.5.1", "$5", "5 won", "0x10", "NaN",
                                 "9223372036854775808", "=1+1"})
            QVERIFY2(!wholePrice(QString::fromLatin1(text)), text);
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
        QCOMPARE(read->products.at(0).options.at(1).row, 3);
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
        row("no title", "x,,,,,,,,,100,1,", 2, "Title");
        row("no price", "x,X,,,,,,,,,1,", 2, "Variant Price");
        row("price of nothing", "x,X,,,,,,,,0.00,1,", 2, "Variant Price");
        row("negative price", "x,X,,,,,,,,-5,1,", 2, "Variant Price");
        row("price in words", "x,X,,,,,,,,free,1,", 2, "Variant Price");
        row("price too high", "x,X,,,,,,,,1000000000001,1,", 2, "Variant Price");
        row("no stock", "x,X,,,,,,,,100,,", 2, "Variant Inventory Qty");
        row("negative stock", "x,X,,,,,,,,100,-1,", 2, "Variant Inventory Qty");
        row("half a unit", "x,X,,,,,,,,100,1.5,", 2, "Variant Inventory Qty");
        row("stock beyond 64 bits", "x,X,,,,,,,,100,18446744073709551617,", 2, "Variant Inventory Qty");
        row("formula as stock", "x,X,,,,,,,,100,=1+1,", 2, "Variant Inventory Qty");
        row("one option twice", "x,X,,,,,,S,,100,1,\nx,,,,,,,S,,110,1,", 3, "Option1 Value");
        row("second row without price", "x,X,,,,,,S,,100,1,\nx,,,,,,,M,,,1,", 3, "Variant Price");
        row("no handle", ",X,,,,,,,,100,1,", 2, "Handle");
        row("title over two lines", "x,\"X\nY\",,,,,,,,100,1,", 2, "Title");
        row("title too long", "x," + QByteArray(256, 'X') + ",,,,,,,,100,1,", 2, "Title");
        row("more fields than the header", "x,X,,,,,,,,100,1,,more", 2, "");
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
        const auto read = readRows("x,,,,,,,,,abc,-1,\n");
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
        QCOMPARE(read->errors.constFirst().row, product_limit::options + 1);
    }

    void textsThatLookLikeFormulasStayTexts()
    {
        const auto read = readRows("x,=HYPERLINK(\"\"http://x.example\"\"),+1 -1 @x,,=a,,,-red,,100,1,\n");
        QVERIFY2(!read, "a quote inside an unquoted text is refused");
        const auto quoted = readRows("x,\"=HYPERLINK(\"\"x\"\")\",@x,,=a,,,-red,,100,1,\n");
        QVERIFY(quoted);
        QCOMPARE(quoted->products.constFirst().name, QStringLiteral("=HYPERLINK(\"x\")"));
        QCOMPARE(quoted->products.constFirst().options.constFirst().name, QStringLiteral("-red"));
    }

    void whatIsNotPublishedIsLeftOut()
    {
        const auto read = readRows("a,A,,,,false,,,,100,1,\nb,B,,,,TRUE,,,,100,1,\n");
        QVERIFY(read);
        QCOMPARE(read->skipped, 1);
        QCOMPARE(read->products.size(), 1);
        QCOMPARE(read->products.constFirst().handle, QStringLiteral("b"));
    }

    void theColumnNamesOfTodayAreKnownToo()
    {
        const auto read = readShopifyCsv("Title,URL handle,Description,Type,Tags,Status,Option1 value,Price,"
                                         "Inventory quantity\nRing,ring,,Rings,,Active,7,30.5,4\n"
                                         "Draft,draft,,Rings,,Draft,,30.5,4\n");
        QVERIFY(read);
        QCOMPARE(read->products.size(), 1);
        QCOMPARE(read->skipped, 1);
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
        row("UTF-16", QByteArray("\xff\xfeH\0a\0", 6), "UTF-16");
        row("Latin-1", header + QByteArray("x,Caf\xe9,,,,,,,,100,1,\n"), "UTF-8");
        row("cut UTF-8", header + QByteArray("x,Caf\xc3"), "UTF-8");
        row("NUL", header + QByteArray("x,X\0Y", 5), "NUL");
        row("an open quote", header + QByteArray("x,\"X,,,,,,,,100,1,\n"), "quotes");
        row("text after a quote", header + QByteArray("x,\"X\"Y,,,,,,,,100,1,\n"), "quotes");
        row("semicolons", "Handle;Title;Variant Price;Variant Inventory Qty\nx;X;1;1\n", "commas");
        row("another file", "id,name\n1,x\n", "lacks Handle, Title, Variant Price, Variant Inventory Qty");
        row("no stock column", "Handle,Title,Variant Price\nx,X,1\n", "lacks Variant Inventory Qty");
        row("a column twice", "Handle,Title,Variant Price,Price,Variant Inventory Qty\nx,X,1,2,1\n", "two columns");
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

    void markLineEndsAndEmptyLinesDoNotMatter()
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
            QCOMPARE(read->products.last().row, 2);
        }
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
