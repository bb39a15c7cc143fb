// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/imports/import_run_details.h"

#include "console/imports/import_report_view.h"
#include "console/imports/import_result.h"
#include "console/widgets/content_states.h"
#include "console/widgets/format.h"
#include "console/widgets/metrics.h"
#include "console/widgets/refusal_text.h"
#include "console/widgets/text_label.h"
#include "shared/client/api_client.h"
#include <QBoxLayout>

namespace firstcome {

ImportRunDetails::ImportRunDetails(ApiClient &api, const UiMemory &memory, QWidget *parent)
    : QWidget(parent), m_api(api), m_failedRows(api, this), m_head(textLabel(TextRole::Muted, {}, true)),
      m_result(new ImportResult(memory)), m_why(textLabel(TextRole::Plain, {}, true))
{
    m_states = new ContentStates(m_result, LoadingShapes::Kind::Details);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, metrics::small, 0, 0);
    column->setSpacing(metrics::small);
    column->addWidget(m_head);
    column->addWidget(m_why);
    column->addWidget(m_states, 1);
    connect(m_result->lists(), &ImportReportView::failedRowsWanted, this, [this] { m_failedRows.ask(m_run.id); });
    connect(m_states->banner(), &ErrorBanner::actClicked, this, &ImportRunDetails::fetch);
}

void ImportRunDetails::showRun(const ImportRun &run)
{
    if (run.id == m_run.id && run.state == m_run.state)
        return;
    const bool other = run.id != m_run.id;
    m_run = run;
    m_states->banner()->clear();
    if (other)
        m_states->showEmpty(); // another import's report is not this one's
    follow();
    if (run.state == ImportState::Done)
        fetch();
}

void ImportRunDetails::fetch()
{
    m_states->showLoading();
    const auto path = QStringLiteral("/v1/ops/imports/") + idText(m_run.id);
    m_api.send(ApiRequest::get(path), this, [this, id = m_run.id](const Result<ApiAnswer> &answer) {
        if (id != m_run.id)
            return;
        if (!answer) {
            m_states->banner()->report(
                {tr("The report could not be loaded: %1").arg(refusalText(answer.error())), {}, tr("Try again")});
            return m_states->showEmpty();
        }
        m_run = importRunFrom(answer->json);
        m_states->banner()->clear();
        m_result->setReport(importReportFrom(m_run.report));
        m_states->showContent();
        follow();
    });
}

QString ImportRunDetails::instead() const
{
    switch (m_run.state) {
    case ImportState::Running:
        return tr("It is under way. The report is here when it is done.");
    case ImportState::Refused:
        return tr("The file was refused and nothing was changed: %1")
            .arg(m_run.problem.value(QLatin1StringView("detail")).toString());
    case ImportState::Interrupted:
        return tr("The server ended before the import did. Products that were done are done; run the file again to "
                  "finish it.");
    case ImportState::Done:
        break;
    }
    return {};
}

void ImportRunDetails::follow()
{
    QStringList parts{m_run.dryRun ? tr("Dry run into %1").arg(m_run.store) : tr("Import into %1").arg(m_run.store),
                      format::dateTime(m_run.startedAt)};
    if (m_run.finishedAt)
        parts << tr("took %1").arg(format::duration(*m_run.finishedAt - m_run.startedAt));
    if (m_run.endMissing)
        parts << tr("with what the source took away going off sale");
    m_head->setText(parts.join(QStringLiteral(" · ")));
    m_head->setToolTip(format::exact(m_run.startedAt));
    m_why->setText(instead());
    m_why->setVisible(!m_why->text().isEmpty());
    m_states->setVisible(m_run.state == ImportState::Done);
}

void ImportRunDetails::retranslate()
{
    setWindowTitle(tr("Import"));
    m_states->empty()->setText({QStringLiteral("document-import"), tr("No report"), {}});
    m_result->retranslate();
    if (m_run.id != 0)
        follow();
}

} // namespace firstcome
