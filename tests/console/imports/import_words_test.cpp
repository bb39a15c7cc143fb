// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/imports/import_words.h"
#include "console/page/row_fault.h"
#include <QTest>

using namespace firstcome;

/// A report in whole sentences.
class ImportWordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void importsAreSaidInWords()
    {
        ImportReport report;
        report.dryRun = true;
        report.created = 12;
        report.failed = 1;
        report.rounded = 24;
        const QString words = import_words::summary(report);
        for (const char *part : {"12", "created", "1 product", "cannot be imported", "24", "rounded"})
            QVERIFY2(words.contains(QLatin1StringView(part)), qPrintable(words));
        report = {};
        report.unchanged = 20;
        QVERIFY(import_words::summary(report).contains(QStringLiteral("Nothing had to be changed")));
        QVERIFY(import_words::verb(report).isEmpty());
        QCOMPARE(rowFault(QStringLiteral("\"abc\" is no whole number")), QStringLiteral("“abc” is no whole number"));
        QCOMPARE(rowFault(QStringLiteral("something new")), QStringLiteral("something new"));
    }

    void whatGoesOnSellingAndWhatJumpsIsSaid()
    {
        ImportReport report;
        report.dryRun = true;
        report.gone = {{QStringLiteral("DRAFT"), 2, QStringLiteral("cup"), QStringLiteral("Cup"), {}, 5, false}};
        report.goneOmitted = 2;
        report.priceMoves = {{2, QStringLiteral("cup"), QStringLiteral("Cup"), {}, 30'000, 30}};
        const QString words = import_words::summary(report);
        QVERIFY2(words.contains(QStringLiteral("3 thing")), qPrintable(words));
        QVERIFY2(words.contains(QStringLiteral("1 price")), qPrintable(words));
        report.gone[0].ended = true;
        report.ended = 1;
        QVERIFY(import_words::verb(report).contains(QStringLiteral("off sale")));
        QCOMPARE(import_words::note({QStringLiteral("SOMETHING_NEW"), QStringLiteral("as it is"), 1, 0}),
                 QStringLiteral("as it is"));
    }
};

QTEST_APPLESS_MAIN(ImportWordsTest)
#include "import_words_test.moc"
