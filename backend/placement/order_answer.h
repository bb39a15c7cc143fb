// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/orders/order.h"

namespace firstcome::placement {

/// The answer to placing an order, encoded straight into bytes. A retry gets the very same: it is built from what never
/// changes, with the states every order begins in.
QByteArray encodePlaced(const orders::PlacedOrder &placed);

} // namespace firstcome::placement
