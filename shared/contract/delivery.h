// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <optional>

namespace firstcome {

enum class DeliveryState { Requested, InDelivery, Completed, Canceled, Failed };

/// The domain's word: REQUESTED, IN_DELIVERY, COMPLETED, CANCELED, FAILED.
const char *textOf(DeliveryState state);
std::optional<DeliveryState> deliveryStateFrom(QByteArrayView name);

/// REQUESTED -> IN_DELIVERY -> COMPLETED, REQUESTED -> CANCELED, REQUESTED or IN_DELIVERY -> FAILED.
bool canMove(DeliveryState from, DeliveryState to);

} // namespace firstcome
