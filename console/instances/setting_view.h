// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/id.h"
#include "shared/base/instant.h"
#include <QJsonObject>
#include <QList>
#include <optional>

namespace firstcome {

/// Who changed a setting, and to what.
struct SettingChange
{
    QString value;
    QString by;
    QString reason;
    Instant at{};
};

/// What can be set while the server runs. A value is written as the server writes it.
struct SettingView
{
    Id id = 0;        ///< of the row; a setting has a name and no number
    qint64 stamp = 0; ///< when it was read, counted
    QString name;     ///< as in the configuration
    QString value;
    QString usual; ///< its default
    QString by;    ///< who changed it; empty: nobody did
    std::optional<Instant> at;
    bool isNumber = false;
    qint64 least = 0; ///< of a number
    qint64 most = 0;
    QString unit;             ///< of a number; may be empty
    QStringList choices;      ///< the words it may be, where there are few
    QString takes;            ///< else, in the server's words
    bool raisedByTwo = false; ///< a higher value waits for a second person

    QJsonValue json(const QString &text) const;
};

/// Nothing where it has no name.
std::optional<SettingView> settingFrom(const QJsonObject &item);
/// Of the answer of its history, the newest first.
QList<SettingChange> settingChangesFrom(const QJsonObject &answer);

} // namespace firstcome
