// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/contract/product_csv.h"

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
    if (!error.handle.isEmpty())
        object.insert(QStringLiteral("handle"), error.handle);
    if (!error.name.isEmpty())
        object.insert(QStringLiteral("name"), error.name);
    return object;
}

QJsonObject toJson(const ImportColumn &column)
{
    QJsonObject object{{QStringLiteral("name"), column.name}};
    if (!column.field.isEmpty())
        object.insert(QStringLiteral("field"), column.field);
    if (!column.sample.isEmpty())
        object.insert(QStringLiteral("sample"), column.sample);
    return object;
}

QJsonObject toJson(const ImportNote &note)
{
    QJsonObject object{{QStringLiteral("code"), note.code},
                       {QStringLiteral("message"), note.message},
                       {QStringLiteral("count"), note.count}};
    if (note.row > 0)
        object.insert(QStringLiteral("row"), note.row);
    return object;
}

QJsonObject toJson(const ImportGone &gone)
{
    QJsonObject object{{QStringLiteral("reason"), gone.reason},       {QStringLiteral("row"), gone.row},
                       {QStringLiteral("handle"), gone.handle},       {QStringLiteral("name"), gone.name},
                       {QStringLiteral("available"), gone.available}, {QStringLiteral("ended"), gone.ended}};
    if (!gone.option.isEmpty())
        object.insert(QStringLiteral("option"), gone.option);
    return object;
}

QJsonObject toJson(const ImportPriceMove &move)
{
    return {{QStringLiteral("row"), move.row},       {QStringLiteral("handle"), move.handle},
            {QStringLiteral("name"), move.name},     {QStringLiteral("option"), move.option},
            {QStringLiteral("before"), move.before}, {QStringLiteral("after"), move.after}};
}

QJsonObject toJson(const ImportOutcome &outcome)
{
    QJsonObject object{{QStringLiteral("outcome"), importOutcomeName(outcome.kind)},
                       {QStringLiteral("row"), outcome.row},
                       {QStringLiteral("handle"), outcome.handle},
                       {QStringLiteral("name"), outcome.name},
                       {QStringLiteral("options"), outcome.options},
                       {QStringLiteral("price"), outcome.price},
                       {QStringLiteral("stock"), outcome.stock},
                       {QStringLiteral("onSale"), outcome.onSale},
                       {QStringLiteral("gone"), outcome.gone}};
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
            object.value(u"changes").toString(),
            object.value(u"onSale").toInteger(),
            object.value(u"gone").toInt()};
}

ImportError importErrorFrom(const QJsonValue &value)
{
    return {value[u"row"].toInt(), value[u"field"].toString(), value[u"message"].toString(),
            value[u"handle"].toString(), value[u"name"].toString()};
}

ImportNote importNoteFrom(const QJsonValue &value)
{
    return {value[u"code"].toString(), value[u"message"].toString(), value[u"count"].toInt(), value[u"row"].toInt()};
}

ImportGone importGoneFrom(const QJsonValue &value)
{
    return {value[u"reason"].toString(), value[u"row"].toInt(),       value[u"handle"].toString(),
            value[u"name"].toString(),   value[u"option"].toString(), value[u"available"].toInteger(),
            value[u"ended"].toBool()};
}

ImportColumn importColumnFrom(const QJsonValue &value)
{
    return {value[u"name"].toString(), value[u"field"].toString(), value[u"sample"].toString()};
}

ImportPriceMove importPriceMoveFrom(const QJsonValue &value)
{
    return {value[u"row"].toInt(),       value[u"handle"].toString(),  value[u"name"].toString(),
            value[u"option"].toString(), value[u"before"].toInteger(), value[u"after"].toInteger()};
}

/// Each of an array by its own reader.
template <typename T>
QList<T> listOf(const QJsonValue &array, T (*read)(const QJsonValue &))
{
    QList<T> items;
    const QJsonArray values = array.toArray();
    for (const QJsonValue &value : values)
        items.append(read(value));
    return items;
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

QJsonArray toJson(const QList<ImportColumn> &columns)
{
    return arrayOf(columns);
}

QList<ImportColumn> importColumnsFrom(const QJsonValue &columns)
{
    return listOf(columns, importColumnFrom);
}

QJsonObject toJson(const ImportReport &report)
{
    return {{QStringLiteral("created"), report.created},
            {QStringLiteral("updated"), report.updated},
            {QStringLiteral("unchanged"), report.unchanged},
            {QStringLiteral("failed"), report.failed},
            {QStringLiteral("rounded"), report.rounded},
            {QStringLiteral("skipped"), report.skipped},
            {QStringLiteral("ended"), report.ended},
            {QStringLiteral("inventory"), report.inventory},
            {QStringLiteral("onSale"), report.onSale},
            {QStringLiteral("rows"), report.rows},
            {QStringLiteral("dryRun"), report.dryRun},
            {QStringLiteral("errors"), arrayOf(report.errors)},
            {QStringLiteral("errorsOmitted"), report.errorsOmitted},
            {QStringLiteral("columns"), toJson(report.columns)},
            {QStringLiteral("products"), arrayOf(report.products)},
            {QStringLiteral("notes"), arrayOf(report.notes)},
            {QStringLiteral("gone"), arrayOf(report.gone)},
            {QStringLiteral("goneOmitted"), report.goneOmitted},
            {QStringLiteral("priceMoves"), arrayOf(report.priceMoves)},
            {QStringLiteral("priceMovesOmitted"), report.priceMovesOmitted},
            {QStringLiteral("failedRowsOmitted"), report.failedRowsOmitted}};
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
    report.ended = object.value(u"ended").toInt();
    report.inventory = object.value(u"inventory").toBool();
    report.onSale = object.value(u"onSale").toInteger();
    report.rows = object.value(u"rows").toInt();
    report.dryRun = object.value(u"dryRun").toBool();
    report.errorsOmitted = object.value(u"errorsOmitted").toInt();
    report.goneOmitted = object.value(u"goneOmitted").toInt();
    report.priceMovesOmitted = object.value(u"priceMovesOmitted").toInt();
    report.failedRowsOmitted = object.value(u"failedRowsOmitted").toInt();
    report.errors = listOf(object.value(u"errors"), importErrorFrom);
    report.notes = listOf(object.value(u"notes"), importNoteFrom);
    report.gone = listOf(object.value(u"gone"), importGoneFrom);
    report.priceMoves = listOf(object.value(u"priceMoves"), importPriceMoveFrom);
    report.columns = importColumnsFrom(object.value(u"columns"));
    const QJsonArray products = object.value(u"products").toArray();
    for (const QJsonValue &value : products)
        report.products.append(importOutcomeFrom(value.toObject()));
    return report;
}

} // namespace firstcome
