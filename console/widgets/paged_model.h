// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/widgets/paged_table.h"
#include <QHash>
#include <deque>
#include <vector>

namespace firstcome {

/// The rows of a PagedTable, each found by its key. `Key` and `Version` are pointers to members of Row, e.g.
/// `PagedModel<StockRow, &StockRow::optionId, &StockRow::version>`; derive, and give columns, `data` and headers.
/// Invariant: a key is there once; a row is never replaced by an older version of itself; live changes never reset the
/// model, so selection and scroll position stay.
/// Thread: GUI.
template <typename Row, auto Key, auto Version>
class PagedModel : public PagedTable
{
public:
    using KeyType = std::decay_t<decltype(std::declval<Row>().*Key)>;

    using PagedTable::PagedTable;

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
    const Row &at(int row) const { return m_rows[size_t(row)]; }
    const KeyType &keyAt(int row) const { return at(row).*Key; }
    std::optional<int> rowOf(const KeyType &key) const;

    /// The answer to a PageRequest.
    void takePage(quint64 query, std::vector<Row> rows, const QString &nextCursor);

    /// A newer state of a row. False when its key is not loaded: it may be on a later page, or not fit the filter.
    bool apply(const Row &row);
    /// A part of a row changed: `change(Row &)` is called if `version` is newer. False as above.
    template <typename Change>
    bool apply(const KeyType &key, qint64 version, Change change);
    /// A row that belongs to the top; known keys are only brought up to date. Placed at the end of the frame.
    void arrive(Row row);

protected:
    void placeArrivals() override;

private:
    void replaceAll(std::vector<Row> rows);
    void append(std::vector<Row> rows);
    void merge(std::vector<Row> fresh);
    void removeOthers(const QHash<KeyType, int> &wanted);
    void insertMissing(const std::vector<Row> &fresh);
    void order(const QHash<KeyType, int> &wanted);
    void reindex() const;

    std::deque<Row> m_rows;
    mutable QHash<KeyType, qint64> m_index; ///< row number + m_front, so that rows at the top renumber nothing
    mutable qint64 m_front = 0;
    mutable bool m_renumber = false; ///< rows moved since
    std::vector<Row> m_gathered;
    std::vector<Row> m_arrived;
};

} // namespace firstcome

#include "console/widgets/paged_model_moves.h"
