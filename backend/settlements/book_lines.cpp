// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/settlements/book_lines.h"

#include "backend/platform/watch/log.h"
#include "backend/settlements/settlement_line_store.h"

namespace firstcome::settlements {

void BookLines::sold(sql::Connection &connection, const std::vector<DeliveredLine> &lines) const
{
    SettlementLineStore store(connection);
    const Day closed = store.closedUntil();
    std::vector<SettlementLine> sales;
    for (const DeliveredLine &line : lines) {
        if (line.amount <= 0 || store.saleOf(line.lineId))
            continue;
        SettlementLine sale;
        sale.id = m_ids.next(line.at);
        sale.day = std::max(dayOf(line.at), closed + 1);
        sale.sellerId = line.sellerId;
        sale.storeId = line.storeId;
        sale.orderId = line.orderId;
        sale.lineId = line.lineId;
        sale.amount = line.amount;
        sale.fee = shareOf(line.amount, {store.rateAt(line.placedAt)});
        sale.at = line.at;
        sales.push_back(sale);
    }
    store.insert(sales);
    for (const SettlementLine &sale : sales) {
        for (const GivenBack &waiting : store.takeWaiting(sale.lineId))
            givenBack(connection, waiting);
    }
}

void BookLines::givenBack(sql::Connection &connection, const GivenBack &back) const
{
    SettlementLineStore store(connection);
    const Day closed = store.closedUntil();
    const auto sale = store.saleOf(back.lineId);
    if (!sale) {
        store.keepWaiting(back);
        return;
    }
    if (store.hasBack(back))
        return;
    auto line = backLine(*sale, back, store.backOf(back.lineId), closed);
    if (!line) {
        watch::log(watch::Level::Error, "settlements.too-much-back",
                   {{"claim", back.claimId}, {"line", back.lineId}, {"amount", back.amount}});
        return;
    }
    line->id = m_ids.next(back.at);
    store.insert(std::span(&*line, 1));
}

} // namespace firstcome::settlements
