// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/paged_table.h"

namespace firstcome {

namespace {

// More separate runs than this cost a view more than one wide signal.
constexpr int mostRuns = 64;

} // namespace

PagedTable::PagedTable(QObject *parent) : QAbstractTableModel(parent)
{
    m_frame.setSingleShot(true);
    m_frame.setTimerType(Qt::PreciseTimer);
    m_frame.setInterval(frame);
    connect(&m_frame, &QTimer::timeout, this, &PagedTable::endOfFrame);
}

void PagedTable::reload()
{
    ask(Phase::Loading, {});
}

void PagedTable::refresh()
{
    if (!m_started)
        return reload();
    if (m_phase == Phase::Loading)
        return;
    m_toRefresh = std::max(rowCount({}), pageLimit);
    ask(Phase::Refreshing, {});
}

void PagedTable::failPage(quint64 query, const QString &why)
{
    if (query != m_query)
        return;
    m_failure = why;
    become(Phase::Failed);
}

bool PagedTable::canFetchMore(const QModelIndex &parent) const
{
    // After a failure the view would ask again at every repaint; the operator or a resync does.
    return !parent.isValid() && m_phase == Phase::Idle && !m_nextCursor.isEmpty() && rowCount({}) < rowLimit;
}

void PagedTable::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        ask(Phase::LoadingMore, m_nextCursor);
}

bool PagedTable::gathersOn(int rowsGathered, const QString &nextCursor)
{
    if (nextCursor.isEmpty() || rowsGathered >= m_toRefresh || rowsGathered == 0)
        return false;
    ask(Phase::Refreshing, nextCursor);
    return true;
}

void PagedTable::pageTaken(const QString &nextCursor)
{
    m_nextCursor = nextCursor;
    m_failure.clear();
    m_started = true;
    become(Phase::Idle);
}

void PagedTable::touch(int row)
{
    m_touched.insert(row);
    touchArrivals();
}

void PagedTable::touchArrivals()
{
    if (!m_frame.isActive())
        m_frame.start();
}

void PagedTable::endOfFrame()
{
    flush();
    placeArrivals();
}

void PagedTable::flush()
{
    if (m_touched.empty())
        return;
    std::vector<std::pair<int, int>> runs;
    for (const int row : m_touched) {
        if (!runs.empty() && runs.back().second + 1 == row)
            runs.back().second = row;
        else
            runs.emplace_back(row, row);
    }
    if (int(runs.size()) > mostRuns)
        runs = {{*m_touched.begin(), *m_touched.rbegin()}};
    m_touched.clear();
    const int lastColumn = columnCount({}) - 1;
    for (const auto &[first, last] : runs)
        Q_EMIT dataChanged(index(first, 0), index(last, lastColumn));
}

void PagedTable::ask(Phase phase, const QString &cursor)
{
    ++m_query;
    m_cursorAsked = cursor;
    become(phase);
    if (m_fetch)
        m_fetch({m_query, cursor, pageLimit});
}

void PagedTable::become(Phase phase)
{
    m_phase = phase;
    Q_EMIT phaseChanged();
}

} // namespace firstcome
