// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/module/ground.h"
#include "backend/settlements/settlement_day.h"
#include <QJsonObject>

namespace firstcome::settlements {

/// Holds a day's books beside each other: what orders came to, what the gateway moved, what the ledger has of it, what
/// sellers were paid. A cancel belongs to the day on which it was done.
/// Thread: a reader's.
class MatchBooks
{
public:
    explicit MatchBooks(const Ground &ground) : m_ground(ground) {}

    /// {date, open, ok, orders, gateway, ledger, payouts, exceptions}.
    QJsonObject run(sql::Connection &connection, Day day) const;

private:
    const Ground m_ground;
};

} // namespace firstcome::settlements
