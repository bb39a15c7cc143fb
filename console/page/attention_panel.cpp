// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/page/attention_panel.h"

#include "console/page/money_acts.h"
#include "console/page/order_words.h"
#include "console/widgets/colours.h"
#include "console/widgets/format.h"
#include "console/widgets/metrics.h"
#include "console/widgets/text_label.h"
#include <QBoxLayout>
#include <QPainter>

namespace firstcome {

AttentionPanel::AttentionPanel(QWidget *parent)
    : QFrame(parent), m_why(textLabel(TextRole::Label, {}, true)), m_said(textLabel(TextRole::Plain, {}, true)),
      m_books(textLabel(TextRole::Plain, {}, true)), m_acts(new MoneyActs(Qt::Vertical))
{
    m_said->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::medium, metrics::medium, metrics::medium, metrics::medium);
    column->setSpacing(metrics::small);
    column->addWidget(m_why);
    column->addWidget(m_said);
    column->addWidget(m_books);
    column->addWidget(m_acts);
    hide();
}

void AttentionPanel::show(const Attention &attention, const std::optional<PaymentException> &exception)
{
    m_why->setText(tr("⚠ Waits for a person since %1: %2.")
                       .arg(format::clockKst(attention.since), order_words::attention(attention.reason)));
    m_why->setToolTip(format::exact(attention.since));
    m_said->setVisible(exception && !exception->said.isEmpty());
    m_books->setVisible(exception.has_value());
    if (exception) {
        m_said->setText(tr("The gateway's own word: %1").arg(format::breakable(exception->said)));
        m_books->setText(tr("Left of the payment: %1 in our book, %2 in the gateway's")
                             .arg(format::money(exception->ours), exception->theirs ? format::money(*exception->theirs)
                                                                                    : tr("not known", "of an amount")));
    }
    setVisible(true);
}

QString AttentionPanel::words() const
{
    QStringList lines{m_why->text()};
    for (const QLabel *label : {m_said, m_books}) {
        if (!label->isHidden())
            lines << label->text();
    }
    return lines.join(u'\n');
}

void AttentionPanel::paintEvent(QPaintEvent *)
{
    const Colours &colours = currentColours();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(colours.of(Tone::Act));
    painter.setBrush(colours.soft(Tone::Act));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::radius, metrics::radius);
}

} // namespace firstcome
