// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/load/load_parts.h"
#include "backend/load/rehearsal_store.h"

namespace firstcome::load {

/// What the shop's own books say of a rehearsal now: its ledger of admissions, the orders in it and the shadow stock.
/// In one snapshot; reads the whole ledger.
RehearsalBooks booksOf(sql::Connection &connection, const LoadParts &parts, const Rehearsal &rehearsal);

} // namespace firstcome::load
