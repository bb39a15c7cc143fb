// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/imports/import_result.h"

#include "console/imports/import_report_view.h"
#include "console/imports/import_words.h"
#include "console/widgets/count_strip.h"
#include "console/widgets/metrics.h"
#include "console/widgets/state_pill.h"
#include "console/widgets/text_label.h"
#include <QBoxLayout>

namespace firstcome {

ImportResult::ImportResult(const UiMemory &memory, QWidget *parent)
    : QWidget(parent), m_pill(new StatePill), m_summary(textLabel(TextRole::Plain, {}, true)), m_counts(new CountStrip),
      m_lists(new ImportReportView(memory))
{
    auto *words = new QHBoxLayout;
    words->setSpacing(metrics::small);
    words->addWidget(m_pill, 0, Qt::AlignTop);
    words->addWidget(m_summary, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, metrics::hair, 0, 0);
    column->setSpacing(metrics::medium);
    column->addLayout(words);
    column->addWidget(m_counts);
    column->addWidget(m_lists, 1);
}

void ImportResult::setReport(const ImportReport &report)
{
    m_report = report;
    m_lists->setReport(report);
    retranslate();
}

QString ImportResult::summary() const
{
    return m_summary->text();
}

void ImportResult::retranslate()
{
    m_pill->set(m_report.dryRun ? Pill{Tone::Selected, QStringLiteral("view-visible"), tr("Preview")}
                                : Pill{Tone::Good, {}, tr("Imported")});
    m_summary->setText(import_words::summary(m_report));
    m_counts->setCounts({{tr("Created"), m_report.created, Tone::Good},
                         {tr("Updated"), m_report.updated, Tone::Selected},
                         {tr("Unchanged"), m_report.unchanged, Tone::Neutral},
                         {tr("Failed"), m_report.failed, Tone::Act},
                         {tr("Off sale"), m_report.ended, Tone::Watch},
                         {tr("Prices rounded"), m_report.rounded, Tone::Watch},
                         {tr("Units on sale"), m_report.onSale, Tone::Neutral}});
    m_lists->retranslate();
}

} // namespace firstcome
