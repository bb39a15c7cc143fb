// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/page/page.h"
#include "console/page/server_alert.h"
#include "shared/base/instant.h"
#include <QObject>

namespace firstcome {

/// What waits for the decision of whoever is signed in: claims, and acts that another asked for. Each leads to its
/// page. Invariant: what he may not decide is not shown to him. Thread: GUI.
class WaitingWork : public QObject
{
    Q_OBJECT

public:
    /// More are counted as "more than".
    static constexpr int mostCounted = 100;

    WaitingWork(const PageContext &context, QObject *parent);

    /// What GET /v1/ops/overview and the live topic `metrics` say of claims.
    void takeOverview(const QJsonObject &overview);
    /// Asks for the approvals that wait.
    void refresh();
    /// In the language of the moment.
    std::vector<ServerAlert> alerts() const;

Q_SIGNALS:
    void changed();

private:
    PageContext m_context;
    qint64 m_claims = 0;
    std::optional<Instant> m_oldestClaim;
    int m_approvals = 0;
    bool m_moreApprovals = false;
};

} // namespace firstcome
