// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/stock/stock_filter.h"

#include "shared/base/text_form.h"
#include <array>

namespace firstcome {

namespace {

constexpr std::array names{"all", "selling", "low", "soldOut"};

/// The last digits of a number, as people read them out.
bool endsId(const QString &word, Id id)
{
    constexpr qsizetype leastDigits = 4;
    const auto isDigit = [](QChar letter) { return letter >= u'0' && letter <= u'9'; };
    return word.size() >= leastDigits && std::all_of(word.begin(), word.end(), isDigit) && idText(id).endsWith(word);
}

} // namespace

StockMatcher::StockMatcher(const StockFilter &filter)
    : m_words(searchKey(filter.text).split(u' ', Qt::SkipEmptyParts)), m_show(filter.show)
{
}

bool StockMatcher::matches(const StockRow &row, Instant now) const
{
    switch (m_show) {
    case StockFilter::Show::Selling:
        if (row.perSecond(now) <= 0)
            return false;
        break;
    case StockFilter::Show::Low:
        if (row.standing() != StockStanding::Low)
            return false;
        break;
    case StockFilter::Show::SoldOut:
        if (row.standing() != StockStanding::SoldOut)
            return false;
        break;
    case StockFilter::Show::All:
        break;
    }
    return std::all_of(m_words.begin(), m_words.end(), [&row](const QString &word) {
        return row.searched.contains(word) || endsId(word, row.view.optionId) || endsId(word, row.view.productId);
    });
}

QString nameOf(StockFilter::Show show)
{
    return QString::fromLatin1(names[size_t(show)]);
}

StockFilter::Show showFrom(const QString &name)
{
    const auto found = std::find(names.begin(), names.end(), name.toLatin1());
    return found == names.end() ? StockFilter::Show::All : StockFilter::Show(found - names.begin());
}

qint64 StockTotals::count(StockFilter::Show show) const
{
    switch (show) {
    case StockFilter::Show::Selling:
        return selling;
    case StockFilter::Show::Low:
        return low;
    case StockFilter::Show::SoldOut:
        return soldOut;
    case StockFilter::Show::All:
        break;
    }
    return options;
}

StockTotals totalsOf(const StockBook &book, Instant now)
{
    StockTotals totals;
    for (int number = 0; number < book.size(); ++number) {
        const StockRow &row = book.at(number);
        if (row.gone)
            continue;
        const double rate = row.perSecond(now);
        ++totals.options;
        totals.selling += rate > 0;
        totals.low += row.standing() == StockStanding::Low;
        totals.soldOut += row.standing() == StockStanding::SoldOut;
        totals.onHand += row.view.onHand;
        totals.held += row.view.held;
        totals.sold += row.view.sold;
        totals.perSecond += rate;
    }
    return totals;
}

} // namespace firstcome
