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
    Known{"body html", Column::Description, "description"},
    Known{"description", Column::Description, "description"},
    Known{"type", Column::Type, "category"},
    Known{"tags", Column::Tags, "tags"},
    Known{"published", Column::Published, "published"},
    Known{"published on online store", Column::Published, "published"},
    Known{"status", Column::Status, "published"},
    Known{"command", Column::Command, "published"},
    Known{"option1 value", Column::Option1, "option"},
    Known{"option2 value", Column::Option2, "option"},
    Known{"option3 value", Column::Option3, "option"},
    Known{"variant sku", Column::Sku, ""},
    Known{"sku", Column::Sku, ""},
    Known{"variant price", Column::Price, "price"},
    Known{"price", Column::Price, "price"},
    Known{"variant inventory qty", Column::Stock, "stock"},
    Known{"inventory quantity", Column::Stock, "stock"},
    Known{"location", Column::Location, "location"},
    Known{"on hand (new)", Column::NewOnHand, "stock"},
    Known{"on hand (current)", Column::OnHand, "stock"},
    Known{"on hand", Column::OnHand, "stock"},
};

const Known *knownAs(const QString &name)
{
    const QString lower = name.toLower();
    const auto found = std::find_if(knownColumns.begin(), knownColumns.end(),
                                    [&lower](const Known &known) { return lower == QLatin1StringView(known.name); });
    return found == knownColumns.end() ? nullptr : found;
}

/// A cell's text without what spreadsheets and exports put around it: ="0123", and the apostrophe that keeps a text
/// from being a formula.
QString bare(const QByteArray &cell)
{
    QString text = QString::fromUtf8(cell).trimmed();
    if (text.size() > 3 && text.startsWith(u"=\"") && text.endsWith(u'"') && text.count(u'"') == 2)
        return text.sliced(2).chopped(1).trimmed();
    if (text.size() > 1 && text[0] == u'\'' && QStringLiteral("=+-@\t\r").contains(text[1]))
        return text.sliced(1);
    return text;
}

} // namespace

Result<ShopifyColumns> ShopifyColumns::fromHeader(std::span<const QByteArray> header)
{
    ShopifyColumns columns;
    for (size_t i = 0; i < header.size(); ++i) {
        const QString name = QString::fromUtf8(header[i]).simplified();
        const Known *known = knownAs(name);
        columns.m_all.append({name, known ? QString::fromLatin1(known->field) : QString(), {}});
        if (known)
            columns.m_index[size_t(known->column)].append(int(i));
    }
    columns.m_repeated = std::any_of(columns.m_index.begin(), columns.m_index.end(),
                                     [](const QList<int> &places) { return places.size() > 1; });
    if (const auto checked = checkNeeded(columns); !checked)
        return tl::unexpected(checked.error());
    return columns;
}

Result<void> ShopifyColumns::checkNeeded(const ShopifyColumns &columns)
{
    const bool stock = columns.has(Column::Stock) || columns.has(Column::OnHand) || columns.has(Column::NewOnHand);
    QStringList missing;
    if (!columns.has(Column::Handle))
        missing.append(QStringLiteral("Handle"));
    const bool isInventory = columns.isInventory() && columns.has(Column::Handle) && stock;
    if (!isInventory && !columns.has(Column::Title))
        missing.append(QStringLiteral("Title"));
    if (!isInventory && !columns.has(Column::Price))
        missing.append(QStringLiteral("Variant Price"));
    if (missing.isEmpty())
        return {};
    return refuse(
        code::fileInvalid,
        QStringLiteral("This is no Shopify product or inventory file: the header lacks %1. Export the products "
                       "or the inventory as CSV, or name the columns so.")
            .arg(missing.join(QStringLiteral(", "))));
}

QString ShopifyColumns::text(std::span<const QByteArray> row, Column column) const
{
    for (const int index : m_index[size_t(column)]) {
        const QString text = size_t(index) < row.size() ? bare(row[size_t(index)]) : QString();
        if (!text.isEmpty())
            return text;
    }
    return {};
}

QString ShopifyColumns::contradiction(std::span<const QByteArray> row) const
{
    for (size_t column = 0; m_repeated && column < m_index.size(); ++column) {
        const QString taken = text(row, Column(column));
        for (const int index : m_index[column]) {
            const QString other = size_t(index) < row.size() ? bare(row[size_t(index)]) : QString();
            if (!other.isEmpty() && other != taken)
                return m_all.at(index).name;
        }
    }
    return {};
}

QString ShopifyColumns::name(Column column) const
{
    const QList<int> &places = m_index[size_t(column)];
    return places.isEmpty() ? QString() : m_all.at(places.constFirst()).name;
}

} // namespace firstcome::imports
