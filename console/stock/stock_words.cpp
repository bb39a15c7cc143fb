// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/stock/stock_words.h"

#include <QCoreApplication>
#include <array>

namespace firstcome {

namespace {

QString words(const char *text)
{
    return text ? QCoreApplication::translate("Stock", text) : QString();
}

struct ColumnWords
{
    const char *title;
    const char *help;
};

constexpr std::array<ColumnWords, size_t(StockColumn::Count)> columns{{
    {QT_TRANSLATE_NOOP("Stock", "Product"), nullptr},
    {QT_TRANSLATE_NOOP("Stock", "Option"), nullptr},
    {QT_TRANSLATE_NOOP("Stock", "State"), nullptr},
    {QT_TRANSLATE_NOOP("Stock", "On hand"), QT_TRANSLATE_NOOP("Stock", "Units in the house: available and held.")},
    {QT_TRANSLATE_NOOP("Stock", "Held"), QT_TRANSLATE_NOOP("Stock", "Ordered and not paid yet.")},
    {QT_TRANSLATE_NOOP("Stock", "Available"),
     QT_TRANSLATE_NOOP("Stock", "What can be ordered now: on hand less held.")},
    {QT_TRANSLATE_NOOP("Stock", "Sold"), QT_TRANSLATE_NOOP("Stock", "Paid, less what came back.")},
    {QT_TRANSLATE_NOOP("Stock", "Taken /s"),
     QT_TRANSLATE_NOOP("Stock", "Units held or sold a second, over the last 10 seconds.")},
    {QT_TRANSLATE_NOOP("Stock", "Sold out in"), QT_TRANSLATE_NOOP("Stock", "If it goes on as in the last 10 seconds.")},
    {QT_TRANSLATE_NOOP("Stock", "Last minute"), QT_TRANSLATE_NOOP("Stock", "Units taken, second by second.")},
}};

struct ShowWords
{
    const char *title;
    const char *help;
};

constexpr std::array<ShowWords, 4> shows{{
    {QT_TRANSLATE_NOOP("Stock", "All"), QT_TRANSLATE_NOOP("Stock", "Every option")},
    {QT_TRANSLATE_NOOP("Stock", "Selling"), QT_TRANSLATE_NOOP("Stock", "Something was taken in the last 10 seconds")},
    {QT_TRANSLATE_NOOP("Stock", "Low"), QT_TRANSLATE_NOOP("Stock", "A tenth or less is left")},
    {QT_TRANSLATE_NOOP("Stock", "Sold out"), QT_TRANSLATE_NOOP("Stock", "Nothing can be ordered")},
}};

} // namespace

QString titleOf(StockColumn column)
{
    return words(columns[size_t(column)].title);
}

QString helpOf(StockColumn column)
{
    return words(columns[size_t(column)].help);
}

QString titleOf(StockFilter::Show show)
{
    return words(shows[size_t(show)].title);
}

QString helpOf(StockFilter::Show show)
{
    return words(shows[size_t(show)].help);
}

Pill pillOf(const StockRow &row, Instant now)
{
    switch (row.standing()) {
    case StockStanding::Gone:
        return {Tone::Neutral, QStringLiteral("edit-delete"), words(QT_TRANSLATE_NOOP("Stock", "Deleted"))};
    case StockStanding::OffSale:
        return {Tone::Neutral, {}, words(QT_TRANSLATE_NOOP("Stock", "Off sale"))};
    case StockStanding::SoldOut:
        return {Tone::Neutral, {}, words(QT_TRANSLATE_NOOP("Stock", "Sold out"))};
    case StockStanding::Low:
        return {Tone::Watch, {}, words(QT_TRANSLATE_NOOP("Stock", "Low"))};
    case StockStanding::InStock:
        break;
    }
    if (row.perSecond(now) > 0)
        return {Tone::Selected, {}, words(QT_TRANSLATE_NOOP("Stock", "Selling"))};
    return {Tone::Good, {}, words(QT_TRANSLATE_NOOP("Stock", "In stock"))};
}

} // namespace firstcome
