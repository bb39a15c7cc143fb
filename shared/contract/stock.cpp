// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/contract/stock.h"

#include "shared/contract/names.h"

namespace firstcome {

namespace {

constexpr std::array holdNames{"HELD", "COMMITTED", "RELEASED"};
constexpr std::array entryNames{"RECEIVED", "SCRAPPED", "PUT_BACK"};

} // namespace

const char *textOf(HoldState state)
{
    return holdNames[size_t(state)];
}

const char *textOf(StockEntryKind kind)
{
    return entryNames[size_t(kind)];
}

std::optional<HoldState> holdStateFrom(QByteArrayView text)
{
    return valueNamed<HoldState>(holdNames, text);
}

QJsonObject toJson(const StockView &view)
{
    QJsonObject object{{QStringLiteral("optionId"), idText(view.optionId)},
                       {QStringLiteral("onHand"), view.onHand},
                       {QStringLiteral("held"), view.held},
                       {QStringLiteral("available"), view.available()},
                       {QStringLiteral("sold"), view.sold},
                       {QStringLiteral("version"), view.version},
                       {QStringLiteral("onSale"), view.onSale}};
    if (view.productId != 0)
        object.insert(QStringLiteral("productId"), idText(view.productId));
    if (!view.product.isEmpty() || !view.option.isEmpty()) {
        object.insert(QStringLiteral("product"), view.product);
        object.insert(QStringLiteral("option"), view.option);
    }
    if (view.deleted)
        object.insert(QStringLiteral("deleted"), true);
    return object;
}

std::optional<StockView> stockViewFrom(const QJsonObject &object)
{
    const auto optionId = idFrom(QStringView(object.value(QLatin1StringView("optionId")).toString()));
    const QJsonValue onHand = object.value(QLatin1StringView("onHand"));
    const QJsonValue held = object.value(QLatin1StringView("held"));
    if (!optionId || !onHand.isDouble() || !held.isDouble())
        return std::nullopt;
    StockView view;
    view.optionId = *optionId;
    view.productId = idFrom(QStringView(object.value(QLatin1StringView("productId")).toString())).value_or(0);
    view.product = object.value(QLatin1StringView("product")).toString();
    view.option = object.value(QLatin1StringView("option")).toString();
    view.onHand = onHand.toInteger();
    view.held = held.toInteger();
    view.sold = object.value(QLatin1StringView("sold")).toInteger();
    view.version = object.value(QLatin1StringView("version")).toInteger();
    view.onSale = object.value(QLatin1StringView("onSale")).toBool(true);
    view.deleted = object.value(QLatin1StringView("deleted")).toBool();
    return view;
}

} // namespace firstcome
