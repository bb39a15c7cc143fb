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
    // Never a widget deleted here: the application walks over all of them while a theme is put on.
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::LanguageChange)
        showIcons();
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
    m_icons.clear();
    for (const Condition &condition : m_conditions)
        m_column->addWidget(line(condition));
    showIcons();
}

void ConditionList::showIcons()
{
    for (size_t i = 0; i < m_icons.size(); ++i) {
        const bool holds = m_conditions[i].holds;
        const Tone tone = holds ? Tone::Good : Tone::Act;
        const Tint tint{currentColours().of(tone), metrics::iconSmall, devicePixelRatioF()};
        m_icons[i]->setPixmap(tintedIcon(iconOf(tone), tint));
        m_icons[i]->setAccessibleName(holds ? tr("Holds") : tr("Does not hold"));
        m_icons[i]->setToolTip(m_icons[i]->accessibleName());
    }
}

QWidget *ConditionList::line(const Condition &condition)
{
    auto *widget = new QWidget;
    auto *row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::small);
    auto *icon = new QLabel;
    m_icons.push_back(icon);
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
