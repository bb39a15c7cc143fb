// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/settlements/statement_filter_bar.h"

#include "console/settlements/settlement_words.h"
#include "console/widgets/metrics.h"
#include "console/widgets/search_field.h"
#include "console/widgets/server_time.h"
#include "console/widgets/text_label.h"
#include <QBoxLayout>
#include <QComboBox>
#include <QDateEdit>

namespace firstcome {

namespace {

using Period = StatementFilter::Period;

constexpr int any = -1;

QDateEdit *dayField()
{
    auto *field = new QDateEdit;
    field->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
    field->setCalendarPopup(true);
    field->setKeyboardTracking(false);
    return field;
}

} // namespace

StatementFilterBar::StatementFilterBar(QWidget *parent)
    : FilterBar(parent), m_state(addBox()), m_period(addBox()), m_from(dayField()), m_to(dayField()),
      m_fromLabel(textLabel(TextRole::Muted)), m_toLabel(textLabel(TextRole::Muted)), m_between(makeBetween())
{
    addBelow(m_between);
    for (QDateEdit *field : {m_from, m_to})
        connect(field, &QDateEdit::dateChanged, this, &StatementFilterBar::readFields);
    connect(this, &FilterBar::edited, this, &StatementFilterBar::readFields);
    connect(this, &FilterBar::cleared, this, [this] { take({}); });
    retranslate();
    setFilter({});
}

QWidget *StatementFilterBar::makeBetween()
{
    auto *between = new QWidget;
    auto *line = new QHBoxLayout(between);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(metrics::small);
    for (QWidget *part : std::initializer_list<QWidget *>{m_fromLabel, m_from, m_toLabel, m_to})
        line->addWidget(part);
    line->addStretch();
    return between;
}

void StatementFilterBar::setFilter(const StatementFilter &filter)
{
    m_showing = true;
    m_filter = filter;
    search()->setSearch(filter.seller);
    m_state->setCurrentIndex(m_state->findData(filter.state ? int(*filter.state) : any));
    m_period->setCurrentIndex(m_period->findData(int(filter.period)));
    if (filter.from.isValid())
        m_from->setDate(filter.from);
    if (filter.to.isValid())
        m_to->setDate(filter.to);
    m_between->setVisible(filter.period == Period::Between);
    setClearShown(filter.narrows());
    m_showing = false;
}

void StatementFilterBar::readFields()
{
    if (m_showing)
        return;
    StatementFilter filter;
    filter.seller = search()->text().trimmed();
    const int state = m_state->currentData().toInt();
    filter.state = state == any ? std::nullopt : std::optional(SettlementState(state));
    filter.period = Period(m_period->currentData().toInt());
    if (filter.period == Period::Between)
        readDays(filter);
    take(filter);
}

void StatementFilterBar::readDays(StatementFilter &filter) const
{
    filter.from = m_from->date();
    filter.to = m_to->date();
    if (m_filter.period != Period::Between) {
        filter.to = koreanDate(serverNow()).addDays(-1);
        filter.from = filter.to;
    } else if (filter.to < filter.from) {
        // The other end follows the one that was moved.
        (filter.from == m_filter.from ? filter.from : filter.to) =
            filter.from == m_filter.from ? filter.to : filter.from;
    }
}

void StatementFilterBar::take(const StatementFilter &filter)
{
    if (filter == m_filter)
        return;
    setFilter(filter);
    Q_EMIT changed();
}

void StatementFilterBar::retranslate()
{
    FilterBar::retranslate();
    m_showing = true;
    search()->setPlaceholderText(tr("Seller"));
    search()->setAccessibleName(tr("Search a seller"));
    search()->setToolTip(tr("A seller's number, username or e-mail address"));
    m_state->setAccessibleName(tr("State"));
    m_period->setAccessibleName(tr("Days"));
    m_from->setAccessibleName(tr("From"));
    m_to->setAccessibleName(tr("To"));
    m_fromLabel->setText(tr("From"));
    m_toLabel->setText(tr("to", "a day"));
    QList<std::pair<QString, int>> states{{tr("All states"), any}};
    for (int state = 0; state <= int(SettlementState::Paid); ++state)
        states.append({settlement_words::pill(SettlementState(state)).word, state});
    fillBox(m_state, states, m_filter.state ? int(*m_filter.state) : any);
    fillBox(m_period,
            {{tr("All days"), int(Period::All)},
             {tr("Yesterday"), int(Period::Yesterday)},
             {tr("Last 7 days"), int(Period::Week)},
             {tr("Last month"), int(Period::Month)},
             {tr("Days from … to"), int(Period::Between)}},
            int(m_filter.period));
    m_showing = false;
    setClearShown(m_filter.narrows());
}

} // namespace firstcome
