// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/sales/refusals_view.h"

#include "console/widgets/content_states.h"
#include "console/widgets/fact_list.h"
#include "console/widgets/format.h"
#include "console/widgets/metrics.h"
#include "console/widgets/refusal_text.h"
#include "console/widgets/text_label.h"
#include "console/widgets/time_chart.h"
#include "shared/client/api_client.h"
#include "shared/contract/error_codes.h"
#include <QBoxLayout>
#include <QCoreApplication>

namespace firstcome {

namespace {

constexpr int pageLimit = 100;
constexpr int totalsWidth = 240;
constexpr std::chrono::seconds room{2}; ///< to the right of the last second

} // namespace

QString refusalReason(const QString &code)
{
    static const QHash<QByteArray, const char *> words{
        {code::stockInsufficient, QT_TRANSLATE_NOOP("RefusalReason", "sold out")},
        {code::limitExceeded, QT_TRANSLATE_NOOP("RefusalReason", "limit reached")},
        {code::saleNotOpen, QT_TRANSLATE_NOOP("RefusalReason", "too early")},
        {code::saleClosed, QT_TRANSLATE_NOOP("RefusalReason", "too late")},
        {code::overloaded, QT_TRANSLATE_NOOP("RefusalReason", "too busy")},
    };
    const char *found = words.value(code.toLatin1());
    return found ? QCoreApplication::translate("RefusalReason", found) : code;
}

RefusalsView::RefusalsView(ApiClient &api, QWidget *parent)
    : QWidget(parent), m_api(api),
      m_chart(new TimeChart({shown}, [this] { return m_seconds.isEmpty() ? systemNow() : m_seconds.last() + room; })),
      m_why(textLabel(TextRole::Label)), m_totals(new FactList)
{
    auto *content = new QWidget;
    auto *line = new QHBoxLayout(content);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(metrics::large);
    auto *side = new QWidget;
    side->setFixedWidth(totalsWidth);
    auto *sideColumn = new QVBoxLayout(side);
    sideColumn->setContentsMargins(0, metrics::small, 0, 0);
    sideColumn->addWidget(m_why);
    sideColumn->addWidget(m_totals);
    sideColumn->addStretch();
    line->addWidget(m_chart, 1);
    line->addWidget(side);
    m_states = new ContentStates(content, LoadingShapes::Kind::Details);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, metrics::small, 0, 0);
    column->addWidget(m_states, 1);
    connect(m_states->banner(), &ErrorBanner::actClicked, this, &RefusalsView::fetch);
}

void RefusalsView::showSale(const SaleView &sale)
{
    if (sale.id != m_saleId) {
        m_saleId = sale.id;
        m_fetched = -1;
        m_seconds.clear();
        m_chart->clear();
        m_states->showLoading();
    }
    m_refusals = sale.refusals;
    if (isVisible() && m_refusals != m_fetched)
        fetch();
}

void RefusalsView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_saleId != 0 && m_refusals != m_fetched)
        fetch();
}

void RefusalsView::fetch()
{
    m_fetched = m_refusals;
    ++m_query;
    ask({}, 1);
}

void RefusalsView::ask(const QString &cursor, int page)
{
    ApiRequest request = ApiRequest::get(QStringLiteral("/v1/ops/sales/%1/refusals").arg(m_saleId));
    request.with("limit", QString::number(pageLimit)).with("cursor", cursor);
    m_api.send(request, this, [this, query = m_query, page](const Result<ApiAnswer> &answer) {
        if (query != m_query)
            return;
        if (!answer) {
            m_fetched = -1;
            m_states->banner()->report(
                {tr("The refusals could not be loaded: %1").arg(refusalText(answer.error())), {}, tr("Try again")});
            return;
        }
        m_states->banner()->clear();
        m_seconds.take(answer->json);
        showSeconds();
        const QString next = answer->json.value(QLatin1StringView("nextCursor")).toString();
        if (!next.isEmpty() && page < mostPages)
            ask(next, page + 1);
    });
}

void RefusalsView::showSeconds()
{
    if (m_seconds.isEmpty())
        return m_states->showEmpty();
    m_states->showContent();
    m_chart->clear();
    const QStringList reasons = m_seconds.reasons();
    // Another sale may have other reasons; the chart's series are by rank, so there are never too many.
    for (int rank = 0; rank < std::min<int>(int(reasons.size()), TimeChart::mostSeries); ++rank) {
        const QString series = QString::number(rank);
        m_chart->setSeries(series, refusalReason(reasons[rank]));
        for (const Sample &sample : m_seconds.samples(reasons[rank], shown))
            m_chart->add(series, sample);
    }
    m_chart->setTitle(tr("Turned away, second by second"));
    for (const QString &reason : reasons) {
        m_totals->setLabel(reason, refusalReason(reason));
        m_totals->setValue(reason, format::count(m_seconds.total(reason)));
    }
}

void RefusalsView::retranslate()
{
    m_chart->setTitle(tr("Turned away, second by second"));
    m_chart->setUnit(tr("orders/s"));
    m_why->setText(tr("Why"));
    m_states->empty()->setText({QStringLiteral("dialog-ok"), tr("Nobody was turned away"),
                                tr("Refusals are counted here by the second, with their reason.")});
    if (!m_seconds.isEmpty())
        showSeconds();
}

} // namespace firstcome
