// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/app/console.h"
#include "console/shell/main_window.h"
#include "console/shell/page_deck.h"
#include "tests/support/running_backend.h"
#include <QAction>
#include <QSettings>
#include <QTest>

namespace firstcome::test {

/// The console as `firstcome-console --url URL --login operator` makes it, with settings in a file of the test's.
/// Thread: GUI.
class OpenedConsole
{
public:
    OpenedConsole(const RunningBackend &backend, const QString &settingsFile, const QString &page = {})
        : OpenedConsole(optionsFor(backend, page), settingsFile)
    {
        qputenv("FIRSTCOME_OPERATOR_PASSWORD", backend.demoPassword().toUtf8());
        m_console.start();
    }
    /// Not started yet.
    OpenedConsole(const ConsoleOptions &options, const QString &settingsFile)
        : m_console(options, UiMemory(std::make_shared<QSettings>(settingsFile, QSettings::IniFormat)))
    {
    }

    /// Signed in, its window in sight, its live line up.
    bool waitUntilOpen()
    {
        return QTest::qWaitFor([this] { return m_console.window() && m_console.live().lastHeard(); }, openWithin) &&
               QTest::qWaitForWindowExposed(m_console.window());
    }

    Console &console() { return m_console; }
    MainWindow *window() const { return m_console.window(); }
    /// The page in sight.
    template <typename PageType>
    PageType *page() const
    {
        return dynamic_cast<PageType *>(window()->deck()->current());
    }
    /// The action of the menu that has this object name.
    QAction *action(const QString &name) const { return window()->findChild<QAction *>(name); }

private:
    static constexpr int openWithin = 60'000; // ms

    static ConsoleOptions optionsFor(const RunningBackend &backend, const QString &page)
    {
        ConsoleOptions options;
        options.url = backend.url();
        options.login = QStringLiteral("operator");
        options.page = page;
        return options;
    }

    Console m_console;
};

} // namespace firstcome::test
