// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/orders/order_filter_bar.h"

#include "console/page/order_words.h"
#include "console/page/product_picker.h"
#include "console/widgets/format.h"
#include "console/widgets/metrics.h"
#include "console/widgets/search_field.h"
#include "console/widgets/text_label.h"
#include <QAbstractItemView>
#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QLabel>

namespace firstcome {

namespace {

constexpr int productWidth = 132;
constexpr int allStates = -1;

using Period = OrderFilter::Period;

QDateTimeEdit *timeField()
{
    auto *field = new QDateTimeEdit;
    field->setTimeSpec(Qt::OffsetFromUTC);
    field->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm"));
    field->setCalendarPopup(true);
    field->setKeyboardTracking(false);
    return field;
}

QDateTime shown(Instant instant)
{
    const std::chrono::seconds offset = format::kstOffset;
    return QDateTime::fromMSecsSinceEpoch(toMillis(instant), Qt::OffsetFromUTC, int(offset.count()));
}

Instant instantOf(const QDateTimeEdit *field)
{
    // The field gives back what it shows; that it is Korean time only we know.
    QDateTime time = field->dateTime();
    const std::chrono::seconds offset = format::kstOffset;
    time = QDateTime(time.date(), time.time(), Qt::OffsetFromUTC, int(offset.count()));
    return fromMillis(time.toMSecsSinceEpoch());
}

} // namespace

OrderFilterBar::OrderFilterBar(ApiClient &api, QWidget *parent)
    : FilterBar(parent), m_state(addBox()), m_period(addBox()), m_product(new ProductPicker(api)),
      m_attention(new QCheckBox), m_between(makeBetween())
{
    m_product->setFixedWidth(productWidth);
    add(m_product);
    add(m_attention);
    addBelow(m_between);
    for (QDateTimeEdit *field : {m_from, m_to})
        connect(field, &QDateTimeEdit::dateTimeChanged, this, &OrderFilterBar::readFields);
    connect(m_product, &ProductPicker::picked, this, &OrderFilterBar::readFields);
    connect(m_attention, &QCheckBox::clicked, this, &OrderFilterBar::readFields);
    connect(this, &FilterBar::edited, this, &OrderFilterBar::readFields);
    connect(this, &FilterBar::cleared, this, &OrderFilterBar::clear);
    retranslate();
    setFilter({});
}

QWidget *OrderFilterBar::makeBetween()
{
    m_from = timeField();
    m_to = timeField();
    m_fromLabel = textLabel(TextRole::Muted);
    m_toLabel = textLabel(TextRole::Muted);
    auto *between = new QWidget;
    auto *line = new QHBoxLayout(between);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(metrics::small);
    for (QWidget *part : std::initializer_list<QWidget *>{m_fromLabel, m_from, m_toLabel, m_to})
        line->addWidget(part);
    line->addStretch();
    return between;
}

void OrderFilterBar::setFilter(const OrderFilter &filter)
{
    m_showing = true;
    m_filter = filter;
    search()->setSearch(filter.text);
    m_state->setCurrentIndex(m_state->findData(filter.state ? int(*filter.state) : allStates));
    m_period->setCurrentIndex(m_period->findData(int(filter.period)));
    m_product->setProduct(filter.productId, filter.product);
    m_attention->setChecked(filter.attention);
    if (filter.from)
        m_from->setDateTime(shown(*filter.from));
    if (filter.to)
        m_to->setDateTime(shown(*filter.to));
    m_between->setVisible(filter.period == Period::Between);
    setClearShown(filter.narrows());
    m_showing = false;
}

void OrderFilterBar::readFields()
{
    if (m_showing)
        return;
    OrderFilter filter;
    filter.text = search()->text().trimmed();
    const int state = m_state->currentData().toInt();
    if (state != allStates)
        filter.state = OrderState(state);
    filter.period = Period(m_period->currentData().toInt());
    if (filter.period == Period::Between && m_filter.period != Period::Between) {
        // Begins with what was in force, so that it can be adjusted.
        const Instant now = std::chrono::floor<std::chrono::minutes>(systemNow());
        filter.from = spanOf(m_filter, now).from.value_or(now - std::chrono::hours(24));
        filter.to = now + std::chrono::hours(1);
    } else if (filter.period == Period::Between) {
        filter.from = instantOf(m_from);
        filter.to = instantOf(m_to);
    }
    filter.productId = m_product->productId();
    filter.product = m_product->productName();
    filter.attention = m_attention->isChecked();
    take(filter);
}

void OrderFilterBar::take(const OrderFilter &filter)
{
    if (filter == m_filter)
        return;
    setFilter(filter);
    Q_EMIT changed();
}

void OrderFilterBar::fillStates()
{
    m_state->clear();
    m_state->addItem(tr("All states"), allStates);
    for (int state = 0; state <= int(OrderState::Completed); ++state)
        m_state->addItem(order_words::pill(OrderState(state)).word, state);
    m_state->setCurrentIndex(m_state->findData(m_filter.state ? int(*m_filter.state) : allStates));
    m_state->view()->setMinimumWidth(m_state->view()->sizeHintForColumn(0) + metrics::huge);
}

void OrderFilterBar::fillPeriods()
{
    m_period->clear();
    m_period->addItem(tr("Any time"), int(Period::Any));
    m_period->addItem(tr("Last hour"), int(Period::LastHour));
    m_period->addItem(tr("Today"), int(Period::Today));
    m_period->addItem(tr("Last 7 days"), int(Period::LastWeek));
    m_period->addItem(tr("Between…"), int(Period::Between));
    m_period->setCurrentIndex(m_period->findData(int(m_filter.period)));
}

void OrderFilterBar::retranslate()
{
    FilterBar::retranslate();
    search()->setPlaceholderText(tr("Order, member, e-mail"));
    search()->setAccessibleName(tr("Search orders"));
    search()->setToolTip(
        tr("An order's number or its last digits (4 or more); a member's number, name or e-mail address; a part of a "
           "product's name"));
    m_state->setAccessibleName(tr("State"));
    m_period->setAccessibleName(tr("Placed when"));
    m_product->setPlaceholderText(tr("Any product"));
    m_product->setAccessibleName(tr("Product in the order"));
    m_attention->setText(tr("Stuck"));
    m_attention->setToolTip(tr("Only orders that wait for a person"));
    m_fromLabel->setText(tr("Placed from"));
    m_toLabel->setText(tr("until before"));
    m_from->setAccessibleName(tr("Placed from, Korean time"));
    m_to->setAccessibleName(tr("Placed before, Korean time"));
    fillStates();
    fillPeriods();
}

} // namespace firstcome
