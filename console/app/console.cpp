// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/app/console.h"

#include "console/app/pages.h"
#include "console/shell/connection_dialog.h"
#include "console/shell/main_window.h"
#include "console/widgets/server_time.h"
#include <QApplication>
#include <QStandardPaths>

namespace firstcome {

Console::Console(ConsoleOptions options, UiMemory memory)
    : m_options(std::move(options)), m_memory(std::move(memory)), m_profiles(m_memory.at(QStringLiteral("profiles"))),
      m_session(m_api, m_live),
      m_ownServer(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/this-computer"))
{
    followServerClock([this] { return m_api.clock().ahead(); });
    m_theme.setMode(themeModeFrom(m_memory.value(QStringLiteral("theme")).toString()));
    m_languages.choose(languageFrom(m_memory.value(QStringLiteral("language")).toString()));
    connect(&m_theme, &Theme::changed, this,
            [this] { m_memory.set(QStringLiteral("theme"), themeModeName(m_theme.mode())); });
    connect(&m_languages, &Languages::changed, this,
            [this] { m_memory.set(QStringLiteral("language"), languageName(m_languages.chosen())); });
}

Console::~Console()
{
    followServerClock({});
}

void Console::start()
{
    const auto profile = wantedProfile();
    if (qEnvironmentVariableIsSet("FIRSTCOME_OPERATOR_PASSWORD") && profile && !profile->login.isEmpty() &&
        !profile->url.isEmpty())
        signInWith(*profile);
    else
        ask(std::nullopt);
}

std::optional<ServerProfile> Console::wantedProfile() const
{
    std::optional<ServerProfile> profile = m_profiles.find(m_options.profile);
    if (!m_options.url.isEmpty()) {
        if (!profile)
            profile = m_profiles.findAt(m_options.url).value_or(profileOf(m_options.url));
        profile->url = m_options.url;
    }
    if (!m_options.login.isEmpty()) {
        const QList<ServerProfile> known = m_profiles.all();
        if (!profile && !known.isEmpty())
            profile = known.front();
        if (profile)
            profile->login = m_options.login;
    }
    return profile;
}

void Console::signInWith(const ServerProfile &profile)
{
    m_session.signIn(profile.url, {profile.login, qEnvironmentVariable("FIRSTCOME_OPERATOR_PASSWORD")},
                     [this, profile](const Result<void> &signedIn) {
                         if (signedIn)
                             show(profile);
                         else
                             ask(signedIn.error());
                     });
}

void Console::ask(const std::optional<Refusal> &refusal)
{
    ConnectionDialog dialog({m_session, m_profiles, m_languages, m_ownServer});
    if (const auto wanted = wantedProfile())
        dialog.select(*wanted);
    if (refusal)
        dialog.showRefusal(*refusal);
    if (dialog.exec() == QDialog::Accepted)
        show(dialog.profile());
    else
        QApplication::quit();
}

void Console::show(const ServerProfile &profile)
{
    m_window = std::make_unique<MainWindow>(MainWindow::Parts{m_api, m_live, m_session, m_theme, m_languages,
                                                              m_memory.at(QStringLiteral("window")), systemNow},
                                            profile, allPages());
    connect(m_window.get(), &MainWindow::signOutChosen, this, &Console::leave, Qt::QueuedConnection);
    m_window->open({m_options.page, {}, {}});
    m_window->show();
}

void Console::leave()
{
    m_window.reset();
    m_session.signOut();
    ask(std::nullopt);
}

} // namespace firstcome
