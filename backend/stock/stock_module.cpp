// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/stock/stock_module.h"

#include "backend/stock/correction_store.h"
#include "backend/stock/migrations.gen.h"
#include <thread>

namespace firstcome::stock {

namespace {

/// A commit reaches the board a moment later: so long a difference may last.
constexpr int looksAtBoard = 50;
constexpr std::chrono::milliseconds betweenLooks{2};

/// Shown options that are older than what SQL says, or differ from it at the same version.
QStringList drift(const std::vector<OptionStock> &shown, const std::unordered_map<Id, OptionStock> &stored)
{
    QStringList wrong;
    for (const OptionStock &stock : shown) {
        const auto found = stored.find(stock.optionId);
        if (found == stored.end())
            continue; // newer than the snapshot
        const OptionStock &truth = found->second;
        if (stock.version < truth.version || (stock.version == truth.version && !(stock == truth)))
            wrong.append(idText(stock.optionId));
    }
    return wrong;
}

Check boardAgrees(const StockBoard &board, const StockStore &stock)
{
    const auto violation = [&board, &stock](sql::Connection &connection, Instant) -> std::optional<QString> {
        std::unordered_map<Id, OptionStock> stored;
        for (const Option &option : stock.find(connection, [&board] {
                 std::vector<Id> ids;
                 for (const OptionStock &shown : board.all())
                     ids.push_back(shown.optionId);
                 return ids;
             }()))
            stored.emplace(option.id, stockOf(option));
        QStringList wrong = drift(board.all(), stored);
        for (int look = 1; look < looksAtBoard && !wrong.isEmpty(); ++look) {
            std::this_thread::sleep_for(betweenLooks);
            wrong = drift(board.all(), stored);
        }
        if (wrong.isEmpty())
            return std::nullopt;
        return QStringLiteral("options shown otherwise than stored: %1").arg(wrong.mid(0, 5).join(u", "));
    };
    return {"stock.board", QStringLiteral("The stock board shows what the database says."), violation, true};
}

} // namespace

StockModule::StockModule(const Ground &ground, approvals::ApprovalsModule &approvals)
    : m_store(ground.changes), m_routes(ground, m_store, m_board), m_correct(ground, m_store),
      m_ask(ground, m_store, m_correct, approvals.acts()), m_corrections(ground, m_store, m_correct, m_ask)
{
    ground.changes.subscribe([this](std::span<const Change> changes) {
        for (const Change &change : changes) {
            if (const auto *stock = std::get_if<StockChanged>(&change))
                m_board.publish(std::span(stock, 1));
        }
    });
}

QList<sql::Migration> StockModule::migrations() const
{
    return stock::migrations();
}

void StockModule::mountRoutes(http::Router &router)
{
    m_routes.mount(router);
    m_corrections.mount(router);
}

Id StockModule::highestId(sql::Connection &connection) const
{
    return std::max(StockStore::highestId(connection), CorrectionStore::highestId(connection));
}

QList<Check> StockModule::checks() const
{
    return StockStore::checks() + HoldStore::checks() + CorrectionStore::checks() +
           QList{boardAgrees(m_board, m_store)};
}

void StockModule::show(sql::Connection &connection, const std::vector<Id> &productIds)
{
    std::unordered_map<Id, std::vector<OptionStock>> byProduct;
    for (const Option &option : m_store.optionsOf(connection, productIds))
        byProduct[option.productId].push_back(stockOf(option));
    for (const auto &[productId, options] : byProduct)
        m_board.load(productId, options);
}

} // namespace firstcome::stock
