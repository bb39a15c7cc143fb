// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/page/bulk_dialog.h"

#include "console/widgets/buttons.h"
#include "console/widgets/metrics.h"
#include "console/widgets/text_label.h"
#include <QBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QTableWidget>

namespace firstcome {

namespace {

constexpr int dialogWidth = 720;
constexpr int tableHeight = 280;
constexpr int firstWidth = 200;
constexpr int longestReason = 200;

} // namespace

BulkDialog::BulkDialog(const Plan &plan, QWidget *parent)
    : QDialog(parent), m_items(plan.items), m_reasonNeeded(plan.reasonNeeded), m_table(new QTableWidget),
      m_reason(new QLineEdit), m_typed(new QLineEdit), m_words(textLabel(TextRole::Help, plan.words, true)),
      m_leave(pushButton(ButtonKind::Normal, tr("Not now"))),
      m_verb(pushButton(plan.dangerous ? ButtonKind::Danger : ButtonKind::Primary, plan.verb))
{
    setWindowTitle(plan.title);
    setMinimumWidth(dialogWidth);
    m_reason->setMaxLength(longestReason);
    m_reason->setPlaceholderText(plan.reason);
    m_reason->setAccessibleName(plan.reason);
    m_typed->setPlaceholderText(tr("Type %1 to confirm").arg(m_items.size()));
    m_typed->setAccessibleName(m_typed->placeholderText());
    fillTable(plan);
    arrange(plan.title);
    connect(m_leave, &QPushButton::clicked, this, &BulkDialog::reject);
    connect(m_verb, &QPushButton::clicked, this, &BulkDialog::start);
    connect(m_typed, &QLineEdit::textChanged, this, &BulkDialog::follow);
    connect(m_reason, &QLineEdit::textChanged, this, &BulkDialog::follow);
    connect(m_typed, &QLineEdit::returnPressed, m_verb, &QPushButton::click);
    (m_reason->isHidden() ? m_typed : m_reason)->setFocus();
    follow();
}

void BulkDialog::arrange(const QString &title)
{
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_leave);
    buttons->addWidget(m_verb);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::huge, metrics::huge, metrics::huge, metrics::large);
    column->setSpacing(metrics::medium);
    column->addWidget(textLabel(TextRole::Heading, title));
    column->addWidget(m_table, 1);
    column->addWidget(m_reason);
    column->addWidget(m_typed);
    column->addWidget(m_words);
    column->addLayout(buttons);
    m_reason->setVisible(!m_reason->placeholderText().isEmpty());
}

void BulkDialog::fillTable(const Plan &plan)
{
    const int outcome = int(plan.columns.size());
    m_table->setColumnCount(outcome + 1);
    m_table->setRowCount(int(m_items.size()));
    m_table->setHorizontalHeaderLabels(QStringList(plan.columns) << tr("Outcome"));
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(metrics::row);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_table->setFocusPolicy(Qt::NoFocus);
    m_table->setShowGrid(false);
    m_table->setMinimumHeight(tableHeight);
    m_table->setAccessibleName(plan.title);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeaderItem(plan.amountColumn)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    for (int row = 0; row < m_items.size(); ++row) {
        for (int column = 0; column < outcome; ++column) {
            auto *cell = new QTableWidgetItem(m_items[row].cells.value(column));
            cell->setToolTip(cell->text().toHtmlEscaped());
            if (column == plan.amountColumn)
                cell->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            m_table->setItem(row, column, cell);
        }
        m_table->setItem(row, outcome, new QTableWidgetItem);
    }
    m_table->setColumnWidth(0, firstWidth);
}

void BulkDialog::start()
{
    m_phase = Phase::Running;
    m_stopped = false;
    follow();
    run();
}

void BulkDialog::follow()
{
    const bool confirmed = m_typed->text().trimmed() == QString::number(m_items.size());
    const bool reasoned = !m_reasonNeeded || !reasonText().isEmpty();
    m_verb->setVisible(m_phase != Phase::Ended);
    m_verb->setEnabled(confirmed && reasoned && m_phase == Phase::Asking);
    m_verb->setToolTip(!reasoned ? tr("A reason is needed.") : confirmed ? QString() : m_typed->placeholderText());
    for (QLineEdit *field : {m_reason, m_typed})
        field->setEnabled(m_phase == Phase::Asking);
    m_typed->setVisible(m_phase != Phase::Ended);
    const QString leave[] = {tr("Not now"), tr("Stop"), tr("Close")};
    m_leave->setText(leave[size_t(m_phase)]);
}

void BulkDialog::reject()
{
    if (m_phase == Phase::Running)
        m_stopped = true; // what is under way gets its answer first
    else
        QDialog::reject();
}

QString BulkDialog::reasonText() const
{
    return m_reason->text().trimmed();
}

int BulkDialog::rowOf(Id id) const
{
    const auto found = std::find_if(m_items.begin(), m_items.end(), [id](const Item &item) { return item.id == id; });
    return found == m_items.end() ? -1 : int(found - m_items.begin());
}

void BulkDialog::setOutcome(Id id, const QString &words)
{
    const int row = rowOf(id);
    if (row < 0)
        return;
    QTableWidgetItem *cell = m_table->item(row, m_table->columnCount() - 1);
    cell->setText(words);
    cell->setToolTip(words.toHtmlEscaped());
    m_table->scrollToItem(cell);
}

void BulkDialog::say(const QString &words)
{
    m_words->setText(words);
}

void BulkDialog::ended(const QString &words)
{
    say(words);
    m_phase = Phase::Ended;
    follow();
    m_leave->setFocus();
    Q_EMIT decided();
}

void BulkDialog::failed(const QString &words)
{
    say(words);
    m_phase = Phase::Asking;
    follow();
}

QString BulkDialog::outcomeOf(Id id) const
{
    const int row = rowOf(id);
    return row < 0 ? QString() : m_table->item(row, m_table->columnCount() - 1)->text();
}

QString BulkDialog::words() const
{
    return m_words->text();
}

} // namespace firstcome
