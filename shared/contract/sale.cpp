// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/contract/sale.h"

#include "shared/contract/permissions.h"

namespace firstcome {

QString saleStateName(SaleState state)
{
    switch (state) {
    case SaleState::Planned:
        return QStringLiteral("PLANNED");
    case SaleState::Open:
        return QStringLiteral("OPEN");
    case SaleState::Ended:
        break;
    }
    return QStringLiteral("ENDED");
}

QJsonObject toJson(const SaleView &sale)
{
    QJsonObject object{{QStringLiteral("id"), idText(sale.id)},
                       {QStringLiteral("productId"), idText(sale.productId)},
                       {QStringLiteral("product"), sale.product},
                       {QStringLiteral("openAt"), toIso(sale.window.openAt)},
                       {QStringLiteral("closeAt"), toIso(sale.window.closeAt)},
                       {QStringLiteral("holdSeconds"), qint64(sale.holdTime.count())},
                       {QStringLiteral("announced"), sale.announced},
                       {QStringLiteral("state"), saleStateName(sale.state)},
                       {QStringLiteral("available"), sale.available},
                       {QStringLiteral("held"), sale.held},
                       {QStringLiteral("sold"), sale.sold},
                       {QStringLiteral("admissions"), sale.admissions},
                       {QStringLiteral("refusals"), sale.refusals},
                       {QStringLiteral("version"), sale.version}};
    if (sale.perMemberLimit)
        object.insert(QStringLiteral("perMemberLimit"), *sale.perMemberLimit);
    return object;
}

SaleView saleFrom(const QJsonObject &object)
{
    SaleView sale;
    const auto integer = [&object](const char *name) { return object.value(QLatin1StringView(name)).toInteger(); };
    const auto instant = [&object](const char *name) {
        return fromIso(object.value(QLatin1StringView(name)).toString()).value_or(Instant{});
    };
    sale.id = idFrom(QStringView(object.value(u"id").toString())).value_or(0);
    sale.productId = idFrom(QStringView(object.value(u"productId").toString())).value_or(0);
    sale.product = object.value(u"product").toString();
    sale.window.openAt = instant("openAt");
    sale.window.closeAt = instant("closeAt");
    if (object.contains(u"perMemberLimit"))
        sale.perMemberLimit = integer("perMemberLimit");
    sale.holdTime = std::chrono::seconds(integer("holdSeconds"));
    sale.announced = object.value(u"announced").toBool(true);
    const QString state = object.value(u"state").toString();
    sale.state = state == u"OPEN" ? SaleState::Open : (state == u"ENDED" ? SaleState::Ended : SaleState::Planned);
    sale.available = integer("available");
    sale.held = integer("held");
    sale.sold = integer("sold");
    sale.admissions = integer("admissions");
    sale.refusals = integer("refusals");
    sale.version = integer("version");
    return sale;
}

SaleActions allowedSaleActions(SaleState state, quint32 permissions)
{
    if (!(permissions & permission::SaleRun))
        return {};
    return {state != SaleState::Ended, state == SaleState::Planned, state == SaleState::Open};
}

} // namespace firstcome
