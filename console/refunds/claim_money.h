// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/refunds/claim_detail.h"
#include "shared/base/result.h"
#include <QObject>

namespace firstcome {

class ApiClient;
class AttentionPanel;
class MoneyCalls;
class OperatorSession;

/// A claim's money that waits for a person: what may be done about it, which its order knows, and what was decided.
/// Invariant: while nothing waits nobody is asked. Thread: GUI.
class ClaimMoney : public QObject
{
    Q_OBJECT

public:
    ClaimMoney(ApiClient &api, OperatorSession &session, AttentionPanel *panel);

    void show(const ClaimDetail &detail);

Q_SIGNALS:
    void decided(firstcome::Id orderId);
    void refused(const firstcome::Refusal &why);

private:
    void follow();

    ApiClient &m_api;
    OperatorSession &m_session;
    AttentionPanel *m_panel;
    MoneyCalls *m_calls;
    Id m_order = 0;
    QStringList m_acts;
};

} // namespace firstcome
