// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <atomic>
#include <sys/types.h>

namespace firstcome::watch {

/// Whether a file that this process has open still stands where it was opened: somebody may have put another one there,
/// or taken it away. Looked at now and then, answered from memory; the log says when it went and when it is back.
/// Thread: `look` on one, the rest any.
class FilePlace
{
public:
    explicit FilePlace(QByteArray path) : m_path(std::move(path)) {}

    /// The first time the file is there.
    void look();
    bool holds() const { return m_holds; }

private:
    QByteArray m_path;
    dev_t m_device = 0;
    ino_t m_number = 0; ///< 0: not looked at yet
    std::atomic<bool> m_holds{true};
};

} // namespace firstcome::watch
