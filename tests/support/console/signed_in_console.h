// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/shell/operator_session.h"
#include "console/shell/page.h"
#include "console/widgets/theme.h"
#include "shared/client/api_client.h"
#include "shared/client/live_client.h"
#include "tests/support/caller.h"
#include "tests/support/running_backend.h"
#include <QTranslator>
#include <QWidget>
#include <memory>

namespace firstcome::test {

/// An operator's console without its frame: signed in at a backend of its own, with one page in a window, its details
/// beside it as the frame would show them.
class SignedInConsole
{
public:
    SignedInConsole();
    ~SignedInConsole();

    /// Before `start`: signs in as this operator, who is made for it, instead of the demo's.
    void signInAs(const QString &login, const QString &permissions);
    /// Starts the backend and signs in; false with the reason in `trouble`.
    bool start(const QStringList &options = {QStringLiteral("--demo")});
    QString trouble() const { return m_trouble; }

    PageContext context();
    /// What 1280 x 800 leaves a page and its details, beside the workspaces and above the status.
    static constexpr QSize pageSize{1080, 720};
    /// Shows the page as the frame does; the former one goes.
    void show(Page *page);
    QWidget *window() const { return m_window.get(); }
    bool detailsWanted() const { return m_detailsWanted; }

    /// Rows of test data: light and dark, English and Korean.
    static void addLooks();
    /// Makes the console look as the row of test data says.
    void setLook();
    /// What is seen, kept beside the test programs under pictures/, named after the look too.
    void picture(const QString &name, QWidget *what = nullptr) const;

    RunningBackend &backend() { return m_backend; }
    OperatorSession &session() { return m_session; }
    LiveClient &live() { return m_live; }
    ApiClient &api() { return m_api; }
    /// Calls the API as the same operator.
    Caller &caller() { return *m_caller; }

private:
    RunningBackend m_backend;
    ApiClient m_api;
    LiveClient m_live;
    OperatorSession m_session;
    UiMemory m_memory;
    Theme m_theme;
    QTranslator m_translator;
    QString m_look;
    std::unique_ptr<Caller> m_caller;
    std::unique_ptr<QWidget> m_window;
    QString m_login;
    QString m_password;
    QString m_trouble;
    bool m_detailsWanted = false;
};

} // namespace firstcome::test
