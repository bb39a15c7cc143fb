// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/claims/claim_store.h"

#include "backend/platform/sql/id_list.h"
#include "backend/platform/sql/remove_rows.h"
#include "shared/base/assert.h"

namespace firstcome::claims {

namespace {

const QByteArray columns =
    "SELECT id, order_id, line_id, member_id, seller_id, store_id, product_id, option_id, product_name, option_name, "
    "kind, quantity, amount, reason, state, due_at, decided_by, decider_id, decided_at, note, granted_amount, "
    "granted_quantity, restock, paid_amount, paid_by, completed_at, version, requested_at, updated_at, "
    "approval_id FROM claims ";

template <typename Value>
Value named(const QByteArray &text, std::initializer_list<Value> values)
{
    for (const Value value : values) {
        if (text == textOf(value))
            return value;
    }
    return *values.begin();
}

void readOutcome(const sql::Statement &row, Claim &claim)
{
    if (!row.isNull(16))
        claim.decided =
            Claim::Decided{named(row.text(16), {ClaimDecider::Seller, ClaimDecider::Operator, ClaimDecider::Daily}),
                           row.integer(17), row.instant(18), row.string(19), row.optionalInteger(29).value_or(0)};
    if (!row.isNull(20))
        claim.granted = ClaimGrant{row.integer(20), row.integer(21), row.integer(22) != 0};
    if (!row.isNull(23))
        claim.paid = Claim::Paid{
            row.integer(23),
            named(row.text(24), {PaidBackBy::Gateway, PaidBackBy::Balance, PaidBackBy::ByHand, PaidBackBy::Nothing}),
            row.instant(25)};
}

Claim read(const sql::Statement &row)
{
    Claim claim;
    claim.id = row.integer(0);
    claim.orderId = row.integer(1);
    claim.lineId = row.integer(2);
    claim.memberId = row.integer(3);
    claim.sellerId = row.integer(4);
    claim.storeId = row.integer(5);
    claim.productId = row.integer(6);
    claim.optionId = row.integer(7);
    claim.product = row.string(8);
    claim.option = row.string(9);
    claim.kind = claimKindFrom(row.text(10)).value_or(ClaimKind::Refund);
    claim.quantity = row.integer(11);
    claim.amount = row.integer(12);
    claim.reason = row.string(13);
    claim.state = claimStateFrom(row.text(14)).value_or(ClaimState::Requested);
    claim.dueAt = row.optionalInstant(15);
    readOutcome(row, claim);
    claim.version = row.integer(26);
    claim.requestedAt = row.instant(27);
    claim.updatedAt = row.instant(28);
    return claim;
}

/// Conditions and their values, in the order of the text.
struct Where
{
    QByteArray text = "WHERE TRUE";
    std::vector<sql::Value> values{};

    template <typename T>
    void add(const char *condition, const std::optional<T> &value)
    {
        if (!value)
            return;
        text += QByteArray(" AND ") + condition;
        values.emplace_back(*value);
    }
};

Where whereOf(const ClaimFilter &filter)
{
    Where where;
    where.add("id < ?", std::optional(filter.before > 0 ? filter.before : std::numeric_limits<Id>::max()));
    where.add("member_id = ?", filter.memberId);
    where.add("seller_id = ?", filter.sellerId);
    where.add("order_id = ?", filter.orderId);
    where.add("? IN (id, order_id)", filter.number);
    where.add("requested_at < ?", filter.requestedBefore);
    if (!filter.samples)
        where.text += " AND sample = 0";
    if (filter.state)
        where.add("state = ?", std::optional(QByteArray(textOf(*filter.state))));
    if (filter.kind)
        where.add("kind = ?", std::optional(QByteArray(textOf(*filter.kind))));
    // INSTR knows no wildcards, so what is typed is what is looked for.
    if (!filter.product.isEmpty())
        where.add("INSTR(LOWER(product_name), LOWER(?)) > 0", std::optional(filter.product));
    return where;
}

} // namespace

void ClaimStore::insert(sql::Connection &connection, const Claim &claim, About about) const
{
    connection
        .statement("INSERT INTO claims (id, order_id, line_id, member_id, seller_id, store_id, product_id, option_id, "
                   "product_name, option_name, kind, quantity, amount, reason, state, due_at, version, requested_at, "
                   "updated_at, sample) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")
        .bind(claim.id, claim.orderId, claim.lineId, claim.memberId, claim.sellerId, claim.storeId, claim.productId,
              claim.optionId, claim.product, claim.option, textOf(claim.kind), claim.quantity, claim.amount,
              claim.reason, textOf(claim.state), claim.dueAt, claim.version, claim.requestedAt, claim.updatedAt,
              about == About::Sample)
        .exec();
    tell(connection, claim);
}

bool ClaimStore::move(sql::Connection &connection, Claim &claim, ClaimState from) const
{
    FIRSTCOME_ASSERT(canMove(from, claim.state), "a claim moves only as its table says");
    std::vector<sql::Value> values{textOf(claim.state), claim.dueAt};
    if (claim.decided)
        values.insert(values.end(),
                      {textOf(claim.decided->by), claim.decided->id, claim.decided->at, claim.decided->note,
                       claim.decided->approvalId > 0 ? std::optional(claim.decided->approvalId) : std::nullopt});
    else
        values.resize(values.size() + 5);
    if (claim.granted)
        values.insert(values.end(), {claim.granted->amount, claim.granted->quantity, claim.granted->restock});
    else
        values.resize(values.size() + 3);
    if (claim.paid)
        values.insert(values.end(), {claim.paid->amount, textOf(claim.paid->by), claim.paid->at});
    else
        values.resize(values.size() + 3);
    values.insert(values.end(), {claim.updatedAt, claim.id, textOf(from)});
    auto &statement = connection.statement(
        "UPDATE claims SET state = ?, due_at = ?, decided_by = ?, decider_id = ?, decided_at = ?, note = ?, "
        "approval_id = ?, "
        "granted_amount = ?, granted_quantity = ?, restock = ?, paid_amount = ?, paid_by = ?, completed_at = ?, "
        "updated_at = ?, version = version + 1 WHERE id = ? AND state = ?");
    statement.reset();
    for (size_t i = 0; i < values.size(); ++i)
        statement.put(int(i), values[i]);
    if (statement.exec() != 1)
        return false;
    ++claim.version;
    tell(connection, claim);
    return true;
}

void ClaimStore::postpone(sql::Connection &connection, Id claimId, Instant dueAt) const
{
    connection.statement("UPDATE claims SET due_at = ? WHERE id = ? AND state = 'REQUESTED'")
        .bind(dueAt, claimId)
        .exec();
}

std::vector<Claim> ClaimStore::found(sql::Connection &connection, const QByteArray &where,
                                     const std::vector<sql::Value> &values) const
{
    auto &rows = connection.statement(columns + where);
    rows.reset();
    for (size_t i = 0; i < values.size(); ++i)
        rows.put(int(i), values[i]);
    std::vector<Claim> claims;
    while (rows.next())
        claims.push_back(read(rows));
    return claims;
}

std::optional<Claim> ClaimStore::find(sql::Connection &connection, Id claimId) const
{
    const auto claims = found(connection, "WHERE id = ?", {claimId});
    return claims.empty() ? std::nullopt : std::optional(claims.front());
}

std::vector<Claim> ClaimStore::ofOrder(sql::Connection &connection, Id orderId) const
{
    return found(connection, "WHERE order_id = ? ORDER BY id DESC", {orderId});
}

std::vector<Claim> ClaimStore::ofLine(sql::Connection &connection, Id lineId) const
{
    return found(connection, "WHERE line_id = ? ORDER BY id DESC", {lineId});
}

std::vector<Claim> ClaimStore::page(sql::Connection &connection, const ClaimFilter &filter, int limit) const
{
    Where where = whereOf(filter);
    where.values.emplace_back(limit);
    return found(connection, where.text + " ORDER BY id DESC LIMIT ?", where.values);
}

std::vector<Claim> ClaimStore::walk(sql::Connection &connection, Id after, int limit) const
{
    return found(connection, "WHERE id > ? ORDER BY id LIMIT ?", {after, limit});
}

std::vector<Id> ClaimStore::due(sql::Connection &connection, Instant now, int limit) const
{
    auto &rows = connection.statement("SELECT id FROM claims WHERE due_at <= ? AND state = 'REQUESTED' "
                                      "ORDER BY due_at, id LIMIT ?");
    rows.bind(now, limit);
    std::vector<Id> ids;
    while (rows.next())
        ids.push_back(rows.integer(0));
    return ids;
}

ClaimStore::Waiting ClaimStore::waiting(sql::Connection &connection) const
{
    auto &row = connection.statement("SELECT SUM(CASE state WHEN 'REQUESTED' THEN 1 ELSE 0 END), "
                                     "MIN(CASE state WHEN 'REQUESTED' THEN requested_at END), "
                                     "SUM(CASE state WHEN 'APPROVED' THEN 1 ELSE 0 END) FROM claims "
                                     "WHERE state IN ('REQUESTED', 'APPROVED') AND sample = 0");
    row.reset();
    Waiting waiting;
    if (row.next() && !row.isNull(0))
        waiting = {row.integer(0), row.optionalInstant(1), row.integer(2)};
    row.reset();
    return waiting;
}

void ClaimStore::remove(sql::Connection &connection, const std::vector<Id> &orderIds) const
{
    sql::removeRows(connection, {"claims", "order_id"}, orderIds);
}

qint64 ClaimStore::countApproved(sql::Connection &connection) const
{
    auto &row = connection.statement("SELECT COUNT(*) FROM claims WHERE approval_id IS NOT NULL");
    row.reset();
    const qint64 count = row.next() ? row.integer(0) : 0;
    row.reset();
    return count;
}

Id ClaimStore::highestId(sql::Connection &connection)
{
    return sql::highestId(connection, {"claims"});
}

void ClaimStore::tell(sql::Connection &connection, const Claim &claim) const
{
    auto &row = connection.statement("SELECT sample FROM claims WHERE id = ?").bind(claim.id);
    const bool sample = row.next() && row.integer(0) != 0;
    row.reset();
    if (sample)
        return;
    m_changes.append(connection, {ClaimChanged{claim.id, claim.orderId, claim.lineId, claim.kind, claim.state,
                                               claim.amount, claim.version, claim.updatedAt}});
}

} // namespace firstcome::claims
