// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/http/client_address.h"
#include "backend/platform/http/edge_figures.h"
#include "backend/platform/http/limits.h"
#include "backend/platform/http/poller.h"
#include "backend/platform/http/request_parser.h"
#include "backend/platform/http/timer_wheel.h"
#include <unordered_set>

namespace firstcome {

struct Code;

}

namespace firstcome::http {

class GuardSocket;

/// What the guard's connections ask of the edge behind them. Thread: the lane's.
class Desk
{
public:
    virtual ~Desk() = default;
    /// Takes the whole request the socket holds and sees to its answer, now or later.
    virtual void offer(GuardSocket &socket) = 0;
    /// The upgrade the socket holds; goes to `offer` too when it must be answered with a refusal.
    virtual void offerUpgrade(GuardSocket &socket) = 0;
    /// Answers with the problem of that code; the connection closes behind it.
    virtual void refuse(GuardSocket &socket, const Code &code) = 0;
    /// How long the body of the request whose head the socket holds may be.
    virtual std::uint64_t bodyLimit(const GuardSocket &socket) = 0;
    /// Asked before a large or an announced body is read: true when the request was refused (and answered) without it.
    virtual bool refusesWithoutBody(GuardSocket &socket) = 0;
    virtual bool upgrades(std::string_view path) const = 0;
};

/// What the connections of one lane share.
struct GuardRoom
{
    GuardRoom(const Limits &limits, LaneFigures &figures, Desk &desk);

    static constexpr std::size_t chunk = 64 * 1024; ///< bytes one recv may take

    const Limits &limits;
    HeadLimits headLimits;
    LaneFigures &figures;
    Desk &desk;
    Poller poller;
    TimerWheel wheel;
    std::unordered_set<GuardSocket *> sockets;
    std::unique_ptr<char[]> scratch;
    std::uint64_t bodyBytes = 0; ///< announced by the requests that are arriving or being handled
    bool draining = false;
};

} // namespace firstcome::http
