// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/sales/sale_form.h"

namespace firstcome::sales {

namespace {

constexpr qint64 largestLimit = 1'000'000'000;

void checkLimit(JsonFields &fields, std::optional<qint64> limit)
{
    if (limit && (*limit < 1 || *limit > largestLimit))
        fields.violate("perMemberLimit", QStringLiteral("must be from 1 to %1").arg(largestLimit));
}

std::optional<std::chrono::seconds> readHoldTime(JsonFields &fields)
{
    const auto seconds = fields.optionalInteger("holdSeconds");
    if (!seconds)
        return std::nullopt;
    if (*seconds < shortestHold.count() || *seconds > longestHold.count())
        fields.violate("holdSeconds",
                       QStringLiteral("must be from %1 to %2").arg(shortestHold.count()).arg(longestHold.count()));
    return std::chrono::seconds(*seconds);
}

void checkWindow(JsonFields &fields, const SaleWindow &window)
{
    if (window.closeAt <= window.openAt)
        fields.violate("closeAt", QStringLiteral("must be after openAt"));
}

} // namespace

SaleForm readSaleForm(JsonFields &fields)
{
    SaleForm form;
    form.window = {fields.instant("openAt"), fields.instant("closeAt")};
    checkWindow(fields, form.window);
    fields.takeNull("perMemberLimit");
    form.perMemberLimit = fields.optionalInteger("perMemberLimit");
    checkLimit(fields, form.perMemberLimit);
    fields.takeNull("holdSeconds");
    form.holdTime = readHoldTime(fields);
    form.announced = fields.flag("announced", true);
    return form;
}

Sale saleOf(const SaleForm &form, std::chrono::seconds usualHold)
{
    Sale sale;
    sale.openAt = form.window.openAt;
    sale.closeAt = form.window.closeAt;
    sale.perMemberLimit = form.perMemberLimit;
    sale.holdTime = form.holdTime.value_or(usualHold);
    sale.announced = form.announced;
    return sale;
}

Sale changedBy(JsonFields &fields, Sale sale)
{
    sale.openAt = fields.optionalInstant("openAt").value_or(sale.openAt);
    sale.closeAt = fields.optionalInstant("closeAt").value_or(sale.closeAt);
    checkWindow(fields, {sale.openAt, sale.closeAt});
    if (fields.takeNull("perMemberLimit"))
        sale.perMemberLimit.reset();
    else if (const auto limit = fields.optionalInteger("perMemberLimit"))
        sale.perMemberLimit = limit;
    checkLimit(fields, sale.perMemberLimit);
    sale.holdTime = readHoldTime(fields).value_or(sale.holdTime);
    sale.announced = fields.flag("announced", sale.announced);
    return sale;
}

} // namespace firstcome::sales
