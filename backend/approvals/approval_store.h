// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/approvals/approval.h"
#include "backend/platform/module/check.h"
#include <vector>

namespace firstcome::approvals {

enum class AskedBy : quint8 { Anyone, Viewer, Others };

/// Which approvals one operator is shown.
struct ApprovalFilter
{
    Decider viewer;
    std::optional<ApprovalState> state;
    std::optional<ApprovalAction> action;
    AskedBy askedBy = AskedBy::Anyone;
    Id before = std::numeric_limits<Id>::max(); ///< those with a lower id
};

/// The table `approvals`.
/// Thread: its connection's; as short-lived as the transaction.
class ApprovalStore
{
public:
    explicit ApprovalStore(sql::Connection &connection) : m_connection(connection) {}

    void insert(const Approval &approval);
    /// Locked for who writes.
    std::optional<Approval> find(Id id);
    /// The one that waits for this act on this subject; locked for who writes.
    std::optional<Approval> waitingFor(const Approval &another);
    /// Writes down how it ended; false when it did not wait any more.
    bool close(const Approval &approval);

    /// Newest first.
    std::vector<Approval> page(const ApprovalFilter &filter, int limit);
    /// Those that wait, in order of id, after `after`.
    std::vector<Approval> waiting(Id after, int limit);
    /// Of one action, in order of id, after `after`.
    std::vector<Approval> approved(ApprovalAction action, Id after, int limit);
    qint64 countApproved(ApprovalAction action);
    Id highestId();
    static QList<Check> checks();

private:
    std::vector<Approval> read(sql::Statement &rows);

    sql::Connection &m_connection;
};

} // namespace firstcome::approvals
