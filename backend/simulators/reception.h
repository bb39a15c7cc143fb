// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/http/router.h"
#include "backend/simulators/call_log.h"
#include "backend/simulators/simulator_settings.h"

namespace firstcome::simulators {

/// Where every call to the two companies comes in: it is noted, decided or not, and its answer perhaps bent, after the
/// time that takes.
/// Thread: lanes; answers wait on a timer, never on the lane.
class Reception
{
public:
    using Decide = std::function<SimulatedAnswer()>;

    struct Asked
    {
        const http::Request &request;
        QByteArray call; ///< as bends name it
        std::chrono::milliseconds latency{0};
    };

    Reception(LiveSettings &settings, CallLog &calls, Clock clock)
        : m_settings(settings), m_calls(calls), m_clock(std::move(clock))
    {
    }

    QCoro::Task<http::Response> answer(const Asked &asked, const Decide &decide);

    Instant now() const { return m_clock(); }
    SimulatorSettings settings() const { return m_settings.get(); }

private:
    LiveSettings &m_settings;
    CallLog &m_calls;
    Clock m_clock;
};

} // namespace firstcome::simulators
