// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/sql/connection.h"
#include <QJsonObject>
#include <functional>
#include <vector>

namespace firstcome::settings {

enum class SettingKind : quint8 {
    Number, ///< a whole number in a range
    Choice, ///< one of a few words
    Text    ///< anything it says it takes
};

/// What a setting takes.
struct SettingRange
{
    SettingKind kind = SettingKind::Number;
    qint64 lowest = 0; ///< Number
    qint64 highest = 0;
    QString unit;                                ///< Number: "won", "seconds"; may be empty
    QStringList choices;                         ///< Choice
    QString takes;                               ///< Text: in words
    std::function<bool(const QString &)> isGood; ///< Text

    bool accepts(const QString &value) const;
    /// "0 to 365 (days)", "on or off": as people read it.
    QString sentence() const;
};

/// A setting that changes while the program runs.
struct Setting
{
    QByteArray name; ///< as in the file of settings
    SettingRange range;
    QString usual; ///< what this process was started with: it holds until an operator says otherwise
    /// Puts a value that it accepts in force here.
    std::function<void(const QString &)> apply;
    /// What must be written beside the change, in its transaction; may be empty.
    std::function<void(sql::Connection &, const QString &value, Instant now)> write = {};
    /// Number: the higher it is, the more one person does alone, so that a second one agrees before it is raised.
    bool raisedByTwo = false;

    /// Whether a second person agrees to this change.
    bool needsTwo(const QString &from, const QString &to) const;
};

/// "NUMBER", "CHOICE" or "TEXT".
const char *textOf(SettingKind kind);
/// {min, max, unit?}, {choices} or {takes}.
QJsonObject toJson(const SettingRange &range);
/// As JSON: a number of a Number, else a text.
QJsonValue valueJson(const SettingRange &range, const QString &value);

} // namespace firstcome::settings
