// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/changes/changes.h"
#include "backend/platform/module/check.h"
#include "backend/platform/sql/connection.h"
#include "shared/contract/claim.h"
#include <vector>

namespace firstcome::claims {

/// Which claims a list shows, newest first. Nothing given: all.
struct ClaimFilter
{
    std::optional<Id> memberId;
    std::optional<Id> sellerId;
    std::optional<Id> orderId;
    std::optional<Id> number; ///< its own id, or its order's
    std::optional<ClaimState> state;
    std::optional<ClaimKind> kind;
    std::optional<Instant> requestedBefore;
    bool samples = false; ///< those of load runs, too
    QString product;      ///< is a part of its name; empty: any
    Id before = 0;        ///< continues below this id; 0: from the newest
};

/// The table `claims`.
/// Invariant: a state moves only from the one named (compare-and-set), and every change raises `version` and is told
/// after its commit, but for those of load runs: they wait for nobody. Thread: inside a transaction of the writer; the
/// reads in any.
class ClaimStore
{
public:
    explicit ClaimStore(const Changes &changes) : m_changes(changes) {}

    /// `Sample`: about an order of a load run, which is no business.
    enum class About : quint8 { Business, Sample };
    void insert(sql::Connection &connection, const Claim &claim, About about = About::Business) const;
    /// Writes all that can change of it, if it is in `from` still; its version rises.
    bool move(sql::Connection &connection, Claim &claim, ClaimState from) const;
    /// The daily job comes back to it then.
    void postpone(sql::Connection &connection, Id claimId, Instant dueAt) const;

    std::optional<Claim> find(sql::Connection &connection, Id claimId) const;
    /// Newest first.
    std::vector<Claim> ofOrder(sql::Connection &connection, Id orderId) const;
    std::vector<Claim> ofLine(sql::Connection &connection, Id lineId) const;
    std::vector<Claim> page(sql::Connection &connection, const ClaimFilter &filter, int limit) const;
    /// In order of id, after `after`: for going through all of them.
    std::vector<Claim> walk(sql::Connection &connection, Id after, int limit) const;
    /// Those that nobody has decided and whose time has come, the longest waiting first.
    std::vector<Id> due(sql::Connection &connection, Instant now, int limit) const;

    /// How many of the business's wait: to be decided, and for their money.
    struct Waiting
    {
        qint64 requested = 0;
        std::optional<Instant> oldest; ///< of those to be decided
        qint64 unpaid = 0;
    };
    Waiting waiting(sql::Connection &connection) const;

    /// Those of orders of load runs, once they are at their end.
    void remove(sql::Connection &connection, const std::vector<Id> &orderIds) const;

    /// How many name an approval by a second person.
    qint64 countApproved(sql::Connection &connection) const;

    static Id highestId(sql::Connection &connection);
    static QList<Check> checks();

private:
    std::vector<Claim> found(sql::Connection &connection, const QByteArray &where,
                             const std::vector<sql::Value> &values) const;
    void tell(sql::Connection &connection, const Claim &claim) const;

    const Changes &m_changes;
};

} // namespace firstcome::claims
