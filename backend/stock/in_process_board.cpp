// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/stock/in_process_board.h"

#include <algorithm>
#include <mutex>

namespace firstcome::stock {

StockBoard::Seen InProcessBoard::look(std::span<const OptionQuantity> lines) const
{
    Seen seen;
    const std::shared_lock lock(m_mutex);
    for (const OptionQuantity &line : lines) {
        const auto found = m_options.find(line.optionId);
        seen.append(found == m_options.end() ? std::nullopt : std::optional(found->second));
    }
    return seen;
}

std::shared_ptr<const ProductStock> InProcessBoard::product(Id productId) const
{
    {
        const std::shared_lock lock(m_mutex);
        const auto found = m_products.find(productId);
        if (found == m_products.end() || !found->second.loaded)
            return nullptr;
        if (found->second.built)
            return found->second.built;
    }
    const std::unique_lock lock(m_mutex);
    Product &product = m_products[productId];
    if (!product.built)
        product.built = build(productId, product);
    return product.built;
}

std::shared_ptr<const ProductStock> InProcessBoard::build(Id productId, const Product &product) const
{
    auto built = std::make_shared<ProductStock>();
    for (const Id id : product.optionIds) {
        const OptionStock &stock = m_options.at(id);
        if (!stock.deleted)
            built->options.push_back(stock);
    }
    std::sort(built->options.begin(), built->options.end(), [](const OptionStock &a, const OptionStock &b) {
        return std::pair(a.position, a.optionId) < std::pair(b.position, b.optionId);
    });
    QByteArray &head = built->encodedHead;
    head = "{\"productId\":\"" + QByteArray::number(productId) + "\",\"options\":[";
    for (const OptionStock &stock : built->options) {
        head.append(head.endsWith('[') ? "" : ",")
            .append("{\"optionId\":\"")
            .append(QByteArray::number(stock.optionId));
        head.append("\",\"available\":").append(QByteArray::number(stock.onSale ? stock.available() : 0)).append('}');
    }
    head.append("],\"asOf\":\"");
    return built;
}

void InProcessBoard::store(const OptionStock &stock)
{
    const auto [place, isNew] = m_options.try_emplace(stock.optionId, stock);
    if (!isNew && place->second.version >= stock.version)
        return;
    place->second = stock;
    Product &product = m_products[stock.productId];
    if (isNew)
        product.optionIds.push_back(stock.optionId);
    product.built.reset();
}

void InProcessBoard::publish(std::span<const OptionStock> changed)
{
    const std::unique_lock lock(m_mutex);
    for (const OptionStock &stock : changed)
        store(stock);
}

void InProcessBoard::load(Id productId, std::span<const OptionStock> options)
{
    const std::unique_lock lock(m_mutex);
    for (const OptionStock &stock : options)
        store(stock);
    m_products[productId].loaded = true;
}

std::vector<OptionStock> InProcessBoard::all() const
{
    const std::shared_lock lock(m_mutex);
    std::vector<OptionStock> shown;
    shown.reserve(m_options.size());
    for (const auto &[id, stock] : m_options)
        shown.push_back(stock);
    return shown;
}

} // namespace firstcome::stock
