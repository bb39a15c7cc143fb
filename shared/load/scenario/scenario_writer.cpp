// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/scenario/scenario_json.h"

#include <QJsonArray>

namespace firstcome::load {

namespace {

QJsonObject object(std::initializer_list<std::pair<const char *, QJsonValue>> fields)
{
    QJsonObject json;
    for (const auto &[name, value] : fields)
        json.insert(QLatin1StringView(name), value);
    return json;
}

QJsonObject rangeJson(Range range)
{
    return object({{"min", range.least}, {"max", range.most}});
}

QJsonObject entryJson(const MixEntry &entry)
{
    QJsonObject json = object({{"journey", journeyName(entry.journey)}, {"weight", entry.weight}});
    const MixEntry plain{entry.journey};
    const auto insert = [&json](const char *name, const QJsonValue &value) {
        json.insert(QLatin1StringView(name), value);
    };
    if (entry.quantity != plain.quantity)
        insert("quantity", rangeJson(entry.quantity));
    if (entry.lines != plain.lines)
        insert("lines", rangeJson(entry.lines));
    if (entry.thinkMillis != plain.thinkMillis)
        insert("thinkMilliseconds", rangeJson(entry.thinkMillis));
    if (entry.payBy == PayBy::Balance)
        insert("payment", QStringLiteral("BALANCE"));
    if (entry.neverPays > 0)
        insert("neverPays", entry.neverPays);
    if (entry.signsIn)
        insert("signIn", true);
    return json;
}

QJsonObject phaseJson(const Phase &phase)
{
    const auto shape = [](const char *name) { return QString::fromLatin1(name); };
    switch (phase.shape) {
    case Shape::Constant:
        return object({{"shape", shape("constant")}, {"rate", phase.from}, {"seconds", phase.seconds}});
    case Shape::Poisson:
        return object({{"shape", shape("poisson")}, {"rate", phase.from}, {"seconds", phase.seconds}});
    case Shape::Ramp:
        return object({{"shape", shape("ramp")}, {"from", phase.from}, {"to", phase.to}, {"seconds", phase.seconds}});
    case Shape::Steps:
        return object({{"shape", shape("steps")},
                       {"from", phase.from},
                       {"to", phase.to},
                       {"steps", phase.steps},
                       {"seconds", phase.seconds}});
    case Shape::Spike:
        break;
    }
    return object({{"shape", shape("spike")}, {"base", phase.from}, {"peak", phase.to}, {"seconds", phase.seconds}});
}

QJsonObject thresholdJson(const Threshold &threshold)
{
    QJsonObject json = object({{"request", threshold.request ? stepName(*threshold.request) : allRequests},
                               {"outcome", threshold.outcome ? outcomeName(*threshold.outcome) : anyOutcome},
                               {"figure", figureName(threshold.figure)},
                               {"comparison", comparisonName(threshold.comparison)},
                               {"value", threshold.value}});
    if (threshold.service)
        json.insert(QLatin1StringView("latency"), QStringLiteral("service"));
    return json;
}

template <typename Value, typename Write>
QJsonArray listOf(const std::vector<Value> &values, Write write)
{
    QJsonArray list;
    for (const Value &value : values)
        list.append(write(value));
    return list;
}

} // namespace

QJsonObject scenarioJson(const Scenario &scenario)
{
    QJsonObject json =
        object({{"name", scenario.name}, {"seed", qint64(scenario.seed)}, {"mix", listOf(scenario.mix, entryJson)}});
    const auto insert = [&json](const char *name, const QJsonValue &value) {
        json.insert(QLatin1StringView(name), value);
    };
    if (!scenario.products.empty())
        insert("products", listOf(scenario.products, [](Id id) { return idText(id); }));
    if (scenario.isOpen()) {
        insert("arrivals", listOf(scenario.arrivals, phaseJson));
    } else {
        if (scenario.users > 0)
            insert("users", scenario.users);
        insert("ramp", qint64(scenario.ramp.count()));
        insert("duration", qint64(scenario.duration.count()));
    }
    if (!scenario.thresholds.empty())
        insert("thresholds", listOf(scenario.thresholds, thresholdJson));
    return json;
}

} // namespace firstcome::load
