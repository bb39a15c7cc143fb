// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/contract/product_csv.h"

#include <QJsonArray>
#include <array>

namespace firstcome {

namespace {

// Index = ImportOutcome::Kind.
constexpr std::array outcomeNames{"CREATED", "UPDATED", "UNCHANGED", "FAILED"};

ImportOutcome::Kind outcomeFrom(const QString &name)
{
    for (size_t i = 0; i < outcomeNames.size(); ++i) {
        if (name == QLatin1StringView(outcomeNames[i]))
            return ImportOutcome::Kind(i);
    }
    return ImportOutcome::Kind::Unchanged;
}

QJsonObject toJson(const ImportError &error)
{
    QJsonObject object{{QStringLiteral("row"), error.row}, {QStringLiteral("message"), error.message}};
    if (!error.field.isEmpty())
        object.insert(QStringLiteral("field"), error.field);
    return object;
}

QJsonObject toJson(const ImportColumn &column)
{
    QJsonObject object{{QStringLiteral("name"), column.name}};
    if (!column.field.isEmpty())
        object.insert(QStringLiteral("field"), column.field);
    return object;
}

QJsonObject toJson(const ImportOutcome &outcome)
{
    QJsonObject object{{QStringLiteral("outcome"), importOutcomeName(outcome.kind)},
                       {QStringLiteral("row"), outcome.row},
                       {QStringLiteral("handle"), outcome.handle},
                       {QStringLiteral("name"), outcome.name},
                       {QStringLiteral("options"), outcome.options},
                       {QStringLiteral("price"), outcome.price},
                       {QStringLiteral("stock"), outcome.stock}};
    if (!outcome.changes.isEmpty())
        object.insert(QStringLiteral("changes"), outcome.changes);
    return object;
}

ImportOutcome importOutcomeFrom(const QJsonObject &object)
{
    return {outcomeFrom(object.value(u"outcome").toString()),
            object.value(u"row").toInt(),
            object.value(u"handle").toString(),
            object.value(u"name").toString(),
            object.value(u"options").toInt(),
            object.value(u"price").toInteger(),
            object.value(u"stock").toInteger(),
            object.value(u"changes").toString()};
}

template <typename T>
QJsonArray arrayOf(const QList<T> &items)
{
    QJsonArray array;
    for (const T &item : items)
        array.append(toJson(item));
    return array;
}

} // namespace

QString importOutcomeName(ImportOutcome::Kind kind)
{
    return QString::fromLatin1(outcomeNames[size_t(kind)]);
}

QJsonObject toJson(const ImportReport &report)
{
    return {{QStringLiteral("created"), report.created},
            {QStringLiteral("updated"), report.updated},
            {QStringLiteral("unchanged"), report.unchanged},
            {QStringLiteral("failed"), report.failed},
            {QStringLiteral("rounded"), report.rounded},
            {QStringLiteral("skipped"), report.skipped},
            {QStringLiteral("rows"), report.rows},
            {QStringLiteral("dryRun"), report.dryRun},
            {QStringLiteral("errors"), arrayOf(report.errors)},
            {QStringLiteral("errorsOmitted"), report.errorsOmitted},
            {QStringLiteral("columns"), arrayOf(report.columns)},
            {QStringLiteral("products"), arrayOf(report.products)}};
}

ImportReport importReportFrom(const QJsonObject &object)
{
    ImportReport report;
    report.created = object.value(u"created").toInt();
    report.updated = object.value(u"updated").toInt();
    report.unchanged = object.value(u"unchanged").toInt();
    report.failed = object.value(u"failed").toInt();
    report.rounded = object.value(u"rounded").toInt();
    report.skipped = object.value(u"skipped").toInt();
    report.rows = object.value(u"rows").toInt();
    report.dryRun = object.value(u"dryRun").toBool();
    report.errorsOmitted = object.value(u"errorsOmitted").toInt();
    const QJsonArray errors = object.value(u"errors").toArray();
    for (const QJsonValue &value : errors)
        report.errors.append({value[u"row"].toInt(), value[u"field"].toString(), value[u"message"].toString()});
    const QJsonArray columns = object.value(u"columns").toArray();
    for (const QJsonValue &value : columns)
        report.columns.append({value[u"name"].toString(), value[u"field"].toString()});
    const QJsonArray products = object.value(u"products").toArray();
    for (const QJsonValue &value : products)
        report.products.append(importOutcomeFrom(value.toObject()));
    return report;
}

} // namespace firstcome
