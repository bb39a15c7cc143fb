// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/imports/file_figures.h"
#include <QTest>

using namespace firstcome;
using namespace firstcome::imports;

class FileFiguresTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pricesAreReadAsSellersTypeThem_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("won");
        QTest::addColumn<bool>("fraction");
        QTest::addColumn<bool>("dressed");
        const auto plain = [](const char *text, qint64 won, bool fraction) {
            QTest::newRow(text) << QString::fromUtf8(text) << won << fraction << false;
        };
        const auto dressed = [](const char *text, qint64 won, bool fraction = false) {
            QTest::newRow(text) << QString::fromUtf8(text) << won << fraction << true;
        };
        plain("12900", 12900, false);
        plain("55.00", 55, false);
        plain("55.", 55, false);
        plain("0.500", 1, true);
        plain("42.49", 42, true);
        plain("42.499999999999999999999", 42, true);
        plain("42.5", 43, true);
        plain("42.99", 43, true);
        plain("9223372036854775807", std::numeric_limits<qint64>::max(), false);
        dressed("12,900", 12900);
        dressed("1,299.00", 1299);
        dressed("1.299,50", 1300, true);
        dressed("1.234.567", 1234567);
        dressed("₩12,900", 12900);
        dressed("￦12,900", 12900);
        dressed("\\12,900", 12900);
        dressed("12,900원", 12900);
        dressed("12900 원", 12900);
        dressed("KRW 12900", 12900);
        dressed("１２，９００", 12900);
        dressed("12\u00a0900", 12900);
        dressed("1만2천원", 12000);
        dressed("1만 2천", 12000);
        dressed("3만원", 30000);
        dressed("1만2500", 12500);
        dressed("5천", 5000);
    }
    void pricesAreReadAsSellersTypeThem()
    {
        QFETCH(QString, text);
        QFETCH(bool, dressed);
        const auto price = priceFrom(text, DecimalSign::Point);
        QVERIFY2(price, price ? "" : qPrintable(price.error()));
        QTEST(price->won, "won");
        QTEST(price->fraction, "fraction");
        // A full width figure is a plain one once its width is.
        QVERIFY(price->dressed == dressed);
    }

    void whatCanBeReadInTwoWaysIsNoPrice()
    {
        for (const char *text : {"",       ".",       ".5",      "-1",    "+1",    "1e3",   "1.29E+04",
                                 "12.5.1", "$5",      "12 USD",  "€12",   "5 won", "0x10",  "NaN",
                                 "12.900", "1,29,00", "12,9000", "0,900", "1만2",  "1.5만", "9223372036854775808",
                                 "=1+1",   "free",    "무료"})
            for (const DecimalSign sign : {DecimalSign::Point, DecimalSign::PointOrComma})
                QVERIFY2(!priceFrom(QString::fromUtf8(text), sign), text);
    }

    /// Who types "12,00" between commas meant 1,200 or 12,000; where commas do not separate columns they are what a
    /// spreadsheet writes before a fraction.
    void aCommaBeforeAFractionIsOneWhereItSeparatesNoColumns()
    {
        for (const char *text : {"42,99", "12,00", "5,5"}) {
            const QString figure = QString::fromUtf8(text);
            const auto slip = priceFrom(figure, DecimalSign::Point);
            QVERIFY2(!slip && slip.error().contains(QStringLiteral("not grouped by threes")), text);
            const auto units = stockFrom(figure, DecimalSign::Point);
            QVERIFY2(!units && units.error().contains(QStringLiteral("not grouped by threes")), text);
        }
        QCOMPARE(priceFrom(QStringLiteral("42,99"), DecimalSign::PointOrComma)->won, 43);
        QCOMPARE(priceFrom(QStringLiteral("12,00"), DecimalSign::PointOrComma)->won, 12);
        QCOMPARE(*stockFrom(QStringLiteral("12,0"), DecimalSign::PointOrComma)->units, 12);
        QVERIFY(!priceFrom(QStringLiteral("1,29,00"), DecimalSign::PointOrComma));
    }

    void quantitiesAreReadOrAdjusted_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("units"); // -1: none
        QTest::addColumn<int>("note");  // -1: none
        const auto row = [](const char *text, int units, int note = -1) {
            QTest::newRow(text) << QString::fromUtf8(text) << units << note;
        };
        row("12", 12);
        row(" 7 ", 7);
        row("0", 0);
        row("-0", 0);
        row("", -1, ImportNotes::BlankStock);
        row("  ", -1, ImportNotes::BlankStock);
        row("-3", 0, ImportNotes::NegativeStock);
        row("−3", 0, ImportNotes::NegativeStock);
        row("12.0", 12, ImportNotes::DressedFigure);
        row("1,000", 1000, ImportNotes::DressedFigure);
        row("+5", 5, ImportNotes::DressedFigure);
        row("12개", 12, ImportNotes::DressedFigure);
        row("not stocked", 0, ImportNotes::WordedStock);
        row("품절", 0, ImportNotes::WordedStock);
    }
    void quantitiesAreReadOrAdjusted()
    {
        QFETCH(QString, text);
        QFETCH(int, units);
        QFETCH(int, note);
        const auto stock = stockFrom(text, DecimalSign::Point);
        QVERIFY(stock);
        QCOMPARE(stock->units, units < 0 ? std::nullopt : std::optional<qint64>(units));
        QCOMPARE(stock->note ? int(*stock->note) : -1, note);
    }

    void noOtherQuantityIsGuessed()
    {
        for (const char *text : {"1.5", "1.000", "12.500", "many", "in stock", "무제한", "(3)", "1e3", "=1+1",
                                 "18446744073709551617", "5 6"})
            QVERIFY2(!stockFrom(QString::fromUtf8(text), DecimalSign::PointOrComma), text);
    }
};

QTEST_GUILESS_MAIN(FileFiguresTest)
#include "file_figures_test.moc"
