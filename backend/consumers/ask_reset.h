// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/approvals/approvals.h"
#include "backend/consumers/reset_store.h"
#include "backend/consumers/steer_groups.h"
#include <variant>

namespace firstcome::consumers {

/// Where a group is to stand: at an event, at a time, at one of the log's ends.
struct ResetForm
{
    enum class End : quint8 { Earliest, Latest };

    QByteArray topic;
    std::optional<int> partition;
    std::variant<qint64, Instant, End> to = End::Earliest;
    QString reason;
    bool preview = false;
};

/// REQUEST_INVALID, VALUE_INVALID.
Result<ResetForm> resetFormFrom(const QByteArray &body);

struct ResetCall
{
    QByteArray group;
    ResetForm form;
    Id operatorId = 0;
    QByteArray requestId;
};

/// Another place of a group in a topic, which waits for a second person.
/// Invariant: only of a group that is paused, when it is asked for and when it is agreed to; what is brought again is
/// brought once it is resumed. Thread: the writer's; `preview` any.
class AskReset
{
public:
    AskReset(const Ground &ground, events::EventBus &bus, approvals::Approvals &acts, const SteerGroups &steer);
    AskReset(const AskReset &) = delete;

    /// NOT_FOUND, VALUE_INVALID where the group does not read the topic.
    Result<QJsonObject> preview(sql::Connection &connection, const ResetCall &call) const;
    /// As that, GROUP_NOT_PAUSED, APPROVAL_WAITING.
    Result<approvals::Approval> run(sql::Connection &connection, const ResetCall &call, Instant now) const;

private:
    Result<void> mayAsk(const ResetCall &call) const;
    Result<approvals::Sight> look(sql::Connection &connection, const approvals::Proposal &proposal) const;
    Result<QJsonObject> carryOut(sql::Connection &connection, const approvals::Granted &granted) const;
    static void end(sql::Connection &connection, const approvals::Approval &approval);
    static bool stands(sql::Connection &connection, const approvals::Approval &approval);

    const Ground m_ground;
    events::EventBus &m_bus;
    approvals::Approvals &m_acts;
    const SteerGroups &m_steer;
};

} // namespace firstcome::consumers
