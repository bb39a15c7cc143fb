// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/payments/gateway_outcome.h"
#include "backend/platform/outgoing/guarded_client.h"
#include "shared/base/instant.h"
#include <QJsonObject>
#include <atomic>
#include <functional>

namespace firstcome::payments {

/// A confirm as the gateway takes it.
struct GatewayConfirm
{
    QByteArray paymentKey;
    QByteArray orderId; ///< that its window was opened with
    Money amount = 0;
    QByteArray idempotencyKey;
    QByteArray trace{}; ///< because of what it is asked
};

struct GatewayCancel
{
    QByteArray paymentKey;
    Money amount = 0; ///< 0: all that is left
    QString reason;
    QByteArray idempotencyKey;
    QByteArray trace{}; ///< because of what it is asked
};

struct GatewaySettings
{
    std::function<QByteArray()> url; ///< base, asked at each call: the simulator's port is known only after the start
    QByteArray secretKey;
    bool simulated = false; ///< it offers payment windows of its own
    Clock clock = systemNow;
};

/// The payment gateway over HTTP, in the contract of Toss Payments.
/// Invariant: only a definite answer is called one; a lost or late answer is Unknown, to be asked for by `find`. That
/// it refuses our key is remembered, and logged, until it answers us again.
/// Thread: any with a Loop.
class Gateway
{
public:
    Gateway(outgoing::GuardedClient &client, GatewaySettings settings)
        : m_client(client), m_settings(std::move(settings))
    {
    }

    /// An approval of another amount is looked up again before it is believed.
    QCoro::Task<GatewayOutcome> confirm(GatewayConfirm confirm);
    QCoro::Task<GatewayOutcome> find(QByteArray paymentKey);
    QCoro::Task<GatewayOutcome> cancel(GatewayCancel cancel);
    /// A payment key as the simulator's window gives it; nothing from a real gateway, whose window the shopper opens.
    QCoro::Task<QByteArray> openWindow(QByteArray orderId, Money amount);
    bool isSimulated() const { return m_settings.simulated; }
    /// Since when it does not know our key.
    std::optional<Instant> keyRefusedSince() const;
    /// Asks for a payment that does not exist, only to hear whether it knows us.
    QCoro::Task<> tryKey();
    /// It said something at `since` or later, so that `keyRefusedSince` was true then.
    bool isHeardSince(Instant since) const { return m_heardAt >= toMillis(since); }

private:
    GatewayOutcome heard(GatewayOutcome outcome);
    /// A POST where there is a body, else a GET.
    outgoing::Call call(const QByteArray &path, const QJsonObject &body) const;

    outgoing::GuardedClient &m_client;
    GatewaySettings m_settings;
    std::atomic<qint64> m_heardAt{0};      ///< milliseconds; 0: never
    std::atomic<qint64> m_keyRefusedAt{0}; ///< milliseconds; 0: it knows us
};

} // namespace firstcome::payments
