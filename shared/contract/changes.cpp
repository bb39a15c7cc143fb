// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/contract/changes.h"

namespace firstcome {

namespace {

struct TopicOf
{
    const char *operator()(const StockChanged &change) const { return change.shadow ? "" : "stock"; }
    const char *operator()(const SaleChanged &change) const { return change.shadow ? "" : "sales"; }
    const char *operator()(const OrderChanged &) const { return "orders"; }
    const char *operator()(const TokenRevoked &) const { return ""; }
    const char *operator()(const TriesCounted &) const { return ""; }
    const char *operator()(const ClaimChanged &) const { return "claims"; }
    const char *operator()(const ApprovalChanged &) const { return "approvals"; }
    const char *operator()(const SettlementRunChanged &) const { return "settlements"; }
    const char *operator()(const PayoutChanged &) const { return "settlements"; }
};

struct IdOf
{
    Id operator()(const StockChanged &change) const { return change.optionId; }
    Id operator()(const SaleChanged &change) const { return change.saleId; }
    Id operator()(const OrderChanged &change) const { return change.orderId; }
    Id operator()(const TokenRevoked &change) const { return change.tokenId; }
    Id operator()(const TriesCounted &) const { return 0; }
    Id operator()(const ClaimChanged &change) const { return change.claimId; }
    Id operator()(const ApprovalChanged &change) const { return change.approvalId; }
    Id operator()(const SettlementRunChanged &change) const { return change.day; }
    Id operator()(const PayoutChanged &change) const { return change.payoutId; }
};

struct FrameOf
{
    QJsonObject operator()(const StockChanged &change) const
    {
        StockView view;
        view.optionId = change.optionId;
        view.productId = change.productId;
        view.onHand = change.onHand;
        view.held = change.held;
        view.sold = change.sold;
        view.version = change.version;
        view.onSale = change.onSale;
        view.deleted = change.deleted;
        return toJson(view);
    }

    QJsonObject operator()(const SaleChanged &change) const
    {
        QJsonObject frame{{QStringLiteral("saleId"), idText(change.saleId)},
                          {QStringLiteral("productId"), idText(change.productId)},
                          {QStringLiteral("openAt"), toIso(change.window.openAt)},
                          {QStringLiteral("closeAt"), toIso(change.window.closeAt)},
                          {QStringLiteral("holdSeconds"), qint64(change.holdTime.count())},
                          {QStringLiteral("announced"), change.announced},
                          {QStringLiteral("state"), saleStateName(change.window.stateAt(change.at))},
                          {QStringLiteral("version"), change.version},
                          {QStringLiteral("at"), toIso(change.at)}};
        if (change.perMemberLimit)
            frame.insert(QStringLiteral("perMemberLimit"), *change.perMemberLimit);
        return frame;
    }

    QJsonObject operator()(const OrderChanged &change) const
    {
        return {{QStringLiteral("orderId"), idText(change.orderId)},
                {QStringLiteral("state"), QLatin1StringView(textOf(change.state))},
                {QStringLiteral("total"), change.total},
                {QStringLiteral("version"), change.version},
                {QStringLiteral("at"), toIso(change.at)}};
    }

    QJsonObject operator()(const ClaimChanged &change) const
    {
        return {{QStringLiteral("claimId"), idText(change.claimId)},
                {QStringLiteral("orderId"), idText(change.orderId)},
                {QStringLiteral("lineId"), idText(change.lineId)},
                {QStringLiteral("kind"), QLatin1StringView(textOf(change.kind))},
                {QStringLiteral("state"), QLatin1StringView(textOf(change.state))},
                {QStringLiteral("amount"), change.amount},
                {QStringLiteral("version"), change.version},
                {QStringLiteral("at"), toIso(change.at)}};
    }

    QJsonObject operator()(const SettlementRunChanged &change) const
    {
        return {{QStringLiteral("date"), change.date},
                {QStringLiteral("state"), QLatin1StringView(textOf(change.state))},
                {QStringLiteral("sellers"), change.sellers},
                {QStringLiteral("net"), change.net},
                {QStringLiteral("version"), change.version},
                {QStringLiteral("at"), toIso(change.at)}};
    }

    QJsonObject operator()(const PayoutChanged &change) const
    {
        return {{QStringLiteral("payoutId"), idText(change.payoutId)},
                {QStringLiteral("sellerId"), idText(change.sellerId)},
                {QStringLiteral("amount"), change.amount},
                {QStringLiteral("state"), QLatin1StringView(textOf(change.state))},
                {QStringLiteral("version"), change.version},
                {QStringLiteral("at"), toIso(change.at)}};
    }

    QJsonObject operator()(const ApprovalChanged &change) const
    {
        return {{QStringLiteral("approvalId"), idText(change.approvalId)},
                {QStringLiteral("action"), QLatin1StringView(textOf(change.action))},
                {QStringLiteral("state"), QLatin1StringView(textOf(change.state))},
                {QStringLiteral("subject"), QString::fromLatin1(change.subject)},
                {QStringLiteral("version"), change.version},
                {QStringLiteral("at"), toIso(change.at)}};
    }

    QJsonObject operator()(const TriesCounted &) const { return {}; }
    QJsonObject operator()(const TokenRevoked &) const { return {}; }
};

} // namespace

const char *liveTopicOf(const Change &change)
{
    return std::visit(TopicOf(), change);
}

Id idOf(const Change &change)
{
    return std::visit(IdOf(), change);
}

QJsonObject frameOf(const Change &change)
{
    QJsonObject frame = std::visit(FrameOf(), change);
    frame.insert(QStringLiteral("id"), idText(idOf(change)));
    return frame;
}

std::optional<OrderChanged> orderChangedFrom(const QJsonObject &frame)
{
    const auto id = idFrom(QStringView(frame.value(QLatin1StringView("id")).toString()));
    const auto state = orderStateFrom(frame.value(QLatin1StringView("state")).toString().toLatin1());
    const auto at = fromIso(frame.value(QLatin1StringView("at")).toString());
    const QJsonValue version = frame.value(QLatin1StringView("version"));
    if (!id || !state || !at || !version.isDouble())
        return std::nullopt;
    return OrderChanged{*id, *state, frame.value(QLatin1StringView("total")).toInteger(), version.toInteger(), *at};
}

} // namespace firstcome
