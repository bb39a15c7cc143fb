// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/shell/leave_dialog.h"
#include "console/shell/server_profile.h"
#include "shared/base/instant.h"
#include <QMainWindow>
#include <QTimer>

class QSplitter;

namespace firstcome {

class ApiClient;
class DetailsPane;
class Languages;
class LiveClient;
class MainMenu;
class OperatorSession;
class PageDeck;
struct PageEntry;
struct PageRef;
class Theme;
class WorkspaceList;
class WorkspaceSide;

/// The frame: workspaces, page, details, menu, status. It puts the parts together and keeps their arrangement; what
/// each does is in its own class. Invariant: the arrangement is kept as it changes, so it survives a crash; it is not
/// left with unsaved edits before the operator said what shall become of them. Thread: GUI.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds keepAfter{300};

    struct Parts
    {
        ApiClient &api;
        LiveClient &live;
        OperatorSession &session;
        Theme &theme;
        Languages &languages;
        UiMemory memory;
        Clock clock;
    };

    MainWindow(const Parts &parts, const ServerProfile &profile, QList<PageEntry> pages);
    ~MainWindow() override;

    /// An empty page: the one that was open last.
    void open(const PageRef &ref);
    PageDeck *deck() const { return m_deck; }

Q_SIGNALS:
    void signOutChosen();

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void moveEvent(QMoveEvent *event) override;

private:
    void arrange();
    void connectParts();
    void retranslate();
    void showPage(const QString &id);
    void showDetails(bool shown);
    void showAbout();
    void showPalette();
    void showShortcuts();
    /// At once where nothing is unsaved, else once the operator has chosen; never when he stays.
    void leave(LeaveDialog::Way way);
    void leaveNow(LeaveDialog::Way way);
    void keep();
    void restore();

    Parts m_parts;
    ServerProfile m_profile;
    WorkspaceList *m_workspaces;
    WorkspaceSide *m_side = nullptr;
    PageDeck *m_deck;
    DetailsPane *m_details;
    QSplitter *m_splitter;
    MainMenu *m_menu;
    QTimer m_keep;
    bool m_mayClose = false; ///< what is unsaved was asked about
};

} // namespace firstcome
