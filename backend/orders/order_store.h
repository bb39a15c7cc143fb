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
    std::vector<Order> find(sql::Connection &connection, const std::vector<Id> &orderIds) const;
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

    /// Orders that the caller has locked: what can change of them.
    void write(sql::Connection &connection, std::span<const MovedOrder> moved) const;
    /// Lines of these orders, or what belongs to them elsewhere, moved.
    void touch(sql::Connection &connection, const std::vector<Id> &orderIds, Instant now) const;
    /// Lines that are in `move.from` move; how many did.
    qint64 moveLines(sql::Connection &connection, const std::vector<Id> &lineIds, const LineMove &move,
                     Instant now) const;

    /// The line's open claim; nothing: there is none.
    void setOpenClaim(sql::Connection &connection, Id lineId, std::optional<Id> claimId) const;
    /// Money and units that a claim gives back of a line.
    struct GivenBack
    {
        Money amount = 0;
        qint64 quantity = 0;
    };
    /// False when that would be more than the line has left.
    bool addGivenBack(sql::Connection &connection, Id lineId, const GivenBack &given) const;

    /// Those that a claim is open of or has given something back of.
    std::vector<OrderLine> claimedLines(sql::Connection &connection) const;

    /// A line with its member, for going through all of them in order of id.
    struct MemberLine
    {
        OrderLine line;
        Id memberId = 0;
    };
    std::vector<MemberLine> pageOfLines(sql::Connection &connection, Id after, int limit) const;
    /// Units in lines of a sale, by sale, whatever became of them; with those of samples that were removed.
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
