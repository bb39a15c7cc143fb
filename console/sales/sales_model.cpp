// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/sales/sales_model.h"

#include "console/sales/sale_words.h"
#include "console/widgets/format.h"
#include "console/widgets/table_roles.h"
#include "shared/base/text_form.h"
#include <QCoreApplication>
#include <QJsonArray>

namespace firstcome {

ListColumns saleColumns()
{
    using Cell = ListColumn::Cell;
    return {{{104, Cell::Pill},
             {0},
             {128},
             {172, Cell::Text, 3},
             {52, Cell::Text, 2},
             {60, Cell::Text, 1},
             {76, Cell::Count},
             {52, Cell::Count, 5},
             {60, Cell::Count},
             {76, Cell::Count},
             {68, Cell::Count, 4}},
            120};
}

namespace {

bool isNumber(SaleColumn column)
{
    return column >= SaleColumn::Limit;
}

struct ColumnWords
{
    const char *title;
    const char *help;
};

constexpr std::array<ColumnWords, size_t(SaleColumn::Count)> columns{{
    {QT_TRANSLATE_NOOP("Sale", "State"), nullptr},
    {QT_TRANSLATE_NOOP("Sale", "Product"), nullptr},
    {QT_TRANSLATE_NOOP("Sale", "Time left"), QT_TRANSLATE_NOOP("Sale", "On the server's clock.")},
    {QT_TRANSLATE_NOOP("Sale", "Window (KST)"), nullptr},
    {QT_TRANSLATE_NOOP("Sale", "Limit"), QT_TRANSLATE_NOOP("Sale", "Units one person may have, over all orders.")},
    {QT_TRANSLATE_NOOP("Sale", "Hold"),
     QT_TRANSLATE_NOOP("Sale", "How long units stay held for an order that is not paid yet.")},
    {QT_TRANSLATE_NOOP("Sale", "Available"), nullptr},
    {QT_TRANSLATE_NOOP("Sale", "Held"), QT_TRANSLATE_NOOP("Sale", "Ordered and not paid yet.")},
    {QT_TRANSLATE_NOOP("Sale", "Sold"), QT_TRANSLATE_NOOP("Sale", "Paid, less what came back.")},
    {QT_TRANSLATE_NOOP("Sale", "Admitted"),
     QT_TRANSLATE_NOOP("Sale", "Orders that were let in: rows of the admission ledger.")},
    {QT_TRANSLATE_NOOP("Sale", "Refused"), QT_TRANSLATE_NOOP("Sale", "Orders that were turned away.")},
}};

QVariant numberOf(const SaleView &sale, SaleColumn column)
{
    switch (column) {
    case SaleColumn::Limit:
        return sale.perMemberLimit ? QVariant(*sale.perMemberLimit) : QVariant();
    case SaleColumn::Hold:
        return qint64(sale.holdTime.count());
    case SaleColumn::Available:
        return sale.available;
    case SaleColumn::Held:
        return sale.held;
    case SaleColumn::Sold:
        return sale.sold;
    case SaleColumn::Admitted:
        return sale.admissions;
    case SaleColumn::Refused:
        return sale.refusals;
    default:
        return {};
    }
}

QString textOf(const SaleView &sale, SaleColumn column, Instant now)
{
    switch (column) {
    case SaleColumn::State:
        return pillOf(sale, now).word;
    case SaleColumn::Product:
        return sale.product;
    case SaleColumn::Time:
        return timeLeft(sale.window, now);
    case SaleColumn::Window:
        return windowText(sale.window, now);
    case SaleColumn::Limit:
        return limitText(sale.perMemberLimit);
    case SaleColumn::Hold:
        return holdText(sale.holdTime);
    default:
        return format::count(numberOf(sale, column).toLongLong());
    }
}

/// Open first, then planned, then ended; of each the one whose turn is next, of the ended the last one.
std::pair<int, qint64> turnOf(const SaleView &sale, Instant now)
{
    switch (sale.window.stateAt(now)) {
    case SaleState::Open:
        return {0, toMillis(sale.window.closeAt)};
    case SaleState::Planned:
        return {1, toMillis(sale.window.openAt)};
    case SaleState::Ended:
        break;
    }
    return {2, -toMillis(sale.window.closeAt)};
}

} // namespace

SalesModel::SalesModel(Clock serverNow, QObject *parent) : PagedModel(parent), m_serverNow(std::move(serverNow)) {}

void SalesModel::takeAnswer(quint64 query, const QJsonObject &answer)
{
    std::vector<SaleRow> rows;
    ++m_reads;
    for (const QJsonValue item : answer.value(QLatin1StringView("items")).toArray()) {
        const SaleView view = saleFrom(item.toObject());
        rows.push_back({view.id, m_reads, view});
    }
    takePage(query, std::move(rows), answer.value(QLatin1StringView("nextCursor")).toString());
}

void SalesModel::takeOne(const SaleView &sale)
{
    arrive({sale.id, ++m_reads, sale});
}

bool SalesModel::hasProduct(Id productId) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (at(row).view.productId == productId)
            return true;
    }
    return false;
}

bool SalesModel::hasOpen() const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (stateOf(at(row).view) == SaleState::Open)
            return true;
    }
    return false;
}

void SalesModel::tick()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, int(SaleColumn::State)), index(rowCount() - 1, int(SaleColumn::Time)));
}

QVariant SalesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const SaleView &sale = at(index.row()).view;
    const auto column = SaleColumn(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return textOf(sale, column, m_serverNow());
    case Qt::ToolTipRole:
        if (column == SaleColumn::Time || column == SaleColumn::Window)
            return QString(format::exact(sale.window.openAt) + QStringLiteral(" –\n") +
                           format::exact(sale.window.closeAt));
        return column == SaleColumn::Product ? QVariant(sale.product) : QVariant();
    case Qt::TextAlignmentRole:
        return isNumber(column) ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    case NumberRole:
        return numberOf(sale, column);
    case PillRole:
        return column == SaleColumn::State ? QVariant::fromValue(pillOf(sale, m_serverNow())) : QVariant();
    default:
        return {};
    }
}

QVariant SalesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const ColumnWords &words = columns[size_t(section)];
    if (role == Qt::DisplayRole)
        return QCoreApplication::translate("Sale", words.title);
    if (role == Qt::ToolTipRole && words.help)
        return QCoreApplication::translate("Sale", words.help);
    if (role == Qt::TextAlignmentRole && isNumber(SaleColumn(section)))
        return int(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

SalesOrder::SalesOrder(SalesModel &sales, QObject *parent) : QSortFilterProxyModel(parent), m_sales(sales)
{
    setSourceModel(&sales);
    setDynamicSortFilter(true);
}

void SalesOrder::setFilter(const QString &words, std::optional<SaleState> state)
{
    m_words = searchKey(words).split(u' ', Qt::SkipEmptyParts);
    m_state = state;
    invalidateFilter();
}

const SaleView &SalesOrder::at(int row) const
{
    return m_sales.at(mapToSource(index(row, 0)).row()).view;
}

std::optional<int> SalesOrder::rowOf(Id saleId) const
{
    const auto source = m_sales.rowOf(saleId);
    const QModelIndex shown = source ? mapFromSource(m_sales.index(*source, 0)) : QModelIndex();
    return shown.isValid() ? std::optional(shown.row()) : std::nullopt;
}

bool SalesOrder::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const SaleView &a = m_sales.at(left.row()).view;
    const SaleView &b = m_sales.at(right.row()).view;
    const auto column = SaleColumn(left.column());
    const Instant now = m_sales.serverNow();
    switch (column) {
    case SaleColumn::State:
    case SaleColumn::Time:
        return std::pair(turnOf(a, now), a.id) < std::pair(turnOf(b, now), b.id);
    case SaleColumn::Product:
        return std::pair(a.product.toCaseFolded(), a.id) < std::pair(b.product.toCaseFolded(), b.id);
    case SaleColumn::Window:
        return std::pair(a.window.openAt, a.id) < std::pair(b.window.openAt, b.id);
    default:
        return std::pair(numberOf(a, column).toLongLong(), a.id) < std::pair(numberOf(b, column).toLongLong(), b.id);
    }
}

bool SalesOrder::filterAcceptsRow(int row, const QModelIndex &) const
{
    const SaleView &sale = m_sales.at(row).view;
    const QString name = searchKey(sale.product);
    return (!m_state || m_sales.stateOf(sale) == *m_state) &&
           std::all_of(m_words.begin(), m_words.end(), [&name](const QString &word) { return name.contains(word); });
}

} // namespace firstcome
