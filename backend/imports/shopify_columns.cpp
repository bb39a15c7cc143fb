// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/imports/shopify_columns.h"

#include "shared/base/csv_text.h"
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
    Known{"status", Column::Status, "status"},
    Known{"command", Column::Command, "command"},
    Known{"option1 value", Column::Option1, "option1"},
    Known{"option2 value", Column::Option2, "option2"},
    Known{"option3 value", Column::Option3, "option3"},
    Known{"variant command", Column::VariantCommand, ""},
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

/// Where a person says that a column is a field; units in a column of their own are what was received in total.
constexpr std::array fields{
    std::pair{"handle", Column::Handle},
    std::pair{"name", Column::Title},
    std::pair{"description", Column::Description},
    std::pair{"category", Column::Type},
    std::pair{"tags", Column::Tags},
    std::pair{"published", Column::Published},
    std::pair{"status", Column::Status},
    std::pair{"command", Column::Command},
    std::pair{"option1", Column::Option1},
    std::pair{"option2", Column::Option2},
    std::pair{"option3", Column::Option3},
    std::pair{"price", Column::Price},
    std::pair{"stock", Column::Stock},
    std::pair{"location", Column::Location},
};

/// What else stands in Shopify's inventory files; a column of another name is a location in the older ones.
constexpr std::array besideLocations{"option1 name", "option2 name", "option3 name", "barcode", "variant barcode",
                                     "hs code",      "coo",          "bin name",     "vendor",  "id"};

bool isNamed(const QString &column, const QString &by)
{
    return !by.isEmpty() && column.compare(by, Qt::CaseInsensitive) == 0;
}

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
    return csvUnguarded(text);
}

} // namespace

QStringList mappableFields()
{
    QStringList names;
    for (const auto &[field, column] : fields)
        names.append(QLatin1StringView(field));
    return names;
}

ShopifyColumns::ShopifyColumns(std::span<const QByteArray> header, const ColumnMapping &mapping)
{
    for (const QByteArray &name : header)
        take(QString::fromUtf8(name).simplified(), mapping);
    takeLocations();
    m_repeated =
        std::any_of(m_index.begin(), m_index.end(), [](const QList<int> &places) { return places.size() > 1; });
}

Result<void> ShopifyColumns::check(const ColumnMapping &mapping) const
{
    if (const auto checked = checkMapped(mapping); !checked)
        return checked;
    return checkNeeded();
}

void ShopifyColumns::take(const QString &name, const ColumnMapping &mapping)
{
    const int index = int(m_all.size());
    m_all.append({name, {}, {}});
    for (const auto &[field, column] : fields) {
        if (!isNamed(name, mapping.value(QLatin1StringView(field))))
            continue;
        m_index[size_t(column)].append(index);
        if (m_all.last().field.isEmpty())
            m_all.last().field = QLatin1StringView(field);
    }
    const Known *known = m_all.last().field.isEmpty() ? knownAs(name) : nullptr;
    if (!known || mapping.contains(QLatin1StringView(known->field)))
        return;
    m_index[size_t(known->column)].append(index);
    m_all.last().field = QLatin1StringView(known->field);
}

void ShopifyColumns::takeLocations()
{
    const bool countsSomewhere = isInventory() && has(Column::Handle) && has(Column::Option1) && has(Column::Sku);
    if (!countsSomewhere || hasStock() || has(Column::Location))
        return;
    for (int i = 0; i < int(m_all.size()); ++i) {
        const QString name = m_all.at(i).name.toLower();
        const bool isKnown =
            knownAs(name) || std::any_of(besideLocations.begin(), besideLocations.end(),
                                         [&name](const char *other) { return name == QLatin1StringView(other); });
        if (isKnown || name.isEmpty() || !m_all.at(i).field.isEmpty())
            continue;
        m_locations.append(i);
        m_all[i].field = QStringLiteral("stock");
    }
}

QList<StockCell> ShopifyColumns::locationCells(std::span<const QByteArray> row) const
{
    QList<StockCell> cells;
    for (const int index : m_locations)
        cells.append({m_all.at(index).name, size_t(index) < row.size() ? bare(row[size_t(index)]) : QString()});
    return cells;
}

Result<void> ShopifyColumns::checkMapped(const ColumnMapping &mapping) const
{
    QStringList names;
    for (const ImportColumn &column : m_all)
        names.append(column.name);
    for (auto entry = mapping.begin(); entry != mapping.end(); ++entry) {
        if (!entry.value().isEmpty() && !names.contains(entry.value(), Qt::CaseInsensitive))
            return refuse(code::fileInvalid, QStringLiteral("The file has no column \"%1\" for %2; it has: %3.")
                                                 .arg(entry.value(), entry.key(), names.join(QStringLiteral(", "))));
    }
    return {};
}

Result<void> ShopifyColumns::checkNeeded() const
{
    const bool stock = hasStock() || hasLocationColumns();
    QStringList missing;
    if (!has(Column::Handle))
        missing.append(QStringLiteral("Handle"));
    const bool stockOnly = isInventory() && has(Column::Handle) && stock;
    if (!stockOnly && !has(Column::Title))
        missing.append(QStringLiteral("Title"));
    if (!stockOnly && !has(Column::Price))
        missing.append(QStringLiteral("Variant Price"));
    if (missing.isEmpty())
        return {};
    return refuse(
        code::fileInvalid,
        QStringLiteral("This is no Shopify product or inventory file: the header lacks %1. Export the products "
                       "or the inventory as CSV, name the columns so, or say which column is which (columns).")
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
