// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/sql/open_paths.h"

#include <sys/stat.h>

namespace firstcome::sql {

bool OpenPaths::mayOpen(const char *path) const
{
    const std::scoped_lock lock(m_mutex);
    const auto entry = m_entries.find(path);
    if (entry == m_entries.end())
        return true;
    struct stat now = {};
    return ::stat(path, &now) == 0 && now.st_dev == entry->second.device && now.st_ino == entry->second.number;
}

void OpenPaths::add(const char *path)
{
    const std::scoped_lock lock(m_mutex);
    Entry &entry = m_entries[path];
    struct stat now = {};
    if (entry.times++ == 0 && ::stat(path, &now) == 0) {
        entry.device = now.st_dev;
        entry.number = now.st_ino;
    }
}

void OpenPaths::remove(const std::string &path)
{
    const std::scoped_lock lock(m_mutex);
    const auto entry = m_entries.find(path);
    if (entry != m_entries.end() && --entry->second.times == 0)
        m_entries.erase(entry);
}

} // namespace firstcome::sql
