// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/imports/shopify_columns.h"

#include "shared/contract/error_codes.h"

namespace firstcome::imports {

namespace {

struct Known
{
    const char *name; ///< in lower case
    Column column;
    const char *field;
};

constexpr std::array knownColumns{
    Known{"handle", Column::Handle, "handle"},
    Known{"url handle", Column::Handle, "handle"},
    Known{"title", Column::Title, "name"},
    Known{"body (html)", Column::Description, "description"},
    Known{"description", Column::Description, "description"},
    Known{"type", Column::Type, "category"},
    Known{"tags", Column::Tags, "tags"},
    Known{"published", Column::Published, "published"},
    Known{"published on online store", Column::Published, "published"},
    Known{"status", Column::Status, "published"},
    Known{"option1 value", Column::Option1, "option"},
    Known{"option2 value", Column::Option2, "option"},
    Known{"option3 value", Column::Option3, "option"},
    Known{"variant sku", Column::Sku, ""},
    Known{"sku", Column::Sku, ""},
    Known{"variant price", Column::Price, "price"},
    Known{"price", Column::Price, "price"},
    Known{"variant inventory qty", Column::Stock, "stock"},
    Known{"inventory quantity", Column::Stock, "stock"},
};

struct Needed
{
    Column column;
    const char *name;
};
constexpr std::array neededColumns{Needed{Column::Handle, "Handle"}, Needed{Column::Title, "Title"},
                                   Needed{Column::Price, "Variant Price"},
                                   Needed{Column::Stock, "Variant Inventory Qty"}};

const Known *knownAs(const QString &name)
{
    const QString lower = name.toLower();
    const auto found = std::find_if(knownColumns.begin(), knownColumns.end(),
                                    [&lower](const Known &known) { return lower == QLatin1StringView(known.name); });
    return found == knownColumns.end() ? nullptr : found;
}

QString missingText(const QStringList &missing, std::span<const QByteArray> header)
{
    const bool otherSeparator = header.size() == 1 && (header[0].contains(';') || header[0].contains('\t'));
    if (otherSeparator)
        return QStringLiteral("The columns are not separated by commas.");
    return QStringLiteral("This is no Shopify product file: the header lacks %1.").arg(missing.join(u", "));
}

} // namespace

Result<ShopifyColumns> ShopifyColumns::fromHeader(std::span<const QByteArray> header)
{
    ShopifyColumns columns;
    columns.m_index.fill(-1);
    for (size_t i = 0; i < header.size(); ++i) {
        const QString name = QString::fromUtf8(header[i]).trimmed();
        const Known *known = knownAs(name);
        columns.m_all.append({name, known ? QString::fromLatin1(known->field) : QString()});
        if (!known)
            continue;
        int &index = columns.m_index[size_t(known->column)];
        if (index >= 0)
            return refuse(code::fileInvalid,
                          QStringLiteral("The header has two columns for %1: %2 and %3.")
                              .arg(QLatin1StringView(known->name), columns.m_all.at(index).name, name));
        index = int(i);
    }
    QStringList missing;
    for (const Needed &needed : neededColumns) {
        if (columns.m_index[size_t(needed.column)] < 0)
            missing.append(QString::fromLatin1(needed.name));
    }
    if (!missing.isEmpty())
        return refuse(code::fileInvalid, missingText(missing, header));
    return columns;
}

QString ShopifyColumns::text(std::span<const QByteArray> row, Column column) const
{
    const int index = m_index[size_t(column)];
    return index < 0 || size_t(index) >= row.size() ? QString() : QString::fromUtf8(row[size_t(index)]).trimmed();
}

QString ShopifyColumns::name(Column column) const
{
    const int index = m_index[size_t(column)];
    return index < 0 ? QString() : m_all.at(index).name;
}

} // namespace firstcome::imports
