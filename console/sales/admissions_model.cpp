// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/sales/admissions_model.h"

#include "console/widgets/format.h"
#include "console/widgets/table_roles.h"
#include <QCoreApplication>
#include <QJsonArray>

namespace firstcome {

namespace {

bool isNumber(AdmissionColumn column)
{
    return column == AdmissionColumn::Sequence || column == AdmissionColumn::Units;
}

constexpr std::array<const char *, size_t(AdmissionColumn::Count)> titles{
    QT_TRANSLATE_NOOP("Admission", "Place"),    QT_TRANSLATE_NOOP("Admission", "Order"),
    QT_TRANSLATE_NOOP("Admission", "Member"),   QT_TRANSLATE_NOOP("Admission", "Units"),
    QT_TRANSLATE_NOOP("Admission", "Received"), QT_TRANSLATE_NOOP("Admission", "Decided"),
    QT_TRANSLATE_NOOP("Admission", "Hash")};

/// Who was first is told by milliseconds.
QString timeOf(Instant at)
{
    return format::exact(at).section(u' ', 0, 1);
}

} // namespace

AdmissionRow admissionFrom(const QJsonObject &object)
{
    const auto text = [&object](const char *name) { return object.value(QLatin1StringView(name)).toString(); };
    AdmissionRow row;
    row.sequence = object.value(QLatin1StringView("sequence")).toInteger();
    row.orderId = idFrom(QStringView(text("orderId"))).value_or(0);
    row.memberId = idFrom(QStringView(text("memberId"))).value_or(0);
    row.quantity = object.value(QLatin1StringView("quantity")).toInteger();
    row.receivedAt = fromIso(text("receivedAt")).value_or(Instant{});
    row.decidedAt = fromIso(text("decidedAt")).value_or(Instant{});
    row.hash = text("hash");
    return row;
}

void AdmissionsModel::takeAnswer(quint64 query, const QJsonObject &answer)
{
    std::vector<AdmissionRow> rows;
    for (const QJsonValue item : answer.value(QLatin1StringView("items")).toArray())
        rows.push_back(admissionFrom(item.toObject()));
    takePage(query, std::move(rows), answer.value(QLatin1StringView("nextCursor")).toString());
}

QVariant AdmissionsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const AdmissionRow &row = at(index.row());
    const auto column = AdmissionColumn(index.column());
    if (role == Qt::TextAlignmentRole)
        return isNumber(column) ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    if (role == Qt::ToolTipRole && column == AdmissionColumn::Hash)
        return row.hash;
    if (role == NumberRole && isNumber(column))
        return column == AdmissionColumn::Sequence ? row.sequence : row.quantity;
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case AdmissionColumn::Sequence:
        return format::count(row.sequence);
    case AdmissionColumn::Order:
        return idText(row.orderId);
    case AdmissionColumn::Member:
        return idText(row.memberId);
    case AdmissionColumn::Units:
        return format::count(row.quantity);
    case AdmissionColumn::Received:
        return timeOf(row.receivedAt);
    case AdmissionColumn::Decided:
        return timeOf(row.decidedAt);
    default:
        return row.hash;
    }
}

QVariant AdmissionsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::DisplayRole)
        return QCoreApplication::translate("Admission", titles[size_t(section)]);
    if (role == Qt::TextAlignmentRole && isNumber(AdmissionColumn(section)))
        return int(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

} // namespace firstcome
