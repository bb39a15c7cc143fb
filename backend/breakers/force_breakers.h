// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/breakers/forcing_store.h"
#include "backend/platform/module/ground.h"
#include "backend/platform/resilience/breaker_board.h"
#include "shared/base/result.h"
#include <map>
#include <qcorotask.h>

namespace firstcome::breakers {

/// What an operator wants of a breaker.
struct ForceCall
{
    QByteArray name;
    std::optional<resilience::Forcing> forcing; ///< nothing: it is to go by itself again
    Id operatorId = 0;
    QByteArray requestId;
};

/// Breakers are forced open or disabled on every instance, and revert by themselves.
/// Invariant: what is wanted is in the table, so it outlives a restart and each instance does it within a second; an
/// older wish never overtakes a newer one.
/// Thread: any.
class ForceBreakers
{
public:
    ForceBreakers(const Ground &ground, resilience::BreakerBoard &board) : m_ground(ground), m_board(board) {}

    /// As the table has it.
    void obeyTable(sql::Connection &connection) const { obey(forcings(connection)); }
    void obey(const std::vector<KeptForcing> &wanted) const;
    QCoro::Task<> look() const;

    /// NOT_FOUND where there is no such breaker.
    Result<void> change(sql::Connection &connection, const ForceCall &call, Instant now) const;

private:
    const Ground m_ground;
    resilience::BreakerBoard &m_board;
    mutable std::mutex m_mutex;
    mutable std::map<QByteArray, qint64> m_obeyed; ///< the versions
};

} // namespace firstcome::breakers
