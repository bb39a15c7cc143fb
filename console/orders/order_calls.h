// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/orders/order_detail.h"
#include "shared/base/result.h"
#include "shared/client/api_request.h"
#include <QHash>
#include <QObject>

namespace firstcome {

class ApiClient;

/// Loads an order and its timeline, and cancels it. Answers come as signals that say whose they are.
/// Invariant: a cancel whose effect is not known is repeated as the same call, so it takes effect once.
/// Thread: GUI.
class OrderCalls : public QObject
{
    Q_OBJECT

public:
    explicit OrderCalls(ApiClient &api, QObject *parent = nullptr);

    void load(Id id);
    void loadTimeline(Id id);
    void cancel(Id id, const QString &reason);
    bool isCancelling(Id id) const { return m_cancelling.contains(id); }

Q_SIGNALS:
    void loaded(const firstcome::OrderDetail &detail);
    void notLoaded(firstcome::Id id, const firstcome::Refusal &refusal);
    void timelineLoaded(firstcome::Id id, const QList<firstcome::TimelineItem> &items);
    void timelineNotLoaded(firstcome::Id id, const firstcome::Refusal &refusal);
    void cancelled(const firstcome::OrderDetail &detail);
    void notCancelled(firstcome::Id id, const firstcome::Refusal &refusal);

private:
    struct Cancel
    {
        QString reason;
        ApiRequest request;
    };
    void takeCancelled(Id id, const Result<ApiAnswer> &answer);

    ApiClient &m_api;
    QSet<Id> m_cancelling;
    QHash<Id, Cancel> m_unknown; ///< what may have taken effect
};

} // namespace firstcome
