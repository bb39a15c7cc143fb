// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/claims/claims_module.h"

#include "backend/claims/migrations.gen.h"

namespace firstcome::claims {

namespace {

/// When a claim came into the state it is in.
QString sentenceOf(const Claim &claim)
{
    const QString kind = QLatin1StringView(textOf(claim.kind));
    switch (claim.state) {
    case ClaimState::Requested:
    case ClaimState::Withdrawn:
        return QStringLiteral("%1 withdrawn").arg(kind);
    case ClaimState::Rejected:
        return QStringLiteral("%1 rejected: %2").arg(kind, claim.decided->note);
    case ClaimState::Approved:
    case ClaimState::Completed:
        break;
    }
    return QStringLiteral("%1 of ₩%2 approved").arg(kind).arg(claim.granted->amount);
}

void addEntries(QList<TimelineEntry> &entries, const Claim &claim)
{
    const QJsonObject ids{{QStringLiteral("claimId"), idText(claim.id)},
                          {QStringLiteral("lineId"), idText(claim.lineId)}};
    QJsonObject asked = ids;
    asked.insert(QStringLiteral("reason"), claim.reason);
    entries.append({claim.requestedAt, "claim",
                    QStringLiteral("%1 of ₩%2 asked for").arg(QLatin1StringView(textOf(claim.kind))).arg(claim.amount),
                    asked});
    if (claim.state == ClaimState::Requested)
        return;
    QJsonObject decided = ids;
    if (claim.granted) {
        decided.insert(QStringLiteral("quantity"), claim.granted->quantity);
        decided.insert(QStringLiteral("restock"), claim.granted->restock);
    }
    if (claim.decided)
        decided.insert(QStringLiteral("by"), QLatin1StringView(textOf(claim.decided->by)));
    entries.append({claim.decided ? claim.decided->at : claim.updatedAt, "claim", sentenceOf(claim), decided});
    if (claim.paid)
        entries.append({claim.paid->at, "claim",
                        QStringLiteral("₩%1 paid back by %2")
                            .arg(claim.paid->amount)
                            .arg(QLatin1StringView(textOf(claim.paid->by))),
                        ids});
}

} // namespace

ClaimsModule::ClaimsModule(const Ground &ground, const orders::OrdersModule &orders,
                           approvals::ApprovalsModule &approvals, const ClaimSettings &settings)
    : m_store(ground.changes), m_moves(ground, orders.claims(), m_store, settings.returnDays),
      m_askRefund(ground, m_store, m_moves, approvals.acts()),
      m_views(m_store, orders.claims(), m_askRefund, ground.peers), m_worker(ground, m_moves, m_store),
      m_routes(ground, m_store, m_views), m_askRoutes(ground, m_moves),
      m_decideRoutes(ground, {m_moves, m_askRefund, settings.refundTier}), m_checks(m_store, orders)
{
    count(ground);
}

QList<sql::Migration> ClaimsModule::migrations() const
{
    return claims::migrations();
}

void ClaimsModule::mountRoutes(http::Router &router)
{
    m_routes.mount(router);
    m_askRoutes.mount(router);
    m_decideRoutes.mount(router);
}

void ClaimsModule::count(const Ground &ground)
{
    ground.changes.subscribe([this](std::span<const Change> changes) {
        for (const Change &change : changes) {
            if (const auto *claim = std::get_if<ClaimChanged>(&change))
                ++m_moved.at(size_t(claim->state));
        }
    });
    for (const ClaimState state : {ClaimState::Requested, ClaimState::Withdrawn, ClaimState::Rejected,
                                   ClaimState::Approved, ClaimState::Completed})
        ground.metrics.counterFrom({"claims_total", "Claims that came into this state", {{"state", textOf(state)}}},
                                   [&moved = m_moved.at(size_t(state))] { return double(moved); });
}

QJsonObject ClaimsModule::figures(sql::Connection &connection, Instant) const
{
    const ClaimStore::Waiting waiting = m_store.waiting(connection);
    QJsonObject claims{{QStringLiteral("waiting"), waiting.requested}, {QStringLiteral("unpaid"), waiting.unpaid}};
    if (waiting.oldest)
        claims.insert(QStringLiteral("oldestAt"), toIso(*waiting.oldest));
    return {{QStringLiteral("claims"), claims}};
}

QList<TimelineEntry> ClaimsModule::timeline(sql::Connection &connection, Id orderId) const
{
    QList<TimelineEntry> entries;
    for (const Claim &claim : m_store.ofOrder(connection, orderId))
        addEntries(entries, claim);
    return entries;
}

QJsonObject ClaimsModule::orderPart(sql::Connection &connection, Id orderId) const
{
    QJsonArray claims;
    for (const Claim &claim : m_store.ofOrder(connection, orderId))
        claims.append(toJson(claim));
    return {{QStringLiteral("claims"), claims}};
}

} // namespace firstcome::claims
