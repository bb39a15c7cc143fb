// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <map>
#include <mutex>
#include <string>
#include <sys/types.h>

namespace firstcome::sql {

/// Which file stands behind each path that this process has open. SQLite opens by path: where somebody has put another
/// file in its place, or taken it away, it would read the new one (or make one) with the log of the old.
/// Thread: any.
class OpenPaths
{
public:
    /// No file is open by this path, or the one that stands there now.
    bool mayOpen(const char *path) const;
    void add(const char *path);
    void remove(const std::string &path);

private:
    struct Entry
    {
        dev_t device = 0;
        ino_t number = 0;
        int times = 0;
    };

    mutable std::mutex m_mutex;
    std::map<std::string, Entry> m_entries;
};

} // namespace firstcome::sql
