// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/sales/admissions_view.h"

#include "console/page/server_file.h"
#include "console/widgets/buttons.h"
#include "console/widgets/content_states.h"
#include "console/widgets/delegates.h"
#include "console/widgets/format.h"
#include "console/widgets/icons.h"
#include "console/widgets/metrics.h"
#include "console/widgets/refusal_text.h"
#include "console/widgets/state_pill.h"
#include "console/widgets/table_view.h"
#include "console/widgets/text_label.h"
#include "console/widgets/toast.h"
#include "shared/client/api_client.h"
#include <QAction>
#include <QBoxLayout>
#include <QFileDialog>

namespace firstcome {

namespace {

// A ledger of hundreds of thousands of rows takes a while to be followed.
constexpr std::chrono::seconds verifyWithin{120};
constexpr int headShown = 12;

QString pathOf(Id saleId)
{
    return QStringLiteral("/v1/ops/sales/%1/admissions").arg(saleId);
}

} // namespace

AdmissionsView::AdmissionsView(ApiClient &api, const UiMemory &memory, QWidget *parent)
    : QWidget(parent), m_api(api), m_pill(new StatePill), m_words(textLabel(TextRole::Muted)),
      m_table(new TableView(memory)), m_states(new ContentStates(m_table)),
      m_verify(new QAction(themedIcon(QStringLiteral("dialog-ok-apply")), {}, this)),
      m_export(new QAction(themedIcon(QStringLiteral("document-export")), {}, this)),
      m_openOrder(new QAction(themedIcon(QStringLiteral("go-next")), {}, this))
{
    m_table->setModelAndWidths(&m_model, {72, 168, 168, 64, 188, 188, 0});
    const auto numbers = new NumberDelegate(NumberDelegate::Kind::Count, m_table);
    m_table->setItemDelegateForColumn(int(AdmissionColumn::Sequence), numbers);
    m_table->setItemDelegateForColumn(int(AdmissionColumn::Units), numbers);
    m_table->addRowAction(m_openOrder);
    m_model.setFetch([this](const PagedTable::PageRequest &page) { fetch(page); });
    connect(&m_model, &PagedTable::phaseChanged, this, &AdmissionsView::showState);
    connect(m_states->banner(), &ErrorBanner::actClicked, &m_model, &PagedTable::reload);

    auto *line = new QHBoxLayout;
    line->setSpacing(metrics::small);
    line->addWidget(m_pill);
    line->addWidget(m_words, 1);
    line->addWidget(actionButton(m_verify));
    line->addWidget(actionButton(m_export));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, metrics::small, 0, 0);
    column->setSpacing(metrics::small);
    column->addLayout(line);
    column->addWidget(m_states, 1);

    connect(m_verify, &QAction::triggered, this, &AdmissionsView::verify);
    connect(m_export, &QAction::triggered, this, &AdmissionsView::chooseFile);
    m_table->setExporter([this] { chooseFile(); });
    const auto openOrder = [this](int row) { Q_EMIT orderWanted(idText(m_model.at(row).orderId)); };
    connect(m_table, &TableView::rowActivated, this, openOrder);
    connect(m_openOrder, &QAction::triggered, this, [this, openOrder] {
        if (m_table->currentIndex().isValid())
            openOrder(m_table->currentIndex().row());
    });
}

void AdmissionsView::showSale(const SaleView &sale)
{
    const bool another = sale.id != m_saleId;
    const bool more = sale.admissions != m_admissions;
    m_saleId = sale.id;
    m_admissions = sale.admissions;
    if (another) {
        m_finding.reset();
        showFinding();
        m_model.reload();
    } else if (more && isVisible() && m_model.phase() == PagedTable::Phase::Idle) {
        m_model.refresh();
    }
}

void AdmissionsView::fetch(const PagedTable::PageRequest &page)
{
    ApiRequest request = ApiRequest::get(pathOf(m_saleId));
    request.with("limit", QString::number(page.limit)).with("cursor", page.cursor);
    m_api.send(request, this, [this, query = page.query](const Result<ApiAnswer> &answer) {
        if (answer)
            m_model.takeAnswer(query, answer->json);
        else
            m_model.failPage(query, refusalText(answer.error()));
    });
}

void AdmissionsView::showState()
{
    if (m_model.phase() == PagedTable::Phase::Failed) {
        m_states->banner()->report(
            {tr("The ledger could not be loaded: %1").arg(m_model.failure()), {}, tr("Try again")});
        return;
    }
    m_states->banner()->clear();
    if (m_model.rowCount() > 0)
        m_states->showContent();
    else if (m_model.phase() == PagedTable::Phase::Idle && m_model.hasLoaded())
        m_states->showEmpty();
    else
        m_states->showLoading();
    setAllowed(m_export, m_model.rowCount() > 0 ? QString() : tr("There is no admission yet."));
}

void AdmissionsView::verify()
{
    m_verifying = true;
    showFinding();
    ApiRequest request = ApiRequest::post(pathOf(m_saleId) + QStringLiteral("/verify"));
    m_api.send(request.within(verifyWithin), this, [this, saleId = m_saleId](const Result<ApiAnswer> &answer) {
        m_verifying = false;
        if (saleId != m_saleId)
            return showFinding();
        if (!answer) {
            m_finding = Result<Finding>(tl::unexpected(answer.error()));
            return showFinding();
        }
        const QJsonObject &json = answer->json;
        Finding finding{json.value(QLatin1StringView("ok")).toBool(),
                        json.value(QLatin1StringView("length")).toInteger(),
                        json.value(QLatin1StringView("head")).toString(), std::nullopt};
        if (json.contains(QLatin1StringView("brokenAt")))
            finding.brokenAt = json.value(QLatin1StringView("brokenAt")).toInteger();
        m_finding = Result<Finding>(finding);
        showFinding();
    });
}

QString AdmissionsView::finding() const
{
    return m_words->text();
}

void AdmissionsView::showFinding()
{
    m_verify->setEnabled(!m_verifying);
    m_words->setToolTip({});
    if (m_verifying) {
        m_pill->set({Tone::Selected, {}, tr("Being verified")});
        m_words->setText(tr("Every row is followed from the first…"));
        return;
    }
    if (!m_finding) {
        m_pill->set({Tone::Neutral, {}, tr("Not verified")});
        m_words->setText(tr("Each row's hash covers the row before it."));
        return;
    }
    if (!*m_finding) {
        m_pill->set({Tone::Watch, {}, tr("Not verified")});
        m_words->setText(refusalText(m_finding->error()));
        return;
    }
    const Finding &found = **m_finding;
    m_words->setToolTip(found.head);
    if (found.ok) {
        m_pill->set({Tone::Good, {}, tr("Whole")});
        m_words->setText(tr("All %1 admissions follow from the first without gap or change. Head %2…")
                             .arg(format::count(found.length), found.head.left(headShown)));
        return;
    }
    m_pill->set({Tone::Act, {}, tr("Broken")});
    m_words->setText(found.brokenAt ? tr("The chain breaks at place %1: that row or one before it was changed.")
                                          .arg(format::count(*found.brokenAt))
                                    : tr("The chain does not end at the head that was kept: rows are missing."));
}

void AdmissionsView::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Export the ledger"), {}, tr("CSV files (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->selectFile(QStringLiteral("admissions-%1.csv").arg(m_saleId));
    connect(dialog, &QFileDialog::fileSelected, this, &AdmissionsView::exportTo);
    dialog->open();
}

void AdmissionsView::exportTo(const QString &path)
{
    auto *job = new ServerFile(m_api, path, this);
    connect(job, &ServerFile::finished, this, [this, job](qint64 rows) {
        job->deleteLater();
        Toast::show(this, {Tone::Good, tr("Exported %1 admissions.").arg(format::count(rows)), {}});
    });
    connect(job, &ServerFile::failed, this, [this, job](const QString &why) {
        job->deleteLater();
        Toast::show(this, {Tone::Act, tr("Not exported: %1").arg(why), {}});
    });
    ApiRequest request = ApiRequest::get(QStringLiteral("/v1/ops/sales/%1/admissions").arg(m_saleId));
    job->start(request.accepting("text/csv"));
}

void AdmissionsView::retranslate()
{
    m_verify->setText(tr("Verify chain"));
    m_export->setText(tr("Export CSV…"));
    m_openOrder->setText(tr("Open order"));
    m_table->setAccessibleName(tr("Admission ledger"));
    m_states->empty()->setText({QStringLiteral("view-list-details"), tr("Nobody was let in yet"),
                                tr("Every order the sale grants gets its place here, in order of receipt.")});
    Q_EMIT m_model.headerDataChanged(Qt::Horizontal, 0, int(AdmissionColumn::Count) - 1);
    showFinding();
}

} // namespace firstcome
