// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/shell/page_deck.h"

#include <QCoreApplication>
#include <QEvent>

namespace firstcome {

PageDeck::PageDeck(QList<PageEntry> entries, std::function<PageContext(const QString &id)> contextOf, QWidget *parent)
    : QStackedWidget(parent), m_contextOf(std::move(contextOf))
{
    for (PageEntry &entry : entries)
        m_slots.push_back({std::move(entry)});
    m_resync.setSingleShot(true);
    m_resync.setInterval(resyncPause);
    connect(&m_resync, &QTimer::timeout, this, [this] {
        if (Slot *slot = find(m_current))
            freshen(*slot);
    });
}

QList<PageInfo> PageDeck::infos() const
{
    QList<PageInfo> found;
    for (const Slot &slot : m_slots)
        found.append(slot.entry.info);
    return found;
}

bool PageDeck::has(const QString &id) const
{
    return std::any_of(m_slots.begin(), m_slots.end(), [&id](const Slot &slot) { return slot.entry.info.id == id; });
}

bool PageDeck::open(const PageRef &ref)
{
    const QString from = m_current;
    const bool leaves = !from.isEmpty() && from != ref.page && has(ref.page);
    if (leaves) {
        m_before.append(from);
        m_before = m_before.mid(std::max<qsizetype>(0, m_before.size() - mostRemembered));
        m_after.clear();
    }
    return show(ref);
}

void PageDeck::goBack()
{
    if (!canGoBack())
        return;
    m_after.append(m_current);
    show({m_before.takeLast(), {}, {}});
}

void PageDeck::goForward()
{
    if (!canGoForward())
        return;
    m_before.append(m_current);
    show({m_after.takeLast(), {}, {}});
}

bool PageDeck::show(const PageRef &ref)
{
    Slot *slot = find(ref.page);
    if (!slot)
        return false;
    if (!slot->page)
        make(*slot);
    const bool other = m_current != ref.page;
    m_current = ref.page;
    setCurrentWidget(slot->page);
    // What the page did not follow while it was out of sight is caught up with.
    if (other)
        freshen(*slot);
    slot->page->open(ref);
    if (other)
        Q_EMIT pageChanged(m_current);
    return true;
}

void PageDeck::refreshCurrent()
{
    if (Slot *slot = find(m_current))
        freshen(*slot);
}

QList<Page *> PageDeck::edited() const
{
    QList<Page *> found;
    for (const Slot &slot : m_slots) {
        if (slot.page && slot.page->unsavedEdits().count > 0)
            found.append(slot.page);
    }
    return found;
}

void PageDeck::markStale()
{
    m_resync.start();
}

PageDeck::Slot *PageDeck::find(const QString &id)
{
    const auto found =
        std::find_if(m_slots.begin(), m_slots.end(), [&id](const Slot &slot) { return slot.entry.info.id == id; });
    return found == m_slots.end() ? nullptr : &*found;
}

void PageDeck::make(Slot &slot)
{
    slot.page = slot.entry.create(m_contextOf(slot.entry.info.id));
    addWidget(slot.page);
    QEvent language(QEvent::LanguageChange);
    QCoreApplication::sendEvent(slot.page, &language);
    connect(slot.page, &Page::openRequested, this, &PageDeck::open);
    connect(slot.page, &Page::detailsWanted, this, [this, page = slot.page](bool wanted) {
        if (page == current())
            Q_EMIT detailsWanted(wanted);
    });
}

void PageDeck::freshen(Slot &slot)
{
    m_resync.stop();
    slot.page->refresh();
}

} // namespace firstcome
