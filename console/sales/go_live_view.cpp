// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/sales/go_live_view.h"

#include "console/widgets/metrics.h"
#include "console/widgets/text_label.h"
#include "shared/client/api_client.h"
#include <QBoxLayout>
#include <QLabel>
#include <QScrollArea>

namespace firstcome {

GoLiveView::GoLiveView(ApiClient &api, Clock serverNow, QWidget *parent)
    : QWidget(parent), m_api(api), m_serverNow(std::move(serverNow)), m_words(textLabel(TextRole::Heading, {}, true)),
      m_lines(new ConditionList)
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
    column->addWidget(m_words);
    column->addWidget(scroll, 1);
}

void GoLiveView::showSale(const SaleView &sale)
{
    m_sale = sale;
    fill();
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
    m_api.send(ApiRequest::get(QStringLiteral("/v1/ops/overview")), this, [this](const Result<ApiAnswer> &answer) {
        m_server = answer ? readinessFrom(answer->json) : ServerReadiness{};
        fill();
    });
}

void GoLiveView::fill()
{
    if (m_sale.id == 0)
        return;
    std::vector<ConditionList::Condition> lines = goLiveLines(m_sale, m_server, m_serverNow());
    m_open = int(std::count_if(lines.begin(), lines.end(), [](const auto &line) { return !line.holds; }));
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
