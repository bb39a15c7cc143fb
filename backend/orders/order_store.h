// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/orders/order.h"
#include "backend/orders/order_filter.h"
#include "backend/platform/changes/changes.h"
#include "backend/platform/module/check.h"
#include "backend/platform/sql/connection.h"
#include <map>
#include <span>
#include <vector>

namespace firstcome::orders {

/// An order that was placed under a member's key.
struct KnownOrder
{
    OrderKey key;
    PlacedOrder placed;
};

struct MemberKey
{
    Id memberId = 0;
    QByteArray key;

    bool operator==(const MemberKey &) const = default;
};

struct MemberKeyHash
{
    size_t operator()(const MemberKey &key) const { return qHashMulti(0, key.memberId, key.key); }
};

/// What a move changes of an order; fields not named stay.
struct OrderMove
{
    OrderState from = OrderState::PendingPayment;
    OrderState to = OrderState::PendingPayment;
    std::optional<Instant> dueAt; ///< of the state it moves to
};

struct Paying
{
    Instant since{};
    Instant dueAt{}; ///< when its outcome must be known
};

struct Due
{
    Instant at{};
    Instant now{};
};

struct KeptCancel
{
    std::optional<QString> request; ///< nothing: given up
    std::optional<Instant> dueAt;
};

/// The tables `orders` and `order_lines`.
/// Invariant: a state moves only from the one named (compare-and-set), and every move raises `version` and is told
/// after its commit. Who moves lines calls `touch` unless the order itself moves with them.
/// Thread: inside a transaction of the writer; the reads in any.
class OrderStore
{
public:
    explicit OrderStore(const Changes &changes) : m_changes(changes) {}

    void insert(sql::Connection &connection, std::span<const NewOrder *const> orders) const;

    std::optional<Order> find(sql::Connection &connection, Id orderId) const;
    /// Those of these keys under which an order was placed.
    std::vector<KnownOrder> findByKeys(sql::Connection &connection, std::span<const MemberKey> keys) const;
    /// Locked in order of id until the transaction ends.
    std::vector<Order> lock(sql::Connection &connection, const std::vector<Id> &orderIds) const;
    std::optional<Order> lock(sql::Connection &connection, Id orderId) const;
    std::vector<OrderLine> linesOf(sql::Connection &connection, const std::vector<Id> &orderIds) const;
    bool anyOfMember(sql::Connection &connection, Id memberId) const;
    /// A page of a list. It looks at no more than `scanLimit` orders, so it may hold fewer than fit although there are
    /// more: `next` says where to go on.
    struct Page
    {
        std::vector<Order> orders;
        Id next = 0; ///< 0: there are no more
    };
    Page page(sql::Connection &connection, const OrderFilter &filter, int limit) const;
    /// What is under way, by state and whether it waits for a person.
    struct Saga
    {
        OrderState state = OrderState::PendingPayment;
        bool attention = false;
        qint64 count = 0;
        Instant oldest{};
    };
    std::vector<Saga> sagas(sql::Connection &connection) const;
    /// Those whose `dueAt` has come, the longest waiting first.
    std::vector<Id> due(sql::Connection &connection, Instant now, int limit) const;

    /// Moves those that are in `move.from`, ends paying, attention and the cancel it kept; how many moved.
    qint64 move(sql::Connection &connection, const std::vector<Id> &orderIds, const OrderMove &move, Instant now) const;
    /// PENDING_PAYMENT and not being paid, deadline not passed: now it is being paid.
    bool beginPaying(sql::Connection &connection, Id orderId, const Paying &paying) const;
    bool stopPaying(sql::Connection &connection, Id orderId, Instant now) const;
    /// What these paid orders waited for has happened; the next is awaited until `due.at`. Others stay as they are.
    void renewDue(sql::Connection &connection, const std::vector<Id> &orderIds, const Due &due) const;
    /// Nothing is awaited any more; attention ends.
    void endDue(sql::Connection &connection, const std::vector<Id> &orderIds, Instant now) const;
    /// A person is needed; looked at again at `dueAt`. An older `since` stays.
    void setAttention(sql::Connection &connection, Id orderId, const Attention &attention, Instant dueAt) const;
    /// Nobody needs to look any more; awaited until `due.at`, if anything is.
    struct Unattended
    {
        std::optional<Instant> dueAt;
        Instant now{};
    };
    void endAttention(sql::Connection &connection, Id orderId, const Unattended &due) const;
    void keepCancel(sql::Connection &connection, Id orderId, const KeptCancel &cancel, Instant now) const;

    /// Lines of these orders, or what belongs to them elsewhere, moved.
    void touch(sql::Connection &connection, const std::vector<Id> &orderIds, Instant now) const;
    /// Lines that are in `move.from` move; how many did.
    qint64 moveLines(sql::Connection &connection, const std::vector<Id> &lineIds, const LineMove &move,
                     Instant now) const;

    /// A line with its member, for going through all of them in order of id.
    struct MemberLine
    {
        OrderLine line;
        Id memberId = 0;
    };
    std::vector<MemberLine> pageOfLines(sql::Connection &connection, Id after, int limit) const;
    /// Units in lines of a sale, by sale, whatever became of them.
    std::map<Id, qint64> unitsBySale(sql::Connection &connection) const;
    std::optional<Instant> lastPlacedAt(sql::Connection &connection) const;
    static QList<Check> checks();

    static constexpr int scanLimit = 20'000;

    /// The highest id in use; ids given from now on must be above it.
    Id highestId(sql::Connection &connection) const;

private:
    /// Says after the commit where these orders stand now.
    void tell(sql::Connection &connection, const std::vector<Id> &orderIds) const;

    const Changes &m_changes;
};

} // namespace firstcome::orders
