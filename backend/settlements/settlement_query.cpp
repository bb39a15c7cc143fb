// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/settlements/settlement_query.h"

#include "shared/contract/error_codes.h"

namespace firstcome::settlements {

Result<Period> periodOf(const http::Request &request)
{
    Period period;
    for (const char *name : {"from", "to", "date"}) {
        const auto text = request.queryValue(name);
        if (!text)
            continue;
        const auto day = dayFrom(QString::fromUtf8(*text));
        if (!day)
            return refuse(code::requestInvalid,
                          QStringLiteral("%1 takes a day such as 2026-01-31.").arg(QLatin1StringView(name)));
        if (qstrcmp(name, "to") != 0)
            period.from = *day;
        if (qstrcmp(name, "from") != 0)
            period.to = *day;
    }
    if (period.from > period.to)
        return refuse(code::valueInvalid, QStringLiteral("from is after to."));
    return period;
}

QString sellerIn(const http::Request &request)
{
    const QString text = QString::fromUtf8(request.queryValue("q").value_or(QByteArray())).trimmed();
    return text.contains(u'@') ? text.toLower() : text;
}

bool findSeller(sql::Connection &connection, const Peers &peers, const QString &seller, Id &sellerId)
{
    if (seller.isEmpty())
        return true;
    const auto known = peers.memberKnownAs(connection, seller);
    const bool fits = known && (sellerId == 0 || sellerId == *known);
    sellerId = known.value_or(0);
    return fits;
}

Result<Below> belowOf(const http::Request &request)
{
    const auto page = http::pageOf(request);
    if (!page)
        return tl::unexpected(page.error());
    Below below;
    below.limit = page->limit;
    if (page->cursor.isEmpty())
        return below;
    const auto position = idFrom(QByteArrayView(page->cursor));
    if (!position)
        return refuse(code::requestInvalid, QStringLiteral("cursor is not one of this list."));
    below.before = *position;
    return below;
}

} // namespace firstcome::settlements
