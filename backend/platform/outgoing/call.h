// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <QString>
#include <chrono>
#include <utility>
#include <variant>
#include <vector>

namespace firstcome::outgoing {

/// A request to another system. `url` is whole and encoded; values from outside must be percent-encoded by the caller.
struct Call
{
    QByteArray method = "GET";
    QByteArray url;
    std::vector<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;
    std::chrono::milliseconds timeout{10'000}; ///< in all: waiting for a connection, sending, the whole answer
    QByteArray idempotencyKey;                 ///< sent as Idempotency-Key; makes any method safe to repeat
    QByteArray trace;                          ///< because of what, as a traceparent; empty: nobody said
    int retries = 0;                           ///< for GuardedClient, at most 2; only used where repeating is safe

    /// Repeating it changes nothing more at the other side.
    bool repeatable() const { return !idempotencyKey.isEmpty() || (method != "POST" && method != "PATCH"); }
};

/// The other side answered, whatever it said.
struct Received
{
    int status = 0;
    QByteArray body;
};

/// Nothing of the request left this machine: it took no effect and may be made again.
struct NotSent
{
    QString reason;
    bool breakerOpen = false;
};

/// The request may have taken effect. Ask by our own id; never treat it as failed.
struct Unknown
{
    QString reason;
};

using Answer = std::variant<Received, NotSent, Unknown>;

} // namespace firstcome::outgoing
