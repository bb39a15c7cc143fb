// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/stock/stock_pulse.h"
#include "shared/contract/stock.h"
#include <QHash>
#include <QSet>
#include <memory>

namespace firstcome {

enum class StockStanding : quint8 { InStock, Low, SoldOut, OffSale, Gone };

/// An option as the console knows it.
struct StockRow
{
    StockView view;
    QString searched;                  ///< the key of product and option
    std::unique_ptr<StockPulse> pulse; ///< nothing: it was quiet for a minute
    quint64 snapshot = 0;              ///< the last one it was in
    bool gone = false;                 ///< deleted at the server: only a search finds it

    double perSecond(Instant now) const { return pulse ? pulse->perSecond(now) : 0; }
    /// When it is sold out if it goes on like this; nothing while nothing is taken.
    std::optional<std::chrono::milliseconds> untilSoldOut(Instant now) const;
    StockStanding standing() const;
};

/// Every option by its key. Snapshot pages and live changes may come in any order: for each option the higher version
/// counts, and a change that comes before its option's page is kept for it.
/// Invariant: a row's number never changes while it is here; a lower version never overwrites a higher one.
/// Pure: reads no clock, tells nobody.
class StockBook
{
public:
    /// Changes of options that are not here yet; beyond, the next snapshot brings them.
    static constexpr int mostEarly = 20'000;

    void beginSnapshot() { ++m_snapshot; }
    /// The rows that are new or changed.
    std::vector<int> takePage(const std::vector<StockView> &page);
    /// The rows that were not in the snapshot and were here before it began: they are gone.
    std::vector<int> endSnapshot();
    /// Rows found by a search beyond the snapshot: as a page, but nothing counts as missing.
    std::vector<int> takeFound(const std::vector<StockView> &found) { return takePage(found); }

    /// The row that changed; nothing when it was older than what is here, or its option is not here.
    std::optional<int> apply(const StockView &change, Instant now);
    /// True once after changes of options came that no page brought.
    bool missesOptions() const { return !m_early.isEmpty(); }
    void forgetEarly() { m_early.clear(); }
    /// The products of such options.
    QSet<Id> missingProducts() const;

    /// Rows whose rate moves by itself as time goes on; forgets the pulse of those that became quiet.
    std::vector<int> pulsing(Instant now);

    int size() const { return int(m_rows.size()); }
    const StockRow &at(int row) const { return m_rows[size_t(row)]; }
    std::optional<int> rowOf(Id optionId) const;

private:
    int insert(const StockView &view);

    std::vector<StockRow> m_rows;
    QHash<Id, int> m_index;
    QHash<Id, StockView> m_early;
    std::vector<int> m_pulsing;
    quint64 m_snapshot = 0;
};

} // namespace firstcome
