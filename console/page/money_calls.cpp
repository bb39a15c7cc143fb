// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/page/money_calls.h"

#include "shared/client/api_client.h"
#include "shared/client/client_codes.h"

namespace firstcome {

namespace {

ApiRequest requestFor(const MoneyAct &act)
{
    const QString path = act.subject == MoneyAct::Subject::Order ? QStringLiteral("/v1/ops/orders/%1/resolve")
                                                                 : QStringLiteral("/v1/ops/payments/%1/resolve");
    ApiRequest request =
        ApiRequest::post(path.arg(act.id), {{QStringLiteral("act"), act.act}, {QStringLiteral("reason"), act.reason}});
    request.withIdempotencyKey();
    return request;
}

} // namespace

MoneyCalls::MoneyCalls(ApiClient &api, QObject *parent) : QObject(parent), m_api(api) {}

void MoneyCalls::send(const MoneyAct &act)
{
    if (m_running.contains(act.id))
        return;
    if (!m_unknown.contains(act.id) || m_unknown[act.id].act != act)
        m_unknown.insert(act.id, {act, requestFor(act)});
    m_running.insert(act.id);
    m_api.send(m_unknown[act.id].request, this, [this, act](const Result<ApiAnswer> &answer) {
        m_running.remove(act.id);
        if (answer || !worthRepeating(answer.error()))
            m_unknown.remove(act.id);
        if (answer)
            Q_EMIT done(act);
        else
            Q_EMIT refused(act, answer.error());
    });
}

} // namespace firstcome
