// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/shell/main_window.h"

#include "console/page/operator_session.h"
#include "console/shell/about_dialog.h"
#include "console/shell/command_palette.h"
#include "console/shell/details_pane.h"
#include "console/shell/main_menu.h"
#include "console/shell/page_deck.h"
#include "console/shell/shortcut_sheet.h"
#include "console/shell/sign_in_bar.h"
#include "console/shell/status_strip.h"
#include "console/shell/workspace_list.h"
#include "console/shell/workspace_side.h"
#include "console/widgets/buttons.h"
#include "shared/client/live_client.h"
#include <QApplication>
#include <QBoxLayout>
#include <QCloseEvent>
#include <QMenuBar>
#include <QResizeEvent>
#include <QScreen>
#include <QSplitter>

namespace firstcome {

namespace {

constexpr QSize firstSize(1280, 800);
constexpr QSize leastSize(960, 600);
constexpr int bandHeight = 4;
constexpr int widthForNames = 1100; ///< of the workspaces
constexpr int detailsWidth = 380;
const QString geometryKey = QStringLiteral("geometry");
const QString splitterKey = QStringLiteral("splitter");
const QString pageKey = QStringLiteral("page");
const QString detailsKey = QStringLiteral("details");

PageContext contextFor(const MainWindow::Parts &parts, const QString &id)
{
    return {parts.api, parts.live, parts.session, parts.memory.at(QStringLiteral("pages")).at(id)};
}

} // namespace

MainWindow::MainWindow(const Parts &parts, const ServerProfile &profile, QList<PageEntry> pages)
    : m_parts(parts), m_profile(profile),
      m_deck(new PageDeck(std::move(pages), [this](const QString &id) { return contextFor(m_parts, id); })),
      m_details(new DetailsPane), m_splitter(new QSplitter(Qt::Horizontal)),
      m_menu(new MainMenu({menuBar(), parts.theme, parts.languages}, m_deck->infos(), this))
{
    m_workspaces = new WorkspaceList(m_deck->infos());
    m_keep.setSingleShot(true);
    m_keep.setInterval(keepAfter);
    setMinimumSize(leastSize);
    arrange();
    connectParts();
    retranslate();
    restore();
}

MainWindow::~MainWindow()
{
    // The pages speak to the window while they go; by then it is no longer one.
    m_deck->disconnect(this);
}

void MainWindow::arrange()
{
    auto *band = new QWidget;
    band->setFixedHeight(bandHeight);
    band->setStyleSheet(QStringLiteral("background: %1").arg(environmentColour(m_profile.environment).name()));
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_deck);
    m_splitter->addWidget(m_details);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setSizes({firstSize.width() - detailsWidth, detailsWidth});
    m_details->hide();

    auto *centre = new QVBoxLayout;
    centre->setSpacing(0);
    centre->addWidget(new SignInBar(m_parts.session));
    centre->addWidget(m_splitter, 1);
    auto *line = new QHBoxLayout;
    line->setSpacing(0);
    m_side = new WorkspaceSide(m_workspaces, m_parts.session, m_profile);
    line->addWidget(m_side);
    line->addLayout(centre, 1);
    auto *whole = new QWidget;
    auto *column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(band);
    column->addLayout(line, 1);
    setCentralWidget(whole);
    auto *strip = new StatusStrip({m_parts.api, m_parts.live, m_parts.clock}, m_profile);
    setStatusBar(strip);
    connect(strip, &StatusStrip::alertsClicked, this, [this] { open({m_deck->infos().front().id, {}, {}}); });
}

void MainWindow::connectParts()
{
    connect(m_workspaces, &WorkspaceList::chosen, this, [this](const QString &id) { open({id, {}, {}}); });
    connect(m_deck, &PageDeck::pageChanged, this, &MainWindow::showPage);
    connect(m_deck, &PageDeck::detailsWanted, this, &MainWindow::showDetails);
    connect(m_details, &DetailsPane::closeRequested, this, [this] { showDetails(false); });
    connect(&m_parts.live, &LiveClient::resyncNeeded, m_deck, &PageDeck::markStale);

    connect(m_menu, &MainMenu::pageChosen, this, [this](const QString &id) { open({id, {}, {}}); });
    connect(m_menu, &MainMenu::refreshChosen, m_deck, &PageDeck::refreshCurrent);
    connect(m_menu, &MainMenu::detailsToggled, this, &MainWindow::showDetails);
    connect(m_menu, &MainMenu::signOutChosen, this, [this] { leave(LeaveDialog::Way::SignOut); });
    connect(m_menu, &MainMenu::quitChosen, qApp, &QApplication::closeAllWindows);
    connect(m_menu, &MainMenu::aboutChosen, this, &MainWindow::showAbout);
    connect(m_menu, &MainMenu::paletteChosen, this, &MainWindow::showPalette);
    connect(m_menu, &MainMenu::shortcutsChosen, this, &MainWindow::showShortcuts);
    connect(m_menu, &MainMenu::backChosen, m_deck, &PageDeck::goBack);
    connect(m_menu, &MainMenu::forwardChosen, m_deck, &PageDeck::goForward);

    connect(m_splitter, &QSplitter::splitterMoved, this, [this] { m_keep.start(); });
    connect(&m_keep, &QTimer::timeout, this, &MainWindow::keep);
}

void MainWindow::open(const PageRef &ref)
{
    if (ref.page.isEmpty() || !m_deck->open(ref)) {
        const QString last = m_parts.memory.value(pageKey).toString();
        const QList<PageInfo> infos = m_deck->infos();
        if (!m_deck->open({last, {}, {}}) && !infos.isEmpty())
            m_deck->open({infos.front().id, {}, {}});
    }
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QMainWindow::changeEvent(event);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    if (m_side)
        m_side->setNarrow(event->size().width() < widthForNames);
    m_keep.start();
    QMainWindow::resizeEvent(event);
}

void MainWindow::moveEvent(QMoveEvent *event)
{
    m_keep.start();
    QMainWindow::moveEvent(event);
}

void MainWindow::retranslate()
{
    m_menu->retranslate();
    const bool hasDetails = m_deck->current() && m_deck->current()->details();
    setAllowed(m_menu->detailsAction(), hasDetails ? QString() : tr("This page has no details."));
    setAllowed(m_menu->backAction(), m_deck->canGoBack() ? QString() : tr("No other page was open before."));
    setAllowed(m_menu->forwardAction(), m_deck->canGoForward() ? QString() : tr("This is where you went back from."));
    const QList<PageInfo> infos = m_deck->infos();
    for (const PageInfo &info : infos) {
        if (info.id == m_deck->currentId())
            setWindowTitle(QStringLiteral("%1 – %2 – Firstcome").arg(pageTitle(info), m_profile.name));
    }
}

void MainWindow::showPage(const QString &id)
{
    Page *page = m_deck->current();
    m_workspaces->setCurrent(id);
    m_menu->showPage(id, page->actions());
    m_parts.memory.set(pageKey, id);
    m_details->showDetails(page->details());
    const bool wanted = m_parts.memory.at(detailsKey).value(id).toBool();
    m_details->setVisible(page->details() && wanted);
    m_menu->detailsAction()->setChecked(m_details->isVisibleTo(this));
    retranslate();
}

void MainWindow::showDetails(bool shown)
{
    const bool possible = m_deck->current() && m_deck->current()->details();
    m_details->setVisible(possible && shown);
    m_menu->detailsAction()->setChecked(possible && shown);
    if (possible)
        m_parts.memory.at(detailsKey).set(m_deck->currentId(), shown);
    if (!shown && m_deck->current())
        m_deck->current()->setFocus();
}

void MainWindow::showAbout()
{
    auto *dialog = new AboutDialog(m_profile, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::showPalette()
{
    auto *palette = new CommandPalette(commandsOf(*menuBar()), m_parts.memory, this);
    palette->setAttribute(Qt::WA_DeleteOnClose);
    palette->QDialog::show();
}

void MainWindow::showShortcuts()
{
    auto *sheet = new ShortcutSheet(commandsOf(*menuBar()), this);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    sheet->open();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_mayClose || m_deck->edited().isEmpty())
        return QMainWindow::closeEvent(event);
    event->ignore();
    leave(LeaveDialog::Way::Quit);
}

void MainWindow::leave(LeaveDialog::Way way)
{
    QList<UnsavedEdits> edits;
    const QList<Page *> pages = m_deck->edited();
    for (const Page *page : pages)
        edits.append(page->unsavedEdits());
    if (edits.isEmpty())
        return leaveNow(way);
    if (findChild<LeaveDialog *>())
        return;
    auto *dialog = new LeaveDialog(edits, way, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &LeaveDialog::keepChosen, this, [this, way] { leaveNow(way); });
    connect(dialog, &LeaveDialog::discardChosen, this, [this, way] {
        const QList<Page *> edited = m_deck->edited();
        for (Page *page : edited)
            page->discardEdits();
        leaveNow(way);
    });
    dialog->open();
}

void MainWindow::leaveNow(LeaveDialog::Way way)
{
    if (way == LeaveDialog::Way::SignOut) {
        Q_EMIT signOutChosen();
        return;
    }
    m_mayClose = true;
    close();
}

void MainWindow::keep()
{
    m_parts.memory.set(geometryKey, saveGeometry());
    m_parts.memory.set(splitterKey, m_splitter->saveState());
}

void MainWindow::restore()
{
    resize(firstSize);
    restoreGeometry(m_parts.memory.value(geometryKey).toByteArray());
    // What was kept on a larger screen, or at another scale.
    const QSize room = screen()->availableSize();
    if (room.width() >= leastSize.width() && room.height() >= leastSize.height())
        resize(size().boundedTo(room));
    m_splitter->restoreState(m_parts.memory.value(splitterKey).toByteArray());
}

} // namespace firstcome
