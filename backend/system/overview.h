// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/system/system_ground.h"
#include <QJsonArray>
#include <QJsonObject>

namespace firstcome::system {

/// What an operator sees first: the figures of every module in one snapshot, the consumers' lag, the breakers.
/// Asked by routes and by what samples for the live topics alike.
/// Invariant: reads only. Thread: any.
class Overview
{
public:
    explicit Overview(const SystemGround &ground) : m_ground(ground) {}

    QJsonObject all(sql::Connection &connection) const;
    QJsonObject lag(sql::Connection &connection) const;
    QJsonArray breakers() const;

private:
    const SystemGround &m_ground;
};

} // namespace firstcome::system
