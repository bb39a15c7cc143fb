// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/imports/failed_rows.h"

#include "backend/imports/shopify_csv.h"
#include "shared/base/csv_text.h"
#include <QTest>

using namespace firstcome;
using imports::failedRowsOf;

namespace {

constexpr qsizetype plenty = 1'000'000;
constexpr auto file = "Handle;Title;Option1 Value;Variant Price\r\n"
                      "mug;Mug;Red;9000\r\n"
                      "cup;\"Cup; the \"\"big\"\" one\";S;cheap\r\n"
                      "cup;;M;-5\r\n"
                      ";;L;100\r\n"
                      "jar;=Jar;;3000\r\n";

ImportReport failing(const QMap<int, QString> &rows)
{
    ImportReport report;
    report.failedRows = rows;
    return report;
}

} // namespace

/// What failed as a file that can be mended and imported again.
class FailedRowsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsStandAsTheyAreWithWhatIsWrong()
    {
        const auto rows =
            failedRowsOf(file, failing({{3, QStringLiteral("Variant Price: is no price")}, {4, QString()}}), plenty);
        QCOMPARE(rows.csv, QByteArray(csvMark) +
                               "Handle,Title,Option1 Value,Variant Price,Import error\r\n"
                               "cup,\"Cup; the \"\"big\"\" one\",S,cheap,Variant Price: is no price\r\n"
                               "cup,,M,'-5,\r\n");
        QCOMPARE(rows.omitted, 0);
    }

    void theGuardOfASpreadsheetIsTakenOffAgain()
    {
        const auto rows = failedRowsOf(file, failing({{6, QStringLiteral("x")}}), plenty);
        QVERIFY2(rows.csv.contains("jar,'=Jar,,3000,x"), rows.csv.constData());
        const auto read = imports::readShopifyCsv(rows.csv);
        QVERIFY(read.has_value());
        QCOMPARE(read->products.first().name, QStringLiteral("=Jar"));
    }

    void theColumnOfTheRunBeforeIsNotKept()
    {
        const auto once = failedRowsOf(file, failing({{2, QStringLiteral("first")}}), plenty).csv;
        const auto twice = failedRowsOf(once, failing({{2, QStringLiteral("second")}}), plenty).csv;
        QCOMPARE(twice, QByteArray(csvMark) + "Handle,Title,Option1 Value,Variant Price,Import error\r\n"
                                              "mug,Mug,Red,9000,second\r\n");
    }

    void whatIsCutIsCounted()
    {
        const auto rows = failedRowsOf(file, failing({{2, {}}, {3, {}}, {4, {}}}), 70);
        QVERIFY(rows.csv.contains("mug,Mug"));
        QCOMPARE(rows.omitted, 2);
    }

    void everyRowOfAFailedProductIsKnown()
    {
        const auto read = imports::readShopifyCsv(file);
        QVERIFY(read.has_value());
        QCOMPARE(read->failedRows, (QList<int>{3, 4, 5}));
    }
};

QTEST_GUILESS_MAIN(FailedRowsTest)
#include "failed_rows_test.moc"
