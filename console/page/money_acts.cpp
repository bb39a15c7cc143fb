// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/page/money_acts.h"

#include "console/widgets/buttons.h"
#include "console/widgets/confirm_dialog.h"
#include "console/widgets/icons.h"
#include "console/widgets/metrics.h"
#include <QBoxLayout>

namespace firstcome {

namespace {

struct Act
{
    const char *name;
    const char *icon;
    const char *text;
    const char *title;
    const char *consequence;
    bool final = false;
};

constexpr Act known[] = {
    {"ASK_AGAIN", "view-refresh", QT_TRANSLATE_NOOP("firstcome::MoneyActs", "Ask again…"),
     QT_TRANSLATE_NOOP("firstcome::MoneyActs", "Ask the gateway again?"),
     QT_TRANSLATE_NOOP("firstcome::MoneyActs",
                       "The gateway is asked anew, and what it says decides. Nothing is decided by hand.")},
    {"BOOK_AS_GATEWAY", "view-financial-list", QT_TRANSLATE_NOOP("firstcome::MoneyActs", "Book as the gateway…"),
     QT_TRANSLATE_NOOP("firstcome::MoneyActs", "Book it as the gateway has it?"),
     QT_TRANSLATE_NOOP("firstcome::MoneyActs", "The gateway's book is read now, and ours is made to say the same. The "
                                               "order itself stays as it is.")},
    {"CLOSE", "dialog-cancel", QT_TRANSLATE_NOOP("firstcome::MoneyActs", "End by hand…"),
     QT_TRANSLATE_NOOP("firstcome::MoneyActs", "End it by hand?"),
     QT_TRANSLATE_NOOP("firstcome::MoneyActs",
                       "It waits no longer. What was asked of the gateway and not answered counts as not done: an "
                       "unpaid order fails and its stock is free; what the gateway took all the same goes back once it "
                       "can be read. This cannot be undone."),
     true},
};

} // namespace

MoneyActs::MoneyActs(Qt::Orientation direction, QWidget *parent) : QWidget(parent)
{
    const bool wide = direction == Qt::Horizontal;
    auto *line = new QBoxLayout(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom, this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(metrics::small);
    for (size_t i = 0; i < m_acts.size(); ++i) {
        m_acts[i] = new QAction(themedIcon(QString::fromLatin1(known[i].icon)), {}, this);
        connect(m_acts[i], &QAction::triggered, this, [this, i] { ask(i); });
        auto *button = actionButton(m_acts[i]);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        button->setSizePolicy(wide ? QSizePolicy::Preferred : QSizePolicy::Expanding, QSizePolicy::Fixed);
        line->addWidget(button);
    }
    line->addStretch();
    retranslate();
}

void MoneyActs::offer(const Offer &offer)
{
    m_offer = offer;
    for (size_t i = 0; i < m_acts.size(); ++i) {
        const bool allowed = offer.actions.contains(QLatin1StringView(known[i].name));
        setAllowed(m_acts[i], !offer.whyNot.isEmpty() ? offer.whyNot
                              : allowed               ? QString()
                                                      : tr("The server does not allow it now."));
    }
}

QAction *MoneyActs::act(const QString &name) const
{
    for (size_t i = 0; i < m_acts.size(); ++i) {
        if (name == QLatin1StringView(known[i].name))
            return m_acts[i];
    }
    return nullptr;
}

void MoneyActs::ask(size_t act)
{
    ConfirmDialog::Question question;
    question.title = tr(known[act].title);
    question.consequence = tr(known[act].consequence);
    question.verb = tr(known[act].text).remove(QChar(0x2026));
    question.keep = tr("Leave it waiting");
    question.dangerous = known[act].final;
    question.typed = known[act].final ? m_offer.mark : QString();
    question.reasonLabel = tr("Reason, for the audit");
    question.reasonNeeded = true;
    ConfirmDialog::ask(this, question, [this, act](const QString &reason) {
        Q_EMIT chosen(QString::fromLatin1(known[act].name), reason);
    });
}

void MoneyActs::retranslate()
{
    for (size_t i = 0; i < m_acts.size(); ++i)
        m_acts[i]->setText(tr(known[i].text));
    offer(Offer(m_offer));
}

} // namespace firstcome
