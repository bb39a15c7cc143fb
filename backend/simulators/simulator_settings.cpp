// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/simulators/simulator_settings.h"

#include "shared/contract/json_fields.h"
#include <QJsonArray>

namespace firstcome::simulators {

namespace {

constexpr qint64 longestLatency = 60'000;
constexpr int mostBends = 100;

void readLatency(JsonFields &fields, std::chrono::milliseconds &latency)
{
    const auto millis = fields.optionalInteger("latencyMs");
    if (!millis)
        return;
    if (*millis < 0 || *millis > longestLatency)
        fields.violate("latencyMs", QStringLiteral("must be 0 to %1").arg(longestLatency));
    latency = std::chrono::milliseconds(*millis);
}

void readRate(JsonFields &fields, const char *name, double &rate)
{
    const auto given = fields.optionalNumber(name);
    if (!given)
        return;
    if (!(*given >= 0 && *given <= 1))
        fields.violate(name, QStringLiteral("must be 0 to 1"));
    rate = *given;
}

void readBends(JsonFields &fields, QList<Bend> &bends)
{
    if (!fields.has("bends"))
        return;
    bends.clear();
    for (JsonFields &each : fields.objects("bends", mostBends)) {
        bends.append(bendFrom(each));
        fields.take(each);
    }
}

} // namespace

QJsonObject toJson(const SimulatorSettings &settings)
{
    const QJsonObject carrier{
        {QStringLiteral("latencyMs"), qint64(settings.carrier.latency.count())},
        {QStringLiteral("failureRate"), settings.carrier.failureRate},
        {QStringLiteral("refuseRate"), settings.carrier.refuseRate},
    };
    QJsonArray bends;
    for (const Bend &bend : settings.bends)
        bends.append(toJson(bend));
    return {
        {QStringLiteral("bends"), bends},
        {QStringLiteral("latencyMs"), qint64(settings.gateway.latency.count())},
        {QStringLiteral("failureRate"), settings.gateway.failureRate},
        {QStringLiteral("unknownRate"), settings.gateway.unknownRate},
        {QStringLiteral("carrier"), carrier},
    };
}

Result<SimulatorSettings> changed(SimulatorSettings settings, const QByteArray &body)
{
    auto fields = JsonFields::parse(body);
    if (!fields)
        return tl::unexpected(fields.error());
    readLatency(*fields, settings.gateway.latency);
    readRate(*fields, "failureRate", settings.gateway.failureRate);
    readRate(*fields, "unknownRate", settings.gateway.unknownRate);
    if (auto carrier = fields->optionalObject("carrier")) {
        readLatency(*carrier, settings.carrier.latency);
        readRate(*carrier, "failureRate", settings.carrier.failureRate);
        readRate(*carrier, "refuseRate", settings.carrier.refuseRate);
        fields->take(*carrier);
    }
    readBends(*fields, settings.bends);
    if (auto refusal = fields->finish())
        return tl::unexpected(std::move(*refusal));
    return settings;
}

SimulatorSettings LiveSettings::get() const
{
    const std::scoped_lock lock(m_mutex);
    return m_settings;
}

Result<SimulatorSettings> LiveSettings::change(const QByteArray &body)
{
    const std::scoped_lock lock(m_mutex);
    auto settings = changed(m_settings, body);
    if (settings)
        m_settings = *settings;
    return settings;
}

std::optional<Bend> LiveSettings::takeBend(const QByteArray &call)
{
    const std::scoped_lock lock(m_mutex);
    const auto happens = [&](const Bend &bend) {
        const bool meant = bend.call == "any" || bend.call == call;
        return meant && std::uniform_real_distribution<double>(0, 1)(m_random) < bend.share;
    };
    const auto found = std::find_if(m_settings.bends.begin(), m_settings.bends.end(), happens);
    if (found == m_settings.bends.end())
        return std::nullopt;
    const Bend taken = *found;
    if (found->count && --*found->count == 0)
        m_settings.bends.erase(found);
    return taken;
}

} // namespace firstcome::simulators
