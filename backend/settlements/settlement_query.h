// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/http/listing.h"
#include "backend/platform/module/peers.h"
#include "backend/settlements/settlement_store.h"

namespace firstcome::settlements {

/// From `date`, or `from` and `to` (days, both of it); REQUEST_INVALID where one is none, VALUE_INVALID where it ends
/// before it begins.
Result<Period> periodOf(const http::Request &request);

/// Whom `q` names: a seller's number, username or e-mail address; empty: it is not asked for.
QString sellerIn(const http::Request &request);
/// Puts him into `sellerId`; false when nobody is known so.
bool findSeller(sql::Connection &connection, const Peers &peers, const QString &seller, Id &sellerId);

/// Which part of a list that goes down by id, or day, is asked for.
struct Below
{
    qint64 before = std::numeric_limits<Id>::max();
    int limit = http::Page::usual;
};
Result<Below> belowOf(const http::Request &request);

/// Cuts what was read beyond the limit off; the position behind the last, empty on the last page.
template <typename Item, typename Position>
QByteArray cut(std::vector<Item> &items, int limit, Position position)
{
    if (items.size() <= size_t(limit))
        return {};
    items.resize(size_t(limit));
    return QByteArray::number(position(items.back()));
}

} // namespace firstcome::settlements
