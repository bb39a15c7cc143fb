// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/base/csv_text.h"
#include <QTest>

using namespace firstcome;

class CsvTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void A20_noCellIsAFormula_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("cell");
        const auto row = [](const char *text, const char *cell) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(cell);
        };
        row("", "");
        row("목걸이", "목걸이");
        row("a,b", "\"a,b\"");
        row("say \"hi\"", "\"say \"\"hi\"\"\"");
        row("two\nlines", "\"two\nlines\"");
        row("=1+1", "'=1+1");
        row("+82", "'+82");
        row("-1", "'-1");
        row("@SUM(A1)", "'@SUM(A1)");
        row("\tx", "'\tx");
        row("\rx", "\"'\rx\"");
        row("\nx", "\"'\nx\"");
        row("＝1+1", "'＝1+1");
        row("＋82", "'＋82");
        row("－1", "'－1");
        row("＠SUM(A1)", "'＠SUM(A1)");
        row("'tis", "''tis");
        row("=\"a\"", "\"'=\"\"a\"\"\"");
    }
    void A20_noCellIsAFormula()
    {
        QFETCH(QString, text);
        QFETCH(QString, cell);
        QCOMPARE(QString::fromUtf8(csvText(text)), cell);
        // One apostrophe off the front gives the text again.
        QString read = cell.startsWith(u'"')
                           ? cell.mid(1, cell.size() - 2).replace(QStringLiteral("\"\""), QStringLiteral("\""))
                           : cell;
        QCOMPARE(read.startsWith(u'\'') ? read.mid(1) : read, text);
    }

    void idsAreTexts()
    {
        QCOMPARE(csvId(QStringLiteral("299000000000000017")), QByteArray("'299000000000000017"));
        QCOMPARE(csvId({}), QByteArray());
    }
};

QTEST_GUILESS_MAIN(CsvTextTest)
#include "csv_text_test.moc"
