// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/widgets/ui_memory.h"
#include <QColor>
#include <QList>
#include <QUrl>
#include <optional>

namespace firstcome {

/// What kind of server a profile leads to; its colour is seen all day.
enum class Environment : quint8 { ThisComputer, Test, Staging, Production };

QString environmentName(Environment environment); ///< in the operator's language
QColor environmentColour(Environment environment);
inline constexpr int environmentCount = 4;

/// A server that was connected to, as the operator named it. Never holds a password.
struct ServerProfile
{
    QString name;
    QUrl url;
    QString login;
    Environment environment = Environment::ThisComputer;
};

/// An address as typed: the scheme may be left out (http for this computer, else https). Nothing when it is not one.
std::optional<QUrl> serverUrlFrom(const QString &typed);
bool isThisComputer(const QUrl &url);
/// A password sent there can be read on the way.
bool isUnprotected(const QUrl &url);

/// Of an address that nobody has named yet.
ServerProfile profileOf(const QUrl &url);

/// The profiles kept in the settings, the one used last first.
/// Invariant: a name is there once.
class ProfileStore
{
public:
    explicit ProfileStore(UiMemory memory) : m_memory(std::move(memory)) {}

    QList<ServerProfile> all() const;
    std::optional<ServerProfile> find(const QString &name) const;
    std::optional<ServerProfile> findAt(const QUrl &url) const;
    /// Adds or replaces, and puts it first.
    void keep(const ServerProfile &profile);
    void forget(const QString &name);

private:
    void write(const QList<ServerProfile> &profiles);

    UiMemory m_memory;
};

} // namespace firstcome
