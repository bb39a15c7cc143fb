// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/load/compare_panel.h"

#include "console/load/load_words.h"
#include "console/widgets/content_states.h"
#include "console/widgets/data_age_label.h"
#include "console/widgets/delegates.h"
#include "console/widgets/form_field.h"
#include "console/widgets/format.h"
#include "console/widgets/metrics.h"
#include "console/widgets/page_header.h"
#include "console/widgets/refusal_text.h"
#include "console/widgets/state_pill.h"
#include "console/widgets/table_roles.h"
#include "console/widgets/table_view.h"
#include "console/widgets/text_label.h"
#include <QBoxLayout>
#include <QComboBox>
#include <QKeyEvent>
#include <QLabel>

namespace firstcome {

namespace {

constexpr int figuresHeight = 260;

/// Times are kept in microseconds.
bool isTime(const load::ComparedFigure &figure)
{
    return figure.name == QLatin1StringView("mean") || figure.name.startsWith(u'p');
}

QString valueText(const load::ComparedFigure &figure, double value)
{
    if (isTime(figure))
        return ComparisonTable::tr("%1 ms").arg(format::decimal(value / 1e3, 2));
    if (figure.name == QLatin1StringView("failed share"))
        return format::percent(value, 2);
    if (figure.name == QLatin1StringView("claims held"))
        return value > 0 ? ComparisonTable::tr("yes") : ComparisonTable::tr("no");
    return format::decimal(value, 1);
}

QString changeText(const load::ComparedFigure &figure)
{
    if (figure.before == 0)
        return QStringLiteral("–");
    return (figure.relative() > 0 ? QStringLiteral("+") : QString()) + format::percent(figure.relative(), 1);
}

} // namespace

void ComparisonTable::setFigures(std::vector<load::ComparedFigure> figures)
{
    beginResetModel();
    m_figures = std::move(figures);
    endResetModel();
}

QVariant ComparisonTable::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const load::ComparedFigure &figure = m_figures[size_t(index.row())];
    if (role == PillRole && index.column() == Verdict)
        return QVariant::fromValue(load_words::changePill(figure.change));
    if (role == Qt::TextAlignmentRole && index.column() >= Before)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Verdict:
        return load_words::changePill(figure.change).word;
    case Figure:
        return load_words::compared(figure.name);
    case Before:
        return valueText(figure, figure.before);
    case After:
        return valueText(figure, figure.after);
    case Change:
        return changeText(figure);
    default:
        return figure.noise > 0 ? QStringLiteral("± ") + format::percent(figure.noise, 1) : QStringLiteral("–");
    }
}

QVariant ComparisonTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section >= Before ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && section == Noise)
        return tr("How far apart two runs of the same thing may be");
    if (role != Qt::DisplayRole)
        return {};
    const QString titles[] = {tr("Verdict"), tr("Figure"), tr("Before"), tr("After"), tr("Change"), tr("Noise")};
    return section < int(ColumnCount) ? titles[section] : QString();
}

void ComparisonTable::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, int(ColumnCount) - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, int(ColumnCount) - 1));
}

ComparePanel::ComparePanel(KeptRuns &runs, const UiMemory &memory, QWidget *parent)
    : QWidget(parent), m_runs(runs), m_header(new PageHeader), m_before(new QComboBox), m_after(new QComboBox),
      m_again(new QComboBox), m_sentence(textLabel(TextRole::Heading, {}, true)), m_table(new ComparisonTable(this)),
      m_view(new TableView(memory.at(QStringLiteral("comparison"))))
{
    m_header->age()->hide();
    m_view->setModelAndWidths(m_table, {112, 0, 132, 132, 100, 100});
    m_view->setItemDelegateForColumn(ComparisonTable::Verdict, new StatePillDelegate(m_view));
    m_view->setMinimumHeight(figuresHeight);
    auto *content = new QWidget;
    auto *lines = new QVBoxLayout(content);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(metrics::small);
    lines->addWidget(m_sentence);
    lines->addWidget(m_view, 1);
    m_states = new ContentStates(content);
    auto *choices = new QHBoxLayout;
    choices->setSpacing(metrics::large);
    for (QComboBox *box : {m_before, m_after, m_again}) {
        m_fields << new FormField(box);
        choices->addWidget(m_fields.last(), 1);
        connect(box, &QComboBox::activated, this, &ComparePanel::compareNow);
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::huge, metrics::large, metrics::huge, metrics::large);
    column->setSpacing(metrics::medium);
    column->addWidget(m_header);
    column->addLayout(choices);
    column->addWidget(m_states, 1);
    retranslate();
}

void ComparePanel::fill(QComboBox *box, const std::vector<KeptRun> &runs)
{
    box->clear();
    if (box == m_again)
        box->addItem(noneText(), QVariant());
    for (const KeptRun &run : runs) {
        if (run.stamp > 0)
            box->addItem(tr("%1, %2").arg(run.name, format::dateTime(run.startedAt())), QVariant(run.id));
    }
}

QString ComparePanel::noneText() const
{
    return tr("None: the noise is learnt from the runs themselves");
}

void ComparePanel::begin(Id after)
{
    const std::vector<KeptRun> runs = m_runs.all(0);
    for (QComboBox *box : {m_before, m_after, m_again})
        fill(box, runs);
    const auto chosen = std::find_if(runs.begin(), runs.end(), [after](const KeptRun &run) { return run.id == after; });
    Id before = 0;
    Id again = 0;
    for (auto run = chosen; run != runs.end(); ++run) {
        if (run == chosen || run->name != chosen->name || run->stamp == 0)
            continue;
        if (before != 0) {
            again = run->id;
            break;
        }
        before = run->id;
    }
    m_after->setCurrentIndex(m_after->findData(after));
    m_before->setCurrentIndex(m_before->findData(before));
    m_again->setCurrentIndex(again == 0 ? 0 : m_again->findData(again));
    m_before->setFocus();
    compareNow();
}

void ComparePanel::compareNow()
{
    const Id before = m_before->currentData().toLongLong();
    const Id after = m_after->currentData().toLongLong();
    m_states->banner()->clear();
    if (before == 0 || after == 0)
        return m_states->showEmpty();
    load::ComparisonInput input{m_runs.report(before), m_runs.report(after), std::nullopt};
    if (const Id again = m_again->currentData().toLongLong(); again != 0)
        input.again = m_runs.report(again);
    auto figures = load::compare(input);
    if (!figures) {
        m_states->banner()->report({tr("They cannot be compared: %1").arg(figures.error().detail), {}, {}});
        return m_states->showEmpty();
    }
    m_table->setFigures(std::move(*figures));
    m_sentence->setText(load::anyWorse(m_table->figures()) ? tr("Worse than before, beyond the noise.")
                                                           : tr("Nothing is worse beyond the noise."));
    m_states->showContent();
}

QString ComparePanel::sentence() const
{
    return m_states->showsContent() ? m_sentence->text() : QString();
}

void ComparePanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closeRequested();
    else
        QWidget::keyPressEvent(event);
}

void ComparePanel::retranslate()
{
    m_header->setTitle(tr("Compare runs"));
    m_header->setSubtitle(tr("Two runs of one scenario: what differs by more than such runs differ anyway."));
    m_fields[0]->setTexts(tr("Before"));
    m_fields[1]->setTexts(tr("After"));
    m_fields[2]->setTexts(tr("Before once more"));
    m_states->empty()->setText({QStringLiteral("view-statistics"), tr("Nothing compared"),
                                tr("Choose two runs of the same scenario, of five seconds at least.")});
    m_view->setAccessibleName(tr("Comparison"));
    if (m_again->count() > 0)
        m_again->setItemText(0, noneText());
    m_table->retranslate();
    compareNow();
}

} // namespace firstcome
