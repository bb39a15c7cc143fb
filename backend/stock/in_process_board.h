// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/changes/changes.h"
#include "backend/stock/stock_board.h"
#include <shared_mutex>
#include <unordered_map>

namespace firstcome::stock {

/// The options of which a board knows, for reading them anew.
struct Known
{
    std::vector<Id> options;
    std::vector<Id> products; ///< all options of these
};

/// The stock board in this process's memory, fed by the changes of all instances: a read costs no round trip.
/// Thread: any; readers share a lock, encoding is done once a change and only when somebody reads.
class InProcessBoard final : public StockBoard
{
public:
    /// It shows nothing while `changes` of others may have been missed.
    explicit InProcessBoard(const Changes &changes) : m_changes(changes) {}

    Seen look(std::span<const OptionQuantity> lines) const override;
    std::shared_ptr<const ProductStock> product(Id productId) const override;
    void publish(std::span<const OptionStock> changed) override;
    std::shared_ptr<const ProductStock> load(Id productId, std::span<const OptionStock> options) override;
    std::vector<OptionStock> all() const override;

    Known known() const;
    /// Shows nothing until it is loaded anew.
    void forget();

private:
    struct Product
    {
        std::vector<Id> optionIds;
        bool loaded = false;                       ///< all its options are here
        std::shared_ptr<const ProductStock> built; ///< empty after a change
    };

    void store(const OptionStock &stock);
    std::shared_ptr<const ProductStock> build(Id productId, const Product &product) const;

    const Changes &m_changes;
    mutable std::shared_mutex m_mutex;
    std::unordered_map<Id, OptionStock> m_options;
    mutable std::unordered_map<Id, Product> m_products;
};

} // namespace firstcome::stock
