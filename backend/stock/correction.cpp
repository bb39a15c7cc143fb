// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/stock/correction.h"

#include "shared/base/assert.h"
#include "shared/contract/json_fields.h"

namespace firstcome::stock {

namespace {

constexpr int longestReason = 200;
constexpr qint64 mostUnits = 1'000'000'000;

std::optional<StockEntryKind> correctionKindFrom(const QString &text)
{
    for (const StockEntryKind kind : {StockEntryKind::Received, StockEntryKind::Scrapped}) {
        if (text == QLatin1StringView(textOf(kind)))
            return kind;
    }
    return std::nullopt;
}

} // namespace

const char *textOf(Corrector corrector)
{
    return corrector == Corrector::Seller ? "SELLER" : "OPERATOR";
}

Result<CorrectionForm> correctionFormFrom(const QByteArray &body)
{
    auto fields = JsonFields::parse(body);
    if (!fields)
        return tl::unexpected(fields.error());
    CorrectionForm form;
    const auto kind = correctionKindFrom(fields->text("kind"));
    form.quantity = fields->integer("quantity");
    form.reason = fields->text("reason", longestReason).trimmed();
    if (fields->has("kind") && !kind)
        fields->violate("kind", QStringLiteral("must be RECEIVED or SCRAPPED"));
    if (fields->has("reason") && form.reason.isEmpty())
        fields->violate("reason", QStringLiteral("must say why"));
    if (fields->has("quantity") && (form.quantity < 1 || form.quantity > mostUnits))
        fields->violate("quantity", QStringLiteral("must be 1 to %1").arg(mostUnits), code::quantityInvalid);
    if (auto wrong = fields->finish())
        return tl::unexpected(std::move(*wrong));
    form.kind = *kind;
    return form;
}

QJsonObject termsOf(const CorrectionForm &form)
{
    return {{QStringLiteral("kind"), QLatin1StringView(textOf(form.kind))},
            {QStringLiteral("quantity"), form.quantity}};
}

CorrectionForm formOf(const QJsonObject &terms, const QString &reason)
{
    const auto kind = correctionKindFrom(terms.value(QLatin1StringView("kind")).toString());
    FIRSTCOME_ASSERT(kind, "the terms of a correction are ours");
    return {*kind, terms.value(QLatin1StringView("quantity")).toInteger(), reason};
}

QJsonObject toJson(const Correction &correction)
{
    QJsonObject object{{QStringLiteral("id"), idText(correction.id)},
                       {QStringLiteral("optionId"), idText(correction.optionId)},
                       {QStringLiteral("kind"), QLatin1StringView(textOf(correction.what.kind))},
                       {QStringLiteral("quantity"), correction.what.quantity},
                       {QStringLiteral("reason"), correction.what.reason},
                       {QStringLiteral("by"), QLatin1StringView(textOf(correction.corrector))},
                       {QStringLiteral("byId"), idText(correction.correctorId)},
                       {QStringLiteral("at"), toIso(correction.at)}};
    if (correction.approvalId > 0)
        object.insert(QStringLiteral("approvalId"), idText(correction.approvalId));
    return object;
}

} // namespace firstcome::stock
