// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/condition_list.h"

#include "console/widgets/icons.h"
#include "console/widgets/metrics.h"
#include "console/widgets/state_pill.h"
#include "console/widgets/text_label.h"
#include <QBoxLayout>
#include <QEvent>

namespace firstcome {

ConditionList::ConditionList(QWidget *parent) : QWidget(parent), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(metrics::small);
}

void ConditionList::setConditions(std::vector<Condition> conditions)
{
    const auto same = [](const Condition &a, const Condition &b) {
        return a.sentence == b.sentence && a.holds == b.holds && a.detail == b.detail;
    };
    // A check that found the same again must not move what is being read.
    if (std::equal(conditions.begin(), conditions.end(), m_conditions.begin(), m_conditions.end(), same))
        return;
    m_conditions = std::move(conditions);
    rebuild();
}

void ConditionList::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::LanguageChange)
        rebuild();
    QWidget::changeEvent(event);
}

void ConditionList::rebuild()
{
    while (QLayoutItem *item = m_column->takeAt(0)) {
        // Not at once: a change of theme goes over all widgets there were when it began.
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const Condition &condition : m_conditions)
        m_column->addWidget(line(condition));
}

QWidget *ConditionList::line(const Condition &condition) const
{
    const Tone tone = condition.holds ? Tone::Good : Tone::Act;
    auto *widget = new QWidget;
    auto *row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::small);
    auto *icon = new QLabel;
    icon->setPixmap(tintedIcon(iconOf(tone), {currentColours().of(tone), metrics::iconSmall, devicePixelRatioF()}));
    icon->setAccessibleName(condition.holds ? tr("Holds") : tr("Does not hold"));
    icon->setToolTip(icon->accessibleName());
    row->addWidget(icon, 0, Qt::AlignTop);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(0);
    texts->addWidget(textLabel(TextRole::Plain, condition.sentence, true));
    if (!condition.detail.isEmpty()) {
        QLabel *detail = textLabel(TextRole::Error, condition.detail, true);
        detail->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        texts->addWidget(detail);
    }
    row->addLayout(texts, 1);
    return widget;
}

} // namespace firstcome
