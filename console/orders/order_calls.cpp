// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/orders/order_calls.h"

#include "shared/client/api_client.h"
#include "shared/client/client_codes.h"
#include "shared/contract/error_codes.h"

namespace firstcome {

namespace {

QString pathOf(Id id, const QString &rest = {})
{
    return QStringLiteral("/v1/ops/orders/") + idText(id) + rest;
}

Refusal unreadable()
{
    return {code::answerUnreadable, {}, {}, {}};
}

} // namespace

OrderCalls::OrderCalls(ApiClient &api, QObject *parent) : QObject(parent), m_api(api) {}

void OrderCalls::load(Id id)
{
    m_api.send(ApiRequest::get(pathOf(id)), this, [this, id](const Result<ApiAnswer> &answer) {
        const auto detail = answer ? orderDetailFrom(answer->json) : std::nullopt;
        if (detail)
            Q_EMIT loaded(*detail);
        else
            Q_EMIT notLoaded(id, answer ? unreadable() : answer.error());
    });
}

void OrderCalls::loadTimeline(Id id)
{
    const ApiRequest request = ApiRequest::get(pathOf(id, QStringLiteral("/timeline")));
    m_api.send(request, this, [this, id](const Result<ApiAnswer> &answer) {
        if (answer)
            Q_EMIT timelineLoaded(id, timelineFrom(answer->json));
        else
            Q_EMIT timelineNotLoaded(id, answer.error());
    });
}

void OrderCalls::cancel(Id id, const QString &reason)
{
    if (m_cancelling.contains(id))
        return;
    if (!m_unknown.contains(id) || m_unknown[id].reason != reason) {
        QJsonObject body;
        if (!reason.isEmpty())
            body.insert(QStringLiteral("reason"), reason);
        ApiRequest request = ApiRequest::post(pathOf(id, QStringLiteral("/cancel")), body);
        request.withIdempotencyKey();
        m_unknown.insert(id, {reason, request});
    }
    m_cancelling.insert(id);
    m_api.send(m_unknown[id].request, this, [this, id](const Result<ApiAnswer> &answer) { takeCancelled(id, answer); });
}

void OrderCalls::takeCancelled(Id id, const Result<ApiAnswer> &answer)
{
    m_cancelling.remove(id);
    if (answer || !worthRepeating(answer.error()))
        m_unknown.remove(id);
    const auto detail = answer ? orderDetailFrom(answer->json) : std::nullopt;
    if (detail)
        Q_EMIT cancelled(*detail);
    else
        Q_EMIT notCancelled(id, answer ? unreadable() : answer.error());
}

} // namespace firstcome
