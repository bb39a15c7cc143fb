// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/stock/in_process_board.h"

#include <algorithm>
#include <mutex>

namespace firstcome::stock {

StockBoard::Seen InProcessBoard::look(std::span<const OptionQuantity> lines) const
{
    Seen seen;
    const bool current = m_changes.isCurrent();
    const std::shared_lock lock(m_mutex);
    for (const OptionQuantity &line : lines) {
        const auto found = m_options.find(line.optionId);
        seen.append(!current || found == m_options.end() ? std::nullopt : std::optional(found->second));
    }
    return seen;
}

std::shared_ptr<const ProductStock> InProcessBoard::product(Id productId) const
{
    if (!m_changes.isCurrent())
        return nullptr;
    {
        const std::shared_lock lock(m_mutex);
        const auto found = m_products.find(productId);
        if (found == m_products.end() || !found->second.loaded)
            return nullptr;
        if (found->second.built)
            return found->second.built;
    }
    const std::unique_lock lock(m_mutex);
    const auto found = m_products.find(productId);
    if (found == m_products.end() || !found->second.loaded)
        return nullptr;
    Product &product = found->second;
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

std::shared_ptr<const ProductStock> InProcessBoard::load(Id productId, std::span<const OptionStock> options)
{
    const std::unique_lock lock(m_mutex);
    for (const OptionStock &stock : options)
        store(stock);
    Product &product = m_products[productId];
    product.loaded = true;
    if (!product.built)
        product.built = build(productId, product);
    return product.built;
}

Known InProcessBoard::known() const
{
    const std::shared_lock lock(m_mutex);
    Known known;
    for (const auto &[id, stock] : m_options)
        known.options.push_back(id);
    for (const auto &[id, product] : m_products) {
        if (product.loaded)
            known.products.push_back(id);
    }
    return known;
}

void InProcessBoard::forget()
{
    const std::unique_lock lock(m_mutex);
    m_options.clear();
    m_products.clear();
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
