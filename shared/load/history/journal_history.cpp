// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/history/journal_history.h"

#include <algorithm>

namespace firstcome::load {

namespace {

qint64 micros(Moment from, Moment to)
{
    return std::chrono::duration_cast<Micros>(to - from).count();
}

/// Whether its units may have gone back: cancelled, not paid for sure, or held beyond its time.
bool mayBeGivenBack(const Grant &grant, const ReadMoment &readAt)
{
    if (grant.givenBack || grant.paying == Paying::Refused || grant.paying == Paying::Unknown ||
        grant.paying == Paying::Taken)
        return true;
    const auto until = grant.order.heldUntil;
    return grant.paying == Paying::NotAsked && until && *until < readAt.server + clockWithin;
}

Instant serverAt(Moment moment, const ReadMoment &readAt)
{
    return readAt.server - std::chrono::duration_cast<Millis>(readAt.ours - moment);
}

std::vector<HistoryOption> optionsOf(const std::vector<StockSeen> &seen, const Market &market)
{
    std::vector<HistoryOption> options;
    for (const StockSeen &each : seen) {
        const auto product = std::find_if(market.products.begin(), market.products.end(), [&each](const auto &one) {
            return std::find(one.options.begin(), one.options.end(), each.option) != one.options.end();
        });
        options.push_back({each.option, each.available, product == market.products.end() ? Id(0) : product->sale});
    }
    return options;
}

HistoryTry tryOf(const OrderTry &each, const HistoryInput &input, Moment begin)
{
    HistoryTry out;
    out.member = each.member;
    out.sentMicros = micros(begin, each.sent);
    if (each.answered)
        out.answeredMicros = micros(begin, *each.answered);
    out.status = each.status;
    out.code = each.code;
    out.shortLines = each.shortLines;
    out.limit = each.limit;
    for (const ShortLine &line : each.asked)
        out.lines.push_back({line.option, line.requested});
    if (each.grant == OrderTry::notGranted)
        return out;
    const Grant &grant = input.journal.grants()[each.grant];
    out.order = grant.order.id;
    out.admissions = grant.order.admissions;
    out.givenBack = mayBeGivenBack(grant, input.readAt);
    return out;
}

std::vector<HistorySale> salesOf(const Market &market)
{
    std::vector<HistorySale> sales;
    for (const MarketProduct &product : market.products) {
        if (product.sale != 0)
            sales.push_back({product.sale, product.perMemberLimit, product.window});
    }
    return sales;
}

/// Sales and options that came in the run: what was asked for and told of is in the head.
void nameWhatCame(History &history)
{
    std::set<Id> options;
    std::set<Id> sales;
    for (const HistorySale &sale : history.sales)
        sales.insert(sale.sale);
    for (const HistoryOption &option : history.before)
        options.insert(option.option);
    const auto name = [&](Id option) {
        if (options.insert(option).second)
            history.before.push_back({option});
    };
    for (const HistoryOption &option : history.after)
        name(option.option);
    for (const HistoryTry &each : history.tries) {
        for (const HistoryLine &line : each.lines)
            name(line.option);
        for (const ToldAdmission &admission : each.admissions) {
            if (sales.insert(admission.sale).second)
                history.sales.push_back({admission.sale, std::nullopt});
        }
    }
}

} // namespace

History historyOf(const HistoryInput &input)
{
    History history;
    history.startedAt = toIso(input.startedAt);
    history.before = optionsOf(input.stock.before, input.market);
    history.after = optionsOf(input.stock.after, input.market);
    history.sales = salesOf(input.market);
    history.salesAfter = salesOf(input.stock.marketAfter);
    Moment begin = Moment::max();
    for (const OrderTry &each : input.journal.tries())
        begin = std::min(begin, each.sent);
    for (const OrderTry &each : input.journal.tries())
        history.tries.push_back(tryOf(each, input, begin));
    if (input.readAt.serverKnown && !history.tries.empty())
        history.serverBegan = serverAt(begin, input.readAt);
    nameWhatCame(history);
    return history;
}

} // namespace firstcome::load
