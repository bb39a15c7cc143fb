// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/load/sale_checklist.h"

#include <QJsonArray>

namespace firstcome::load {

namespace {

/// `act` counts where it is not ok.
ChecklistLine line(const char *item, bool ok, const QString &detail, const char *act)
{
    return {QString::fromLatin1(item), ok, detail, ok ? QString() : QString::fromLatin1(act), {}};
}

ChecklistLine stockOf(const SaleFacts &facts)
{
    auto said = line(checklist::stock, facts.available > 0,
                     QStringLiteral("%1 units are there or sold, %2 are free.").arg(facts.units).arg(facts.available),
                     checklist::receiveStock);
    said.facts = {{QStringLiteral("units"), facts.units}, {QStringLiteral("available"), facts.available}};
    return said;
}

ChecklistLine windowOf(const SaleFacts &facts, Instant now)
{
    const sales::Sale &sale = facts.sale;
    auto said = line(checklist::window, sale.stateAt(now) != SaleState::Ended,
                     QStringLiteral("It sells from %1 to %2.").arg(toIso(sale.openAt), toIso(sale.closeAt)),
                     checklist::planAnother);
    said.facts = {{QStringLiteral("openAt"), toIso(sale.openAt)}, {QStringLiteral("closeAt"), toIso(sale.closeAt)}};
    return said;
}

ChecklistLine limitOf(const SaleFacts &facts)
{
    const auto limit = facts.sale.perMemberLimit;
    if (!limit)
        return line(checklist::limit, false, QStringLiteral("One person may take all of it."), checklist::setLimit);
    auto said =
        line(checklist::limit, facts.units == 0 || *limit < facts.units,
             QStringLiteral("A person gets at most %1 of %2.").arg(*limit).arg(facts.units), checklist::lowerLimit);
    said.facts = {{QStringLiteral("limit"), *limit}, {QStringLiteral("units"), facts.units}};
    return said;
}

ChecklistLine holdOf(const SaleFacts &facts)
{
    const auto hold = facts.sale.holdTime;
    const bool brief = hold < shortestGoodHold;
    auto said = line(checklist::hold, !brief && hold <= longestGoodHold,
                     QStringLiteral("What is ordered is held for %1 s until it is paid.").arg(hold.count()),
                     brief ? checklist::lengthenHold : checklist::shortenHold);
    said.facts = {{QStringLiteral("holdSeconds"), qint64(hold.count())}};
    return said;
}

ChecklistLine gatewayOf(const ServerReadiness &server)
{
    return line(checklist::gateway, server.gatewayReachable,
                server.gatewayReachable ? QStringLiteral("The payment gateway can be reached.")
                                        : QStringLiteral("The payment gateway's breaker is not closed."),
                checklist::lookAtBreakers);
}

ChecklistLine breakersOf(const ServerReadiness &server)
{
    auto said = line(checklist::breakers, server.notClosed.isEmpty(),
                     server.notClosed.isEmpty()
                         ? QStringLiteral("All breakers are closed.")
                         : QStringLiteral("Not closed: %1.").arg(server.notClosed.join(QStringLiteral(", "))),
                     checklist::lookAtBreakers);
    said.facts = {{QStringLiteral("notClosed"), QJsonArray::fromStringList(server.notClosed)}};
    return said;
}

ChecklistLine lagOf(const ServerReadiness &server)
{
    if (!server.lagSeconds)
        return line(checklist::lag, false, QStringLiteral("How far consumers are behind is not known."),
                    checklist::letCatchUp);
    const double seconds = *server.lagSeconds;
    auto said = line(checklist::lag, seconds <= longestGoodLag,
                     QStringLiteral("Consumers are %1 s behind.").arg(seconds, 0, 'f', 1), checklist::letCatchUp);
    said.facts = {{QStringLiteral("seconds"), seconds}};
    return said;
}

/// What whoever ran it reported, and what the shop's own books say of it: it counts where both hold.
ChecklistLine rehearsalOf(const std::optional<RehearsalVerdict> &rehearsed)
{
    if (!rehearsed)
        return line(checklist::rehearsal, false, QStringLiteral("It was not rehearsed."), checklist::rehearse);
    const RehearsalBooks books = rehearsed->books.value_or(RehearsalBooks());
    auto said = line(checklist::rehearsal, rehearsed->ok && books.orders > 0 && books.oversold == 0,
                     QStringLiteral("Reported of the last rehearsal: at a peak of %1 arrivals a second it %2. By the "
                                    "shop's own books: %3 orders of %4 units, %5 a second at most, %6 units oversold.")
                         .arg(rehearsed->peakPerSecond)
                         .arg(rehearsed->ok ? QStringLiteral("held") : QStringLiteral("did not hold"))
                         .arg(books.orders)
                         .arg(books.units)
                         .arg(books.peakPerSecond)
                         .arg(books.oversold),
                     checklist::rehearseAgain);
    said.facts = {{QStringLiteral("ok"), rehearsed->ok},
                  {QStringLiteral("peakPerSecond"), rehearsed->peakPerSecond},
                  {QStringLiteral("at"), toIso(rehearsed->at)},
                  {QStringLiteral("books"), toJson(books)}};
    return said;
}

} // namespace

QList<ChecklistLine> checklistOf(const SaleFacts &facts, Instant now)
{
    QList<ChecklistLine> lines{stockOf(facts),          windowOf(facts, now),     limitOf(facts),     holdOf(facts),
                               gatewayOf(facts.server), breakersOf(facts.server), lagOf(facts.server)};
    if (!facts.sale.shadowOf) // a rehearsal is not rehearsed
        lines.append(rehearsalOf(facts.rehearsed));
    return lines;
}

} // namespace firstcome::load
