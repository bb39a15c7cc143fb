// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/page/list_columns.h"
#include "console/widgets/paged_model.h"
#include "shared/contract/sale.h"
#include <QSortFilterProxyModel>

namespace firstcome {

/// A sale as it was read. Its version changes only when it is edited, its figures all the time: what was read later is
/// newer.
struct SaleRow
{
    Id id = 0;
    qint64 read = 0;
    SaleView view;
};

enum class SaleColumn : quint8 {
    State,
    Product,
    Time,
    Window,
    Limit,
    Hold,
    Available,
    Held,
    Sold,
    Admitted,
    Refused,
    Count
};

/// In the order of SaleColumn.
ListColumns saleColumns();

/// The sales, states and countdowns on the server's clock.
/// Thread: GUI.
class SalesModel : public PagedModel<SaleRow, &SaleRow::id, &SaleRow::read>
{
    Q_OBJECT

public:
    /// `serverNow` is the server's time.
    explicit SalesModel(Clock serverNow, QObject *parent = nullptr);

    /// A page of GET /v1/ops/sales.
    void takeAnswer(quint64 query, const QJsonObject &answer);
    /// One sale as the server just answered it; a new one comes to the top.
    void takeOne(const SaleView &sale);
    bool hasProduct(Id productId) const;
    bool hasOpen() const;
    SaleState stateOf(const SaleView &sale) const { return sale.window.stateAt(m_serverNow()); }
    Instant serverNow() const { return m_serverNow(); }

    /// Countdowns and states go on. Call once a second.
    void tick();

    int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(SaleColumn::Count);
    }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    Clock m_serverNow;
    qint64 m_reads = 0;
};

/// Which sales are shown, and in which order: by state the open ones first, the one that closes next on top.
class SalesOrder : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit SalesOrder(SalesModel &sales, QObject *parent = nullptr);
    /// Of the words every one occurs in the product's name; no state: every one.
    void setFilter(const QString &words, std::optional<SaleState> state);
    bool narrows() const { return m_state || !m_words.isEmpty(); }
    std::optional<SaleState> state() const { return m_state; }
    const SaleView &at(int row) const;
    Id keyAt(int row) const { return at(row).id; }
    std::optional<int> rowOf(Id saleId) const;

protected:
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    SalesModel &m_sales;
    QStringList m_words;
    std::optional<SaleState> m_state;
};

} // namespace firstcome
