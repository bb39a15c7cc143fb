// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/instances/setting_view.h"

#include <QJsonArray>

namespace firstcome {

namespace {

QString textOf(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool() ? QStringLiteral("on") : QStringLiteral("off");
    return value.isDouble() ? QString::number(value.toInteger()) : value.toString();
}

QString loginIn(const QJsonValue &by)
{
    return by.isObject() ? by[u"login"].toString() : by.toString();
}

} // namespace

QJsonValue SettingView::json(const QString &text) const
{
    bool good = false;
    const qint64 number = text.toLongLong(&good);
    return isNumber && good ? QJsonValue(number) : QJsonValue(text);
}

std::optional<SettingView> settingFrom(const QJsonObject &item)
{
    SettingView setting;
    setting.name = item.value(u"name").toString();
    if (setting.name.isEmpty())
        return std::nullopt;
    setting.value = textOf(item.value(u"value"));
    setting.isNumber = item.value(u"value").isDouble();
    const QJsonValue range = item.value(u"range");
    setting.least = range[u"min"].toInteger();
    setting.most = range[u"max"].toInteger();
    setting.unit = range[u"unit"].toString();
    setting.takes = range[u"takes"].toString();
    const QJsonArray choices = range[u"choices"].toArray();
    for (const QJsonValue &choice : choices)
        setting.choices << choice.toString();
    setting.raisedByTwo = item.value(u"raisedByTwo").toBool();
    setting.usual = textOf(item.value(u"default"));
    setting.by = loginIn(item.value(u"by"));
    setting.at = fromIso(item.value(u"at").toString());
    return setting;
}

QList<SettingChange> settingChangesFrom(const QJsonObject &answer)
{
    QList<SettingChange> changes;
    const QJsonArray items = answer.value(u"items").toArray();
    for (const QJsonValue &item : items)
        changes.append({textOf(item[u"value"]), loginIn(item[u"by"]), item[u"reason"].toString(),
                        fromIso(item[u"at"].toString()).value_or(Instant{})});
    return changes;
}

} // namespace firstcome
