// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/stock/stock_model.h"

#include "console/stock/stock_words.h"
#include "console/widgets/format.h"
#include "console/widgets/table_roles.h"

namespace firstcome {

namespace {

constexpr int nowhere = -1;

} // namespace

StockModel::StockModel(Clock clock, QObject *parent) : QAbstractTableModel(parent), m_clock(std::move(clock))
{
    m_frame.setSingleShot(true);
    m_frame.setTimerType(Qt::PreciseTimer);
    m_frame.setInterval(frame);
    connect(&m_frame, &QTimer::timeout, this, &StockModel::flush);
}

std::optional<int> StockModel::rowOf(Id optionId) const
{
    const auto row = m_book.rowOf(optionId);
    if (!row || size_t(*row) >= m_place.size() || m_place[size_t(*row)] == nowhere)
        return std::nullopt;
    return m_place[size_t(*row)];
}

void StockModel::takePage(const std::vector<StockView> &page)
{
    const int before = m_book.size();
    for (const int row : m_book.takePage(page)) {
        if (row < before)
            touch(row);
    }
    m_ranking.namesChanged();
    m_rowsChanged = true;
    // The first page is wanted at once, the others as they come.
    if (before == 0)
        rank();
}

void StockModel::endSnapshot()
{
    m_book.endSnapshot();
    if (m_watchedSince == Instant())
        m_watchedSince = m_clock();
    m_book.forgetEarly();
    rank();
}

void StockModel::apply(const StockView &change)
{
    if (const auto row = m_book.apply(change, m_clock())) {
        touch(*row);
        m_figuresChanged = true;
    }
}

bool StockModel::takeMissing()
{
    const bool missing = m_book.missesOptions();
    m_book.forgetEarly();
    return missing;
}

void StockModel::setFilter(const StockFilter &filter)
{
    m_ranking.setFilter(filter);
    rank();
}

void StockModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0)
        return;
    m_ranking.setOrder({StockColumn(column), order == Qt::DescendingOrder});
    rank();
}

void StockModel::holdOrder(bool held)
{
    m_held = held;
    if (!held)
        rank();
}

void StockModel::tick()
{
    const std::vector<int> pulsing = m_book.pulsing(m_clock());
    for (const int row : pulsing)
        touch(row);
    const bool movesByItself = m_ranking.isLive() && (m_figuresChanged || !pulsing.empty());
    if (!m_held && (m_rowsChanged || movesByItself))
        rank();
}

void StockModel::touch(int bookRow)
{
    m_touched.push_back(bookRow);
    if (!m_frame.isActive())
        m_frame.start();
}

void StockModel::flush()
{
    m_frame.stop();
    std::vector<int> rows;
    for (const int row : std::exchange(m_touched, {})) {
        if (size_t(row) < m_place.size() && m_place[size_t(row)] != nowhere)
            rows.push_back(m_place[size_t(row)]);
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    std::vector<std::pair<int, int>> runs;
    for (const int row : rows) {
        if (!runs.empty() && runs.back().second + 1 == row)
            runs.back().second = row;
        else
            runs.emplace_back(row, row);
    }
    if (int(runs.size()) > mostRuns)
        runs = {{rows.front(), rows.back()}};
    for (const auto &[first, last] : runs)
        Q_EMIT dataChanged(index(first, int(StockColumn::State)), index(last, int(StockColumn::Trend)));
}

void StockModel::rank()
{
    flush();
    std::vector<int> wanted = m_ranking.rank(m_book, m_clock());
    m_rowsChanged = false;
    m_figuresChanged = false;
    if (wanted == m_shown)
        return;
    m_place.resize(size_t(m_book.size()), nowhere);

    // Those that leave go to the end and are removed there; those that come are added there and then sorted in: four
    // signals at most, however scattered the rows are.
    std::vector<char> isWanted(size_t(m_book.size()), 0);
    for (const int row : wanted)
        isWanted[size_t(row)] = 1;
    std::vector<int> staying;
    std::vector<int> coming;
    for (const int row : wanted)
        (m_place[size_t(row)] == nowhere ? coming : staying).push_back(row);
    std::vector<int> withLeaving = staying;
    std::copy_if(m_shown.begin(), m_shown.end(), std::back_inserter(withLeaving),
                 [&isWanted](int row) { return !isWanted[size_t(row)]; });
    reorder(std::move(withLeaving));
    if (staying.size() < m_shown.size()) {
        beginRemoveRows({}, int(staying.size()), int(m_shown.size()) - 1);
        setShown(std::move(staying));
        endRemoveRows();
    }
    if (!coming.empty()) {
        std::vector<int> withComing = m_shown;
        withComing.insert(withComing.end(), coming.begin(), coming.end());
        beginInsertRows({}, int(m_shown.size()), int(withComing.size()) - 1);
        setShown(std::move(withComing));
        endInsertRows();
    }
    reorder(std::move(wanted));
}

void StockModel::reorder(std::vector<int> order)
{
    if (order == m_shown)
        return;
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList from = persistentIndexList();
    std::vector<int> rows;
    for (const QModelIndex &index : from)
        rows.push_back(m_shown[size_t(index.row())]);
    setShown(std::move(order));
    QModelIndexList to;
    for (qsizetype i = 0; i < from.size(); ++i)
        to.append(index(m_place[size_t(rows[size_t(i)])], from[i].column()));
    changePersistentIndexList(from, to);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void StockModel::setShown(std::vector<int> shown)
{
    for (const int row : m_shown)
        m_place[size_t(row)] = nowhere;
    m_shown = std::move(shown);
    for (size_t place = 0; place < m_shown.size(); ++place)
        m_place[size_t(m_shown[place])] = int(place);
}

QVariant StockModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const StockRow &row = at(index.row());
    const auto column = StockColumn(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::ToolTipRole:
        return column <= StockColumn::Option ? text(row, column) : QVariant();
    case Qt::TextAlignmentRole:
        return column >= StockColumn::OnHand && column <= StockColumn::SoldOutIn
                   ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter))
                   : QVariant();
    case NumberRole:
        return number(row, column);
    case PillRole:
        return column == StockColumn::State ? QVariant::fromValue(pillOf(row, m_clock())) : QVariant();
    case SamplesRole:
        return column == StockColumn::Trend && row.pulse
                   ? QVariant::fromValue(row.pulse->perSecondSeries(m_clock(), m_watchedSince))
                   : QVariant();
    default:
        return {};
    }
}

QVariant StockModel::text(const StockRow &row, StockColumn column) const
{
    switch (column) {
    case StockColumn::Product:
        return row.view.product;
    case StockColumn::Option:
        return format::option(row.view.option);
    case StockColumn::State:
        return pillOf(row, m_clock()).word;
    case StockColumn::SoldOutIn: {
        const auto left = row.untilSoldOut(m_clock());
        return left ? format::duration(*left) : QStringLiteral("–");
    }
    case StockColumn::Rate:
        return format::decimal(row.perSecond(m_clock()), 1);
    case StockColumn::Trend:
        return {};
    default:
        return format::count(number(row, column).toLongLong());
    }
}

QVariant StockModel::number(const StockRow &row, StockColumn column) const
{
    switch (column) {
    case StockColumn::OnHand:
        return row.view.onHand;
    case StockColumn::Held:
        return row.view.held;
    case StockColumn::Available:
        return row.view.available();
    case StockColumn::Sold:
        return row.view.sold;
    case StockColumn::Rate:
        return row.perSecond(m_clock());
    default:
        return {};
    }
}

QVariant StockModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const auto column = StockColumn(section);
    if (role == Qt::DisplayRole)
        return titleOf(column);
    if (role == Qt::ToolTipRole)
        return helpOf(column);
    if (role == Qt::TextAlignmentRole && column >= StockColumn::OnHand && column <= StockColumn::SoldOutIn)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

} // namespace firstcome
