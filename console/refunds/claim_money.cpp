// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/refunds/claim_money.h"

#include "console/page/attention_panel.h"
#include "console/page/money_acts.h"
#include "console/page/money_calls.h"
#include "console/page/operator_session.h"
#include "shared/client/api_client.h"
#include <QJsonArray>

namespace firstcome {

namespace {

constexpr int markDigits = 4; ///< of the order's number, typed to end by hand

} // namespace

ClaimMoney::ClaimMoney(ApiClient &api, OperatorSession &session, AttentionPanel *panel)
    : QObject(panel), m_api(api), m_session(session), m_panel(panel), m_calls(new MoneyCalls(api, this))
{
    connect(panel->acts(), &MoneyActs::chosen, this, [this](const QString &act, const QString &reason) {
        m_calls->send({MoneyAct::Subject::Order, m_order, act, reason});
        follow();
    });
    connect(m_calls, &MoneyCalls::done, this, [this](const MoneyAct &act) {
        follow();
        if (act.id == m_order)
            Q_EMIT decided(act.id);
    });
    connect(m_calls, &MoneyCalls::refused, this, [this](const MoneyAct &act, const Refusal &why) {
        follow();
        if (act.id == m_order)
            Q_EMIT refused(why);
    });
    connect(&m_session, &OperatorSession::changed, this, &ClaimMoney::follow);
    follow();
}

void ClaimMoney::show(const ClaimDetail &detail)
{
    if (detail.claim.orderId != m_order)
        m_acts.clear();
    m_order = detail.claim.orderId;
    follow();
    if (!detail.payment || !detail.payment->exception)
        return;
    const ApiRequest order = ApiRequest::get(QStringLiteral("/v1/ops/orders/") + idText(m_order));
    m_api.send(order, this, [this, asked = m_order](const Result<ApiAnswer> &answer) {
        if (asked != m_order || !answer)
            return;
        m_acts.clear();
        const QJsonArray actions = answer->json.value(u"allowedActions").toArray();
        for (const QJsonValue &action : actions)
            m_acts.append(action.toString());
        follow();
    });
}

void ClaimMoney::follow()
{
    QString whyNot;
    if (!m_session.may(permission::RefundDecide))
        whyNot = tr("The permission refund.decide is missing.");
    else if (m_calls->isRunning(m_order))
        whyNot = tr("It is being decided.");
    m_panel->acts()->offer({m_acts, whyNot, idText(m_order).right(markDigits)});
}

} // namespace firstcome
