// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/sql/checkpointer.h"

#include "backend/platform/work/turns.h"

#include <pthread.h>
#include <sqlite3.h>

namespace firstcome::sql {

Checkpointer::Checkpointer(const DatabaseSettings &settings, Writer &writer) : m_settings(settings), m_writer(writer) {}

Checkpointer::~Checkpointer()
{
    stop();
}

void Checkpointer::start()
{
    if (work::Turns::current())
        return; // nobody minds how long the log gets
    m_thread = std::thread([this] {
        pthread_setname_np(pthread_self(), "sql-checkpoint");
        work();
    });
}

void Checkpointer::stop()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

void Checkpointer::work()
{
    HeldConnection connection(m_settings, Connection::Purpose::Write);
    int seen = -1;
    std::unique_lock lock(m_mutex);
    while (!m_wake.wait_for(lock, interval, [this] { return m_stopping; })) {
        const int frames = m_writer.logFrames();
        if (frames == seen)
            continue;
        seen = frames;
        lock.unlock();
        checkpoint(connection);
        lock.lock();
    }
}

void Checkpointer::checkpoint(HeldConnection &held)
{
    try {
        // Without one read first the PASSIVE call did nothing here and the log grew.
        auto &read = held.open().statement("SELECT 1 FROM sqlite_master LIMIT 1");
        read.next();
        read.reset();
    } catch (const Failure &) {
        return; // the writer will meet the same trouble and report it
    }
    const Connection &connection = *held.held();
    int frames = 0;
    int moved = 0;
    sqlite3_wal_checkpoint_v2(connection.native(), nullptr, SQLITE_CHECKPOINT_PASSIVE, &frames, &moved);
    if (m_writer.logFrames() <= restartFrames)
        return;
    sqlite3_file *file = nullptr;
    sqlite3_file_control(connection.native(), nullptr, SQLITE_FCNTL_FILE_POINTER, &file);
    if (file && file->pMethods)
        file->pMethods->xSync(file, SQLITE_SYNC_NORMAL);
    m_writer.requestCheckpoint();
}

} // namespace firstcome::sql
