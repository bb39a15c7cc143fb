// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/stock/stock_filter.h"

namespace firstcome {

/// The columns of the table, in their first order.
enum class StockColumn : quint8 {
    Product,
    Option,
    State,
    OnHand,
    Held,
    Available,
    Sold,
    Rate,
    SoldOutIn,
    Trend,
    Count
};

/// By what the options are sorted. A value.
struct StockOrder
{
    StockColumn column = StockColumn::Rate;
    bool descending = true;

    bool operator==(const StockOrder &) const = default;
    /// The order changes as options change.
    bool isLive() const { return column != StockColumn::Product && column != StockColumn::Option; }
};

/// Says which rows of a book are shown, and in which order. Equal ones go by name, so that nothing dances; those
/// without a value in the column (no time to sold out) come last in either direction.
/// Invariant: names are compared once, when rows come; a live order compares numbers only.
class StockRanking
{
public:
    void setFilter(const StockFilter &filter) { m_filter = filter; }
    void setOrder(const StockOrder &order) { m_order = order; }
    const StockFilter &filter() const { return m_filter; }
    const StockOrder &order() const { return m_order; }
    /// What is shown, or its order, may change by itself.
    bool isLive() const { return m_filter.isLive() || m_order.isLive(); }

    /// Rows came or got another name.
    void namesChanged() { m_namesChanged = true; }
    std::vector<int> rank(const StockBook &book, Instant now);

private:
    void rankNames(const StockBook &book);
    void sortByName(std::vector<int> &rows, const StockBook &book) const;
    void sortByValue(std::vector<int> &rows, const StockBook &book, Instant now) const;

    StockFilter m_filter;
    StockOrder m_order;
    std::vector<int> m_byName; ///< rows in order of name
    std::vector<int> m_place;  ///< by row: its place in that order
    bool m_namesChanged = false;
};

} // namespace firstcome
