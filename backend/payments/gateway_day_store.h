// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/module/gateway_day.h"
#include "backend/platform/sql/connection.h"

namespace firstcome::payments {

/// What the gateway told us was done in that time, with what of it is open between its book and ours. Reads all
/// transactions. Thread: a reader's.
GatewayDay gatewayDay(sql::Connection &connection, const DaySpan &span);

} // namespace firstcome::payments
