// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/refunds/claim_filter_bar.h"

#include "console/refunds/claim_words.h"
#include "console/widgets/search_field.h"
#include <QComboBox>

namespace firstcome {

namespace {

constexpr int any = -1;
constexpr int ages[]{0, 1, 24, 72};

} // namespace

ClaimFilterBar::ClaimFilterBar(QWidget *parent)
    : FilterBar(parent), m_state(addBox()), m_kind(addBox()), m_age(addBox())
{
    connect(this, &FilterBar::edited, this, &ClaimFilterBar::readFields);
    connect(this, &FilterBar::cleared, this, [this] { take({}); });
    retranslate();
}

void ClaimFilterBar::setFilter(const ClaimFilter &filter)
{
    m_showing = true;
    m_filter = filter;
    search()->setSearch(filter.text);
    m_state->setCurrentIndex(m_state->findData(filter.state ? int(*filter.state) : any));
    m_kind->setCurrentIndex(m_kind->findData(filter.kind ? int(*filter.kind) : any));
    m_age->setCurrentIndex(std::max(0, m_age->findData(int(filter.olderThan.count()))));
    setClearShown(filter.narrows());
    m_showing = false;
}

void ClaimFilterBar::readFields()
{
    if (m_showing)
        return;
    ClaimFilter filter;
    filter.text = search()->text().trimmed();
    const int state = m_state->currentData().toInt();
    const int kind = m_kind->currentData().toInt();
    filter.state = state == any ? std::nullopt : std::optional(ClaimState(state));
    filter.kind = kind == any ? std::nullopt : std::optional(ClaimKind(kind));
    filter.olderThan = std::chrono::hours(m_age->currentData().toInt());
    take(filter);
}

void ClaimFilterBar::take(const ClaimFilter &filter)
{
    if (filter == m_filter)
        return;
    setFilter(filter);
    Q_EMIT changed();
}

void ClaimFilterBar::retranslate()
{
    FilterBar::retranslate();
    m_showing = true;
    search()->setPlaceholderText(tr("Claim, order, shopper"));
    search()->setAccessibleName(tr("Search claims"));
    search()->setToolTip(tr("The number of a claim or an order; a shopper's number, name or e-mail address; a payment "
                            "key; a part of a product's name"));
    m_state->setAccessibleName(tr("State"));
    m_kind->setAccessibleName(tr("Kind"));
    m_age->setAccessibleName(tr("Age"));
    QList<std::pair<QString, int>> states{{tr("All states"), any}};
    for (int state = 0; state <= int(ClaimState::Completed); ++state)
        states.append({claim_words::pill(ClaimState(state)).word, state});
    fillBox(m_state, states, m_filter.state ? int(*m_filter.state) : any);
    fillBox(m_kind,
            {{tr("Refunds and returns"), any},
             {claim_words::kind(ClaimKind::Refund), int(ClaimKind::Refund)},
             {claim_words::kind(ClaimKind::Return), int(ClaimKind::Return)}},
            m_filter.kind ? int(*m_filter.kind) : any);
    fillBox(m_age,
            {{tr("Of any age"), ages[0]},
             {tr("Over an hour"), ages[1]},
             {tr("Over a day"), ages[2]},
             {tr("Over 3 days"), ages[3]}},
            int(m_filter.olderThan.count()));
    m_showing = false;
    setClearShown(m_filter.narrows());
}

} // namespace firstcome
