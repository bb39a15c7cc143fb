// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/load/journey/buyer_journal.h"
#include "shared/load/journey/market.h"
#include "shared/load/verdict/books.h"
#include "shared/load/verdict/order_sweep.h"
#include "shared/load/wire/shop_client.h"
#include <set>
#include <unordered_map>

namespace firstcome::load {

struct OperatorLogin
{
    QString login;
    QString password;
};

/// Asks the server for its books: stock before the run; after it orders, admissions, stock and the server's own check.
/// Orders are read in full as their buyers, and listed as the operator, so that one nobody was told of is found too.
/// Thread: one; every call blocks.
class BookReader
{
public:
    static constexpr std::chrono::seconds settleWithin{120};
    static constexpr Millis settleEvery{500};
    static constexpr int readsAtMost = 5; ///< of orders that change while they are read

    BookReader(const Endpoint &endpoint, const Market &market, const std::vector<Member> &members);

    Result<void> login(const OperatorLogin &login);
    /// Instead: as whom this token says.
    void useToken(const QByteArray &token) { m_shop.setToken(token); }
    /// Before the first buyer comes.
    Result<void> readBefore();
    /// After the last has gone: waits, within `settleWithin`, until no order told is still on its way.
    Result<void> waitUntilSettled(const BuyerJournal &journal);
    Result<Books> readAfter(const BuyerJournal &journal);

private:
    Result<std::map<Id, BookStock>> readStock();
    Result<void> readStockOf(const QString &query, const std::set<Id> &wanted, std::map<Id, BookStock> &stock);
    Result<void> listOrders(Books &books);
    Result<void> readOrders(const BuyerJournal &journal, Books &books);
    Result<void> readOrdersAndStock(const BuyerJournal &journal, Books &books);
    Result<BookSale> readSale(const MarketProduct &product);
    Result<void> readCheck(Books &books);
    const std::string *tokenOf(Id member) const;
    /// What deadlines in the books are to be compared with.
    Instant serverNow() const { return m_shop.clock().at(systemNow()); }

    const Market &m_market;
    ShopClient m_shop;
    OrderSweep m_sweep;
    std::unordered_map<Id, const std::string *> m_tokens;
    std::map<Id, BookStock> m_before;
    Id m_lastOrderBefore = 0;
};

} // namespace firstcome::load
