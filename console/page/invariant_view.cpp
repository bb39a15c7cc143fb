// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/page/invariant_view.h"

#include "console/page/invariant_words.h"
#include "console/widgets/buttons.h"
#include "console/widgets/condition_list.h"
#include "console/widgets/format.h"
#include "console/widgets/icons.h"
#include "console/widgets/metrics.h"
#include "console/widgets/refusal_text.h"
#include "console/widgets/text_label.h"
#include <QBoxLayout>
#include <QEvent>

namespace firstcome {

InvariantView::InvariantView(InvariantCheck &check, QWidget *parent)
    : QWidget(parent), m_check(check), m_words(textLabel(TextRole::Muted, {}, true)), m_conditions(new ConditionList),
      m_checkNow(new QAction(themedIcon(QStringLiteral("view-refresh")), {}, this))
{
    auto *line = new QHBoxLayout;
    line->addWidget(m_words, 1);
    line->addWidget(actionButton(m_checkNow));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::medium);
    column->addLayout(line);
    column->addWidget(m_conditions);
    connect(m_checkNow, &QAction::triggered, &m_check, &InvariantCheck::run);
    connect(&m_check, &InvariantCheck::changed, this, &InvariantView::showCheck);
    retranslate();
}

void InvariantView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void InvariantView::retranslate()
{
    m_checkNow->setText(tr("Check now"));
    showCheck();
}

void InvariantView::showCheck()
{
    setAllowed(m_checkNow, m_check.isRunning() ? tr("Being checked…") : QString());
    if (const auto &failure = m_check.failure())
        m_words->setText(tr("The last check failed: %1").arg(refusalText(*failure)));
    else if (const auto &report = m_check.report())
        m_words->setText(tr("Checked at %1").arg(format::clockKst(report->at)));
    else
        m_words->setText(m_check.isRunning() ? tr("Being checked…") : tr("Not checked yet."));
    if (!m_check.report())
        return;
    std::vector<ConditionList::Condition> conditions;
    for (const Invariant &invariant : m_check.report()->invariants)
        conditions.push_back({invariantText(invariant.id, invariant.name), invariant.ok, invariant.detail});
    m_conditions->setConditions(std::move(conditions));
}

Pill pillOf(const InvariantCheck &check)
{
    const auto &report = check.report();
    if (check.failure())
        return {Tone::Watch, {}, InvariantView::tr("Check failed")};
    if (!report)
        return {Tone::Neutral, {}, InvariantView::tr("Not checked")};
    if (report->ok)
        return {Tone::Good, {}, InvariantView::tr("All %1 hold").arg(report->invariants.size())};
    return {Tone::Act, {}, InvariantView::tr("%1 do not hold").arg(report->broken())};
}

} // namespace firstcome
