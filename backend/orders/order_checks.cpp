// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/orders/order_checks.h"

namespace firstcome::orders {

namespace {

constexpr int pageSize = 20'000;
constexpr int offendersShown = 5;
/// A sweep that has work and has not come on for so long stands still.
constexpr std::chrono::seconds standsStill{60};

std::optional<QString> report(const QStringList &offenders)
{
    if (offenders.isEmpty())
        return std::nullopt;
    return QStringLiteral("first offenders: %1").arg(offenders.mid(0, offendersShown).join(u", "));
}

/// Goes through lines and holds side by side, both in order of id; `see` gets what has the same id (or nullptr).
template <typename See>
void walk(const OrderTables &tables, sql::Connection &connection, See see)
{
    std::vector<OrderStore::MemberLine> lines;
    std::vector<stock::Hold> holds;
    size_t line = 0;
    size_t hold = 0;
    Id lastLine = 0;
    Id lastHold = 0;
    while (true) {
        if (line == lines.size()) {
            lines = tables.orders.pageOfLines(connection, lastLine, pageSize);
            line = 0;
        }
        if (hold == holds.size()) {
            holds = tables.holds.page(connection, lastHold, pageSize);
            hold = 0;
        }
        const OrderStore::MemberLine *nextLine = line < lines.size() ? &lines[line] : nullptr;
        const stock::Hold *nextHold = hold < holds.size() ? &holds[hold] : nullptr;
        if (!nextLine && !nextHold)
            return;
        const bool takeLine = nextLine && (!nextHold || nextLine->line.id <= nextHold->id);
        const bool takeHold = nextHold && (!nextLine || nextHold->id <= nextLine->line.id);
        see(takeLine ? nextLine : nullptr, takeHold ? nextHold : nullptr);
        if (takeLine)
            lastLine = lines[line++].line.id;
        if (takeHold)
            lastHold = holds[hold++].id;
    }
}

bool belong(const OrderLine &line, const stock::Hold &hold)
{
    if (hold.orderId != line.orderId || hold.optionId != line.optionId || hold.quantity != line.quantity)
        return false;
    switch (line.state) {
    case LineState::Reserved:
        return hold.state == HoldState::Held;
    case LineState::Cancelled:
        return hold.state != HoldState::Held;
    default:
        return hold.state == HoldState::Committed;
    }
}

} // namespace

QList<Check> OrderChecks::all() const
{
    const auto check = [this](QByteArray id, QString name,
                              std::optional<QString> (OrderChecks::*violation)(sql::Connection &) const) {
        return Check{std::move(id), std::move(name), [this, violation](sql::Connection &connection, Instant) {
                         return (this->*violation)(connection);
                     }};
    };
    return {check("orders.holds",
                  QStringLiteral("Every order line has the hold that was granted for it, in its state."),
                  &OrderChecks::linesWithoutTheirHold),
            check("orders.allowances",
                  QStringLiteral("What members were granted of a sale is what their lines hold or have committed."),
                  &OrderChecks::wrongAllowances),
            check("orders.admissions",
                  QStringLiteral("The units admitted to a sale are the units of the lines that were ever granted."),
                  &OrderChecks::wrongAdmissions),
            check("orders.moving",
                  QStringLiteral("No hold outlives its deadline, and no order is stuck without being shown as stuck."),
                  &OrderChecks::silentlyStuck)};
}

std::optional<QString> OrderChecks::linesWithoutTheirHold(sql::Connection &connection) const
{
    QStringList offenders;
    walk(m_tables, connection, [&offenders](const OrderStore::MemberLine *line, const stock::Hold *hold) {
        if (!line || !hold || !belong(line->line, *hold))
            offenders.append(idText(line ? line->line.id : hold->id));
    });
    return report(offenders);
}

std::optional<QString> OrderChecks::wrongAllowances(sql::Connection &connection) const
{
    std::map<std::pair<Id, Id>, qint64> units;
    walk(m_tables, connection, [&units](const OrderStore::MemberLine *line, const stock::Hold *hold) {
        if (line && hold && line->line.saleId && hold->state != HoldState::Released)
            units[{*line->line.saleId, line->memberId}] += line->line.quantity;
    });
    QStringList offenders;
    sales::Allowance last;
    for (auto page = m_tables.admissions.members(connection, last, pageSize); !page.empty();
         page = m_tables.admissions.members(connection, last, pageSize)) {
        for (const sales::Allowance &granted : page) {
            const auto found = units.find({granted.saleId, granted.memberId});
            if ((found == units.end() ? 0 : found->second) != granted.units)
                offenders.append(QStringLiteral("member %1 of sale %2").arg(granted.memberId).arg(granted.saleId));
            if (found != units.end())
                units.erase(found);
        }
        last = page.back();
    }
    for (const auto &[pair, amount] : units)
        offenders.append(QStringLiteral("member %1 of sale %2").arg(pair.second).arg(pair.first));
    return report(offenders);
}

std::optional<QString> OrderChecks::wrongAdmissions(sql::Connection &connection) const
{
    const auto admitted = m_tables.admissions.admittedUnits(connection);
    const auto granted = m_tables.orders.unitsBySale(connection);
    QStringList offenders;
    for (const auto &[saleId, units] : admitted) {
        const auto found = granted.find(saleId);
        if (found == granted.end() || found->second != units)
            offenders.append(QStringLiteral("sale %1").arg(saleId));
    }
    for (const auto &[saleId, units] : granted) {
        if (!admitted.contains(saleId))
            offenders.append(QStringLiteral("sale %1").arg(saleId));
    }
    return report(offenders);
}

std::optional<QString> OrderChecks::silentlyStuck(sql::Connection &connection) const
{
    // What the sweep has passed and left is stuck. What it has not reached is late at most, unless it stands still
    // while orders are being placed: a stopped server sweeps nothing.
    const SweepMark mark = m_sweeps.mark(connection);
    std::vector<Id> stuck = m_sweeps.overdue(connection, mark.through, offendersShown);
    const auto placed = m_tables.orders.lastPlacedAt(connection);
    if (stuck.empty() && placed && mark.movedAt < *placed - standsStill)
        stuck = m_sweeps.overdue(connection, *placed - standsStill, offendersShown);
    QStringList offenders;
    for (const Id id : stuck)
        offenders.append(idText(id));
    return report(offenders);
}

} // namespace firstcome::orders
