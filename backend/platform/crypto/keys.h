// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <QList>
#include <QStringList>

namespace firstcome::crypto {

/// A secret with the name by which a token says which one signed it.
struct Key
{
    QByteArray id;
    QByteArray secret;
};

/// The folder DATA/keys: one file for each purpose, made by whatever needs it first.
/// A file holds one key a line, `id secret-in-hex checksum`, so that a changed byte is seen; the first signs, all
/// verify, so a key is rotated by adding a line on top, with an id of its own. Invariant: folder 0700, files 0600, a
/// file appears whole or not at all; two processes that make one agree on the winner. What cannot be read, taken or
/// made is an exception (std::runtime_error) that names the file. Wider permissions are warned about. Thread: any.
class KeyFolder
{
public:
    explicit KeyFolder(const QString &dataFolder);
    /// That folder itself: where several instances share their keys.
    static KeyFolder at(const QString &folder);

    /// What a shop has keys for; each is the name of a file.
    static const QStringList &purposes();

    /// Never empty. `purpose` is one of `purposes`.
    QList<Key> keys(const QString &purpose) const;
    /// A single secret of 32 bytes, in hex as stored.
    QByteArray secret(const QString &purpose) const;
    /// All of them, the one of today first.
    QByteArrayList secrets(const QString &purpose) const;

    QString path() const { return m_folder; }
    QString pathOf(const QString &purpose) const { return m_folder + u'/' + purpose; }
    bool has(const QString &purpose) const;
    /// The purposes that have a file.
    QStringList found() const;

private:
    KeyFolder() = default;
    QByteArray read(const QString &purpose) const;
    void make(const QString &path) const;

    QString m_folder;
};

/// As it stands in its file.
QByteArray lineOf(const Key &key);

/// By which a key is known where it must not stand: keyed by the secret, which cannot be had from it.
QByteArray printOf(const Key &key);

} // namespace firstcome::crypto
