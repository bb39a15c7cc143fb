// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/sql/checkpointer.h"
#include "backend/platform/sql/readers.h"
#include "backend/platform/work/reply.h"

namespace firstcome::sql {

/// The database: one writer thread with three queues, a few readers, and on SQLite a checkpoint thread.
/// `write` and `read` run `work(Connection &)` in a transaction on the right thread and give its result, or its
/// exception, as a Reply. Work may be run again after a conflict: it must build its result anew and touch nothing
/// outside. Invariant: a Reply of `write` is resolved only after the commit is durable. Thread: any.
class Database
{
public:
    /// Sees to it that it hears how a job ends; false: it must not be done now.
    using Guard = std::function<bool(WriteJob &)>;

    explicit Database(const DatabaseSettings &settings);
    /// The same database, for work that the guard lets through alone; what it does not let through fails Lost. The
    /// other is started and stopped, and outlives it.
    Database(const Database &behind, Guard guard);
    ~Database();
    Q_DISABLE_COPY_MOVE(Database)

    /// Before `start`: nothing is committed while `may` says no; such work fails Lost, as if the database were away.
    void commitOnlyWhile(std::function<bool()> may) { m_threads->writer.commitOnlyWhile(std::move(may)); }
    /// Opens everything; throws Failure.
    void start();
    /// Finishes what is queued, then closes.
    void stop();

    template <typename Work>
    auto write(Queue queue, Work work) -> work::Reply<std::invoke_result_t<Work &, Connection &>>
    {
        return submit(std::move(work), [this, queue](WriteJob job) { write(queue, std::move(job)); });
    }

    template <typename Work>
    auto read(Work work) -> work::Reply<std::invoke_result_t<Work &, Connection &>>
    {
        return submit(std::move(work), [this](WriteJob job) { read(std::move(job)); });
    }

    /// The same for who goes on where the work was done.
    void write(Queue queue, WriteJob job);
    void read(WriteJob job);

    const DatabaseSettings &settings() const { return m_settings; }
    const Writer &writer() const { return m_threads->writer; }

private:
    template <typename Work, typename Add>
    static auto submit(Work work, Add add) -> work::Reply<std::invoke_result_t<Work &, Connection &>>
    {
        using Given = std::invoke_result_t<Work &, Connection &>;
        work::Reply<Given> reply;
        if constexpr (std::is_void_v<Given>) {
            add(WriteJob{[work = std::move(work)](Connection &connection) mutable { work(connection); },
                         [reply] { reply.resolve(); },
                         [reply](std::exception_ptr failure) { reply.fail(std::move(failure)); }});
        } else {
            auto result = std::make_shared<std::optional<Given>>();
            add(WriteJob{
                [work = std::move(work), result](Connection &connection) mutable { result->emplace(work(connection)); },
                [reply, result] { reply.resolve(std::move(**result)); },
                [reply](std::exception_ptr failure) { reply.fail(std::move(failure)); }});
        }
        return reply;
    }

    struct Threads
    {
        explicit Threads(const DatabaseSettings &settings);
        Writer writer;
        Readers readers;
        Checkpointer checkpointer;
    };

    DatabaseSettings m_settings;
    std::shared_ptr<Threads> m_threads;
    Guard m_guard;
};

} // namespace firstcome::sql
