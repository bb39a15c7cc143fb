// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/stock/stock_order.h"

#include <limits>

namespace firstcome {

namespace {

constexpr double nothing = std::numeric_limits<double>::infinity();

double valueOf(const StockRow &row, StockColumn column, Instant now)
{
    switch (column) {
    case StockColumn::State:
        return double(row.standing());
    case StockColumn::OnHand:
        return double(row.view.onHand);
    case StockColumn::Held:
        return double(row.view.held);
    case StockColumn::Available:
        return double(row.view.available());
    case StockColumn::Sold:
        return double(row.view.sold);
    case StockColumn::SoldOutIn: {
        const auto left = row.untilSoldOut(now);
        return left ? double(left->count()) : nothing;
    }
    default:
        return row.perSecond(now);
    }
}

} // namespace

std::vector<int> StockRanking::rank(const StockBook &book, Instant now)
{
    rankNames(book);
    const StockMatcher matcher(m_filter);
    std::vector<int> rows;
    for (const int row : m_byName) {
        if ((!book.at(row).gone || m_filter.findsGone()) && matcher.matches(book.at(row), now))
            rows.push_back(row);
    }
    if (m_order.isLive())
        sortByValue(rows, book, now);
    else
        sortByName(rows, book);
    return rows;
}

void StockRanking::rankNames(const StockBook &book)
{
    const auto before = [&book](int a, int b) {
        const int compared = book.at(a).searched.compare(book.at(b).searched);
        return compared != 0 ? compared < 0 : book.at(a).view.optionId < book.at(b).view.optionId;
    };
    const auto known = qsizetype(m_byName.size());
    if (!m_namesChanged && known == book.size())
        return;
    for (int row = int(known); row < book.size(); ++row)
        m_byName.push_back(row);
    // New rows are many while the first snapshot comes: the old ones stay in order unless one was renamed.
    std::sort(m_byName.begin() + known, m_byName.end(), before);
    if (std::is_sorted(m_byName.begin(), m_byName.begin() + known, before))
        std::inplace_merge(m_byName.begin(), m_byName.begin() + known, m_byName.end(), before);
    else
        std::sort(m_byName.begin(), m_byName.end(), before);
    m_place.resize(m_byName.size());
    for (size_t place = 0; place < m_byName.size(); ++place)
        m_place[size_t(m_byName[place])] = int(place);
    m_namesChanged = false;
}

void StockRanking::sortByName(std::vector<int> &rows, const StockBook &book) const
{
    if (m_order.column == StockColumn::Option)
        std::stable_sort(rows.begin(), rows.end(), [&book](int a, int b) {
            return book.at(a).view.option.compare(book.at(b).view.option, Qt::CaseInsensitive) < 0;
        });
    if (m_order.descending)
        std::reverse(rows.begin(), rows.end());
}

void StockRanking::sortByValue(std::vector<int> &rows, const StockBook &book, Instant now) const
{
    // A value is asked for once a row, not once a comparison.
    std::vector<double> values(size_t(book.size()));
    for (const int row : rows)
        values[size_t(row)] = valueOf(book.at(row), m_order.column, now);
    std::sort(rows.begin(), rows.end(), [&](int a, int b) {
        const double one = values[size_t(a)];
        const double other = values[size_t(b)];
        if (one == other)
            return m_place[size_t(a)] < m_place[size_t(b)];
        if (one == nothing || other == nothing)
            return other == nothing;
        return m_order.descending ? one > other : one < other;
    });
}

} // namespace firstcome
