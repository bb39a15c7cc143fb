// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QJsonObject>
#include <QList>
#include <QString>
#include <functional>

namespace firstcome::simulators {

/// An append-only file of JSON records, one a line with its checksum; the latest record of a thing is what it is now.
/// Invariant: a record is with the operating system before `append` returns, so a kill -9 loses nothing that was told.
/// A line torn by a crash at the very end is cut off; one that was changed is an exception, as is a full disk, of
/// which nothing stays in the file. Its first line says how many there were at the last start or end, so that lines
/// that were taken out are missed. Lines from before there were checksums are taken as they are. A journal is one
/// process's alone. Thread: one at a time.
class Journal
{
public:
    /// Makes folder and file when they are missing.
    explicit Journal(QString path);
    ~Journal();
    Q_DISABLE_COPY_MOVE(Journal)

    struct Replayed
    {
        qint64 records = 0;
        qint64 missing = 0; ///< more were there once
    };
    /// Call once, before the first append.
    Replayed replay(const std::function<void(const QJsonObject &)> &apply);
    void append(const QJsonObject &record);
    /// Puts these records in place of all others; the file changes at once or not at all.
    void rewrite(const QList<QJsonObject> &records);

private:
    void open();
    /// Where the file has such a line, or has none at all.
    void writeCount() const;
    void write(const QByteArray &text);
    [[noreturn]] void fail(const char *what) const;

    QString m_path;
    int m_file = -1;
    qint64 m_records = 0;
    bool m_counts = false; ///< its first line is the count
};

} // namespace firstcome::simulators
