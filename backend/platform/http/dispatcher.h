// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/http/guard_socket.h"
#include "backend/platform/http/http_date.h"
#include "backend/platform/http/request_names.h"
#include "backend/platform/http/server.h"
#include "backend/platform/watch/access_log.h"
#include "backend/platform/watch/log_limit.h"
#include <QPointer>
#include <unordered_set>

namespace firstcome::http {

/// The wrapper around every handler: finds the route, asks its policy, checks what was sent, calls the handler, catches
/// what it throws, encodes the answer, counts it and writes it down.
/// Invariant: no handler runs for a caller its policy does not name; every request gets exactly one answer or its
/// client is gone. Thread: its lane's.
class Dispatcher
{
public:
    struct Parts
    {
        const ServerSettings &settings;
        const Router &router;
        Authenticator &authenticator;
        const Clock &clock;
        LaneFigures &figures;
        watch::AccessRing *accessRing = nullptr;
    };

    explicit Dispatcher(const Parts &parts);

    /// Answers the request the socket holds, now or when its coroutine ends.
    void serve(GuardSocket &socket);
    /// Answers with a problem; the socket closes behind it.
    void refuse(GuardSocket &socket, const Refusal &refusal);
    /// True when the request whose head the socket holds was refused without its body (and answered).
    bool refusesWithoutBody(GuardSocket &socket);
    std::uint64_t bodyLimit(const GuardSocket &socket) const;
    /// The request of an upgrade with its principal, when it named one; nothing when it was refused (and answered).
    std::optional<Request> admitUpgrade(GuardSocket &socket);
    /// Called once a tick: reads that are still waited for under a token that was revoked are answered so at once. What
    /// changes something is left to end: its outcome must be told.
    void endRevoked();
    /// Coroutines that have not ended, also those whose client is gone.
    int running() const { return m_running; }

private:
    using Steady = std::chrono::steady_clock;

    struct Exchange
    {
        Request request;
        QPointer<GuardSocket> socket;
        std::shared_ptr<Seat> seat;
        const Route *route = nullptr;
        Steady::time_point started;
        bool ended = false; ///< answered before its coroutine ended
    };
    /// What is known of a request when its answer is due.
    struct Answered
    {
        const Request &request;
        const Route *route;
        Steady::time_point started;
    };

    void fill(Request &request, GuardSocket &socket);
    QByteArray peerOf(const Request &request, const ClientAddress &socket) const;
    std::optional<Response> admit(Request &request, const GuardSocket &socket, const Route *&route);
    std::optional<Response> unrouted(const Request &request, const Router::Match &match) const;
    std::optional<Response> authorise(Request &request, const ClientAddress &socket, const Policy &policy);
    /// On an open route that knows some: who he is, if he is one of them.
    void recognise(Request &request, const Policy &policy) const;
    Result<Principal> authenticate(const Request &request, Audience audience) const;
    bool isLocal(const Request &request, const ClientAddress &socket) const;
    Response broken(const Request &request, const std::exception &breakdown);
    Response callNow(const Handler &handler, const Request &request);
    QCoro::Task<> drive(std::shared_ptr<Exchange> exchange, const AsyncHandler &handler);
    void finish(GuardSocket *socket, const Answered &answered, const Response &response);
    void record(const Answered &answered, const Response &response, bool sent);
    static void trace(const Answered &answered, const Response &response);

    Parts m_parts;
    RequestNames m_names;
    int m_running = 0;
    std::unordered_set<std::shared_ptr<Exchange>> m_reads; ///< of somebody, and not answered yet
    quint64 m_revocations = 0;
    watch::LogLimit m_breakdowns;
    QByteArray m_wire; ///< where answers are encoded; keeps its room
    HttpDate m_date;
};

} // namespace firstcome::http
