// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/instances/membership.h"

#include "backend/platform/watch/log.h"
#include <QRandomGenerator>
#include <pthread.h>

namespace firstcome::instances {

Membership::Membership(sql::Database &database, IdSource &ids) : m_database(database), m_ids(ids)
{
    if (isShared())
        m_database.commitOnlyWhile([this] { return holds(); });
}

Membership::~Membership()
{
    leave();
}

void Membership::join(sql::Connection &connection)
{
    const auto asked = Steady::now();
    const auto token = qint64(QRandomGenerator::system()->generate64() >> 1);
    hold(InstanceTable(connection).take(token), asked);
}

void Membership::hold(const Place &place, Steady::time_point asked)
{
    m_number = place.number;
    m_token = place.token;
    m_ids.become(place.number);
    m_heldUntil = isShared() ? asked + believedFor : Steady::time_point::max();
}

void Membership::keep()
{
    m_thread = std::thread([this] {
        pthread_setname_np(pthread_self(), "membership");
        work();
    });
}

void Membership::serve(std::function<QByteArray()> describe)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_describe = std::move(describe);
        m_due = true;
    }
    m_woken.notify_all();
}

void Membership::tellSoon()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_due = m_describe != nullptr;
    }
    m_woken.notify_all();
}

void Membership::work()
{
    std::unique_lock lock(m_mutex);
    while (!m_leaving) {
        const auto due = [this] { return m_leaving || m_due; };
        // An installation that is alone has nobody to tell that it is still there.
        if (isShared())
            m_woken.wait_for(lock, renewEvery, due);
        else
            m_woken.wait(lock, due);
        if (m_leaving)
            return;
        m_due = false;
        lock.unlock();
        renew();
        lock.lock();
    }
}

void Membership::renew()
{
    std::function<QByteArray()> describe;
    {
        const std::scoped_lock lock(m_mutex);
        describe = m_describe;
    }
    const Renewal renewal{describe != nullptr, describe ? describe() : QByteArray()};
    const auto asked = Steady::now();
    const auto before = m_heldUntil.load();
    const auto work = [this, asked, renewal](sql::Connection &connection) {
        const bool mine = InstanceTable(connection).renew(place(), renewal);
        // Before the commit, which asks for it; a commit that fails is put right below.
        if (mine)
            hold(place(), asked);
        else
            join(connection);
        return mine;
    };
    try {
        if (!m_database.write(sql::Queue::Background, work).get())
            watch::log(watch::Level::Warning, "instance.renumbered", {{"number", number()}});
    } catch (const sql::Failure &failure) {
        m_heldUntil = before;
        watch::log(watch::Level::Warning, "instance.not-renewed", {{"why", failure.what()}});
    }
}

void Membership::leave()
{
    if (!m_thread.joinable())
        return;
    {
        const std::scoped_lock lock(m_mutex);
        m_leaving = true;
    }
    m_woken.notify_all();
    m_thread.join();
    try {
        m_database
            .write(sql::Queue::Background,
                   [this](sql::Connection &connection) { InstanceTable(connection).end(place()); })
            .get();
    } catch (const sql::Failure &failure) {
        watch::log(watch::Level::Warning, "instance.not-ended", {{"why", failure.what()}});
    }
}

} // namespace firstcome::instances
