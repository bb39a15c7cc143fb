// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/system/instance.h"

#include "backend/platform/instances/instance_table.h"
#include "backend/platform/resilience/breaker_view.h"
#include "backend/platform/watch/log.h"
#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <sys/resource.h>
#include <unistd.h>

namespace firstcome::system {

namespace {

/// -1 where the system does not tell.
qint64 memoryInBytes()
{
    QFile statm(QStringLiteral("/proc/self/statm"));
    if (!statm.open(QIODevice::ReadOnly))
        return -1;
    return statm.readAll().split(' ').value(1).toLongLong() * ::sysconf(_SC_PAGESIZE);
}

/// Processor time of all threads since the start.
std::chrono::microseconds used()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return std::chrono::seconds(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           std::chrono::microseconds(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
}

/// What the instance said of itself, with what is wanted of it by now.
QJsonObject shown(const instances::Listed &listed)
{
    QJsonObject item = QJsonDocument::fromJson(listed.description).object();
    item.insert(QStringLiteral("id"), QString::number(listed.place.number));
    if (listed.drains)
        item.insert(QStringLiteral("draining"), true);
    if (!listed.logLevel.isEmpty())
        item.insert(QStringLiteral("logLevel"), QString::fromLatin1(listed.logLevel));
    return item;
}

} // namespace

QJsonObject toJson(const watch::DiskRoom &disk)
{
    return {{QStringLiteral("freeBytes"), disk.freeBytes()}, {QStringLiteral("full"), disk.isFull()}};
}

Instance::Instance(const SystemGround &ground)
    : m_ground(ground), m_startedAt(ground.clock()), m_lastBeat(Steady::now()), m_lastUsed(used())
{
}

void Instance::beat(Steady::time_point now)
{
    using Seconds = std::chrono::duration<double>;
    const auto total = used();
    const auto passed = now - m_lastBeat;
    m_cores = Seconds(total - m_lastUsed) / Seconds(passed);
    m_delayMillis =
        std::max<qint64>(0, std::chrono::duration_cast<std::chrono::milliseconds>(passed - beatPause).count());
    m_lastBeat = now;
    m_lastUsed = total;
    const qint64 answered = m_ground.requests().answered;
    if (m_answered && answered >= *m_answered)
        m_perSecond = double(answered - *m_answered) / Seconds(passed).count();
    m_answered = answered;
    m_ground.health.beat(now);
}

void Instance::see(const instances::Listed &listed)
{
    if (listed.drains != m_asksToDrain) {
        m_asksToDrain = listed.drains;
        watch::log(watch::Level::Info, "instance.drain", {{"asked", listed.drains}});
        listed.drains ? m_ground.health.startDraining() : m_ground.health.endDraining();
    }
    if (listed.logLevel == m_logLevel)
        return;
    m_logLevel = listed.logLevel;
    if (const auto level = watch::levelFrom(m_logLevel))
        watch::setLogLevel(*level);
}

Roles Instance::rolesOf(const instances::Listed &listed)
{
    const QJsonObject said = QJsonDocument::fromJson(listed.description).object();
    return Roles::from(said[u"roles"].toString()).value_or(Roles());
}

QJsonArray Instance::everyOne(sql::Connection &connection) const
{
    QJsonArray items;
    for (const instances::Listed &listed : instances::InstanceTable(connection).all()) {
        // Ourselves as we are now, not as of our last renewal.
        if (listed.place.token == m_ground.membership.token())
            items.append(describe());
        else if (listed.lives && listed.serves)
            items.append(shown(listed));
    }
    return items;
}

QJsonObject Instance::describe() const
{
    QJsonArray breakers;
    for (const auto &[name, snapshot] : m_ground.breakers.snapshots())
        breakers.append(resilience::toJson(name, snapshot));
    const double perSecond = m_perSecond;
    QJsonObject health;
    for (const watch::Health::Finding &finding : m_ground.health.findings())
        health.insert(QString::fromLatin1(finding.name), finding.ready);
    return {{QStringLiteral("id"), QString::number(m_ground.membership.number())},
            {QStringLiteral("roles"), m_ground.roles.text()},
            {QStringLiteral("version"), QStringLiteral(FIRSTCOME_VERSION)},
            {QStringLiteral("address"), QString::fromLatin1(m_ground.address())},
            {QStringLiteral("processId"), QCoreApplication::applicationPid()},
            {QStringLiteral("startedAt"), toIso(m_startedAt)},
            {QStringLiteral("memoryBytes"), memoryInBytes()},
            {QStringLiteral("cpu"), m_cores.load()},
            {QStringLiteral("loopDelayMs"), m_delayMillis.load()},
            {QStringLiteral("connections"), m_ground.connections()},
            {QStringLiteral("perSecond"), perSecond < 0 ? QJsonValue(QJsonValue::Null) : QJsonValue(perSecond)},
            {QStringLiteral("disk"), toJson(m_ground.disk)},
            {QStringLiteral("breakers"), breakers},
            {QStringLiteral("health"), health},
            {QStringLiteral("logLevel"), QString::fromLatin1(watch::nameOf(watch::logLevel()))},
            {QStringLiteral("draining"), m_ground.health.isDraining()}};
}

} // namespace firstcome::system
