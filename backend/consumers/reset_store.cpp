// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/consumers/reset_store.h"

#include "backend/platform/sql/id_list.h"
#include "shared/base/assert.h"
#include "shared/contract/names.h"

namespace firstcome::consumers {

namespace {

constexpr std::array states{"ASKED", "RUNNING", "DONE", "REJECTED", "WITHDRAWN", "EXPIRED"};

QByteArray select(const QByteArray &rest)
{
    return "SELECT id, consumer_group, topic, topic_partition, from_id, next_id, until_id, state, operator_id, "
           "approval_id, created_at FROM offset_resets " +
           rest;
}

std::optional<qint64> known(Id id)
{
    return id ? std::optional(id) : std::nullopt;
}

} // namespace

std::vector<OffsetReset> ResetStore::read(sql::Statement &rows)
{
    std::vector<OffsetReset> resets;
    while (rows.next()) {
        OffsetReset reset;
        reset.id = rows.integer(0);
        reset.group = rows.text(1);
        reset.topic = rows.text(2);
        if (const auto partition = rows.optionalInteger(3))
            reset.partition = int(*partition);
        reset.from = rows.integer(4);
        reset.next = rows.integer(5);
        reset.until = rows.integer(6);
        const auto state = valueNamed<ResetState>(states, rows.text(7));
        FIRSTCOME_ASSERT(state, "a reset is in a state that is known");
        reset.state = *state;
        reset.operatorId = rows.integer(8);
        reset.approvalId = rows.optionalInteger(9).value_or(0);
        reset.at = rows.instant(10);
        resets.push_back(reset);
    }
    return resets;
}

void ResetStore::insert(const OffsetReset &reset)
{
    const auto partition = reset.partition ? std::optional<qint64>(*reset.partition) : std::nullopt;
    m_connection
        .statement("INSERT INTO offset_resets (id, consumer_group, topic, topic_partition, from_id, next_id, until_id, "
                   "state, operator_id, approval_id, created_at) VALUES (?,?,?,?,?,?,?,?,?,?,?)")
        .bind(reset.id, reset.group, reset.topic, partition, reset.from, reset.next, reset.until,
              states[size_t(reset.state)], reset.operatorId, known(reset.approvalId), reset.at)
        .exec();
}

std::optional<OffsetReset> ResetStore::find(Id id)
{
    const auto found = read(m_connection.statement(select("WHERE id = ?") + m_connection.forUpdate()).bind(id));
    return found.empty() ? std::nullopt : std::optional(found.front());
}

std::optional<OffsetReset> ResetStore::approvedBy(Id approvalId)
{
    const auto found = read(m_connection.statement(select("WHERE approval_id = ?")).bind(approvalId));
    return found.empty() ? std::nullopt : std::optional(found.front());
}

void ResetStore::update(const OffsetReset &reset)
{
    m_connection
        .statement("UPDATE offset_resets SET next_id = ?, until_id = ?, state = ?, approval_id = ? WHERE id = ?")
        .bind(reset.next, reset.until, states[size_t(reset.state)], known(reset.approvalId), reset.id)
        .exec();
}

std::vector<OffsetReset> ResetStore::running()
{
    return read(m_connection.statement(select("WHERE state = 'RUNNING' ORDER BY id")).bind());
}

std::vector<OffsetReset> ResetStore::inForce()
{
    return read(m_connection.statement(select("WHERE state IN ('RUNNING', 'DONE') ORDER BY id")).bind());
}

qint64 ResetStore::countInForce()
{
    auto &row = m_connection.statement("SELECT COUNT(*) FROM offset_resets WHERE state IN ('RUNNING', 'DONE')").bind();
    const qint64 count = row.next() ? row.integer(0) : 0;
    row.reset();
    return count;
}

Id ResetStore::highestId()
{
    return sql::highestId(m_connection, {"offset_resets"});
}

} // namespace firstcome::consumers
