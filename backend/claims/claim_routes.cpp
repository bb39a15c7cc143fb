// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/claims/claim_routes.h"

#include "backend/platform/http/preconditions.h"
#include "backend/platform/http/query_parameter.h"
#include "shared/contract/error_codes.h"
#include "shared/contract/permissions.h"

namespace firstcome::claims {

namespace {

constexpr auto aState = "takes REQUESTED, WITHDRAWN, REJECTED, APPROVED or COMPLETED";
constexpr qint64 oldestAsked = 10LL * 366 * 24 * 3600; ///< s

Result<ClaimFilter> filterOf(const http::Request &request, const http::Page &page, Instant now)
{
    ClaimFilter filter;
    const auto id = [](const QByteArray &text) { return idFrom(QByteArrayView(text)); };
    auto refusal = http::readInto(filter.state, request, {"state", aState},
                                  [](const QByteArray &text) { return claimStateFrom(text); });
    if (!refusal)
        refusal = http::readInto(filter.kind, request, {"kind", "takes REFUND or RETURN"},
                                 [](const QByteArray &text) { return claimKindFrom(text); });
    if (!refusal)
        refusal = http::readInto(filter.orderId, request, {"orderId", "takes an id"}, id);
    if (!refusal)
        refusal = http::readInto(filter.sellerId, request, {"sellerId", "takes an id"}, id);
    const auto olderThan = http::numberIn(request, "olderThan", {0, oldestAsked});
    if (!refusal && !olderThan)
        refusal = olderThan.error();
    const auto cursor = page.cursor.isEmpty() ? std::optional<Id>(0) : id(page.cursor);
    if (!refusal && !cursor)
        refusal = http::malformed({"cursor", "takes the nextCursor of an answer"});
    if (refusal)
        return tl::unexpected(std::move(*refusal));
    filter.before = *cursor;
    if (*olderThan)
        filter.requestedBefore = now - std::chrono::seconds(**olderThan);
    return filter;
}

bool mayRead(const Claim &claim, const ClaimViewer &viewer)
{
    switch (viewer.role) {
    case ClaimRole::Owner:
        return claim.memberId == viewer.id;
    case ClaimRole::Seller:
        return claim.sellerId == viewer.id;
    case ClaimRole::Operator:
        break;
    }
    return true;
}

} // namespace

void ClaimRoutes::mount(http::Router &router)
{
    const auto listing = [this](ClaimRole role) {
        return http::AsyncHandler([this, role](const http::Request &request) { return list(request, role); });
    };
    const auto detailing = [this](ClaimRole role) {
        return http::AsyncHandler([this, role](const http::Request &request) { return detail(request, role); });
    };
    const auto owners = http::Policy::member();
    const auto sellers = http::Policy::member(http::Seller);
    const auto viewers = http::Policy::operatorWith(permission::View);
    router.get("/v1/claims?state&orderId&limit&cursor", owners, listing(ClaimRole::Owner));
    router.get("/v1/claims/{id}", owners, detailing(ClaimRole::Owner));
    router.get("/v1/seller/claims?state&kind&q&sellerId&olderThan&limit&cursor", sellers, listing(ClaimRole::Seller));
    router.get("/v1/seller/claims/{id}", sellers, detailing(ClaimRole::Seller));
    router.get("/v1/ops/claims?state&kind&q&sellerId&olderThan&limit&cursor", viewers, listing(ClaimRole::Operator));
    router.get("/v1/ops/claims/{id}", viewers, detailing(ClaimRole::Operator));
}

void ClaimRoutes::search(sql::Connection &connection, const QString &query, ClaimRole role, ClaimFilter &filter) const
{
    if (query.isEmpty())
        return;
    filter.number = idFrom(QStringView(query));
    const bool known = filter.number && !m_claims.page(connection, filter, 1).empty();
    if (known)
        return;
    filter.number.reset();
    if (role == ClaimRole::Operator) {
        filter.memberId = m_ground.peers.memberKnownAs(connection, query.contains(u'@') ? query.toLower() : query);
        if (!filter.memberId)
            filter.orderId = m_ground.peers.orderKnownAs(connection, query);
    }
    if (!filter.memberId && !filter.orderId)
        filter.product = query;
}

QCoro::Task<http::Response> ClaimRoutes::list(const http::Request &request, ClaimRole role)
{
    const auto page = http::pageOf(request);
    if (!page)
        co_return http::problem(page.error(), request);
    auto filter = filterOf(request, *page, m_ground.clock());
    if (!filter)
        co_return http::problem(filter.error(), request);
    const ClaimViewer viewer = viewerOf(*request.principal, role);
    const Id caller = viewer.id;
    filter->samples = role == ClaimRole::Owner;
    if (role == ClaimRole::Owner)
        filter->memberId = caller;
    const bool ofAnother = role == ClaimRole::Seller && filter->sellerId.value_or(caller) != caller;
    if (role == ClaimRole::Seller)
        filter->sellerId = caller;
    if (ofAnother)
        co_return http::page({}, {});
    const QString query = QString::fromUtf8(request.queryValue("q").value_or(QByteArray())).trimmed();
    const auto work = [this, filter = *filter, query, role, limit = page->limit](sql::Connection &connection) {
        ClaimFilter chosen = filter;
        search(connection, query, role, chosen);
        return m_claims.page(connection, chosen, limit + 1);
    };
    const auto reply = m_ground.database.read(work);
    std::vector<Claim> found = co_await reply;
    QByteArray next;
    if (found.size() > size_t(page->limit)) {
        found.resize(size_t(page->limit));
        next = QByteArray::number(found.back().id);
    }
    QJsonArray items;
    for (const Claim &claim : found)
        items.append(shownTo(viewer, claim));
    co_return http::page(items, next);
}

std::optional<QJsonObject> ClaimRoutes::detailOf(sql::Connection &connection, Id claimId,
                                                 const ClaimViewer &viewer) const
{
    const auto claim = m_claims.find(connection, claimId);
    if (!claim || !mayRead(*claim, viewer))
        return std::nullopt;
    return m_views.detail(connection, *claim, viewer);
}

QCoro::Task<http::Response> ClaimRoutes::detail(const http::Request &request, ClaimRole role)
{
    const auto work = [this, id = request.idParameter(0), viewer = viewerOf(*request.principal, role)](
                          sql::Connection &connection) { return detailOf(connection, id, viewer); };
    const auto reply = m_ground.database.read(work);
    const std::optional<QJsonObject> found = co_await reply;
    if (!found)
        co_return http::problem(code::claimNotFound, request);
    co_return http::withEtag(http::json(200, *found), found->value(QLatin1StringView("version")).toInteger());
}

} // namespace firstcome::claims
