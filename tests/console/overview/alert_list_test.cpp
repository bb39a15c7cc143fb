// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/overview/alert_list.h"

#include "console/widgets/theme.h"
#include "console/widgets/tile.h"
#include "tests/console/stage/looks.h"
#include "tests/support/waits.h"
#include <QBoxLayout>
#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace firstcome;
using namespace firstcome::test;

namespace {

ServerAlert alert(const char *id, Tone tone, const QString &words)
{
    return {QString::fromLatin1(id), tone, words, {QStringLiteral("orders"), QString::fromLatin1(id), {}}};
}

} // namespace

/// Lines of what is wrong, above tiles of large figures, as the overview shows them.
class AlertListTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLineForEachAndNothingForNone()
    {
        AlertList list;
        list.resize(800, 200);
        list.setAlerts({});
        QVERIFY(list.isHidden());
        list.setAlerts({alert("disk", Tone::Act, QStringLiteral("<b>The disk is full</b>")),
                        alert("lag", Tone::Watch, QStringLiteral("The oldest event has waited for 40 s"))});
        QVERIFY(!list.isHidden());
        list.show();
        QCOMPARE(list.findChildren<QPushButton *>().size(), 2);
        QCOMPARE(list.findChild<QWidget *>(QStringLiteral("disk"))->findChild<QLabel *>()->text(),
                 QStringLiteral("<b>The disk is full</b>"));
        QSignalSpy followed(&list, &AlertList::followed);
        list.findChild<QWidget *>(QStringLiteral("lag"))->findChild<QPushButton *>()->click();
        WAIT_COMPARE(followed.count(), 1, 60'000);
        QCOMPARE(followed.first().first().value<PageRef>().key, QStringLiteral("lag"));
        list.setAlerts({});
        QVERIFY(list.isHidden());
    }

    void pictures_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void pictures()
    {
        QFETCH(bool, dark);
        m_theme.setMode(dark ? Theme::Mode::Dark : Theme::Mode::Light);
        QWidget page;
        auto *column = new QVBoxLayout(&page);
        auto *list = new AlertList;
        list->setAlerts({alert("disk", Tone::Act,
                               QStringLiteral("The server's disk is full (0 MB free): it takes no "
                                              "orders until there is room.")),
                         alert("lag", Tone::Watch, QStringLiteral("The oldest event has waited for 40 s"))});
        column->addWidget(list);
        auto *row = new QHBoxLayout;
        for (const int width : {152, 180, 232, 320}) {
            auto *tile = new Tile;
            tile->setFixedWidth(width);
            tile->setTitle(QStringLiteral("Revenue today"));
            tile->setFigure({QStringLiteral("₩3,000,101,140,700"),
                             {},
                             QStringLiteral("₩101,140 an order"),
                             Tone::Neutral,
                             QStringLiteral("₩3.0 trillion")},
                            systemNow());
            row->addWidget(tile);
        }
        column->addLayout(row);
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        QDir().mkpath(Photographer::folder());
        QVERIFY(page.grab().save(
            Photographer::folder() +
            QStringLiteral("alerts-%1.png").arg(dark ? QStringLiteral("dark") : QStringLiteral("light"))));
    }

private:
    Theme m_theme;
};

QTEST_MAIN(AlertListTest)
#include "alert_list_test.moc"
