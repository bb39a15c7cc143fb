// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/sql/connection.h"
#include <QFile>
#include <QRandomGenerator>
#include <memory>
#include <sqlite3.h>

namespace firstcome::test {

inline sql::DatabaseSettings at(const QString &path)
{
    sql::DatabaseSettings settings;
    settings.path = path;
    return settings;
}

inline QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("%s cannot be written", qPrintable(path));
}

/// Everything that a database says; of what SQLite finds wrong in it, that.
inline QByteArray readAll(const QString &path)
{
    try {
        sql::Connection connection(at(path), sql::Connection::Purpose::Read);
        auto &sound = connection.statement("PRAGMA integrity_check(1)");
        if (!sound.next() || sound.text(0) != "ok")
            return "not sound: " + sound.text(0);
        sound.reset();
        QByteArray all;
        auto &rows = connection.statement("SELECT id, value FROM kept ORDER BY id");
        while (rows.next())
            all += QByteArray::number(rows.integer(0)) + '=' + QByteArray::number(rows.integer(1)) + ' ';
        return all;
    } catch (const sql::Failure &failure) {
        return QByteArray("not readable: ") + failure.what();
    }
}

/// A database that is written, checkpointed, read and closed as luck will have it.
class RandomWork
{
public:
    RandomWork(QString path, quint32 luck) : m_path(std::move(path)), m_random(luck) {}

    /// Until it ends by itself, or by the disk. What is durable is in `told`, what may be as well in `begun`.
    void run(int steps)
    {
        try {
            open();
            for (int i = 0; i < steps; ++i)
                step();
        } catch (const sql::Failure &) {
            // the disk was cut off
        }
        m_reader.reset();
        m_checkpointer.reset();
        m_writer.reset();
    }
    void open()
    {
        m_writer = std::make_unique<sql::Connection>(at(m_path), sql::Connection::Purpose::Write);
        m_writer->run("CREATE TABLE IF NOT EXISTS kept (id INTEGER PRIMARY KEY, value INTEGER, ballast TEXT)");
        m_checkpointer = std::make_unique<sql::Connection>(at(m_path), sql::Connection::Purpose::Write);
    }
    QByteArray told;
    QByteArray begun;

private:
    void step()
    {
        const int what = m_random.bounded(10);
        if (what < 6)
            return transact();
        if (what == 6)
            return look();
        if (what == 7 && m_reader)
            return m_reader.reset();
        // The first read makes the checkpoint see what there is.
        auto &row = m_checkpointer->statement("SELECT 1 FROM sqlite_master LIMIT 1");
        row.next();
        row.reset();
        sqlite3_wal_checkpoint_v2(m_checkpointer->native(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    }
    /// Some rows change, some are new, now and then many go: pages come and go with them.
    void transact()
    {
        m_writer->begin();
        const int rows = m_random.bounded(1, 12);
        for (int i = 0; i < rows; ++i) {
            m_writer
                ->statement("INSERT INTO kept (id, value, ballast) VALUES (?,?,?) ON CONFLICT (id) DO UPDATE SET "
                            "value = excluded.value")
                .bind(m_random.bounded(400), m_random.bounded(1'000'000), QByteArray(m_random.bounded(600), 'b'))
                .exec();
        }
        if (m_random.bounded(12) == 0)
            m_writer->statement("DELETE FROM kept WHERE id % 3 = ?").bind(m_random.bounded(3)).exec();
        begun = all(*m_writer);
        m_writer->commit();
        told = begun;
    }
    /// Its snapshot keeps the log from beginning anew.
    void look()
    {
        m_reader = std::make_unique<sql::Connection>(at(m_path), sql::Connection::Purpose::Read);
        m_reader->run("BEGIN");
        auto &row = m_reader->statement("SELECT COUNT(*) FROM kept");
        row.next();
        row.reset();
    }
    static QByteArray all(sql::Connection &connection)
    {
        QByteArray all;
        auto &rows = connection.statement("SELECT id, value FROM kept ORDER BY id");
        while (rows.next())
            all += QByteArray::number(rows.integer(0)) + '=' + QByteArray::number(rows.integer(1)) + ' ';
        return all;
    }

    QString m_path;
    QRandomGenerator m_random;
    std::unique_ptr<sql::Connection> m_writer;
    std::unique_ptr<sql::Connection> m_checkpointer;
    std::unique_ptr<sql::Connection> m_reader;
};

} // namespace firstcome::test
