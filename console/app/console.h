// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/app/console_options.h"
#include "console/page/operator_session.h"
#include "console/shell/languages.h"
#include "console/shell/own_server.h"
#include "console/shell/server_profile.h"
#include "console/widgets/theme.h"
#include "shared/client/api_client.h"
#include "shared/client/live_client.h"
#include <memory>

namespace firstcome {

class MainWindow;

/// The console as one program: what lives as long as it does, the way in, and the window.
/// Invariant: a window is only there while somebody is or was signed in; signing out leads back to the way in.
/// Thread: GUI.
class Console : public QObject
{
    Q_OBJECT

public:
    explicit Console(ConsoleOptions options, UiMemory memory);
    ~Console() override;

    /// Signs in by the command line where it says how, else asks.
    void start();
    MainWindow *window() const { return m_window.get(); }
    const ApiClient &api() const { return m_api; }
    const LiveClient &live() const { return m_live; }

private:
    void signInWith(const ServerProfile &profile);
    void ask(const std::optional<Refusal> &refusal);
    void show(const ServerProfile &profile);
    void leave();
    /// By the command line; nothing where it names none.
    std::optional<ServerProfile> wantedProfile() const;

    ConsoleOptions m_options;
    UiMemory m_memory;
    ProfileStore m_profiles;
    Theme m_theme;
    Languages m_languages;
    ApiClient m_api;
    LiveClient m_live;
    OperatorSession m_session;
    OwnServer m_ownServer;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace firstcome
