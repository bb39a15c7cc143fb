// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/resilience/what_if_panel.h"

#include "console/resilience/breaker_words.h"
#include "console/widgets/buttons.h"
#include "console/widgets/form_field.h"
#include "console/widgets/metrics.h"
#include "console/widgets/refusal_text.h"
#include "console/widgets/text_label.h"
#include "shared/client/api_client.h"
#include <QGridLayout>
#include <QSpinBox>

namespace firstcome {

namespace {

constexpr int slowest = 600'000; // ms
constexpr int longestWindow = 1'000;
constexpr double hundred = 100;

QSpinBox *spinBox(int most)
{
    auto *box = new QSpinBox;
    box->setRange(1, most);
    box->setGroupSeparatorShown(true);
    return box;
}

} // namespace

WhatIfPanel::WhatIfPanel(ApiClient &api, QWidget *parent)
    : QWidget(parent), m_api(api), m_failureRate(spinBox(int(hundred))), m_slowRate(spinBox(int(hundred))),
      m_slowMs(spinBox(slowest)), m_window(spinBox(longestWindow)), m_title(textLabel(TextRole::Label)),
      m_try(pushButton(ButtonKind::Normal)), m_outcome(textLabel(TextRole::Plain, {}, true))
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(metrics::medium);
    grid->setVerticalSpacing(metrics::small);
    grid->addWidget(m_title, 0, 0, 1, 2);
    int place = 2;
    for (QSpinBox *box : {m_failureRate, m_slowRate, m_slowMs, m_window}) {
        m_fields << new FormField(box);
        grid->addWidget(m_fields.last(), place / 2, place % 2);
        ++place;
        connect(box, &QSpinBox::valueChanged, this, &WhatIfPanel::forget);
    }
    grid->addWidget(m_try, 3, 0, 1, 2, Qt::AlignLeft);
    grid->addWidget(m_outcome, 4, 0, 1, 2);
    connect(m_try, &QPushButton::clicked, this, &WhatIfPanel::ask);
    m_outcome->hide();
}

void WhatIfPanel::begin(const QString &dependency, const BreakerLimits &limits)
{
    if (dependency == m_dependency)
        return;
    m_dependency = dependency;
    m_failureRate->setValue(qRound(hundred * limits.failureRate));
    m_slowRate->setValue(qRound(hundred * limits.slowRate));
    m_slowMs->setValue(int(limits.slowMs));
    m_window->setValue(int(limits.window));
    forget();
}

BreakerLimits WhatIfPanel::limits() const
{
    return {m_failureRate->value() / hundred, m_slowRate->value() / hundred, m_slowMs->value(), m_window->value()};
}

void WhatIfPanel::forget()
{
    m_outcome->hide();
    m_outcome->clear();
}

void WhatIfPanel::ask()
{
    const BreakerLimits limits = this->limits();
    const QJsonObject body{{QStringLiteral("failureRate"), limits.failureRate},
                           {QStringLiteral("slowRate"), limits.slowRate},
                           {QStringLiteral("slowMs"), limits.slowMs},
                           {QStringLiteral("window"), limits.window},
                           {QStringLiteral("minutes"), minutes}};
    const QString path = QStringLiteral("/v1/ops/breakers/%1/what-if").arg(m_dependency);
    m_api.send(ApiRequest::post(path, body), this, [this, name = m_dependency, body](const Result<ApiAnswer> &answer) {
        if (name != m_dependency)
            return;
        m_outcome->setText(answer ? breaker_words::outcome(whatIfFrom(answer->json))
                                  : tr("Not tried: %1").arg(refusalText(answer.error())));
        m_outcome->show();
    });
}

QString WhatIfPanel::outcome() const
{
    return m_outcome->text();
}

void WhatIfPanel::retranslate()
{
    m_title->setText(tr("With other limits"));
    const QString names[] = {tr("Failed, %"), tr("Slow, %"), tr("Slow from, ms"), tr("Of the last calls")};
    for (qsizetype i = 0; i < m_fields.size(); ++i)
        m_fields[i]->setTexts(names[i]);
    m_try->setText(tr("Try on the last hour"));
    forget();
}

} // namespace firstcome
