// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/settlements/statement_pane.h"

#include "console/page/fetch_page.h"
#include "console/page/fetched_pane.h"
#include "console/page/server_file.h"
#include "console/settlements/settlement_words.h"
#include "console/settlements/statement_line_model.h"
#include "console/widgets/buttons.h"
#include "console/widgets/empty_state.h"
#include "console/widgets/format.h"
#include "console/widgets/icons.h"
#include "console/widgets/metrics.h"
#include "console/widgets/sum_list.h"
#include "console/widgets/table_view.h"
#include "console/widgets/text_label.h"
#include "console/widgets/theme.h"
#include "console/widgets/toast.h"
#include "shared/contract/error_codes.h"
#include <QAction>
#include <QBoxLayout>
#include <QFileDialog>
#include <QFileInfo>

namespace firstcome {

namespace {

using Cell = ListColumn::Cell;

QString pathOf(Id id, const QString &rest = {})
{
    return QStringLiteral("/v1/ops/settlements/") + idText(id) + rest;
}

/// In the order of StatementLineModel::Column.
ListColumns columns()
{
    return {{{0}, {88, Cell::Money}, {76, Cell::Money}, {84, Cell::Time, 1}}, 72};
}

} // namespace

StatementPane::StatementPane(const PageContext &context, QWidget *parent)
    : QWidget(parent), m_api(context.api), m_lines(new StatementLineModel(this)),
      m_csv(new QAction(themedIcon(QStringLiteral("document-export")), {}, this)),
      m_pdf(new QAction(themedIcon(QStringLiteral("document-print")), {}, this)),
      m_place(new QAction(themedIcon(QStringLiteral("go-jump")), {}, this)), m_seller(pushButton(ButtonKind::Link)),
      m_date(textLabel(TextRole::Label)), m_state(new StatePill), m_net(textLabel(TextRole::Plain)),
      m_carried(textLabel(TextRole::Help, {}, true)), m_sums(new SumList), m_payout(pushButton(ButtonKind::Link)),
      m_linesTitle(textLabel(TextRole::Label)), m_table(new TableView(context.memory.at(QStringLiteral("lines")))),
      m_inside(new FetchedPane(makeContent(), context.api, this))
{
    m_lines->setFetch([this](const PagedTable::PageRequest &page) { fetchLines(page); });
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    arrangeColumns(m_table, m_lines, columns());
    m_table->addRowAction(m_place);
    play();
    connect(m_csv, &QAction::triggered, this, [this] { askWhere(Form::Csv); });
    connect(m_pdf, &QAction::triggered, this, [this] { askWhere(Form::Pdf); });
    connect(m_table, &TableView::rowActivated, this, &StatementPane::openPlace);
    connect(m_place, &QAction::triggered, this, [this] { openPlace(m_table->selectedRows().value(0, -1)); });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &StatementPane::followActions);
    connect(m_payout, &QPushButton::clicked, this, [this] { Q_EMIT payoutWanted(m_statement->payoutId); });
    connect(m_seller, &QPushButton::clicked, this, [this] { Q_EMIT sellerWanted(m_statement->seller); });
    retranslate();
}

void StatementPane::play()
{
    FetchedPane::Play play;
    play.request = [](Id id) { return ApiRequest::get(pathOf(id)); };
    play.take = [this](const ApiAnswer &answer) {
        const auto statement = statementFrom(answer.json);
        if (statement) {
            m_statement = statement;
            showAll();
            Q_EMIT fetched(*statement);
        }
        return statement.has_value();
    };
    play.forget = [this] {
        m_statement.reset();
        if (m_inside->chosen() != 0)
            m_lines->reload();
        followActions();
    };
    play.retranslate = [this] { retranslate(); };
    m_inside->setPlay(std::move(play));
}

QWidget *StatementPane::makeContent()
{
    m_net->setFont(figureFont(metrics::fontFigure));
    auto *head = new QHBoxLayout;
    head->addWidget(m_date);
    head->addWidget(m_seller, 0, Qt::AlignLeft);
    head->addStretch();
    auto *net = new QHBoxLayout;
    net->addWidget(m_net, 1);
    net->addWidget(m_state, 0, Qt::AlignVCenter);
    auto *acts = new QHBoxLayout;
    acts->setSpacing(metrics::small);
    acts->addWidget(actionButton(m_csv));
    acts->addWidget(actionButton(m_pdf));
    acts->addStretch();
    auto *lines = new QHBoxLayout;
    lines->addWidget(m_linesTitle, 1);
    lines->addWidget(actionButton(m_place));
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(metrics::large, metrics::hair, metrics::medium, metrics::large);
    column->setSpacing(metrics::medium);
    column->addLayout(head);
    column->addLayout(net);
    column->addLayout(acts);
    column->addWidget(m_sums);
    column->addWidget(m_carried);
    column->addWidget(m_payout, 0, Qt::AlignLeft);
    column->addLayout(lines);
    column->addWidget(m_table, 1);
    return content;
}

void StatementPane::showStatement(Id id)
{
    m_inside->choose(id);
}

void StatementPane::refresh()
{
    m_inside->refresh();
}

void StatementPane::fetchLines(const PagedTable::PageRequest &page)
{
    const ApiRequest request = ApiRequest::get(pathOf(m_inside->chosen(), QStringLiteral("/lines")));
    fetchPage(nullptr, m_lines, {m_api, request, page}, statementLineFrom);
}

void StatementPane::openPlace(int row)
{
    if (row < 0 || row >= m_lines->rowCount())
        return;
    const StatementLine &line = m_lines->at(row);
    const Id claim = line.key.second;
    if (claim != 0)
        Q_EMIT placeWanted({QStringLiteral("refunds"), idText(claim), {}});
    else
        Q_EMIT placeWanted({QStringLiteral("orders"), idText(line.orderId), {}});
}

void StatementPane::askWhere(Form form)
{
    if (!m_statement)
        return;
    const QString ending = form == Form::Csv ? QStringLiteral("csv") : QStringLiteral("pdf");
    auto *dialog = new QFileDialog(this, tr("Save the statement"), {},
                                   form == Form::Csv ? tr("CSV files (*.csv)") : tr("PDF files (*.pdf)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(ending);
    dialog->selectFile(QStringLiteral("settlement-%1-%2.%3")
                           .arg(m_statement->date.toString(Qt::ISODate), m_statement->seller, ending));
    connect(dialog, &QFileDialog::fileSelected, this, [this, form](const QString &path) { save(form, path); });
    dialog->open();
}

void StatementPane::save(Form form, const QString &path)
{
    ApiRequest request = ApiRequest::get(pathOf(m_inside->chosen()));
    if (form == Form::Csv)
        request.accepting("text/csv");
    else
        request.accepting("application/pdf")
            .with("lang", QLocale().language() == QLocale::Korean ? QStringLiteral("ko") : QStringLiteral("en"));
    auto *file = new ServerFile(m_api, path, this);
    connect(file, &ServerFile::finished, this, [this, file, path] {
        file->deleteLater();
        Toast::show(this, {Tone::Good, tr("Saved to %1.").arg(QFileInfo(path).fileName()), {}});
    });
    connect(file, &ServerFile::failed, this, [this, file](const QString &why) {
        file->deleteLater();
        Toast::show(this, {Tone::Act, tr("Not saved: %1").arg(why), {}});
    });
    file->start(request);
}

void StatementPane::showAll()
{
    const Statement &statement = *m_statement;
    m_date->setText(statement.date.toString(Qt::ISODate));
    m_seller->setText(statement.seller);
    m_state->set(settlement_words::pill(statement.state));
    m_net->setText(format::money(statement.net));
    m_sums->setRows(settlement_words::sums(statement));
    m_carried->setVisible(statement.net < 0);
    m_carried->setText(statement.carried ? tr("Nobody pays this: it is taken off a later statement.")
                                         : tr("Nobody pays this: the next statement begins with it."));
    m_payout->setVisible(statement.payoutId != 0);
    m_linesTitle->setText(tr("%Ln line(s)", nullptr, int(statement.lines)));
    followActions();
}

void StatementPane::followActions()
{
    const QString whyNot = m_statement ? QString() : tr("Select a statement first.");
    setAllowed(m_csv, whyNot);
    setAllowed(m_pdf, whyNot);
    const int row = m_table->selectedRows().value(0, -1);
    const bool claim = row >= 0 && m_lines->at(row).key.second != 0;
    m_place->setText(claim ? tr("Show claim") : tr("Show order"));
    setAllowed(m_place, row < 0 ? tr("Select a line first.") : QString());
}

void StatementPane::retranslate()
{
    setWindowTitle(tr("Statement"));
    m_csv->setText(tr("CSV…"));
    m_pdf->setText(tr("PDF…"));
    m_seller->setToolTip(tr("All statements of this seller"));
    m_payout->setText(tr("Show its payout"));
    m_table->setAccessibleName(tr("Lines of the statement"));
    m_inside->empty()->setText({QStringLiteral("view-financial-list"), tr("No statement selected"),
                                tr("Select a statement to see its sales, refunds, clawbacks and fees.")});
    m_lines->retranslate();
    if (m_statement)
        showAll();
    followActions();
}

} // namespace firstcome
