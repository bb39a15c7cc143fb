// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/page/export_dialog.h"

#include "console/widgets/buttons.h"
#include "console/widgets/format.h"
#include "console/widgets/metrics.h"
#include "console/widgets/table_view.h"
#include "console/widgets/text_label.h"
#include <QBoxLayout>
#include <QButtonGroup>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QListWidget>
#include <QProgressBar>
#include <QRadioButton>
#include <numeric>

namespace firstcome {

namespace {

constexpr int dialogWidth = 420;
constexpr int columnsHeight = 200;

} // namespace

ExportDialog::ExportDialog(Source source, QWidget *parent)
    : QDialog(parent), m_source(std::move(source)), m_rows(new QButtonGroup(this)), m_columns(new QListWidget),
      m_progress(new QProgressBar), m_words(textLabel(TextRole::Help, {}, true)),
      m_save(pushButton(ButtonKind::Primary, tr("Choose file…")))
{
    setWindowTitle(tr("Export as CSV"));
    setFixedWidth(dialogWidth);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::huge, metrics::huge, metrics::huge, metrics::large);
    column->setSpacing(metrics::medium);
    column->addWidget(textLabel(TextRole::Heading, tr("Export as CSV")));
    column->addWidget(textLabel(TextRole::Label, tr("Rows")));
    offerRows(column);
    column->addWidget(textLabel(TextRole::Label, tr("Columns")));
    offerColumns();
    column->addWidget(m_columns);
    column->addWidget(m_progress);
    column->addWidget(m_words);
    m_words->setText(tr("Ids are written as text, so that a spreadsheet does not round them; money as plain numbers."));
    m_progress->hide();
    auto *leave = pushButton(ButtonKind::Normal, tr("Cancel"));
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(leave);
    buttons->addWidget(m_save);
    column->addLayout(buttons);
    m_save->setDefault(true);
    connect(leave, &QPushButton::clicked, this, &ExportDialog::reject);
    connect(m_save, &QPushButton::clicked, this, &ExportDialog::chooseFile);
}

QString ExportDialog::totalText() const
{
    const int loaded = m_source.table->model()->rowCount();
    if (m_source.total)
        return format::count(*m_source.total);
    return m_source.complete ? format::count(loaded) : tr("more than %1").arg(format::count(loaded));
}

void ExportDialog::offerRows(QLayout *column)
{
    const auto offer = [this, column](Rows rows, const QString &text) {
        auto *button = new QRadioButton(text);
        m_rows->addButton(button, rows);
        column->addWidget(button);
        return button;
    };
    const int loaded = m_source.table->model()->rowCount();
    const int selected = int(m_source.table->selectedRows().size());
    const bool whole = m_source.walk || m_source.complete;
    if (whole)
        offer(All, tr("All that match (%1)").arg(totalText()))->setChecked(true);
    if (!m_source.complete)
        offer(Loaded, tr("The %1 that are loaded").arg(format::count(loaded)))->setChecked(!whole);
    if (selected > 0)
        offer(Selected, tr("The %1 selected").arg(format::count(selected)));
}

void ExportDialog::offerColumns()
{
    const QAbstractItemModel *model = m_source.table->model();
    const QHeaderView *header = m_source.table->horizontalHeader();
    for (int visual = 0; visual < header->count(); ++visual) {
        const int number = header->logicalIndex(visual);
        auto *item = new QListWidgetItem(model->headerData(number, Qt::Horizontal, Qt::DisplayRole).toString());
        item->setData(Qt::UserRole, number);
        // Also those the table leaves out for want of room: a file has room.
        item->setCheckState(Qt::Checked);
        m_columns->addItem(item);
    }
    m_columns->setFixedHeight(columnsHeight);
    m_columns->setAccessibleName(tr("Columns"));
}

QList<int> ExportDialog::chosenColumns() const
{
    QList<int> columns;
    for (int i = 0; i < m_columns->count(); ++i) {
        if (m_columns->item(i)->checkState() == Qt::Checked)
            columns.append(m_columns->item(i)->data(Qt::UserRole).toInt());
    }
    return columns;
}

void ExportDialog::chooseFile()
{
    if (chosenColumns().isEmpty())
        return m_words->setText(tr("Choose at least one column."));
    auto *dialog = new QFileDialog(this, tr("Export as CSV"), {}, tr("CSV files (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    connect(dialog, &QFileDialog::fileSelected, this, &ExportDialog::exportTo);
    dialog->open();
}

void ExportDialog::exportTo(const QString &path)
{
    m_path = path;
    const int rows = m_rows->checkedId();
    ListExport::Job job{path, chosenColumns(), m_source.table->model(), {}, nullptr};
    if (rows == Selected) {
        job.rows = m_source.table->selectedRows();
    } else if (rows == All && m_source.walk && !m_source.complete) {
        job.walk = m_source.walk();
    } else {
        job.rows.resize(m_source.table->model()->rowCount());
        std::iota(job.rows.begin(), job.rows.end(), 0);
    }
    m_save->setEnabled(false);
    m_columns->setEnabled(false);
    for (QAbstractButton *button : m_rows->buttons())
        button->setEnabled(false);
    m_progress->setRange(0, m_source.total ? int(*m_source.total) : 0);
    m_progress->show();
    m_export = new ListExport(std::move(job), this);
    connect(m_export, &ListExport::advanced, this, [this](int written) {
        m_progress->setValue(written);
        m_words->setText(tr("%1 of %2 rows written").arg(format::count(written), totalText()));
    });
    connect(m_export, &ListExport::ended, this, &ExportDialog::take);
    m_export->start();
}

void ExportDialog::take(const ListExport::Outcome &outcome)
{
    const QString rows = format::count(outcome.rows);
    const QString file = QFileInfo(m_path).fileName();
    m_export = nullptr;
    if (!outcome.trouble.isEmpty())
        Q_EMIT done(tr("Not exported: %1").arg(outcome.trouble), false);
    else if (outcome.cancelled)
        Q_EMIT done(tr("Not exported: cancelled after %1 rows.").arg(rows), false);
    else if (outcome.cut)
        Q_EMIT done(tr("Exported %1 rows to %2, and there are more: narrow the filters for the rest.").arg(rows, file),
                    false);
    else if (m_rows->checkedId() == All)
        Q_EMIT done(tr("Exported all %1 rows to %2.").arg(rows, file), true);
    else
        Q_EMIT done(tr("Exported %1 of %2 rows to %3.").arg(rows, totalText(), file), true);
    accept();
}

void ExportDialog::reject()
{
    if (m_export)
        return m_export->cancel();
    QDialog::reject();
}

} // namespace firstcome
