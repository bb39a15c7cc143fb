// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/overview/waiting_work.h"

#include "console/page/operator_session.h"
#include "console/widgets/format.h"
#include "shared/client/api_client.h"
#include "shared/client/live_client.h"
#include <QJsonArray>

namespace firstcome {

WaitingWork::WaitingWork(const PageContext &context, QObject *parent) : QObject(parent), m_context(context)
{
    m_context.live.subscribe(QStringLiteral("approvals"), this, [this](const QJsonObject &) { refresh(); });
}

void WaitingWork::takeOverview(const QJsonObject &overview)
{
    const QJsonValue claims = overview.value(u"claims");
    m_claims = claims[u"waiting"].toInteger();
    m_oldestClaim = fromIso(claims[u"oldestAt"].toString());
    Q_EMIT changed();
}

void WaitingWork::refresh()
{
    ApiRequest request = ApiRequest::get(QStringLiteral("/v1/ops/approvals"));
    request.with("state", QStringLiteral("WAITING")).with("asked", QStringLiteral("others"));
    request.with("limit", QString::number(mostCounted));
    m_context.api.send(request, this, [this](const Result<ApiAnswer> &answer) {
        if (!answer)
            return;
        m_approvals = int(answer->json.value(u"items").toArray().size());
        m_moreApprovals = answer->json.value(u"nextCursor").isString();
        Q_EMIT changed();
    });
}

std::vector<ServerAlert> WaitingWork::alerts() const
{
    std::vector<ServerAlert> waiting;
    if (m_approvals > 0) {
        const QString count = format::count(m_approvals);
        const QString words = m_moreApprovals ? tr("More than %1 acts of others wait for your decision").arg(count)
                                              : tr("Acts of others that wait for your decision: %1").arg(count);
        waiting.push_back({QStringLiteral("approvals"), Tone::Selected, words, {QStringLiteral("approvals"), {}, {}}});
    }
    if (m_claims > 0 && m_context.session.may(permission::RefundDecide)) {
        const QString count = format::count(m_claims);
        const QString words = m_oldestClaim ? tr("Claims that wait for a decision: %1, the oldest since %2")
                                                  .arg(count, format::dateTime(*m_oldestClaim))
                                            : tr("Claims that wait for a decision: %1").arg(count);
        waiting.push_back({QStringLiteral("claims"),
                           Tone::Selected,
                           words,
                           {QStringLiteral("refunds"), {}, {{QStringLiteral("state"), QStringLiteral("REQUESTED")}}}});
    }
    return waiting;
}

} // namespace firstcome
