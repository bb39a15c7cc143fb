// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/fact_list.h"

#include "console/widgets/metrics.h"
#include "console/widgets/text_label.h"
#include <QFormLayout>

namespace firstcome {

FactList::FactList(QWidget *parent) : QWidget(parent), m_form(new QFormLayout(this))
{
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setHorizontalSpacing(metrics::large);
    m_form->setVerticalSpacing(metrics::small);
    m_form->setLabelAlignment(Qt::AlignLeft);
    // A value without a place to break goes under its label before it widens the list.
    m_form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
}

void FactList::setLabel(const QString &key, const QString &label)
{
    row(key).label->setText(label);
}

void FactList::setValue(const QString &key, const QString &value)
{
    if (auto *label = qobject_cast<QLabel *>(row(key).value))
        label->setText(value.isEmpty() ? QStringLiteral("–") : value);
}

void FactList::setHint(const QString &key, const QString &hint)
{
    row(key).value->setToolTip(hint);
}

void FactList::setShown(const QString &key, bool shown)
{
    m_form->setRowVisible(row(key).value, shown);
}

void FactList::setWidget(const QString &key, QWidget *widget)
{
    Row &wanted = row(key);
    m_form->replaceWidget(wanted.value, widget);
    delete wanted.value;
    wanted.value = widget;
}

FactList::Row &FactList::row(const QString &key)
{
    Row &found = m_rows[key];
    if (found.label)
        return found;
    found.label = textLabel(TextRole::Muted);
    auto *value = textLabel(TextRole::Plain, QStringLiteral("–"), true);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    found.value = value;
    m_form->addRow(found.label, value);
    return found;
}

} // namespace firstcome
