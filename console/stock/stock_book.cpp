// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/stock/stock_book.h"

#include "shared/base/text_form.h"

namespace firstcome {

namespace {

qint64 takenOf(const StockView &view)
{
    return view.held + view.sold;
}

void setFigures(StockView &view, const StockView &newer)
{
    view.onHand = newer.onHand;
    view.held = newer.held;
    view.sold = newer.sold;
    view.version = newer.version;
    view.onSale = newer.onSale;
}

QString searchedOf(const StockView &view)
{
    return searchKey(view.product + u' ' + view.option);
}

} // namespace

std::optional<std::chrono::milliseconds> StockRow::untilSoldOut(Instant now) const
{
    const double rate = perSecond(now);
    if (rate <= 0 || view.available() <= 0)
        return std::nullopt;
    return std::chrono::milliseconds(qint64(1000.0 * double(view.available()) / rate));
}

StockStanding StockRow::standing() const
{
    if (gone)
        return StockStanding::Gone;
    if (!view.onSale)
        return StockStanding::OffSale;
    if (view.available() <= 0)
        return StockStanding::SoldOut;
    // A tenth of what there ever was to sell.
    return view.available() * 10 <= view.onHand + view.sold ? StockStanding::Low : StockStanding::InStock;
}

std::optional<int> StockBook::rowOf(Id optionId) const
{
    const auto found = m_index.constFind(optionId);
    return found == m_index.cend() ? std::nullopt : std::optional(*found);
}

int StockBook::insert(const StockView &view)
{
    StockRow row;
    row.view = view;
    row.searched = searchedOf(view);
    row.snapshot = m_snapshot;
    m_rows.push_back(std::move(row));
    m_index.insert(view.optionId, size() - 1);
    return size() - 1;
}

std::vector<int> StockBook::takePage(const std::vector<StockView> &page)
{
    std::vector<int> changed;
    for (const StockView &view : page) {
        const auto known = rowOf(view.optionId);
        const int number = known ? *known : insert(view);
        StockRow &row = m_rows[size_t(number)];
        row.snapshot = m_snapshot;
        const bool renamed = row.view.product != view.product || row.view.option != view.option;
        const bool newer = view.version > row.view.version;
        if (!known || renamed || newer || row.gone != view.deleted)
            changed.push_back(number);
        row.gone = view.deleted;
        if (renamed) {
            row.view.product = view.product;
            row.view.option = view.option;
            row.searched = searchedOf(view);
        }
        if (newer)
            setFigures(row.view, view);
        const auto early = m_early.constFind(view.optionId);
        if (early == m_early.cend())
            continue;
        if (early->version > row.view.version)
            setFigures(row.view, *early);
        m_early.erase(early);
    }
    return changed;
}

std::vector<int> StockBook::endSnapshot()
{
    std::vector<int> gone;
    for (int number = 0; number < size(); ++number) {
        StockRow &row = m_rows[size_t(number)];
        if (row.gone || row.snapshot == m_snapshot)
            continue;
        row.gone = true;
        gone.push_back(number);
    }
    return gone;
}

std::optional<int> StockBook::apply(const StockView &change, Instant now)
{
    const auto number = rowOf(change.optionId);
    if (!number) {
        const auto early = m_early.constFind(change.optionId);
        const bool newer = early == m_early.cend() || early->version < change.version;
        if (newer && (early != m_early.cend() || m_early.size() < mostEarly))
            m_early.insert(change.optionId, change);
        return std::nullopt;
    }
    StockRow &row = m_rows[size_t(*number)];
    if (change.version <= row.view.version)
        return std::nullopt;
    const qint64 before = takenOf(row.view);
    setFigures(row.view, change);
    row.gone = change.deleted;
    if (!row.pulse && takenOf(row.view) != before) {
        row.pulse = std::make_unique<StockPulse>(before);
        m_pulsing.push_back(*number);
    }
    if (row.pulse)
        row.pulse->add(takenOf(row.view), now);
    return number;
}

QSet<Id> StockBook::missingProducts() const
{
    QSet<Id> products;
    for (const StockView &change : m_early)
        products.insert(change.productId);
    return products;
}

std::vector<int> StockBook::pulsing(Instant now)
{
    const std::vector<int> all = m_pulsing;
    std::erase_if(m_pulsing, [this, now](int number) {
        StockRow &row = m_rows[size_t(number)];
        if (!row.pulse->isQuiet(now))
            return false;
        row.pulse.reset();
        return true;
    });
    return all;
}

} // namespace firstcome
