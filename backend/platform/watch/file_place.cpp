// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/watch/file_place.h"

#include "backend/platform/watch/log.h"
#include <sys/stat.h>

namespace firstcome::watch {

void FilePlace::look()
{
    struct stat now = {};
    const bool isThere = ::stat(m_path.constData(), &now) == 0;
    if (m_number == 0) {
        m_device = now.st_dev;
        m_number = now.st_ino;
    }
    const bool holds = isThere && now.st_dev == m_device && now.st_ino == m_number;
    if (m_holds.exchange(holds) == holds)
        return;
    if (holds)
        log(Level::Info, "file.back", {{"file", m_path}});
    else
        log(Level::Error, "file.moved",
            {{"file", m_path},
             {"detail", isThere ? "another file was put in its place: put the open one back, or stop this server"
                                : "it was moved or removed: put the open one back, or stop this server"}});
}

} // namespace firstcome::watch
