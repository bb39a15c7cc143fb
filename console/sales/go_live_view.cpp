// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/sales/go_live_view.h"

#include "console/widgets/buttons.h"
#include "console/widgets/metrics.h"
#include "console/widgets/refusal_text.h"
#include "console/widgets/text_label.h"
#include "shared/client/api_client.h"
#include <QBoxLayout>
#include <QLabel>
#include <QScrollArea>

namespace firstcome {

GoLiveView::GoLiveView(ApiClient &api, Clock serverNow, QWidget *parent)
    : QWidget(parent), m_api(api), m_serverNow(std::move(serverNow)), m_words(textLabel(TextRole::Heading, {}, true)),
      m_head(new QHBoxLayout), m_lines(new ConditionList)
{
    auto *whole = new QWidget;
    auto *lines = new QVBoxLayout(whole);
    lines->setContentsMargins(0, 0, metrics::small, 0);
    lines->addWidget(m_lines);
    lines->addStretch(1);
    auto *scroll = new QScrollArea;
    scroll->setWidget(whole);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, metrics::medium, 0, 0);
    column->setSpacing(metrics::medium);
    m_head->addWidget(m_words, 1);
    column->addLayout(m_head);
    column->addWidget(scroll, 1);
}

void GoLiveView::showSale(Id saleId)
{
    if (std::exchange(m_saleId, saleId) == saleId)
        return;
    m_checklist.clear();
    m_refusal.reset();
    fill();
    if (isVisible())
        ask();
}

void GoLiveView::addAct(QAction *action)
{
    m_head->addWidget(actionButton(action));
}

void GoLiveView::tick()
{
    if (!isVisible())
        return;
    if (!m_askedAt || systemNow() - *m_askedAt >= pause)
        ask();
    fill();
}

void GoLiveView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    ask();
}

void GoLiveView::ask()
{
    m_askedAt = systemNow();
    if (m_saleId == 0)
        return;
    const auto request = ApiRequest::get(QStringLiteral("/v1/ops/sales/%1/checklist").arg(m_saleId));
    m_api.send(request, this, [this, asked = m_saleId](const Result<ApiAnswer> &answer) {
        if (answer)
            take(asked, checklistFrom(answer->json), std::nullopt);
        else
            take(asked, {}, answer.error());
    });
}

void GoLiveView::take(Id saleId, const QList<ChecklistLine> &checklist, const std::optional<Refusal> &refusal)
{
    if (saleId != m_saleId)
        return;
    m_checklist = checklist;
    m_refusal = refusal;
    fill();
}

void GoLiveView::fill()
{
    std::vector<ConditionList::Condition> lines = goLiveLines(m_checklist, m_serverNow());
    m_open = int(std::count_if(lines.begin(), lines.end(), [](const auto &line) { return !line.holds; }));
    if (m_refusal)
        m_words->setText(tr("The checklist could not be loaded: %1").arg(refusalText(*m_refusal)));
    else if (lines.empty())
        m_words->setText(tr("Asking the server…"));
    else
        m_words->setText(m_open == 0 ? tr("Ready to go live.")
                                     : tr("%n thing(s) to do before it goes live.", nullptr, m_open));
    m_lines->setConditions(std::move(lines));
}

void GoLiveView::retranslate()
{
    m_lines->setAccessibleName(tr("Go-live checklist"));
    fill();
}

} // namespace firstcome
