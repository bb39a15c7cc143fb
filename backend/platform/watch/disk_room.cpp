// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/watch/disk_room.h"

#include "backend/platform/watch/log.h"
#include <sys/statvfs.h>

namespace firstcome::watch {

void DiskRoom::look()
{
    struct statvfs disk
    {
    };
    // What cannot be asked is not known to be full.
    if (::statvfs(m_folder.constData(), &disk) != 0)
        return;
    m_free = qint64(disk.f_bavail) * qint64(disk.f_frsize);
    const bool full = m_free < m_reserve;
    if (m_full.exchange(full) == full)
        return;
    if (full)
        log(Level::Error, "disk.full", {{"folder", m_folder}, {"freeBytes", m_free.load()}, {"reserve", m_reserve}});
    else
        log(Level::Info, "disk.room", {{"folder", m_folder}, {"freeBytes", m_free.load()}});
}

} // namespace firstcome::watch
