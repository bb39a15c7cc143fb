// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <array>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <span>
#include <thread>

namespace firstcome::watch {

/// What the access log keeps of one request: plain bytes, so that writing it down is one copy. Texts that are too long
/// are cut. No query, no body, no header: those may be personal.
struct AccessEntry
{
    std::int64_t at = 0; ///< milliseconds since 1970, UTC
    std::int64_t bytes = 0;
    std::int64_t micros = 0;
    std::int64_t principal = 0;
    std::int16_t status = 0;
    bool answered = true; ///< false: the client was gone
    bool byOperator = false;
    std::array<char, 8> method{};
    std::array<char, 46> peer{};
    std::array<char, 64> requestId{};
    std::array<char, 130> path{};
    std::array<char, 32> traceId{}; ///< empty: nobody is traced

    static void cut(std::span<char> field, QByteArrayView text);
};

/// One lane's bounded queue to the writer thread.
/// Invariant: `push` never waits; what does not fit is dropped and counted.
/// Thread: push from the lane, take from the writer.
class AccessRing
{
public:
    static constexpr std::size_t capacity = 8 * 1024; ///< at 50 ms: 160,000 requests a second

    AccessRing() : m_entries(std::make_unique<AccessEntry[]>(capacity)) {}

    /// The entry to fill, or nullptr when the ring is full; `push` publishes it.
    AccessEntry *next();
    void push();
    /// Writes what is queued; returns how many.
    std::size_t drain(QByteArray &out);
    bool isEmpty() const { return m_head.load() == m_tail.load(); }
    std::int64_t dropped() const { return m_dropped.load(std::memory_order_relaxed); }

private:
    std::unique_ptr<AccessEntry[]> m_entries;
    alignas(64) std::atomic<std::size_t> m_head{0};
    alignas(64) std::atomic<std::size_t> m_tail{0};
    std::atomic<std::int64_t> m_dropped{0};
    std::int64_t m_lastAt = -1; ///< the writer's: an instant and its text
    QByteArray m_lastText;
};

/// How much of the access log is kept.
struct AccessLogBounds
{
    std::int64_t fileBytes = 64 * 1024 * 1024; ///< a file that grew beyond it is put aside
    int files = 4;                             ///< kept beside the one that is written: `access.log.1` is the newest
};

/// Writes one JSON line a request to a file, from one thread for all lanes. Files that grew too long are put aside, and
/// the oldest go. A disk that refuses costs log lines (counted), never a request.
class AccessLog
{
public:
    explicit AccessLog(const QByteArray &path, AccessLogBounds bounds = {});
    ~AccessLog();

    /// Whether the file could be opened.
    bool isOpen() const { return m_descriptor >= 0; }
    /// Goes on in the file of that name, for who moved it away. Thread: any.
    void reopen() { m_reopens = true; }
    /// A ring for one lane; lives as long as the log.
    AccessRing &addRing();
    std::int64_t dropped() const;
    std::int64_t lost() const { return m_lost.load(std::memory_order_relaxed); }

    static constexpr std::chrono::milliseconds pause{50};

private:
    void run();
    bool writeOut(QByteArray &lines);
    void putAside();
    bool open();
    void close();

    QByteArray m_path;
    AccessLogBounds m_bounds;
    int m_descriptor = -1;
    std::int64_t m_size = 0;
    bool m_torn = false; ///< the file ends in the middle of a line
    std::atomic<bool> m_reopens{false};
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<AccessRing> m_rings;
    std::atomic<std::int64_t> m_lost{0};
    bool m_stopping = false;
    std::thread m_writer;
};

} // namespace firstcome::watch
