// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/stock/stock_order.h"
#include <QAbstractTableModel>
#include <QTimer>

namespace firstcome {

/// The stock book as a table, filtered and sorted as it changes.
/// Invariant: changes reach the views once a frame and name only rows that changed; rows move once a second at most,
/// in a fixed number of signals however many move, and never by a reset, so selection and place stay.
/// Thread: GUI.
class StockModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds frame{16};
    /// More separate runs of changed rows than this cost a view more than one wide signal.
    static constexpr int mostRuns = 64;

    explicit StockModel(Clock clock = systemNow, QObject *parent = nullptr);

    const StockBook &book() const { return m_book; }
    const StockRow &at(int row) const { return m_book.at(m_shown[size_t(row)]); }
    Id keyAt(int row) const { return at(row).view.optionId; }
    std::optional<int> rowOf(Id optionId) const;

    void beginSnapshot() { m_book.beginSnapshot(); }
    void takePage(const std::vector<StockView> &page);
    void endSnapshot();
    void apply(const StockView &change);
    /// Options the server spoke of that are not here: a new snapshot brings them. Asking forgets them.
    bool takeMissing();

    void setFilter(const StockFilter &filter);
    const StockFilter &filter() const { return m_ranking.filter(); }
    const StockOrder &order() const { return m_ranking.order(); }
    void sort(int column, Qt::SortOrder order) override;
    /// Rows stay where they are until it is let go; what is in them goes on.
    void holdOrder(bool held);

    /// What goes on by itself: rates sink, rows move. Call once a second.
    void tick();
    StockTotals totals() const { return totalsOf(m_book, m_clock()); }
    Instant now() const { return m_clock(); }
    /// When the first snapshot was whole: of what was before, nothing is known.
    Instant watchedSince() const { return m_watchedSince; }

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_shown.size()); }
    int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(StockColumn::Count);
    }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QVariant text(const StockRow &row, StockColumn column) const;
    QVariant number(const StockRow &row, StockColumn column) const;
    void touch(int bookRow);
    void flush();
    /// Brings what is shown to what the ranking says.
    void rank();
    void reorder(std::vector<int> order);
    void setShown(std::vector<int> shown);

    Clock m_clock;
    Instant m_watchedSince{};
    StockBook m_book;
    StockRanking m_ranking;
    std::vector<int> m_shown; ///< rows of the book, as shown
    std::vector<int> m_place; ///< by row of the book: where it is shown, -1 nowhere
    std::vector<int> m_touched;
    QTimer m_frame;
    bool m_held = false;
    // Since the last ranking:
    bool m_rowsChanged = false;
    bool m_figuresChanged = false;
};

} // namespace firstcome
