// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/contract/payment_payloads.h"

namespace firstcome {

std::optional<PaidBackBy> paidBackByFrom(QByteArrayView text)
{
    for (const PaidBackBy by : {PaidBackBy::Gateway, PaidBackBy::Balance, PaidBackBy::ByHand, PaidBackBy::Nothing}) {
        if (text == QByteArrayView(textOf(by)))
            return by;
    }
    return std::nullopt;
}

} // namespace firstcome
