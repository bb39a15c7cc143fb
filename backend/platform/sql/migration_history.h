// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/sql/connection.h"

namespace firstcome::sql {

/// Whether anything was ever applied to this database; an account without the right to make tables may ask, too.
bool hasHistory(Connection &connection);

} // namespace firstcome::sql
