// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/settings/setting.h"

#include "shared/base/plain_number.h"
#include <QJsonArray>

namespace firstcome::settings {

bool SettingRange::accepts(const QString &value) const
{
    if (kind == SettingKind::Choice)
        return choices.contains(value);
    if (kind == SettingKind::Text)
        return isGood(value);
    const auto number = plainNumber(value);
    return number && *number >= lowest && *number <= highest;
}

QString SettingRange::sentence() const
{
    if (kind == SettingKind::Choice)
        return choices.join(QStringLiteral(" or "));
    if (kind == SettingKind::Text)
        return takes;
    const QString numbers = QStringLiteral("%1 to %2").arg(lowest).arg(highest);
    return unit.isEmpty() ? numbers : QStringLiteral("%1 (%2)").arg(numbers, unit);
}

bool Setting::needsTwo(const QString &from, const QString &to) const
{
    return raisedByTwo && to.toLongLong() > from.toLongLong();
}

const char *textOf(SettingKind kind)
{
    switch (kind) {
    case SettingKind::Number:
        return "NUMBER";
    case SettingKind::Choice:
        return "CHOICE";
    case SettingKind::Text:
        break;
    }
    return "TEXT";
}

QJsonObject toJson(const SettingRange &range)
{
    if (range.kind == SettingKind::Choice)
        return {{QStringLiteral("choices"), QJsonArray::fromStringList(range.choices)}};
    if (range.kind == SettingKind::Text)
        return {{QStringLiteral("takes"), range.takes}};
    QJsonObject numbers{{QStringLiteral("min"), range.lowest}, {QStringLiteral("max"), range.highest}};
    if (!range.unit.isEmpty())
        numbers.insert(QStringLiteral("unit"), range.unit);
    return numbers;
}

QJsonValue valueJson(const SettingRange &range, const QString &value)
{
    return range.kind == SettingKind::Number ? QJsonValue(value.toLongLong()) : QJsonValue(value);
}

} // namespace firstcome::settings
