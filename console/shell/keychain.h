// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>
#include <QUrl>
#include <functional>

/// The system's keychain (Secret Service or KWallet), for passwords that an operator lets the console remember.
/// Where there is none nothing is kept, least of all in clear. Thread: GUI; nothing blocks.
namespace firstcome::keychain {

/// Whose password it is.
struct Entry
{
    QUrl server;
    QString login;
};

enum class Found : quint8 { Password, Nothing, NoKeychain };
using Read = std::function<void(Found found, const QString &password)>;

/// `read` is called once, later, unless `context` dies first.
void read(const Entry &entry, QObject *context, const Read &read);
/// Both go on by themselves, also after whoever asked is gone.
void keep(const Entry &entry, const QString &password);
void forget(const Entry &entry);

} // namespace firstcome::keychain
