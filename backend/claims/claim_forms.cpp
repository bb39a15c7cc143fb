// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/claims/claim_rules.h"
#include "shared/contract/json_fields.h"

namespace firstcome::claims {

namespace {

constexpr int longestReason = 200; ///< as the gateway takes it

QString reasonIn(JsonFields &fields)
{
    const QString reason = fields.text("reason", longestReason).trimmed();
    if (fields.has("reason") && reason.isEmpty())
        fields.violate("reason", QStringLiteral("must say why"));
    return reason;
}

void mustBePositive(JsonFields &fields, std::optional<Money> amount, std::optional<qint64> quantity)
{
    if (amount && *amount < 1)
        fields.violate("amount", QStringLiteral("must be 1 or more"));
    if (quantity && *quantity < 1)
        fields.violate("quantity", QStringLiteral("must be 1 or more"), code::quantityInvalid);
}

} // namespace

Result<ClaimForm> claimFormFrom(const QByteArray &body)
{
    auto fields = JsonFields::parse(body);
    if (!fields)
        return tl::unexpected(fields.error());
    ClaimForm form;
    form.orderId = fields->id("orderId");
    form.lineId = fields->id("lineId");
    const auto kind = claimKindFrom(fields->text("kind").toLatin1());
    form.kind = kind.value_or(ClaimKind::Refund);
    form.quantity = fields->optionalInteger("quantity");
    form.amount = fields->optionalInteger("amount");
    form.reason = reasonIn(*fields);
    if (fields->has("kind") && !kind)
        fields->violate("kind", QStringLiteral("must be REFUND or RETURN"));
    if (kind == ClaimKind::Refund && form.quantity)
        fields->violate("quantity", QStringLiteral("is said of a RETURN; a REFUND has an amount"));
    if (kind == ClaimKind::Return && form.amount)
        fields->violate("amount", QStringLiteral("is said of a REFUND; a RETURN has a quantity"));
    mustBePositive(*fields, form.amount, form.quantity);
    if (auto wrong = fields->finish())
        return tl::unexpected(std::move(*wrong));
    return form;
}

Result<ApprovalForm> approvalFormFrom(const QByteArray &body)
{
    ApprovalForm form;
    if (body.isEmpty())
        return form;
    auto fields = JsonFields::parse(body);
    if (!fields)
        return tl::unexpected(fields.error());
    form.amount = fields->optionalInteger("amount");
    form.quantity = fields->optionalInteger("quantity");
    if (fields->has("restock"))
        form.restock = fields->flag("restock", false);
    form.note = fields->optionalText("note", longestReason).value_or(QString()).trimmed();
    mustBePositive(*fields, form.amount, form.quantity);
    if (auto wrong = fields->finish())
        return tl::unexpected(std::move(*wrong));
    return form;
}

Result<QString> rejectionFrom(const QByteArray &body)
{
    auto fields = JsonFields::parse(body);
    if (!fields)
        return tl::unexpected(fields.error());
    const QString reason = reasonIn(*fields);
    if (auto wrong = fields->finish())
        return tl::unexpected(std::move(*wrong));
    return reason;
}

} // namespace firstcome::claims
