// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/stock/stock_announcer.h"

namespace firstcome::stock {

namespace {

const QByteArray liveTopic = QByteArrayLiteral("stock");

}

void StockAnnouncer::announce(sql::Connection &connection, std::vector<OptionStock> changed) const
{
    if (changed.empty())
        return;
    connection.afterCommit([this, changed = std::move(changed)] {
        m_board.publish(changed);
        if (!m_live.watched(liveTopic))
            return;
        for (const OptionStock &stock : changed) {
            StockView view;
            view.optionId = stock.optionId;
            view.productId = stock.productId;
            view.onHand = stock.onHand;
            view.held = stock.held;
            view.sold = stock.sold;
            view.version = stock.version;
            view.onSale = stock.onSale;
            m_live.publish(liveTopic, stock.optionId, toJson(view));
        }
    });
}

} // namespace firstcome::stock
