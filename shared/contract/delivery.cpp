// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/contract/delivery.h"

#include <array>

namespace firstcome {

namespace {

constexpr std::array names{"REQUESTED", "IN_DELIVERY", "COMPLETED", "CANCELED", "FAILED"};

}

const char *textOf(DeliveryState state)
{
    return names.at(size_t(state));
}

std::optional<DeliveryState> deliveryStateFrom(QByteArrayView name)
{
    for (size_t i = 0; i < names.size(); ++i) {
        if (name == QByteArrayView(names.at(i)))
            return DeliveryState(i);
    }
    return std::nullopt;
}

bool canMove(DeliveryState from, DeliveryState to)
{
    using enum DeliveryState;
    if (from == Requested)
        return to == InDelivery || to == Canceled || to == Failed;
    return from == InDelivery && (to == Completed || to == Failed);
}

} // namespace firstcome
