// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/watch/log.h"
#include "backend/simulators/journal.h"
#include "shared/base/instant.h"
#include <mutex>

namespace firstcome::simulators {

/// A book behind its lock and its journal: what was decided is written down, then in the book, then told.
/// `Book` has restore(record) and records(now); what acts on it decides only, and answers with the `record` of what
/// changes (empty: nothing).
/// Invariant: the book is what its journal says, also when that could not be written: then nothing has happened.
/// Thread: any.
template <typename Book>
class JournaledBook
{
public:
    JournaledBook(const QString &path, quint64 seed, Instant now) : m_journal(path), m_book(seed, now)
    {
        const auto [lines, missing] = m_journal.replay([this](const QJsonObject &record) { m_book.restore(record); });
        m_wasEmpty = lines == 0;
        if (missing > 0)
            watch::log(watch::Level::Error, "simulator.cut",
                       {{"file", path},
                        {"missing", missing},
                        {"detail", "lines of this journal are gone: put it back from the backup, or what was told in "
                                   "them is forgotten"}});
        const QList<QJsonObject> records = m_book.records(now);
        if (lines > worthRewriting && lines > 2 * records.size())
            m_journal.rewrite(records);
    }

    /// When it was opened.
    bool wasEmpty() const { return m_wasEmpty; }

    template <typename Act>
    auto act(Act act)
    {
        const std::scoped_lock lock(m_mutex);
        auto answer = act(m_book);
        if (!answer.record.isEmpty()) {
            m_journal.append(answer.record);
            m_book.restore(answer.record);
        }
        return answer;
    }

    template <typename Look>
    auto look(Look look) const
    {
        const std::scoped_lock lock(m_mutex);
        return look(m_book);
    }

private:
    static constexpr qint64 worthRewriting = 1'000;

    mutable std::mutex m_mutex;
    Journal m_journal;
    Book m_book;
    bool m_wasEmpty = false;
};

} // namespace firstcome::simulators
