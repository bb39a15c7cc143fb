// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QAbstractTableModel>
#include <QTimer>
#include <chrono>
#include <functional>
#include <set>

namespace firstcome {

/// The part of PagedModel that does not depend on the rows: pages by cursor, and changes gathered to the frame.
/// Invariant: one page is asked for at a time; an answer to an older query is ignored; `dataChanged` names only rows
/// that changed, at most once a frame. Thread: GUI. Fetches nothing itself: `Fetch` does and answers with takePage or
/// failPage.
class PagedTable : public QAbstractTableModel
{
    Q_OBJECT

public:
    static constexpr int pageLimit = 100;
    static constexpr std::chrono::milliseconds frame{16};
    /// Rows beyond are not asked for: who needs them filters.
    static constexpr int rowLimit = 100'000;

    enum class Phase : quint8 { Idle, Loading, LoadingMore, Refreshing, Failed };

    struct PageRequest
    {
        quint64 query = 0; ///< to be handed back with the answer
        QString cursor;    ///< empty: the first page
        int limit = pageLimit;
    };
    using Fetch = std::function<void(const PageRequest &)>;

    explicit PagedTable(QObject *parent = nullptr);

    void setFetch(Fetch fetch) { m_fetch = std::move(fetch); }
    /// Another query (filter, sort): what is shown stays until its first page comes, then is replaced.
    void reload();
    /// The same query again: as many rows as are loaded are fetched and merged in; selection and place stay.
    void refresh();
    void failPage(quint64 query, const QString &why);

    Phase phase() const { return m_phase; }
    QString failure() const { return m_failure; }
    bool isComplete() const { return m_started && m_nextCursor.isEmpty() && m_phase == Phase::Idle; }
    /// True once a page has come, so that "nothing here" can be said honestly.
    bool hasLoaded() const { return m_started; }

    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void phaseChanged();

protected:
    bool isCurrent(quint64 query) const { return query == m_query; }
    /// The page that is awaited is the first of its query.
    bool awaitsFirstPage() const { return m_cursorAsked.isEmpty(); }
    /// During a refresh: asks for the next page if rows that were loaded before are still missing.
    bool gathersOn(int rowsGathered, const QString &nextCursor);
    /// The page's rows are in place.
    void pageTaken(const QString &nextCursor);

    /// Row `row` changed; said to the views at the end of the frame.
    void touch(int row);
    /// Something arrived: `placeArrivals` is called at the end of the frame.
    void touchArrivals();
    /// Says what was gathered, now: before rows move.
    void flush();
    virtual void placeArrivals() = 0;

private:
    void ask(Phase phase, const QString &cursor);
    void become(Phase phase);
    void endOfFrame();

    Fetch m_fetch;
    QTimer m_frame;
    std::set<int> m_touched;
    QString m_cursorAsked;
    QString m_nextCursor;
    QString m_failure;
    quint64 m_query = 0;
    int m_toRefresh = 0; ///< rows a refresh brings at least, if there are as many
    Phase m_phase = Phase::Idle;
    bool m_started = false;
};

} // namespace firstcome
