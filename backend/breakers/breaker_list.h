// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/breakers/forcing_store.h"
#include "backend/platform/instances/membership.h"
#include "backend/platform/module/ground.h"
#include "backend/platform/resilience/breaker_board.h"
#include <QJsonArray>
#include <unordered_map>

namespace firstcome::breakers {

/// One instance's breaker as it tells of it (resilience::toJson).
struct TellsOf
{
    QByteArray instance;
    QJsonObject breaker;
};

/// What is known of one breaker.
struct KnownBreaker
{
    QByteArray name;
    std::vector<TellsOf> instances;
    resilience::BreakerLimits limits;
    std::optional<KeptForcing> forced; ///< while it is
    std::unordered_map<Id, QString> logins;
};

/// {name, state, failureRate, slowRate, calls, failed, slow, turnedAway, halfOpenAt?, cause?, thresholds, forced?,
/// instances}: counts are summed up, the state is the worst. Pure.
QJsonObject toJson(const KnownBreaker &breaker);

/// The breakers of all instances: our own as they are now, of others what they told last.
/// Thread: any.
class BreakerList
{
public:
    BreakerList(const Ground &ground, const resilience::BreakerBoard &board, const instances::Membership &self)
        : m_ground(ground), m_board(board), m_self(self)
    {
    }

    QJsonArray all(sql::Connection &connection) const;
    /// Nothing where there is none of this name here.
    std::optional<QJsonObject> one(sql::Connection &connection, const QByteArray &name) const;

private:
    const Ground m_ground;
    const resilience::BreakerBoard &m_board;
    const instances::Membership &m_self;
};

} // namespace firstcome::breakers
