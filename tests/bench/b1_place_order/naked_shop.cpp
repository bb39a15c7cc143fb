// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/b1_place_order/naked_shop.h"

#include <QtEndian>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <openssl/sha.h>

namespace firstcome::bench {

namespace {

constexpr qint64 price = 1'000;
constexpr qint64 holdFor = 600'000;
constexpr qint64 perMember = 1'000'000;
constexpr size_t largestBatch = 512;
constexpr int longLog = 8'000; // frames; then the writer runs a checkpoint itself

constexpr auto tables =
    "PRAGMA page_size=2048; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536;"
    "PRAGMA mmap_size=2147483648; PRAGMA wal_autocheckpoint=0; PRAGMA busy_timeout=5000;"
    "CREATE TABLE placed (id INTEGER PRIMARY KEY, member INTEGER NOT NULL, idem TEXT NOT NULL, hash BLOB NOT NULL,"
    " state TEXT NOT NULL, method TEXT NOT NULL, total INTEGER NOT NULL, until INTEGER NOT NULL, due INTEGER,"
    " version INTEGER NOT NULL, at INTEGER NOT NULL, UNIQUE (member, idem));"
    "CREATE INDEX placed_due ON placed (due);"
    "CREATE TABLE line (id INTEGER PRIMARY KEY, placed INTEGER NOT NULL, unit INTEGER NOT NULL, product TEXT NOT NULL,"
    " name TEXT NOT NULL, price INTEGER NOT NULL, quantity INTEGER NOT NULL, state TEXT NOT NULL, seq INTEGER);"
    "CREATE INDEX line_placed ON line (placed);"
    "CREATE TABLE hold (id INTEGER PRIMARY KEY, placed INTEGER NOT NULL, unit INTEGER NOT NULL,"
    " quantity INTEGER NOT NULL, state TEXT NOT NULL, until INTEGER NOT NULL);"
    "CREATE TABLE member (sale INTEGER NOT NULL, member INTEGER NOT NULL, granted INTEGER NOT NULL CHECK (granted >= "
    "0),"
    " PRIMARY KEY (sale, member)) WITHOUT ROWID;"
    "CREATE TABLE admission (sale INTEGER NOT NULL, seq INTEGER NOT NULL, placed INTEGER NOT NULL,"
    " member INTEGER NOT NULL, quantity INTEGER NOT NULL, received INTEGER NOT NULL, decided INTEGER NOT NULL,"
    " hash BLOB NOT NULL, PRIMARY KEY (sale, seq)) WITHOUT ROWID;"
    "CREATE TABLE event (id INTEGER PRIMARY KEY, topic TEXT NOT NULL, aggregate INTEGER NOT NULL, kind TEXT NOT NULL,"
    " body TEXT NOT NULL, at INTEGER NOT NULL);"
    "CREATE INDEX event_aggregate ON event (aggregate);"
    "CREATE TABLE unit (id INTEGER PRIMARY KEY, on_hand INTEGER NOT NULL, held INTEGER NOT NULL,"
    " version INTEGER NOT NULL, CHECK (on_hand >= held));"
    "CREATE TABLE sale (id INTEGER PRIMARY KEY, count INTEGER NOT NULL, head BLOB NOT NULL);"
    "INSERT INTO unit VALUES (2, 1000000000, 0, 1); INSERT INTO sale VALUES (3, 0, zeroblob(32));";

constexpr const char *statements[] = {
    "BEGIN IMMEDIATE",
    "COMMIT",
    "SELECT id FROM placed WHERE member = ? AND idem = ?",
    "SELECT granted FROM member WHERE sale = 3 AND member = ?",
    "INSERT INTO member VALUES (3, ?, 1) ON CONFLICT (sale, member) DO UPDATE SET granted = granted + 1",
    "INSERT INTO placed VALUES (?, ?, ?, ?, 'PENDING_PAYMENT', 'PG', ?, ?, ?, 1, ?)",
    "INSERT INTO line VALUES (?, ?, 2, 'Bench', 'One', ?, 1, 'RESERVED', ?)",
    "INSERT INTO hold VALUES (?, ?, 2, 1, 'HELD', ?)",
    "INSERT INTO admission VALUES (3, ?, ?, ?, 1, ?, ?, ?)",
    "INSERT INTO event VALUES (NULL, 'orders', ?, 'OrderPlaced', ?, ?)",
    "UPDATE unit SET held = held + ?, version = version + 1 WHERE id = 2 AND on_hand - held >= ?",
    "UPDATE sale SET count = ?, head = ? WHERE id = 3",
};

void must(bool good, sqlite3 *database)
{
    if (good)
        return;
    std::fprintf(stderr, "naked: %s\n", sqlite3_errmsg(database));
    std::abort();
}

sqlite3 *opened(const QByteArray &path)
{
    sqlite3 *database = nullptr;
    must(sqlite3_open(path.constData(), &database) == SQLITE_OK, database);
    return database;
}

void bind(sqlite3_stmt *statement, int place, qint64 value)
{
    sqlite3_bind_int64(statement, place, value);
}

void bind(sqlite3_stmt *statement, int place, const QByteArray &text)
{
    sqlite3_bind_text(statement, place, text.constData(), int(text.size()), SQLITE_STATIC);
}

void bindBytes(sqlite3_stmt *statement, int place, const QByteArray &bytes)
{
    sqlite3_bind_blob(statement, place, bytes.constData(), int(bytes.size()), SQLITE_STATIC);
}

qint64 milliseconds()
{
    using namespace std::chrono;
    return duration_cast<std::chrono::milliseconds>(system_clock::now().time_since_epoch()).count();
}

} // namespace

NakedShop::NakedShop(const QByteArray &path) : m_database(opened(path)), m_path(path)
{
    must(sqlite3_exec(m_database, tables, nullptr, nullptr, nullptr) == SQLITE_OK, m_database);
    for (int i = 0; i < KeptCount; ++i)
        must(sqlite3_prepare_v3(m_database, statements[i], -1, SQLITE_PREPARE_PERSISTENT, &m_kept[i], nullptr) ==
                 SQLITE_OK,
             m_database);
    const auto committed = [](void *frames, sqlite3 *, const char *, int count) {
        *static_cast<int *>(frames) = count;
        return SQLITE_OK;
    };
    sqlite3_wal_hook(m_database, committed, &m_logFrames);
    m_writer = std::thread([this] { work(); });
    m_checkpointer = std::thread([this] { checkpoints(); });
}

NakedShop::~NakedShop()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_stopping = true;
    }
    m_arrived.notify_all();
    m_writer.join();
    m_checkpointer.join();
    for (sqlite3_stmt *statement : m_kept)
        sqlite3_finalize(statement);
    sqlite3_close(m_database);
}

void NakedShop::add(NakedOrder order)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_waiting.push_back(std::move(order));
    }
    m_arrived.notify_all();
}

void NakedShop::work()
{
    std::vector<NakedOrder> batch;
    std::vector<bool> placed;
    while (true) {
        {
            std::unique_lock lock(m_mutex);
            m_arrived.wait(lock, [this] { return m_stopping || !m_waiting.empty(); });
            if (m_stopping)
                return;
            const auto end = m_waiting.begin() + qint64(std::min(m_waiting.size(), largestBatch));
            batch.assign(std::make_move_iterator(m_waiting.begin()), std::make_move_iterator(end));
            m_waiting.erase(m_waiting.begin(), end);
        }
        const bool durable = placeBatch(batch, placed);
        for (size_t i = 0; i < batch.size(); ++i)
            batch[i].answered(durable && placed[i]);
        if (m_logFrames > longLog)
            sqlite3_wal_checkpoint_v2(m_database, nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    }
}

/// Copies the log into the database beside the writer; reads first, without which a passive checkpoint does nothing.
void NakedShop::checkpoints()
{
    sqlite3 *own = opened(m_path);
    std::unique_lock lock(m_mutex);
    while (!m_arrived.wait_for(lock, std::chrono::milliseconds(20), [this] { return m_stopping; })) {
        lock.unlock();
        sqlite3_exec(own, "SELECT count FROM sale", nullptr, nullptr, nullptr);
        sqlite3_wal_checkpoint_v2(own, nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
        lock.lock();
    }
    lock.unlock();
    sqlite3_close(own);
}

void NakedShop::run(Kept kept)
{
    const int code = sqlite3_step(m_kept[kept]);
    must(code == SQLITE_DONE || code == SQLITE_ROW, m_database);
    sqlite3_reset(m_kept[kept]);
}

bool NakedShop::placeBatch(std::vector<NakedOrder> &batch, std::vector<bool> &placed)
{
    const qint64 now = milliseconds();
    placed.assign(batch.size(), false);
    run(Begin);
    qint64 taken = 0;
    for (size_t i = 0; i < batch.size(); ++i) {
        placed[i] = place(batch[i], now);
        taken += placed[i];
    }
    bind(m_kept[Take], 1, taken);
    bind(m_kept[Take], 2, taken);
    run(Take);
    must(sqlite3_changes(m_database) == 1, m_database);
    bind(m_kept[MoveHead], 1, m_sequence);
    bindBytes(m_kept[MoveHead], 2, m_head);
    run(MoveHead);
    run(Commit);
    return true;
}

bool NakedShop::isKnown(const NakedOrder &order)
{
    bind(m_kept[FindKey], 1, order.memberId);
    bind(m_kept[FindKey], 2, order.key);
    const bool known = sqlite3_step(m_kept[FindKey]) == SQLITE_ROW;
    sqlite3_reset(m_kept[FindKey]);
    return known;
}

bool NakedShop::grant(qint64 memberId)
{
    bind(m_kept[FindMember], 1, memberId);
    const bool row = sqlite3_step(m_kept[FindMember]) == SQLITE_ROW;
    const qint64 granted = row ? sqlite3_column_int64(m_kept[FindMember], 0) : 0;
    sqlite3_reset(m_kept[FindMember]);
    if (granted >= perMember)
        return false;
    bind(m_kept[AddMember], 1, memberId);
    run(AddMember);
    return true;
}

bool NakedShop::place(const NakedOrder &order, qint64 now)
{
    if (isKnown(order) || !grant(order.memberId))
        return false;
    const qint64 until = now + holdFor;
    sqlite3_stmt *add = m_kept[AddOrder];
    bind(add, 1, order.id);
    bind(add, 2, order.memberId);
    bind(add, 3, order.key);
    bindBytes(add, 4, order.bodyHash);
    bind(add, 5, price);
    bind(add, 6, until);
    bind(add, 7, until);
    bind(add, 8, now);
    run(AddOrder);
    chain(order, now);
    bind(m_kept[AddLine], 1, order.id + 1);
    bind(m_kept[AddLine], 2, order.id);
    bind(m_kept[AddLine], 3, price);
    bind(m_kept[AddLine], 4, m_sequence);
    run(AddLine);
    bind(m_kept[AddHold], 1, order.id + 1);
    bind(m_kept[AddHold], 2, order.id);
    bind(m_kept[AddHold], 3, until);
    run(AddHold);
    char body[160];
    const int size = std::snprintf(body, sizeof body, R"({"orderId":"%lld","memberId":"%lld","total":%lld})", order.id,
                                   order.memberId, price);
    const QByteArray payload = QByteArray::fromRawData(body, size);
    bind(m_kept[AddEvent], 1, order.id);
    bind(m_kept[AddEvent], 2, payload);
    bind(m_kept[AddEvent], 3, now);
    run(AddEvent);
    return true;
}

/// The next admission: its hash covers the one before it.
void NakedShop::chain(const NakedOrder &order, qint64 now)
{
    const qint64 fields[] = {3, ++m_sequence, order.id, order.memberId, 1, order.receivedAt, now};
    QByteArray covered = m_head;
    covered.resize(m_head.size() + qsizetype(sizeof fields));
    qToBigEndian<qint64>(fields, std::size(fields), covered.data() + m_head.size());
    SHA256(reinterpret_cast<const unsigned char *>(covered.constData()), size_t(covered.size()),
           reinterpret_cast<unsigned char *>(m_head.data()));
    sqlite3_stmt *add = m_kept[AddAdmission];
    bind(add, 1, m_sequence);
    bind(add, 2, order.id);
    bind(add, 3, order.memberId);
    bind(add, 4, order.receivedAt);
    bind(add, 5, now);
    bindBytes(add, 6, m_head);
    run(AddAdmission);
}

} // namespace firstcome::bench
