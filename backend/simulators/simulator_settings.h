// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/simulators/bend.h"
#include <mutex>
#include <random>

namespace firstcome::simulators {

/// How the gateway behaves. Rates are shares of calls, 0 to 1.
struct GatewaySettings
{
    std::chrono::milliseconds latency{0};        ///< of every answer; what was decided takes effect before it
    double failureRate = 0;                      ///< answers 500 and nothing happened
    double unknownRate = 0;                      ///< takes effect and answers 500
    std::chrono::milliseconds lateAfter{12'000}; ///< of the outcome `late`: beyond the timeout of any client
};

struct CarrierSettings
{
    std::chrono::milliseconds latency{0};
    double failureRate = 0;
    double refuseRate = 0; ///< refused for good, 422
};

struct SimulatorSettings
{
    GatewaySettings gateway;
    CarrierSettings carrier;
    QList<Bend> bends; ///< the first that is meant for a call and happens bends its answer
};

QJsonObject toJson(const SimulatorSettings &settings);
/// `settings` with the fields that `body` names; a refusal when one is malformed or out of range.
Result<SimulatorSettings> changed(SimulatorSettings settings, const QByteArray &body);

/// The settings in force. Thread: any.
class LiveSettings
{
public:
    explicit LiveSettings(SimulatorSettings settings) : m_settings(std::move(settings)) {}

    SimulatorSettings get() const;
    Result<SimulatorSettings> change(const QByteArray &body);
    /// How the answer to this call is to be bent, counted off.
    std::optional<Bend> takeBend(const QByteArray &call);

private:
    mutable std::mutex m_mutex;
    SimulatorSettings m_settings;
    std::mt19937_64 m_random{1};
};

} // namespace firstcome::simulators
