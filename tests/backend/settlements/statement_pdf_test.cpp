// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/pdf/pdf_document.h"
#include "backend/settlements/statement_pdf.h"
#include <QRegularExpression>
#include <QTest>

using namespace firstcome;
using namespace firstcome::settlements;

namespace {

Statement statementOf(int lines, Language language)
{
    Statement statement;
    statement.settlement = settled({501, lines, 1'234'567, -1'000, 61'678}, *dayFrom(u"2026-11-27"), -5);
    statement.settlement.lines = lines;
    statement.seller = QStringLiteral("kim (shop) \\ 상점");
    statement.language = language;
    for (int i = 0; i < lines; ++i) {
        SettlementLine line;
        line.orderId = 7'000 + i;
        line.amount = 1'000;
        line.fee = 50;
        line.at = beginOf(statement.settlement.day) + std::chrono::hours(i % 24);
        statement.lines.push_back(line);
    }
    return statement;
}

/// Where the file says its objects begin, they begin: what a reader of PDF needs first.
bool isWhole(const QByteArray &file)
{
    static const QRegularExpression start(QStringLiteral("startxref\n(\\d+)\n%%EOF\n$"));
    const QString text = QString::fromLatin1(file);
    const auto match = start.match(text);
    if (!file.startsWith("%PDF-1.5\n") || !match.hasMatch())
        return false;
    const qsizetype table = match.captured(1).toLongLong();
    const QStringList rows = text.mid(table).split(u'\n');
    if (rows.value(0) != QStringLiteral("xref"))
        return false;
    const int count = rows.value(1).section(u' ', 1).toInt();
    for (int number = 1; number < count; ++number) {
        const qsizetype begin = rows.value(2 + number).left(10).toLongLong();
        if (!file.mid(begin).startsWith(QByteArray::number(number) + " 0 obj\n"))
            return false;
    }
    return count > 8;
}

QByteArray wide(const QString &words)
{
    QByteArray hex;
    for (const QChar sign : words)
        hex += QByteArray::number(sign.unicode(), 16).rightJustified(4, '0');
    return '<' + hex + '>';
}

} // namespace

class StatementPdfTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void V12_aStatementIsAWholeFileInBothLanguages()
    {
        const QByteArray english = statementPdf(statementOf(3, Language::English));
        QVERIFY(isWhole(english));
        QVERIFY(english.contains("(Settlement statement) Tj"));
        QVERIFY(english.contains("(1,234,567) Tj"));
        QVERIFY(english.contains("(-61,678) Tj"));
        QVERIFY(english.contains("(kim \\(shop\\) \\\\ ) Tj"));
        QVERIFY(english.contains(wide(QStringLiteral("상점"))));
        const QByteArray korean = statementPdf(statementOf(3, Language::Korean));
        QVERIFY(isWhole(korean));
        QVERIFY(korean.contains(wide(QStringLiteral("정산"))));
        QVERIFY(!korean.contains("(Settlement"));
        QVERIFY(korean.contains("/Count 1 "));
    }

    void manyLinesFillManyPages()
    {
        Statement statement = statementOf(500, Language::English);
        const QByteArray file = statementPdf(statement);
        QVERIFY(isWhole(file));
        QVERIFY(!file.contains("Further lines"));
        QVERIFY(file.count("/Type /Page ") > 8);
        QVERIFY(file.contains("(7499) Tj"));
        statement.settlement.lines = 501;
        QVERIFY(statementPdf(statement).contains("Further lines"));
    }

    void amountsEndWhereTheirColumnDoes()
    {
        QCOMPARE(pdf::widthOf(QStringLiteral("111"), 10), pdf::widthOf(QStringLiteral("987"), 10));
        QCOMPARE(pdf::widthOf(QStringLiteral("1"), 10), 5.56);
        QCOMPARE(pdf::widthOf(QStringLiteral("원"), 10), 10.0);
        QCOMPARE(pdf::widthOf(QStringLiteral("~"), 1000), 584.0);
    }

    void theLanguageIsTheOneAskedFor()
    {
        QCOMPARE(languageOf("ko", "en"), Language::Korean);
        QCOMPARE(languageOf("en", "ko"), Language::English);
        QCOMPARE(languageOf({}, "ko-KR,ko;q=0.9,en;q=0.8"), Language::Korean);
        QCOMPARE(languageOf({}, "en-US,en;q=0.9,ko;q=0.8"), Language::English);
        QCOMPARE(languageOf({}, {}), Language::English);
    }
};

QTEST_GUILESS_MAIN(StatementPdfTest)
#include "statement_pdf_test.moc"
