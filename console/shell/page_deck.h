// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/page/page.h"
#include <QHash>
#include <QStackedWidget>
#include <QTimer>
#include <functional>

namespace firstcome {

/// The pages, made when first shown; routes openRequested; refreshes what comes into sight or missed live frames.
/// Invariant: a page is refreshed before or while it is shown, never in the background.
/// Thread: GUI.
class PageDeck : public QStackedWidget
{
    Q_OBJECT

public:
    /// Resyncs that come close together cost one refresh.
    static constexpr std::chrono::milliseconds resyncPause{150};

    static constexpr qsizetype mostRemembered = 50;

    /// `contextOf` gives the page with this id what it works with.
    PageDeck(QList<PageEntry> entries, std::function<PageContext(const QString &id)> contextOf,
             QWidget *parent = nullptr);

    QList<PageInfo> infos() const;
    bool has(const QString &id) const;
    /// Shows the page and tells it what to open. False when there is no such page.
    bool open(const PageRef &ref);
    /// To the page that was in sight before, as it was left; and the other way.
    void goBack();
    void goForward();
    bool canGoBack() const { return !m_before.isEmpty(); }
    bool canGoForward() const { return !m_after.isEmpty(); }
    void refreshCurrent();
    /// Live frames were missed: the page in sight is refreshed; the others are when they come into sight.
    void markStale();

    Page *current() const { return qobject_cast<Page *>(currentWidget()); }
    QString currentId() const { return m_current; }
    /// Those with edits that the server does not have.
    QList<Page *> edited() const;

Q_SIGNALS:
    /// Another page is in sight.
    void pageChanged(const QString &id);
    void detailsWanted(bool wanted);

private:
    struct Slot
    {
        PageEntry entry;
        Page *page = nullptr;
    };
    Slot *find(const QString &id);
    void make(Slot &slot);
    void freshen(Slot &slot);
    bool show(const PageRef &ref);

    std::vector<Slot> m_slots;
    std::function<PageContext(const QString &id)> m_contextOf;
    QString m_current;
    QStringList m_before; ///< pages, the last one last
    QStringList m_after;
    QTimer m_resync;
};

} // namespace firstcome
