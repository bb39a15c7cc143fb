// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/page/operator_session.h"
#include "console/page/page.h"
#include "shared/client/api_client.h"
#include "shared/client/live_client.h"
#include "tests/console/stage/looks.h"
#include "tests/support/caller.h"
#include "tests/support/running_backend.h"
#include <QSignalSpy>
#include <QTest>
#include <QWidget>

namespace firstcome::test {

/// A page of the console before a real backend with demo data: what the frame does for a page, without the frame.
/// Thread: GUI.
class PageStage
{
public:
    /// The room a page has in the frame at 1280 x 800.
    static constexpr QSize pageSize{1084, 720};
    static constexpr int detailsWidth = 360;

    PageStage() : m_session(m_api, m_live), m_memory(UiMemory::volatileMemory()) {}

    /// Starts the backend and signs in; false when that did not work (see backend().output()).
    bool start(const QStringList &options = {});
    /// The same as an operator of his own, who has no more than these permissions.
    bool startAs(const QString &login, const QString &permissions);
    /// Signs in as the demo's operator at a backend of somebody else's.
    bool visit(const RunningBackend &backend);
    /// Signs in again, with `password` or the demo's; false when refused.
    bool signIn(const QString &login, const QString &password = {});

    RunningBackend &backend() { return m_backend; }
    ApiClient &api() { return m_api; }
    LiveClient &live() { return m_live; }
    OperatorSession &session() { return m_session; }
    Theme &theme() { return m_theme; }
    /// Calls the API as the same operator.
    Caller caller() const { return Caller(m_backend.url(), m_api.token()); }
    PageContext context() { return {m_api, m_live, m_session, m_memory}; }

    /// Shows the page as the frame does: texts, data, the right pane when it asks for it.
    template <typename PageType>
    PageType *show()
    {
        auto *page = new PageType(context());
        present(page);
        return page;
    }
    bool detailsShown() const { return m_details && !m_details->isHidden(); }
    void setDetailsShown(bool shown);
    /// The last place the page wanted to lead to.
    const PageRef &wanted() const { return m_wanted; }
    QWidget *window() { return m_window.get(); }

    /// NAME-LOOK.png of the window, or of `what`, in every look.
    void takePictures(const QString &name, QWidget *what = nullptr);

private:
    bool signInAt(const QUrl &server, const OperatorSession::Credentials &credentials);
    void present(Page *page);

    RunningBackend m_backend;
    Theme m_theme;
    Languages m_languages;
    Photographer m_photographer{[this](const Look &look) {
        m_theme.setMode(look.theme);
        m_languages.choose(look.language);
    }};
    ApiClient m_api;
    LiveClient m_live;
    OperatorSession m_session;
    UiMemory m_memory;
    std::unique_ptr<QWidget> m_window;
    QWidget *m_details = nullptr;
    PageRef m_wanted;
};

/// The first widget of this type whose accessible name or text is `name`.
template <typename Widget>
Widget *named(QWidget *parent, const QString &name)
{
    const auto all = parent->findChildren<Widget *>();
    for (Widget *widget : all) {
        if (widget->accessibleName() == name || widget->objectName() == name)
            return widget;
    }
    return nullptr;
}

} // namespace firstcome::test
