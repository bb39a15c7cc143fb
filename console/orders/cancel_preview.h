// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/orders/order_detail.h"
#include <QStringList>

namespace firstcome {

/// Why this operator may not cancel this order now, in words; empty: he may. `mayAct`: has the permission order.act.
QString whyNotCancel(const OrderDetail &detail, bool mayAct);

/// What a cancel would change, sentence by sentence.
QStringList cancelPreview(const OrderDetail &detail);

/// What has to be typed before money goes back: the order's last digits. Empty while nothing was paid.
QString cancelTyped(const OrderDetail &detail);

} // namespace firstcome
