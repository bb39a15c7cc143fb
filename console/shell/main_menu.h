// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/page/page.h"
#include <QKeySequence>
#include <QObject>

class QActionGroup;
class QMenu;
class QMenuBar;

namespace firstcome {

class Languages;
class Theme;

/// Every act of the frame as a QAction in the menu bar, with its shortcut; the page in sight brings its own menu.
/// Invariant: texts follow the language; check marks follow what is in force.
/// Thread: GUI. Decides nothing: it emits.
class MainMenu : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        QMenuBar *bar;
        Theme &theme;
        Languages &languages;
    };

    MainMenu(const Parts &parts, const QList<PageInfo> &pages, QObject *parent);

    /// Ctrl and a digit for the first ten pages, Alt and a digit for those after them.
    static QKeySequence pageKeys(int page);

    void retranslate();
    void showPage(const QString &id, const QList<QAction *> &actions);
    QAction *detailsAction() const { return m_details; }
    QAction *backAction() const { return m_back; }
    QAction *forwardAction() const { return m_forward; }

Q_SIGNALS:
    void pageChosen(const QString &id);
    void refreshChosen();
    void detailsToggled(bool shown);
    void signOutChosen();
    void quitChosen();
    void aboutChosen();
    void paletteChosen();
    void shortcutsChosen();
    void backChosen();
    void forwardChosen();

private:
    void makeConsoleMenu();
    void makeViewMenu();
    void makeThemeMenu();
    void makeLanguageMenu();
    QAction *add(QMenu *menu, const char *text, const QKeySequence &shortcut = {}, const QString &icon = {});

    Parts m_parts;
    QList<PageInfo> m_infos;
    QList<std::pair<QAction *, const char *>> m_texts;
    QList<std::pair<QMenu *, const char *>> m_titles;
    QList<QAction *> m_pages;
    QMenu *m_console;
    QMenu *m_view;
    QMenu *m_page;
    QMenu *m_help;
    QAction *m_details = nullptr;
    QAction *m_back = nullptr;
    QAction *m_forward = nullptr;
};

} // namespace firstcome
