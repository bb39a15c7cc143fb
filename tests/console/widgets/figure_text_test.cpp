// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/figure_text.h"

#include "console/widgets/delegates.h"
#include "console/widgets/format.h"
#include "console/widgets/server_time.h"
#include "console/widgets/theme.h"
#include <QFontMetrics>
#include <QLocale>
#include <QTest>

using namespace firstcome;

/// Figures are whole, smaller or shorter, never cut to another figure.
class FigureTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void H3_noFigureIsCutAtAnyWidth_data()
    {
        QTest::addColumn<qint64>("won");
        for (const qint64 won :
             {0LL, 12'900LL, 101'140'700LL, 3'000'101'140'700LL, -3'000'101'140'700LL, 9'223'372'036'854'775'807LL})
            QTest::newRow(qPrintable(QString::number(won))) << qint64(won);
    }

    void H3_noFigureIsCutAtAnyWidth()
    {
        QFETCH(qint64, won);
        const QStringList forms{format::money(won), format::shortMoney(won)};
        for (int width = 4; width < 600; ++width) {
            const FigureText figure = fitFigure(forms, {26, 15}, width);
            const bool whole = forms.contains(figure.text);
            QVERIFY2(whole || figure.text == QStringLiteral("…"), qPrintable(figure.text));
            QCOMPARE(figure.width, QFontMetrics(figure.font).horizontalAdvance(figure.text));
            QVERIFY(!whole || figure.width <= width);
        }
        QCOMPARE(fitFigure(forms, {26, 15}, 600).text, forms.first());
        QCOMPARE(fitFigure(forms, {26, 15}, 600).font.pixelSize(), 26);
    }

    void H3_theRoomOfATileIsEnoughForEveryMoney()
    {
        // The narrowest tile there is, without its padding.
        for (const qint64 won : {101'140'700LL, 3'000'101'140'700LL, 99'999'999'999'999'999LL})
            QVERIFY(fitFigure({format::money(won), format::shortMoney(won)}, {26, 15}, 152 - 24).text !=
                    QStringLiteral("…"));
    }

    void H3_moneyIsShortInBothLanguages()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        QCOMPARE(format::shortMoney(3'000'101'140'700), QStringLiteral("₩3.0 trillion"));
        QCOMPARE(format::shortMoney(101'140'700), QStringLiteral("₩101 million"));
        QCOMPARE(format::shortMoney(-2'500'000'000), QStringLiteral("−₩2.5 billion"));
        QCOMPARE(format::shortMoney(55'900), QStringLiteral("₩55,900"));
        QCOMPARE(format::compact(20'000), QStringLiteral("20k"));
        QCOMPARE(format::compact(1e12), QStringLiteral("1T"));
        QLocale::setDefault(QLocale(QLocale::Korean, QLocale::SouthKorea));
        QCOMPARE(format::shortMoney(3'000'101'140'700), QStringLiteral("3조 원"));
        QCOMPARE(format::shortMoney(101'140'700), QStringLiteral("1억 원"));
        QCOMPARE(format::shortMoney(254'000'000), QStringLiteral("2.5억 원"));
        QCOMPARE(format::compact(20'000), QStringLiteral("2만"));
        QCOMPARE(format::compact(9'500), QStringLiteral("9,500"));
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    }

    void timesGoByTheServersClock()
    {
        const Instant ours = fromMillis(1'769'850'000'000);
        QCOMPARE(serverTimeOf(ours), ours);
        followServerClock([] { return std::chrono::milliseconds(90'000); });
        QCOMPARE(serverTimeOf(ours), ours + std::chrono::seconds(90));
        QVERIFY(serverNow() >= systemNow() + std::chrono::seconds(89));
        followServerClock({});
        QCOMPARE(serverTimeOf(ours), ours);
    }

private:
    Theme m_theme;
};

QTEST_MAIN(FigureTextTest)
#include "figure_text_test.moc"
