// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <sqlite3.h>
#include <thread>
#include <vector>

namespace firstcome::bench {

/// What is asked for: one unit of the one option.
struct NakedOrder
{
    qint64 id = 0;
    qint64 memberId = 0;
    qint64 receivedAt = 0; ///< milliseconds
    QByteArray key;
    QByteArray bodyHash; ///< 32 bytes
    std::function<void(bool placed)> answered;
};

/// The least that a durable, exact flash sale can do: SQLite's own calls, one writer thread, a batch of all that waits.
/// It shares no line with the product's placement: own tables, own SQL, own encoding, own chain of hashes.
/// Writes an order's six rows (order with its key, line, hold, member's allowance, admission with hash, event), looks
/// keys up first, and guards option, allowance and sale as the product does.
/// Thread: `add` from any; `answered` is called on the writer's.
class NakedShop
{
public:
    explicit NakedShop(const QByteArray &path);
    ~NakedShop();
    void add(NakedOrder order);

private:
    enum Kept {
        Begin,
        Commit,
        FindKey,
        FindMember,
        AddMember,
        AddOrder,
        AddLine,
        AddHold,
        AddAdmission,
        AddEvent,
        Take,
        MoveHead,
        KeptCount
    };

    void work();
    void checkpoints();
    bool placeBatch(std::vector<NakedOrder> &batch, std::vector<bool> &placed);
    bool place(const NakedOrder &order, qint64 now);
    bool isKnown(const NakedOrder &order);
    bool grant(qint64 memberId);
    void run(Kept kept);
    void chain(const NakedOrder &order, qint64 now);

    sqlite3 *m_database = nullptr;
    sqlite3_stmt *m_kept[KeptCount] = {};
    QByteArray m_path;
    QByteArray m_head = QByteArray(32, '\0');
    qint64 m_sequence = 0;
    int m_logFrames = 0; ///< in the write-ahead log after the last commit
    std::mutex m_mutex;
    std::condition_variable m_arrived;
    std::vector<NakedOrder> m_waiting;
    bool m_stopping = false;
    std::thread m_writer;
    std::thread m_checkpointer;
};

} // namespace firstcome::bench
