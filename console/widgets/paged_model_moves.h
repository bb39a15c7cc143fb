// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/widgets/paged_model.h"

/// How the rows of a PagedModel move; included by paged_model.h, because templates are defined where they are used.
namespace firstcome {

template <typename Row, auto Key, auto Version>
std::optional<int> PagedModel<Row, Key, Version>::rowOf(const KeyType &key) const
{
    // Views ask while rows move; renumbering after each run of them would cost a pass over all rows.
    if (m_renumber)
        reindex();
    const auto found = m_index.constFind(key);
    return found == m_index.cend() ? std::nullopt : std::optional(int(*found - m_front));
}

template <typename Row, auto Key, auto Version>
void PagedModel<Row, Key, Version>::takePage(quint64 query, std::vector<Row> rows, const QString &nextCursor)
{
    if (!isCurrent(query))
        return;
    if (phase() == Phase::Refreshing) {
        if (awaitsFirstPage())
            m_gathered.clear();
        m_gathered.insert(m_gathered.end(), rows.begin(), rows.end());
        if (gathersOn(int(m_gathered.size()), nextCursor))
            return;
        merge(std::exchange(m_gathered, {}));
    } else if (phase() == Phase::LoadingMore) {
        append(std::move(rows));
    } else {
        replaceAll(std::move(rows));
    }
    pageTaken(nextCursor);
}

template <typename Row, auto Key, auto Version>
bool PagedModel<Row, Key, Version>::apply(const Row &row)
{
    return apply(row.*Key, row.*Version, [&row](Row &mine) { mine = row; });
}

template <typename Row, auto Key, auto Version>
template <typename Change>
bool PagedModel<Row, Key, Version>::apply(const KeyType &key, qint64 version, Change change)
{
    const auto row = rowOf(key);
    if (!row)
        return false;
    Row &mine = m_rows[size_t(*row)];
    if (version <= mine.*Version)
        return true;
    change(mine);
    mine.*Version = version;
    touch(*row);
    return true;
}

template <typename Row, auto Key, auto Version>
void PagedModel<Row, Key, Version>::arrive(Row row)
{
    if (apply(row))
        return;
    m_arrived.push_back(std::move(row));
    touchArrivals();
}

template <typename Row, auto Key, auto Version>
void PagedModel<Row, Key, Version>::placeArrivals()
{
    // The newest of a key counts; the last that arrived comes to the top.
    std::vector<Row> fresh;
    QHash<KeyType, size_t> places;
    for (Row &row : std::exchange(m_arrived, {})) {
        if (apply(row))
            continue;
        const auto place = places.constFind(row.*Key);
        if (place == places.cend()) {
            places.insert(row.*Key, fresh.size());
            fresh.push_back(std::move(row));
        } else if (row.*Version > fresh[*place].*Version) {
            fresh[*place] = std::move(row);
        }
    }
    if (fresh.empty())
        return;
    flush();
    beginInsertRows({}, 0, int(fresh.size()) - 1);
    for (Row &row : fresh) {
        m_index.insert(row.*Key, --m_front);
        m_rows.push_front(std::move(row));
    }
    endInsertRows();
    if (int(m_rows.size()) <= rowLimit)
        return;
    beginRemoveRows({}, rowLimit, int(m_rows.size()) - 1);
    for (; int(m_rows.size()) > rowLimit; m_rows.pop_back())
        m_index.remove(m_rows.back().*Key);
    endRemoveRows();
}

template <typename Row, auto Key, auto Version>
void PagedModel<Row, Key, Version>::replaceAll(std::vector<Row> rows)
{
    flush();
    m_arrived.clear();
    beginResetModel();
    m_rows.clear();
    m_rows.insert(m_rows.end(), std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end()));
    reindex();
    endResetModel();
}

template <typename Row, auto Key, auto Version>
void PagedModel<Row, Key, Version>::append(std::vector<Row> rows)
{
    // Rows that moved to a later page between two requests are there already.
    std::erase_if(rows, [this](const Row &row) { return apply(row); });
    if (rows.empty())
        return;
    const int first = int(m_rows.size());
    beginInsertRows({}, first, first + int(rows.size()) - 1);
    for (Row &row : rows) {
        m_index.insert(row.*Key, m_front + qint64(m_rows.size()));
        m_rows.push_back(std::move(row));
    }
    endInsertRows();
}

template <typename Row, auto Key, auto Version>
void PagedModel<Row, Key, Version>::merge(std::vector<Row> fresh)
{
    flush();
    QHash<KeyType, int> wanted;
    std::erase_if(fresh, [&wanted](const Row &row) {
        const bool twice = wanted.contains(row.*Key);
        if (!twice)
            wanted.insert(row.*Key, int(wanted.size()));
        return twice;
    });
    removeOthers(wanted);
    // What changed live since the snapshot was taken is newer, and stays.
    for (const Row &row : fresh)
        apply(row);
    flush();
    insertMissing(fresh);
    order(wanted);
}

template <typename Row, auto Key, auto Version>
void PagedModel<Row, Key, Version>::removeOthers(const QHash<KeyType, int> &wanted)
{
    for (int last = int(m_rows.size()) - 1; last >= 0; --last) {
        if (wanted.contains(m_rows[size_t(last)].*Key))
            continue;
        int first = last;
        while (first > 0 && !wanted.contains(m_rows[size_t(first) - 1].*Key))
            --first;
        beginRemoveRows({}, first, last);
        m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
        m_renumber = true;
        endRemoveRows();
        last = first;
    }
    reindex();
}

template <typename Row, auto Key, auto Version>
void PagedModel<Row, Key, Version>::insertMissing(const std::vector<Row> &fresh)
{
    for (size_t first = 0; first < fresh.size(); ++first) {
        if (m_index.contains(fresh[first].*Key))
            continue;
        size_t last = first;
        while (last + 1 < fresh.size() && !m_index.contains(fresh[last + 1].*Key))
            ++last;
        const auto place = std::min(first, m_rows.size());
        beginInsertRows({}, int(place), int(place + last - first));
        m_rows.insert(m_rows.begin() + qsizetype(place), fresh.begin() + qsizetype(first),
                      fresh.begin() + qsizetype(last) + 1);
        m_renumber = true;
        endInsertRows();
        first = last;
    }
    reindex();
}

template <typename Row, auto Key, auto Version>
void PagedModel<Row, Key, Version>::order(const QHash<KeyType, int> &wanted)
{
    const auto before = [&wanted](const Row &a, const Row &b) { return wanted[a.*Key] < wanted[b.*Key]; };
    if (std::is_sorted(m_rows.begin(), m_rows.end(), before))
        return;
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList from = persistentIndexList();
    std::vector<KeyType> keys;
    for (const QModelIndex &index : from)
        keys.push_back(m_rows[size_t(index.row())].*Key);
    std::sort(m_rows.begin(), m_rows.end(), before);
    reindex();
    QModelIndexList to;
    for (qsizetype i = 0; i < from.size(); ++i)
        to.append(index(*rowOf(keys[size_t(i)]), from[i].column()));
    changePersistentIndexList(from, to);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

template <typename Row, auto Key, auto Version>
void PagedModel<Row, Key, Version>::reindex() const
{
    m_renumber = false;
    m_index.clear();
    m_front = 0;
    qint64 number = 0;
    for (const Row &row : m_rows)
        m_index.insert(row.*Key, number++);
}

} // namespace firstcome
