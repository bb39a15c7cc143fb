// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/resilience/breaker.h"
#include "backend/platform/sql/connection.h"
#include "shared/base/id.h"

namespace firstcome::breakers {

/// What an operator imposed on a breaker, last.
struct KeptForcing
{
    QByteArray name;
    qint64 version = 0; ///< of changes of this breaker's
    resilience::Forcing forcing;
    Id operatorId = 0;
    Instant at{};

    bool isInForce(Instant now) const { return version > 0 && now < forcing.until; }
};

// The table `breaker_forcings`. Thread: any, in a transaction.

std::vector<KeptForcing> forcings(sql::Connection &connection);
/// Of this breaker, locked; version 0 where nothing ever was.
KeptForcing lockForcing(sql::Connection &connection, const QByteArray &name);
void keepForcing(sql::Connection &connection, const KeptForcing &forcing);

} // namespace firstcome::breakers
