// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/contract/sale_checklist.h"

#include <QJsonArray>

namespace firstcome {

QJsonObject toJson(const ChecklistLine &line)
{
    return {{QStringLiteral("item"), line.item},
            {QStringLiteral("ok"), line.ok},
            {QStringLiteral("detail"), line.detail},
            {QStringLiteral("act"), line.act.isEmpty() ? QJsonValue() : QJsonValue(line.act)},
            {QStringLiteral("facts"), line.facts}};
}

QList<ChecklistLine> checklistFrom(const QJsonObject &answer)
{
    QList<ChecklistLine> lines;
    const QJsonArray items = answer.value(QLatin1StringView("items")).toArray();
    for (const QJsonValue &item : items)
        lines.append({item[u"item"].toString(), item[u"ok"].toBool(), item[u"detail"].toString(),
                      item[u"act"].toString(), item[u"facts"].toObject()});
    return lines;
}

} // namespace firstcome
