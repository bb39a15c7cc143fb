// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/page/filter_bar.h"

#include "console/widgets/icons.h"
#include "console/widgets/metrics.h"
#include "console/widgets/search_field.h"
#include <QBoxLayout>
#include <QButtonGroup>
#include <QComboBox>
#include <QToolButton>
#include <QVariant>

namespace firstcome {

namespace {

constexpr int leastSearch = 132;
constexpr int mostSearch = 320;
constexpr int longestSearch = 100;
constexpr int leastBox = 88;
constexpr int mostBox = 176;

} // namespace

FilterBar::FilterBar(QWidget *parent)
    : QWidget(parent), m_search(new SearchField), m_clear(new QToolButton), m_line(new QHBoxLayout),
      m_lines(new QVBoxLayout(this))
{
    m_search->setMinimumWidth(leastSearch);
    m_search->setMaximumWidth(mostSearch);
    m_search->setMaxLength(longestSearch);
    m_clear->setIcon(themedIcon(QStringLiteral("edit-clear-all")));
    m_clear->hide();
    m_line->setSpacing(metrics::small);
    m_line->addWidget(m_search, 1);
    m_line->addWidget(m_clear);
    m_line->addStretch();
    m_lines->setContentsMargins(0, 0, 0, 0);
    m_lines->setSpacing(metrics::small);
    m_lines->addLayout(m_line);
    connect(m_search, &SearchField::searched, this, &FilterBar::edited);
    connect(m_clear, &QToolButton::clicked, this, &FilterBar::cleared);
    retranslate();
}

void FilterBar::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

QComboBox *FilterBar::addBox()
{
    auto *box = new QComboBox;
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    box->setMinimumWidth(leastBox);
    box->setMaximumWidth(mostBox);
    connect(box, &QComboBox::activated, this, &FilterBar::edited);
    add(box);
    return box;
}

QButtonGroup *FilterBar::addChoices(int count)
{
    auto *choices = new QButtonGroup(this);
    for (int choice = 0; choice < count; ++choice) {
        auto *button = new QToolButton;
        button->setProperty("kind", QStringLiteral("button"));
        button->setCheckable(true);
        button->setFocusPolicy(Qt::TabFocus);
        choices->addButton(button, choice);
        add(button);
    }
    connect(choices, &QButtonGroup::idClicked, this, &FilterBar::edited);
    return choices;
}

void FilterBar::add(QWidget *field)
{
    // Before the way to clear them.
    m_line->insertWidget(m_line->indexOf(m_clear), field);
}

void FilterBar::addAtEnd(QWidget *widget)
{
    m_line->addWidget(widget);
}

void FilterBar::addBelow(QWidget *widget)
{
    m_lines->addWidget(widget);
}

void FilterBar::setClearShown(bool shown)
{
    m_clear->setVisible(shown);
}

void FilterBar::retranslate()
{
    m_clear->setToolTip(tr("Clear the filters"));
    m_clear->setAccessibleName(tr("Clear the filters"));
}

void fillBox(QComboBox *box, const QList<std::pair<QString, int>> &choices, int chosen)
{
    box->clear();
    for (const auto &[words, value] : choices)
        box->addItem(words, value);
    box->setCurrentIndex(std::max(0, box->findData(chosen)));
}

void chooseIn(QComboBox *box, const QVariant &key)
{
    int index = box->findData(key);
    if (index < 0) {
        box->addItem(key.toString(), key);
        index = box->count() - 1;
    }
    box->setCurrentIndex(index);
}

} // namespace firstcome
