// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/time_chart.h"

#include "console/widgets/buttons.h"
#include "console/widgets/chart_table.h"
#include "console/widgets/icons.h"
#include "console/widgets/metrics.h"
#include "console/widgets/second_ticker.h"
#include "console/widgets/table_export.h"
#include "console/widgets/text_label.h"
#include "shared/base/assert.h"
#include <QApplication>
#include <QBoxLayout>
#include <QClipboard>
#include <QHeaderView>
#include <QStackedWidget>
#include <QTableView>
#include <numeric>

namespace firstcome {

namespace {

constexpr int leastHeight = 140;

} // namespace

TimeChart::TimeChart(SampleSpan span, Clock clock, QWidget *parent)
    : QFrame(parent), m_clock(std::move(clock)), m_span(span), m_title(textLabel(TextRole::Label)),
      m_view(new ChartView), m_model(new ChartTable(this)), m_table(new QTableView), m_stack(new QStackedWidget),
      m_more(new QToolButton)
{
    setProperty("role", QStringLiteral("card"));
    m_table->setModel(m_model);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(metrics::row);
    m_table->setShowGrid(false);
    m_table->setFrameShape(NoFrame);
    m_table->setSelectionBehavior(QTableView::SelectRows);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_table);
    makeActions();

    auto *head = new QHBoxLayout;
    m_title->setMinimumWidth(1); // three charts beside each other have less room than their titles ask for
    head->addWidget(m_title, 1);
    head->addWidget(actionButton(m_pause, false));
    head->addWidget(m_more);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::medium, metrics::small, metrics::small, metrics::small);
    column->setSpacing(metrics::hair);
    column->addLayout(head);
    column->addWidget(m_stack, 1);
    setMinimumHeight(leastHeight);
    everySecond(this, [this] {
        if (!m_paused && isVisible())
            showNow();
    });
    retranslate();
}

void TimeChart::setTitle(const QString &title)
{
    m_title->setText(title);
    m_view->setAccessibleName(title);
    m_table->setAccessibleName(title);
}

void TimeChart::setUnit(const QString &unit)
{
    m_view->setUnit(unit);
}

void TimeChart::setFromZero(bool fromZero)
{
    m_view->setFromZero(fromZero);
}

void TimeChart::setSeries(const QString &id, const QString &name)
{
    const auto found = m_lineOf.constFind(id);
    if (found != m_lineOf.cend()) {
        m_lines[*found].name = name;
    } else {
        FIRSTCOME_ASSERT(int(m_lines.size()) < mostSeries, "a chart has at most five series");
        m_lineOf.insert(id, m_lines.size());
        m_lines.push_back({name, SampleSeries(m_span)});
    }
    showNow();
}

void TimeChart::add(const QString &id, Sample sample)
{
    const auto found = m_lineOf.constFind(id);
    if (found != m_lineOf.cend())
        m_lines[*found].samples.add(sample);
}

void TimeChart::breakLines()
{
    for (ChartLine &line : m_lines)
        line.samples.breakLine();
}

void TimeChart::clear()
{
    for (ChartLine &line : m_lines)
        line.samples.clear();
    showNow();
}

void TimeChart::setPaused(bool paused)
{
    m_paused = paused;
    m_pause->setChecked(paused);
    retranslate();
    if (!paused)
        showNow();
}

bool TimeChart::showsTable() const
{
    return m_stack->currentWidget() == m_table;
}

void TimeChart::setShowsTable(bool shows)
{
    m_twin->setChecked(shows);
    m_stack->setCurrentWidget(shows ? static_cast<QWidget *>(m_table) : m_view);
    showNow();
}

QByteArray TimeChart::csv() const
{
    ChartTable table;
    table.setLines(m_lines);
    QList<int> rows(table.rowCount());
    std::iota(rows.begin(), rows.end(), 0);
    QList<int> columns(table.columnCount());
    std::iota(columns.begin(), columns.end(), 0);
    return toCsv({&table, rows, columns, true});
}

QPixmap TimeChart::picture()
{
    return grab();
}

void TimeChart::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void TimeChart::makeActions()
{
    m_more->setIcon(themedIcon(QStringLiteral("overflow-menu")));
    m_more->setIconSize({metrics::iconSmall, metrics::iconSmall});
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setFocusPolicy(Qt::TabFocus);
    m_more->setProperty("kind", QStringLiteral("menu"));
    const auto make = [this](const char *icon) { return new QAction(themedIcon(QString::fromLatin1(icon)), {}, this); };
    m_pause = make("media-playback-pause");
    m_twin = make("table");
    m_copyPicture = make("camera-photo");
    m_copyCsv = make("edit-copy");
    m_pause->setCheckable(true);
    m_twin->setCheckable(true);
    connect(m_pause, &QAction::toggled, this, &TimeChart::setPaused);
    connect(m_twin, &QAction::toggled, this, &TimeChart::setShowsTable);
    connect(m_copyPicture, &QAction::triggered, this, [this] { QApplication::clipboard()->setPixmap(picture()); });
    connect(m_copyCsv, &QAction::triggered, this,
            [this] { QApplication::clipboard()->setText(QString::fromUtf8(csv())); });
    m_more->addActions({m_twin, m_copyPicture, m_copyCsv});
}

void TimeChart::retranslate()
{
    m_pause->setText(m_paused ? tr("Go on") : tr("Pause"));
    m_more->setAccessibleName(tr("More"));
    m_more->setToolTip(tr("More"));
    m_twin->setText(tr("Show as table"));
    m_copyPicture->setText(tr("Copy picture"));
    m_copyCsv->setText(tr("Copy data as CSV"));
}

void TimeChart::showNow()
{
    if (showsTable())
        m_model->setLines(m_lines);
    else
        m_view->showLines(m_lines, m_clock());
}

} // namespace firstcome
