// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/system/group_figures.h"
#include <QJsonArray>
#include <QJsonObject>

namespace firstcome::system {

/// What an operator sees first: the figures of every module in one snapshot, the consumers' lag, the breakers.
/// Asked by routes and by what samples for the live topics alike.
/// Invariant: reads only. Thread: any.
class Overview
{
public:
    Overview(const SystemGround &ground, const GroupFigures &groups) : m_ground(ground), m_groups(groups) {}

    QJsonObject all(sql::Connection &connection) const;
    QJsonObject lag(sql::Connection &connection) const;
    QJsonObject outbox(sql::Connection &connection) const;
    QJsonArray breakers() const;
    /// How far the slowest consumer is behind, in seconds; nothing where that is not known of every group.
    std::optional<double> secondsBehind(sql::Connection &connection) const;

private:
    QJsonObject waiting(sql::Connection &connection, const QList<events::Lag> &lags) const;

    const SystemGround &m_ground;
    const GroupFigures &m_groups;
};

} // namespace firstcome::system
