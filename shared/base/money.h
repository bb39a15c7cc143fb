// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QtGlobal>
#include <optional>

namespace firstcome {

/// Whole won. Never floating point.
using Money = qint64;

/// Sum and product that say when they do not fit instead of wrapping.
inline std::optional<Money> checkedAdd(Money a, Money b)
{
    Money sum = 0;
    return __builtin_add_overflow(a, b, &sum) ? std::nullopt : std::optional<Money>(sum);
}

inline std::optional<Money> checkedMultiply(Money price, qint64 quantity)
{
    Money product = 0;
    return __builtin_mul_overflow(price, quantity, &product) ? std::nullopt : std::optional<Money>(product);
}

} // namespace firstcome
