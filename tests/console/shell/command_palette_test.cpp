// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/shell/command_palette.h"

#include "console/widgets/buttons.h"
#include "console/widgets/theme.h"
#include <QLineEdit>
#include <QListWidget>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QSignalSpy>
#include <QTest>

using namespace firstcome;

/// A menu bar with a submenu, a page's menu and an action that may not be done.
class CommandPaletteTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QMenu *view = m_window.menuBar()->addMenu(QStringLiteral("&View"));
        m_overview = view->addAction(QStringLiteral("Overview"));
        m_overview->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_1));
        m_dark = view->addMenu(QStringLiteral("&Theme"))->addAction(QStringLiteral("&Dark"));
        QMenu *page = m_window.menuBar()->addMenu(QStringLiteral("&Page"));
        page->addSeparator();
        m_save = page->addAction(QStringLiteral("Save && publish"));
        setAllowed(m_save, QStringLiteral("Nothing was edited."));
        m_window.resize(900, 600);
        m_window.show();
        QVERIFY(QTest::qWaitForWindowActive(&m_window));
    }

    void M3_everyActOfTheMenusIsThere()
    {
        QStringList words;
        for (const Command &command : commandsOf(*m_window.menuBar()))
            words.append(command.words);
        QCOMPARE(words, (QStringList{QStringLiteral("View › Overview"), QStringLiteral("View › Theme › Dark"),
                                     QStringLiteral("Page › Save & publish")}));
    }

    void M3_anyPartOfTheWordsFindsItAndEnterDoesIt()
    {
        QSignalSpy done(m_dark, &QAction::triggered);
        CommandPalette *palette = open();
        type(palette, QStringLiteral("dark the"));
        QCOMPARE(rows(palette), QStringList{QStringLiteral("View › Theme › Dark")});
        press(palette, Qt::Key_Return);
        QCOMPARE(done.count(), 1);
        QVERIFY(!palette->isVisible());
    }

    void M3_whatWasUsedLastIsOnTop()
    {
        CommandPalette *palette = open();
        QCOMPARE(rows(palette).first(), QStringLiteral("View › Theme › Dark"));
        QSignalSpy done(m_overview, &QAction::triggered);
        press(palette, Qt::Key_Down);
        press(palette, Qt::Key_Return);
        QCOMPARE(done.count(), 1);
        palette = open();
        QCOMPARE(rows(palette).first(), QStringLiteral("View › Overview"));
        press(palette, Qt::Key_Escape);
        QVERIFY(!palette->isVisible());
    }

    void M3_whatMayNotBeDoneSaysWhy()
    {
        QSignalSpy done(m_save, &QAction::triggered);
        CommandPalette *palette = open();
        type(palette, QStringLiteral("publish"));
        const auto *list = palette->findChild<QListWidget *>();
        QCOMPARE(list->count(), 1);
        QCOMPARE(list->item(0)->toolTip(), QStringLiteral("Nothing was edited."));
        press(palette, Qt::Key_Return);
        QVERIFY(palette->isVisible());
        QCOMPARE(done.count(), 0);
        palette->close();
    }

private:
    CommandPalette *open()
    {
        auto *palette = new CommandPalette(commandsOf(*m_window.menuBar()), m_memory, &m_window);
        palette->setAttribute(Qt::WA_DeleteOnClose, false);
        palette->QDialog::show();
        return palette;
    }
    static void type(CommandPalette *palette, const QString &text) { palette->findChild<QLineEdit *>()->setText(text); }
    static void press(CommandPalette *palette, Qt::Key key) { QTest::keyClick(palette->findChild<QLineEdit *>(), key); }
    static QStringList rows(CommandPalette *palette)
    {
        QStringList all;
        const auto *list = palette->findChild<QListWidget *>();
        for (int row = 0; row < list->count(); ++row)
            all.append(list->item(row)->data(Qt::UserRole).toString());
        return all;
    }

    Theme m_theme;
    UiMemory m_memory = UiMemory::volatileMemory();
    QMainWindow m_window;
    QAction *m_overview = nullptr;
    QAction *m_dark = nullptr;
    QAction *m_save = nullptr;
};

QTEST_MAIN(CommandPaletteTest)
#include "command_palette_test.moc"
