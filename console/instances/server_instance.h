// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/id.h"
#include "shared/base/instant.h"
#include <QJsonObject>
#include <QList>
#include <optional>

namespace firstcome {

/// A process that serves, by its own account; what it does not say is nothing.
struct ServerInstance
{
    struct Probe
    {
        QString name;
        bool holds = false;
    };

    Id id = 0; ///< of the row: the number and one, since numbers begin at 0
    QString number;
    qint64 stamp = 0; ///< when it was read, counted
    QString roles;
    QString version;
    QString address;
    QString processId;
    Instant startedAt{};
    std::optional<double> cores; ///< of the processor, that it uses
    std::optional<qint64> memory;
    std::optional<double> loopDelay; ///< milliseconds by which its main loop is late
    std::optional<qint64> connections;
    std::optional<double> perSecond; ///< answers to shoppers and sellers
    std::optional<qint64> diskFree;
    QList<Probe> health;
    bool draining = false;
    QString logLevel;

    bool isHealthy() const;
    bool takesWork() const { return !draining && isHealthy(); }
};

/// The row of the instance of that number; 0: it is none.
Id instanceRowOf(const QString &number);
/// Nothing where it has no number.
std::optional<ServerInstance> serverInstanceFrom(const QJsonObject &item);

} // namespace firstcome
