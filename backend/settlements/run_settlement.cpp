// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/settlements/run_settlement.h"

#include "backend/settlements/settlement_line_store.h"
#include "backend/wallets/ledger_store.h"
#include "shared/contract/error_codes.h"

namespace firstcome::settlements {

using wallets::Account;
using wallets::Transfer;

namespace {

/// An amount that may go either way; 0 moves nothing.
void add(std::vector<Transfer> &transfers, const Transfer &transfer)
{
    if (transfer.amount > 0)
        transfers.push_back(transfer);
    else if (transfer.amount < 0)
        transfers.push_back({transfer.cause, transfer.credit, transfer.debit, -transfer.amount, transfer.at});
}

} // namespace

RunSettlement::RunSettlement(const Ground &ground) : m_ground(ground)
{
    m_ground.metrics.counterFrom({"settlement_sellers_total", "Days of sellers that were settled since the start."},
                                 [this] { return double(m_sellers.load()); });
}

QCoro::Task<Result<Run>> RunSettlement::run(RunCall call)
{
    if (m_ground.clock() < beginOf(call.day + 1))
        co_return refuse(code::dayNotOver);
    const auto asked = m_ground.database.read([this](sql::Connection &connection) { return firstDay(connection); });
    if (const Day first = co_await asked; call.day < first)
        co_return refuse(code::valueInvalid,
                         QStringLiteral("Nothing was sold before %1: there is nothing to settle.").arg(dayText(first)));
    while (true) {
        const auto looked = m_ground.database.read(
            [this, day = call.day](sql::Connection &connection) { return nextDay(connection, day - 1); });
        const std::optional<Day> earlier = co_await looked;
        if (!earlier)
            break;
        RunCall before;
        before.day = *earlier;
        co_await settle(before);
    }
    const auto settling = settle(call);
    const Run done = co_await settling;
    co_return done;
}

QCoro::Task<> RunSettlement::runDue()
{
    while (true) {
        const Day due = lastDueDay(m_ground.clock());
        const auto looked = m_ground.database.read([this, due](sql::Connection &connection) -> std::optional<Day> {
            if (const auto next = nextDay(connection, due))
                return next;
            // A day without lines is settled, too, so that it can be seen that it was.
            const bool closed = SettlementLineStore(connection).closedUntil() >= due;
            return closed ? std::nullopt : std::optional(due);
        });
        const std::optional<Day> day = co_await looked;
        if (!day)
            co_return;
        RunCall call;
        call.day = *day;
        co_await settle(call);
    }
}

/// On which something was sold or settled; of a shop where neither ever was the last that is due.
Day RunSettlement::firstDay(sql::Connection &connection) const
{
    const auto sold = SettlementLineStore(connection).firstDayAfter(std::numeric_limits<Day>::min());
    const auto settled = SettlementStore(connection).firstRun();
    const Day due = lastDueDay(m_ground.clock());
    return std::min({sold.value_or(due), settled.value_or(due), due});
}

std::optional<Day> RunSettlement::nextDay(sql::Connection &connection, Day until) const
{
    const auto begun = SettlementStore(connection).unfinishedRun();
    if (begun && begun->day <= until)
        return begun->day;
    SettlementLineStore lines(connection);
    const auto first = lines.firstDayAfter(lines.closedUntil());
    return first && *first <= until ? first : std::nullopt;
}

QCoro::Task<Run> RunSettlement::settle(RunCall call)
{
    const auto begun = m_ground.database.write(sql::Queue::Background, [this, call](sql::Connection &connection) {
        return begin(connection, call, m_ground.clock());
    });
    Run run = co_await begun;
    while (run.state == SettlementRunState::Running) {
        const auto summed = m_ground.database.read([run](sql::Connection &connection) {
            const sql::Unlimited unlimited(connection);
            return SettlementLineStore(connection).sums(run.day, run.afterSeller, sellersAtOnce);
        });
        const std::vector<SellerSum> sums = co_await summed;
        const auto written =
            m_ground.database.write(sql::Queue::Background, [this, run, sums](sql::Connection &connection) {
                return slice(connection, run, sums, m_ground.clock());
            });
        run = co_await written;
    }
    co_return run;
}

Run RunSettlement::begin(sql::Connection &connection, const RunCall &call, Instant now) const
{
    SettlementStore store(connection);
    if (const auto known = store.run(call.day))
        return *known;
    SettlementLineStore(connection).closeUntil(call.day);
    Run run;
    run.day = call.day;
    run.startedAt = run.movedAt = now;
    store.insert(run);
    if (call.operatorId)
        m_ground.audit.append(connection, {call.operatorId,
                                           "settlement.run",
                                           "settlement-day:" + dayText(run.day).toLatin1(),
                                           {},
                                           toJson(run, now),
                                           call.requestId,
                                           now});
    tell(connection, run, now);
    return run;
}

Run RunSettlement::slice(sql::Connection &connection, const Run &seen, const std::vector<SellerSum> &sums, Instant now)
{
    SettlementStore store(connection);
    Run run = *store.run(seen.day);
    if (run.version != seen.version || run.state != SettlementRunState::Running)
        return run; // somebody else settled these sellers meanwhile
    run.movedAt = now;
    ++run.version;
    if (sums.empty()) {
        run.state = SettlementRunState::Done;
        run.endedAt = now;
        store.save(run);
        tell(connection, run, now);
        return run;
    }
    std::vector<Id> sellerIds;
    for (const SellerSum &sum : sums)
        sellerIds.push_back(sum.sellerId);
    const auto deficits = store.takeDeficits(sellerIds);
    Id id = m_ground.ids.nextRange(now, int(sums.size()));
    std::vector<Settlement> settlements;
    for (const SellerSum &sum : sums) {
        const auto deficit = deficits.find(sum.sellerId);
        Settlement row = settled(sum, run.day, deficit == deficits.end() ? 0 : deficit->second);
        row.id = id++;
        row.createdAt = now;
        run.lines += row.lines;
        run.net += row.net;
        settlements.push_back(row);
    }
    store.insert(settlements);
    post(connection, settlements, now);
    run.sellers += qint64(sums.size());
    run.afterSeller = sums.back().sellerId;
    store.save(run);
    tell(connection, run, now);
    connection.afterCommit([this, count = sums.size()] { m_sellers += qint64(count); });
    return run;
}

void RunSettlement::post(sql::Connection &connection, const std::vector<Settlement> &settlements, Instant now) const
{
    std::vector<Transfer> transfers;
    for (const Settlement &row : settlements) {
        const QByteArray id = QByteArray::number(row.id);
        const Account seller = Account::seller(row.sellerId);
        add(transfers, {"settlement:" + id, Account::orders(), seller, row.gross + row.refunds, now});
        add(transfers, {"settlement-fee:" + id, seller, Account::fees(), row.fee, now});
    }
    wallets::postAll(connection, transfers);
}

void RunSettlement::tell(sql::Connection &connection, const Run &run, Instant now) const
{
    m_ground.changes.append(connection, {SettlementRunChanged{run.day, dayText(run.day), run.state, run.sellers,
                                                              run.net, run.version, now}});
}

} // namespace firstcome::settlements
