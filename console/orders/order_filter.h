// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/widgets/paged_table.h"
#include "shared/client/api_request.h"
#include "shared/contract/order.h"
#include <QVariantMap>

namespace firstcome {

/// Which orders are shown: a value, so that it can be compared, kept and sent.
struct OrderFilter
{
    enum class Period : quint8 { Any, LastHour, Today, LastWeek, Between };

    static constexpr int longestText = 100;

    QString text; ///< an order's id or its last digits, a member's id, name or e-mail address, a part of a product
    std::optional<OrderState> state;
    Period period = Period::Any;
    std::optional<Instant> from; ///< for Between; either may be open
    std::optional<Instant> to;   ///< exclusive
    QString productId;
    QString product; ///< its name, to be shown
    bool attention = false;

    bool narrows() const { return *this != OrderFilter{}; }

    friend bool operator==(const OrderFilter &, const OrderFilter &) = default;
};

struct PlacedSpan
{
    std::optional<Instant> from;
    std::optional<Instant> to;
};

/// The period as instants, as seen at `now`. Today is the Korean day.
PlacedSpan spanOf(const OrderFilter &filter, Instant now);

/// `now` is the server's.
ApiRequest ordersRequest(const OrderFilter &filter, const PagedTable::PageRequest &page, Instant now);

/// For settings, and for other pages that open this one.
QVariantMap toVariant(const OrderFilter &filter);
/// Lenient: what is missing or not understood is off.
OrderFilter orderFilterFrom(const QVariantMap &map);

} // namespace firstcome
