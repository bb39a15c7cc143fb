// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/orders/order.h"
#include "backend/platform/module/check.h"
#include "backend/platform/sql/connection.h"

namespace firstcome::orders {

/// The place of a line among what a seller sold, newest first.
struct SoldPlace
{
    Instant paidAt = Instant::max();
    Id lineId = std::numeric_limits<Id>::max();
};

/// Which lines of a seller's are looked at. Nothing given: all that were ever paid.
struct SoldFilter
{
    Id sellerId = 0;
    std::optional<Id> storeId{};
    std::optional<LineState> state{};
    std::optional<Instant> from{}; ///< paid at or after
    std::optional<Instant> to{};   ///< paid before
    SoldPlace before{};            ///< continues behind it; the sums do not look at it
};

struct SoldSums
{
    qint64 quantity = 0; ///< units as they were bought
    Money gross = 0;     ///< what was paid for them
    Money back = 0;      ///< what of it has gone back
};

/// The table `sold_lines`: what each seller sold, without what load runs bought.
/// Invariant: a line is in it from the transaction in which it is paid, and stays.
/// Thread: its connection's; as short-lived as the transaction.
class SoldLineStore
{
public:
    explicit SoldLineStore(sql::Connection &connection) : m_connection(connection) {}

    /// Those of these lines, paid in this transaction, that are business.
    void insert(const std::vector<Id> &lineIds);
    std::vector<OrderLine> page(const SoldFilter &filter, int limit);
    SoldSums sums(const SoldFilter &filter);
    static QList<Check> checks();

private:
    sql::Statement &chosen(const QByteArray &columns, const SoldFilter &filter, int limit);

    sql::Connection &m_connection;
};

} // namespace firstcome::orders
