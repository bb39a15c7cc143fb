// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/imports/column_mapping.h"

#include "backend/imports/shopify_columns.h"
#include "shared/base/json_text.h"
#include "shared/contract/error_codes.h"
#include <QJsonDocument>
#include <QJsonObject>

namespace firstcome::imports {

Result<ColumnMapping> mappingFrom(const QByteArray &json)
{
    if (json.trimmed().isEmpty())
        return ColumnMapping();
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        return refuse(code::requestInvalid,
                      QStringLiteral("columns must be a JSON object of fields and column names, like %1.")
                          .arg(QStringLiteral(R"({"price": "Retail price", "stock": ""})")));
    if (const auto repeated = repeatedField(json))
        return refuse(code::requestInvalid, QStringLiteral("columns: \"%1\" is there twice.").arg(*repeated));
    const QJsonObject object = document.object();
    const QStringList fields = mappableFields();
    ColumnMapping mapping;
    for (auto entry = object.begin(); entry != object.end(); ++entry) {
        if (!fields.contains(entry.key()))
            return refuse(code::requestInvalid, QStringLiteral("columns: \"%1\" is no field; fields are %2.")
                                                    .arg(entry.key(), fields.join(QStringLiteral(", "))));
        if (!entry.value().isString() && !entry.value().isNull())
            return refuse(code::requestInvalid,
                          QStringLiteral("columns: %1 must be the name of a column, or empty.").arg(entry.key()));
        mapping.insert(entry.key(), entry.value().toString().simplified());
    }
    return mapping;
}

} // namespace firstcome::imports
