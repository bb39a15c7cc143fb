// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/instances/neighbours.h"

#include "backend/platform/watch/log.h"
#include <QDataStream>
#include <QIODevice>

namespace firstcome::instances {

namespace {

QByteArray packed(const Message &message, const QByteArray &changes)
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream << message.sender << message.sequence << message.isBeat << changes;
    return bytes;
}

} // namespace

Neighbours::Neighbours(Parts parts, watch::Metrics &metrics)
    : m_parts(std::move(parts)), m_loop(work::Loop::current()->entrance())
{
    if (!m_parts.me.isShared())
        return;
    // Until the first look nobody knows who is there.
    m_parts.changes.knownUntil({});
    if (m_parts.bus) {
        m_parts.bus->onMessage([this](const QByteArray &message) { heard(message); });
        m_parts.changes.sendTo([this](std::span<const Change> changes) { send(changes); });
    }
    const auto gauge = [&metrics](const char *name, const char *help, const std::atomic<qint64> &figure) {
        metrics.gaugeFrom({name, help}, [&figure] { return double(figure); });
    };
    gauge("instances_living", "Instances on the list whose lease is not over, this one too", m_living);
    gauge("instances_silent", "Of the others those that are not heard: what they do is read from SQL", m_silent);
    metrics.counterFrom({"changes_heard_total", "Messages of other instances"}, [this] { return double(m_heard); });
    metrics.counterFrom({"limit_tries_heard_total", "Tries at other instances that count in limits here"},
                        [this] { return double(m_triesHeard); });
    metrics.gaugeFrom({"limits_shared", "1 while the tries at all instances count together; else each counts its own"},
                      [bus = m_parts.bus] { return bus && bus->isUp() ? 1.0 : 0.0; });
    metrics.counterFrom({"changes_caught_up_total", "How often SQL was read anew because others were not heard"},
                        [this] { return double(m_catchUps); });
    metrics.gaugeFrom({"changes_current", "1 while everything other instances did is known here"},
                      [this] { return m_parts.changes.isCurrent() ? 1.0 : 0.0; });
}

Neighbours::~Neighbours()
{
    m_parts.changes.sendTo({});
    if (m_parts.bus)
        m_parts.bus->onMessage({});
}

void Neighbours::send(std::span<const Change> changes)
{
    const QByteArray encoded = encodeChanges(changes);
    const std::scoped_lock lock(m_sending);
    const QByteArray message = packed({m_parts.me.token(), ++m_sent, false}, encoded);
    m_loop->post([bus = m_parts.bus, message] { bus->publish(message); });
}

void Neighbours::beat()
{
    if (!m_parts.bus)
        return;
    const std::scoped_lock lock(m_sending);
    const QByteArray message = packed({m_parts.me.token(), m_sent, true}, {});
    // Behind what was posted before it.
    m_loop->post([bus = m_parts.bus, message] { bus->publish(message); });
}

void Neighbours::heard(const QByteArray &bytes)
{
    const auto now = Steady::now();
    Message message;
    QByteArray encoded;
    QDataStream stream(bytes);
    stream >> message.sender >> message.sequence >> message.isBeat >> encoded;
    if (stream.status() != QDataStream::Ok || message.sender == m_parts.me.token() || !m_hearing.hear(message, now))
        return;
    ++m_heard;
    if (!message.isBeat) {
        if (const auto changes = decodeChanges(encoded)) {
            m_parts.changes.hear(*changes);
            m_triesHeard += std::count_if(changes->begin(), changes->end(), [](const Change &change) {
                return std::holds_alternative<TriesCounted>(change);
            });
        } else {
            m_hearing.missed(now);
        }
    }
    conclude();
}

void Neighbours::conclude()
{
    m_parts.changes.knownUntil(m_hearing.knownUntil());
    m_silent = m_hearing.silent(Steady::now());
}

QCoro::Task<> Neighbours::look()
{
    const auto asked = Steady::now();
    const auto read =
        m_parts.database.read([](sql::Connection &connection) { return InstanceTable(connection).all(); });
    const std::vector<Listed> all = co_await read;
    listed(all, asked);
    const auto now = Steady::now();
    if (m_parts.me.isShared() && m_hearing.mustCatchUp(now) && !m_catchingUp && now - m_lastCatchUp >= catchUpEvery)
        co_await catchUp();
}

void Neighbours::listed(const std::vector<Listed> &all, Steady::time_point asked)
{
    std::vector<Neighbour> others;
    m_before.clear();
    int living = 0;
    for (const Listed &listed : all) {
        living += listed.lives;
        if (listed.place.token == m_parts.me.token()) {
            m_parts.seeMyself(listed);
            continue;
        }
        others.push_back({listed.place.token, listed.lives});
        if (listed.lives && listed.serves && listed.place.number < m_parts.me.number())
            m_before.push_back(listed);
    }
    m_living = living;
    if (!m_parts.me.isShared())
        return;
    m_hearing.listed(others, asked);
    conclude();
}

QCoro::Task<> Neighbours::catchUp()
{
    const auto began = Steady::now();
    m_lastCatchUp = began;
    m_catchingUp = true;
    const auto read = m_parts.database.read([this](sql::Connection &connection) { m_parts.catchUp(connection); });
    try {
        co_await read;
        m_hearing.caughtUp(began);
        ++m_catchUps;
    } catch (const sql::Failure &failure) {
        watch::log(watch::Level::Warning, "changes.not-caught-up", {{"why", failure.what()}});
    }
    m_catchingUp = false;
    conclude();
}

} // namespace firstcome::instances
