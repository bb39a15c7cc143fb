// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <atomic>

namespace firstcome::watch {

/// Whether the disk of a folder has room left: looked at now and then, answered from memory. Says in the log when it
/// fills up and when there is room again. Thread: `look` on one, the rest any.
class DiskRoom
{
public:
    DiskRoom(QByteArray folder, qint64 reserve) : m_folder(std::move(folder)), m_reserve(reserve) {}

    void look();
    /// Fewer bytes than the reserve are free.
    bool isFull() const { return m_full; }
    qint64 freeBytes() const { return m_free; }

private:
    QByteArray m_folder;
    qint64 m_reserve;
    std::atomic<bool> m_full{false};
    std::atomic<qint64> m_free{0};
};

} // namespace firstcome::watch
