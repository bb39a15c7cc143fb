// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/overview/system_panel.h"

#include "console/page/invariant_view.h"
#include "console/widgets/fact_list.h"
#include "console/widgets/format.h"
#include "console/widgets/metrics.h"
#include "console/widgets/state_pill.h"
#include "console/widgets/table_roles.h"
#include "console/widgets/text_label.h"
#include <QBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QTableWidget>

namespace firstcome {

namespace {

constexpr int tableHead = 34;

Qt::Alignment alignmentOf(int column)
{
    return (column == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter;
}

QTableWidget *smallTable(int columns)
{
    auto *table = new QTableWidget(0, columns);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(metrics::row);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    table->setShowGrid(false);
    table->setEditTriggers(QTableWidget::NoEditTriggers);
    table->setSelectionBehavior(QTableWidget::SelectRows);
    table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return table;
}

void setText(QTableWidget *table, QPoint cell, const QString &text)
{
    QTableWidgetItem *item = table->item(cell.y(), cell.x());
    if (!item) {
        item = new QTableWidgetItem;
        item->setTextAlignment(alignmentOf(cell.x()));
        table->setItem(cell.y(), cell.x(), item);
    }
    item->setText(text);
}

/// The panel scrolls, not the tables in it.
void setRows(QTableWidget *table, int rows)
{
    if (table->rowCount() != rows)
        table->setRowCount(rows);
    table->setFixedHeight(tableHead + rows * metrics::row + 2 * table->frameWidth());
}

void setHeader(QTableWidget *table, const QStringList &names)
{
    table->setHorizontalHeaderLabels(names);
    for (int column = 0; column < names.size(); ++column)
        table->horizontalHeaderItem(column)->setTextAlignment(alignmentOf(column));
}

} // namespace

SystemPanel::SystemPanel(InvariantCheck &check, QWidget *parent)
    : QScrollArea(parent), m_requests(new FactList), m_server(new FactList), m_lag(smallTable(3)),
      m_breakers(smallTable(4))
{
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(metrics::large, metrics::medium, metrics::large, metrics::large);
    column->setSpacing(metrics::small);
    setWidget(content);
    setWidgetResizable(true);
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    addSection(QStringLiteral("requests"), m_requests);
    addSection(QStringLiteral("server"), m_server);
    addSection(QStringLiteral("lag"), m_lag);
    addSection(QStringLiteral("breakers"), m_breakers);
    m_breakers->setItemDelegateForColumn(1, new StatePillDelegate(m_breakers));

    addSection(QStringLiteral("invariants"), new InvariantView(check));
    column->addStretch();
}

void SystemPanel::addSection(const QString &id, QWidget *content)
{
    auto *title = textLabel(TextRole::Heading);
    title->setContentsMargins(0, m_sections.isEmpty() ? 0 : metrics::large, 0, 0);
    widget()->layout()->addWidget(title);
    widget()->layout()->addWidget(content);
    m_sections.insert(id, {title, content});
}

void SystemPanel::goTo(const QString &section)
{
    const Section wanted = m_sections.value(section);
    if (!wanted.title)
        return;
    // The layout of a pane that was just opened is not done yet.
    QMetaObject::invokeMethod(
        this,
        [this, wanted] {
            ensureWidgetVisible(wanted.content);
            ensureWidgetVisible(wanted.title);
            wanted.content->setFocus();
        },
        Qt::QueuedConnection);
}

void SystemPanel::showHistory(const OverviewHistory &history)
{
    const auto milliseconds = [&history](double share) {
        const auto value = history.latency(share);
        return value ? tr("%1 ms").arg(format::decimal(*value, 1)) : QString();
    };
    const auto rate = history.requestsPerSecond();
    m_requests->setValue(QStringLiteral("rate"), rate ? tr("%1 /s").arg(format::decimal(*rate, 1)) : QString());
    m_requests->setValue(QStringLiteral("p50"), milliseconds(0.5));
    m_requests->setValue(QStringLiteral("p90"), milliseconds(0.9));
    m_requests->setValue(QStringLiteral("p99"), milliseconds(0.99));
    m_requests->setValue(QStringLiteral("p999"), milliseconds(0.999));
    const auto failures = history.failures();
    m_requests->setValue(QStringLiteral("failed"), failures ? format::count(failures->failed) : QString());
    const Overview *last = history.last();
    if (!last)
        return;
    const QString room =
        last->diskFree ? QLocale().formattedDataSize(*last->diskFree, 1, QLocale::DataSizeSIFormat) : QString();
    m_server->setValue(QStringLiteral("disk"), room);
    m_server->setValue(QStringLiteral("money"),
                       last->paymentExceptions ? format::count(*last->paymentExceptions) : QString());
    if (last->breakers)
        showBreakers(*last->breakers);
}

void SystemPanel::showLag(const std::vector<GroupLag> &groups)
{
    setRows(m_lag, int(groups.size()));
    for (int row = 0; row < int(groups.size()); ++row) {
        const GroupLag &lag = groups[size_t(row)];
        setText(m_lag, {0, row}, lag.group);
        setText(m_lag, {1, row}, format::count(lag.events));
        setText(m_lag, {2, row}, format::decimal(lag.seconds, 1));
    }
}

void SystemPanel::showBreakers(const std::vector<BreakerFigures> &breakers)
{
    m_shownBreakers = breakers;
    setRows(m_breakers, int(breakers.size()));
    for (int row = 0; row < int(breakers.size()); ++row) {
        const BreakerFigures &breaker = breakers[size_t(row)];
        setText(m_breakers, {0, row}, breaker.name);
        setText(m_breakers, {1, row}, {});
        const Pill closed{Tone::Good, {}, tr("Closed")};
        const Pill half{Tone::Watch, {}, tr("Half open")};
        const Pill off{Tone::Watch, {}, tr("By hand")};
        const Pill open{Tone::Act, {}, tr("Open")};
        const bool byHand =
            breaker.state == QLatin1StringView("DISABLED") || breaker.state == QLatin1StringView("FORCED_CLOSED");
        const bool isHalf = breaker.state == QLatin1StringView("HALF_OPEN");
        const Pill &pill = breaker.isClosed() ? closed : byHand ? off : isHalf ? half : open;
        m_breakers->item(row, 1)->setData(PillRole, QVariant::fromValue(pill));
        m_breakers->item(row, 1)->setText(pill.word);
        setText(m_breakers, {2, row}, format::count(breaker.calls));
        setText(m_breakers, {3, row}, format::count(breaker.failed));
    }
}

void SystemPanel::retranslate()
{
    setWindowTitle(tr("System"));
    m_sections[QStringLiteral("requests")].title->setText(tr("Answers to shoppers"));
    m_sections[QStringLiteral("lag")].title->setText(tr("Lag by group"));
    m_sections[QStringLiteral("breakers")].title->setText(tr("Breakers"));
    m_sections[QStringLiteral("invariants")].title->setText(tr("What always holds"));
    m_sections[QStringLiteral("server")].title->setText(tr("Server and money"));
    m_server->setLabel(QStringLiteral("disk"), tr("Free on its disk"));
    m_server->setLabel(QStringLiteral("money"), tr("Payments that wait for a person"));
    m_requests->setLabel(QStringLiteral("rate"), tr("Requests"));
    m_requests->setLabel(QStringLiteral("p50"), tr("Half within (p50)"));
    m_requests->setLabel(QStringLiteral("p90"), QStringLiteral("p90"));
    m_requests->setLabel(QStringLiteral("p99"), QStringLiteral("p99"));
    m_requests->setLabel(QStringLiteral("p999"), QStringLiteral("p99.9"));
    m_requests->setLabel(QStringLiteral("failed"), tr("Failed in the last minute"));
    setHeader(m_lag, {tr("Group"), tr("Events"), tr("Seconds")});
    setHeader(m_breakers, {tr("Dependency"), tr("State"), tr("Calls"), tr("Failed")});
    m_breakers->horizontalHeaderItem(1)->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter); // a pill, no number
    setRows(m_lag, m_lag->rowCount());
    setRows(m_breakers, m_breakers->rowCount());
    m_lag->setAccessibleName(tr("Lag by group"));
    m_breakers->setAccessibleName(tr("Breakers"));
    showBreakers(std::exchange(m_shownBreakers, {}));
}

} // namespace firstcome
