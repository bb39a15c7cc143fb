// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/instances/server_instance.h"

#include <QJsonArray>

namespace firstcome {

namespace {

std::optional<double> numberIn(const QJsonValue &value)
{
    return value.isDouble() && value.toDouble() >= 0 ? std::optional(value.toDouble()) : std::nullopt;
}

/// -1 says that the system does not tell.
std::optional<qint64> countIn(const QJsonValue &value)
{
    return value.isDouble() && value.toDouble() >= 0 ? std::optional(value.toInteger()) : std::nullopt;
}

QString rolesIn(const QJsonValue &value)
{
    if (!value.isArray())
        return value.toString();
    QStringList roles;
    const QJsonArray items = value.toArray();
    for (const QJsonValue &item : items)
        roles << item.toString();
    return roles.join(QStringLiteral(", "));
}

} // namespace

bool ServerInstance::isHealthy() const
{
    return std::all_of(health.begin(), health.end(), [](const Probe &probe) { return probe.holds; });
}

Id instanceRowOf(const QString &number)
{
    bool good = false;
    const uint value = number.toUInt(&good);
    return good ? Id(value) + 1 : 0;
}

std::optional<ServerInstance> serverInstanceFrom(const QJsonObject &item)
{
    ServerInstance instance;
    instance.number = item.value(u"id").toString();
    instance.id = instanceRowOf(instance.number);
    if (instance.id == 0)
        return std::nullopt;
    instance.roles = rolesIn(item.value(u"roles"));
    instance.version = item.value(u"version").toString();
    instance.address = item.value(u"address").toString();
    instance.processId = QString::number(item.value(u"processId").toInteger());
    instance.startedAt = fromIso(item.value(u"startedAt").toString()).value_or(Instant{});
    instance.cores = numberIn(item.value(u"cpu"));
    instance.memory = countIn(item.value(u"memoryBytes"));
    instance.loopDelay = numberIn(item.value(u"loopDelayMs"));
    instance.connections = countIn(item.value(u"connections"));
    instance.perSecond = numberIn(item.value(u"perSecond"));
    instance.diskFree = countIn(item.value(u"disk")[u"freeBytes"]);
    const QJsonObject health = item.value(u"health").toObject();
    for (auto probe = health.begin(); probe != health.end(); ++probe) {
        // Whether it takes work is no question of its health: who drains it wants it so.
        if (probe.key() != QLatin1StringView("serving"))
            instance.health.append({probe.key(), probe.value().toBool()});
    }
    instance.draining = item.value(u"draining").toBool();
    instance.logLevel = item.value(u"logLevel").toString();
    return instance;
}

} // namespace firstcome
