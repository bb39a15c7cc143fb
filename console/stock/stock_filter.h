// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/stock/stock_book.h"
#include <QStringList>

namespace firstcome {

/// Which options are shown. A value: widgets show it and hand on a changed copy.
struct StockFilter
{
    enum class Show : quint8 { All, Selling, Low, SoldOut };

    QString text; ///< every word must occur in product or option, or be the last digits of the number of one
    Show show = Show::All;

    bool operator==(const StockFilter &) const = default;
    /// What it lets through changes as options change, without anybody touching it.
    bool isLive() const { return show != Show::All; }
    /// Whoever looks for one may mean one that is gone.
    bool findsGone() const { return !text.trimmed().isEmpty(); }
};

/// A filter ready to be asked often.
class StockMatcher
{
public:
    explicit StockMatcher(const StockFilter &filter);
    bool matches(const StockRow &row, Instant now) const;

private:
    QStringList m_words;
    StockFilter::Show m_show;
};

/// For settings: "all", "selling", "low", "soldOut".
QString nameOf(StockFilter::Show show);
StockFilter::Show showFrom(const QString &name);

/// How many options each filter would show, and what they have together.
struct StockTotals
{
    qint64 options = 0;
    qint64 selling = 0;
    qint64 low = 0;
    qint64 soldOut = 0;
    qint64 onHand = 0;
    qint64 held = 0;
    qint64 sold = 0;
    double perSecond = 0;

    qint64 available() const { return onHand - held; }
    qint64 count(StockFilter::Show show) const;
};

StockTotals totalsOf(const StockBook &book, Instant now);

} // namespace firstcome
