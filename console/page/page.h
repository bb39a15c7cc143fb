// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/widgets/ui_memory.h"
#include <QVariantMap>
#include <QWidget>
#include <functional>

namespace firstcome {

class ApiClient;
class LiveClient;
class OperatorSession;

/// A place in the console: a page, in it one thing (`key`, e.g. an order id) or a choice of things (`filter`, e.g.
/// state).
struct PageRef
{
    QString page;
    QString key;
    QVariantMap filter;
};

/// What the shell shows of a page before the page exists.
struct PageInfo
{
    QString id;        ///< as in `--page`; also the group of its settings
    const char *title; ///< QT_TRANSLATE_NOOP("Page", "…"), so that it follows the language
    QString icon;      ///< of the icon theme, e.g. "view-list-details"
};

/// What a page is given to work with. All outlive the page.
struct PageContext
{
    ApiClient &api;
    LiveClient &live;
    OperatorSession &session;
    UiMemory memory; ///< the page's own group
};

/// What the operator has changed on a page and the server does not have yet.
struct UnsavedEdits
{
    int count = 0;
    QString words; ///< what they are, e.g. "3 products"
};

/// A workspace of the console. Derive, give it `static PageInfo info()`, name it in console/CMakeLists.txt.
/// The shell calls `refresh` whenever the page comes into sight, on F5, and when live frames were missed while it is.
/// Actions added with QWidget::addAction appear in the menu "Page" while it is current. Thread: GUI. A page knows no
/// other page: it emits `openRequested`.
class Page : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// Shows what `ref` names; an empty key and filter mean "as you were". Called after the page became current.
    virtual void open(const PageRef &ref) { Q_UNUSED(ref) }
    /// Fetches everything anew, keeping what is shown until the answer is there.
    virtual void refresh() = 0;
    /// What the right pane shows for this page, or nullptr. Its windowTitle is the pane's title. The shell reparents
    /// it.
    virtual QWidget *details() { return nullptr; }
    /// Asked before the console is left. What a page counts here it has also kept in its memory, so that it is there
    /// after a restart and after a crash.
    virtual UnsavedEdits unsavedEdits() const { return {}; }
    /// Forgets them all, also in the memory.
    virtual void discardEdits() {}

Q_SIGNALS:
    void openRequested(const firstcome::PageRef &ref);
    /// Opens or closes the right pane, e.g. when a row is activated.
    void detailsWanted(bool wanted);

protected:
    /// Sets every text again; also called once, before the page is shown for the first time.
    virtual void retranslate() = 0;
    void changeEvent(QEvent *event) override;
};

struct PageEntry
{
    PageInfo info;
    std::function<Page *(const PageContext &)> create;
};

/// `pageEntry<StockPage>()` for a page with `static PageInfo info()` and a constructor from PageContext.
template <typename T>
PageEntry pageEntry()
{
    return {T::info(), [](const PageContext &context) -> Page * { return new T(context); }};
}

} // namespace firstcome
