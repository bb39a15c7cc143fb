// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/shell/main_menu.h"

#include "console/shell/languages.h"
#include "console/shell/workspace_list.h"
#include "console/widgets/icons.h"
#include "console/widgets/theme.h"
#include <QActionGroup>
#include <QMenuBar>

namespace firstcome {

MainMenu::MainMenu(const Parts &parts, const QList<PageInfo> &pages, QObject *parent)
    : QObject(parent), m_parts(parts), m_infos(pages), m_console(parts.bar->addMenu(QString())),
      m_view(parts.bar->addMenu(QString())), m_page(parts.bar->addMenu(QString())),
      m_help(parts.bar->addMenu(QString()))
{
    // A disabled action says why on hover.
    m_page->setToolTipsVisible(true);
    m_view->setToolTipsVisible(true);
    m_titles = {{m_console, QT_TR_NOOP("&Console")},
                {m_view, QT_TR_NOOP("&View")},
                {m_page, QT_TR_NOOP("&Page")},
                {m_help, QT_TR_NOOP("&Help")}};
    makeConsoleMenu();
    makeViewMenu();
    QAction *keys = add(m_help, QT_TR_NOOP("&Shortcuts"), QKeySequence(Qt::Key_F1), QStringLiteral("input-keyboard"));
    connect(keys, &QAction::triggered, this, &MainMenu::shortcutsChosen);
    connect(add(m_help, QT_TR_NOOP("&About Firstcome")), &QAction::triggered, this, &MainMenu::aboutChosen);
    retranslate();
}

QKeySequence MainMenu::pageKeys(int page)
{
    constexpr int digits = 10;
    const Qt::Key digit = page % digits == digits - 1 ? Qt::Key_0 : Qt::Key(Qt::Key_1 + page % digits);
    return page < digits ? Qt::CTRL | digit : Qt::ALT | digit;
}

void MainMenu::makeConsoleMenu()
{
    QAction *find =
        add(m_console, QT_TR_NOOP("&Find a command…"), QKeySequence(Qt::CTRL | Qt::Key_K), QStringLiteral("edit-find"));
    find->setObjectName(QStringLiteral("palette"));
    connect(find, &QAction::triggered, this, &MainMenu::paletteChosen);
    m_console->addSeparator();
    QAction *signOut = add(m_console, QT_TR_NOOP("&Sign out"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L),
                           QStringLiteral("system-log-out"));
    connect(signOut, &QAction::triggered, this, &MainMenu::signOutChosen);
    m_console->addSeparator();
    QAction *quit =
        add(m_console, QT_TR_NOOP("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q), QStringLiteral("application-exit"));
    quit->setMenuRole(QAction::QuitRole);
    connect(quit, &QAction::triggered, this, &MainMenu::quitChosen);
}

void MainMenu::makeViewMenu()
{
    auto *group = new QActionGroup(this);
    for (int i = 0; i < m_infos.size(); ++i) {
        QAction *action = m_view->addAction(themedIcon(m_infos[i].icon), {});
        action->setShortcut(pageKeys(i));
        action->setCheckable(true);
        action->setObjectName(QStringLiteral("page-") + m_infos[i].id);
        group->addAction(action);
        m_pages.append(action);
        connect(action, &QAction::triggered, this, [this, i] { Q_EMIT pageChosen(m_infos[i].id); });
    }
    m_view->addSeparator();
    m_back = add(m_view, QT_TR_NOOP("&Back"), QKeySequence(Qt::ALT | Qt::Key_Left), QStringLiteral("go-previous"));
    m_forward = add(m_view, QT_TR_NOOP("&Forward"), QKeySequence(Qt::ALT | Qt::Key_Right), QStringLiteral("go-next"));
    connect(m_back, &QAction::triggered, this, &MainMenu::backChosen);
    connect(m_forward, &QAction::triggered, this, &MainMenu::forwardChosen);
    QAction *refresh = add(m_view, QT_TR_NOOP("&Refresh"), QKeySequence(Qt::Key_F5), QStringLiteral("view-refresh"));
    connect(refresh, &QAction::triggered, this, &MainMenu::refreshChosen);
    m_details = add(m_view, QT_TR_NOOP("&Details"), QKeySequence(Qt::Key_F9), QStringLiteral("view-right-new"));
    m_details->setCheckable(true);
    m_details->setObjectName(QStringLiteral("details"));
    connect(m_details, &QAction::triggered, this, &MainMenu::detailsToggled);
    m_view->addSeparator();
    makeThemeMenu();
    makeLanguageMenu();
}

void MainMenu::makeThemeMenu()
{
    QMenu *menu = m_view->addMenu(QString());
    m_titles.append({menu, QT_TR_NOOP("&Theme")});
    auto *group = new QActionGroup(this);
    const std::pair<Theme::Mode, const char *> modes[] = {{Theme::Mode::System, QT_TR_NOOP("As the &system")},
                                                          {Theme::Mode::Light, QT_TR_NOOP("&Light")},
                                                          {Theme::Mode::Dark, QT_TR_NOOP("&Dark")}};
    for (const auto &[mode, text] : modes) {
        QAction *action = group->addAction(add(menu, text));
        action->setCheckable(true);
        action->setChecked(m_parts.theme.mode() == mode);
        action->setObjectName(QStringLiteral("theme-") + themeModeName(mode));
        connect(action, &QAction::triggered, this, [this, mode = mode] { m_parts.theme.setMode(mode); });
    }
}

void MainMenu::makeLanguageMenu()
{
    QMenu *menu = m_view->addMenu(QString());
    m_titles.append({menu, QT_TR_NOOP("&Language")});
    auto *group = new QActionGroup(this);
    using Language = Languages::Language;
    // The name of a language is written in that language, so that whoever needs it finds it.
    const std::pair<Language, const char *> languages[] = {
        {Language::System, nullptr}, {Language::English, "English"}, {Language::Korean, "한국어"}};
    for (const auto &[language, name] : languages) {
        QAction *action =
            group->addAction(name ? menu->addAction(QString::fromUtf8(name)) : add(menu, QT_TR_NOOP("As the &system")));
        action->setCheckable(true);
        action->setChecked(m_parts.languages.chosen() == language);
        action->setObjectName(QStringLiteral("language-") + languageName(language));
        connect(action, &QAction::triggered, this, [this, language = language] { m_parts.languages.choose(language); });
    }
}

void MainMenu::retranslate()
{
    for (const auto &[menu, title] : std::as_const(m_titles))
        menu->setTitle(tr(title));
    for (const auto &[action, text] : std::as_const(m_texts))
        action->setText(tr(text));
    for (int i = 0; i < m_pages.size(); ++i)
        m_pages[i]->setText(pageTitle(m_infos[i]).replace(u'&', QStringLiteral("&&")));
}

void MainMenu::showPage(const QString &id, const QList<QAction *> &actions)
{
    for (int i = 0; i < m_pages.size(); ++i)
        m_pages[i]->setChecked(m_infos[i].id == id);
    m_page->clear();
    m_page->addActions(actions);
    m_page->menuAction()->setVisible(!actions.isEmpty());
}

QAction *MainMenu::add(QMenu *menu, const char *text, const QKeySequence &shortcut, const QString &icon)
{
    QAction *action = menu->addAction(icon.isEmpty() ? QIcon() : themedIcon(icon), {});
    action->setShortcut(shortcut);
    m_texts.append({action, text});
    return action;
}

} // namespace firstcome
