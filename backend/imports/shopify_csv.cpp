// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/imports/shopify_csv.h"

#include "backend/imports/csv_rows.h"
#include "backend/imports/plain_text.h"
#include "backend/imports/shopify_columns.h"
#include "shared/contract/error_codes.h"
#include <QHash>

namespace firstcome::imports {

namespace {

/// Gathers rows into products. Invariant: a product with an error keeps none of its options, only its name.
class Gatherer
{
public:
    void take(std::span<const QByteArray> fields)
    {
        if (!m_columns) {
            m_columns = ShopifyColumns::fromHeader(fields);
            return;
        }
        if (*m_columns)
            takeRow(fields);
    }

    Result<CsvCatalogue> finish();

private:
    struct Draft
    {
        CsvProduct product;
        QSet<QString> optionNames;
        bool failed = false;
        bool published = true;
    };

    const ShopifyColumns &columns() const { return m_columns->value(); }
    QString text(Column column) const { return columns().text(m_fields, column); }

    void takeRow(std::span<const QByteArray> fields);
    Draft &draftOf(const QString &handle);
    void startProduct(Draft &draft);
    bool isPublished() const;
    QString optionName() const;
    bool describesOption() const;
    void takeOption(Draft &draft);
    std::optional<Money> price(Draft &draft);
    std::optional<qint64> stock(Draft &draft);
    void fail(Draft &draft, Column column, const QString &message);

    std::optional<Result<ShopifyColumns>> m_columns;
    std::span<const QByteArray> m_fields;
    int m_row = 0;
    QList<Draft> m_drafts;
    QHash<QString, qsizetype> m_byHandle;
    QList<ImportError> m_errors;
};

void Gatherer::takeRow(std::span<const QByteArray> fields)
{
    m_fields = fields;
    ++m_row;
    if (std::all_of(fields.begin(), fields.end(), [](const QByteArray &field) { return field.isEmpty(); }))
        return;
    Draft &draft = draftOf(text(Column::Handle));
    const bool tooWide = fields.size() > size_t(columns().width()) &&
                         std::any_of(fields.begin() + columns().width(), fields.end(),
                                     [](const QByteArray &field) { return !field.isEmpty(); });
    if (tooWide)
        fail(draft, Column::Count, QStringLiteral("The row has more fields than the header."));
    const bool isFirst = draft.product.row == m_row;
    if (isFirst)
        startProduct(draft);
    if (isFirst || describesOption())
        takeOption(draft);
}

Gatherer::Draft &Gatherer::draftOf(const QString &handle)
{
    const auto known = m_byHandle.constFind(handle);
    if (known != m_byHandle.constEnd())
        return m_drafts[*known];
    // Rows without a handle belong to nothing: each is a failed product of its own.
    if (!handle.isEmpty())
        m_byHandle.insert(handle, m_drafts.size());
    m_drafts.append(Draft{});
    m_drafts.last().product.handle = handle;
    m_drafts.last().product.row = m_row;
    return m_drafts.last();
}

void Gatherer::startProduct(Draft &draft)
{
    CsvProduct &product = draft.product;
    product.name = text(Column::Title);
    product.description = plainText(text(Column::Description));
    product.category = text(Column::Type);
    product.tags = catalog::tidyTags(text(Column::Tags).split(u',', Qt::SkipEmptyParts));
    draft.published = isPublished();
    if (const auto fault = catalog::nameFault(product.handle, product_limit::handle))
        fail(draft, Column::Handle, *fault);
    if (const auto fault = catalog::nameFault(product.name, product_limit::name))
        fail(draft, Column::Title, *fault);
    if (const auto fault = catalog::descriptionFault(product.description))
        fail(draft, Column::Description, *fault);
    if (const auto fault =
            product.category.isEmpty() ? std::nullopt : catalog::nameFault(product.category, product_limit::category))
        fail(draft, Column::Type, *fault);
    if (const auto fault = catalog::tagsFault(product.tags))
        fail(draft, Column::Tags, *fault);
}

bool Gatherer::isPublished() const
{
    const QString published = text(Column::Published);
    const QString status = text(Column::Status);
    return published.compare(u"false", Qt::CaseInsensitive) != 0 &&
           (status.isEmpty() || status.compare(u"active", Qt::CaseInsensitive) == 0);
}

QString Gatherer::optionName() const
{
    QStringList values;
    for (const Column column : {Column::Option1, Column::Option2, Column::Option3}) {
        const QString value = text(column);
        if (!value.isEmpty())
            values.append(value);
    }
    return values.join(QStringLiteral(" / "));
}

bool Gatherer::describesOption() const
{
    return !optionName().isEmpty() || !text(Column::Price).isEmpty() || !text(Column::Stock).isEmpty() ||
           !text(Column::Sku).isEmpty();
}

void Gatherer::takeOption(Draft &draft)
{
    QString name = optionName();
    if (name.isEmpty())
        name = QStringLiteral("Default Title"); // what Shopify itself writes for a product without choices
    if (const auto fault = catalog::nameFault(name, product_limit::optionName))
        fail(draft, Column::Option1, *fault);
    if (draft.optionNames.contains(name))
        fail(draft, Column::Option1, QStringLiteral("\"%1\" stands there twice for this product").arg(name));
    draft.optionNames.insert(name);
    if (draft.optionNames.size() == product_limit::options + 1)
        fail(draft, Column::Option1, QStringLiteral("a product has at most %1 options").arg(product_limit::options));
    const auto won = price(draft);
    const auto units = stock(draft);
    if (!draft.failed && won && units)
        draft.product.options.append({name, *won, *units, m_row});
}

std::optional<Money> Gatherer::price(Draft &draft)
{
    const QString given = text(Column::Price);
    if (given.isEmpty()) {
        fail(draft, Column::Price, QStringLiteral("is missing"));
        return std::nullopt;
    }
    const auto price = wholePrice(given);
    if (!price) {
        fail(draft, Column::Price, QStringLiteral("\"%1\" is no price such as 12900 or 12.50").arg(given.left(40)));
        return std::nullopt;
    }
    if (const auto fault = catalog::priceFault(price->won)) {
        fail(draft, Column::Price, *fault);
        return std::nullopt;
    }
    draft.product.rounded += price->fraction ? 1 : 0;
    return price->won;
}

std::optional<qint64> Gatherer::stock(Draft &draft)
{
    const QString given = text(Column::Stock);
    bool isNumber = false;
    const qint64 units = given.toLongLong(&isNumber);
    if (given.isEmpty())
        fail(draft, Column::Stock, QStringLiteral("is missing; write 0 where there is none"));
    else if (!isNumber)
        fail(draft, Column::Stock, QStringLiteral("\"%1\" is no whole number").arg(given.left(40)));
    else if (const auto fault = catalog::stockFault(units))
        fail(draft, Column::Stock, *fault);
    else
        return units;
    return std::nullopt;
}

void Gatherer::fail(Draft &draft, Column column, const QString &message)
{
    draft.failed = true;
    draft.product.options.clear();
    m_errors.append({m_row, column == Column::Count ? QString() : columns().name(column), message});
}

Result<CsvCatalogue> Gatherer::finish()
{
    if (!m_columns || !*m_columns)
        return m_columns ? tl::unexpected(m_columns->error()) : refuse(code::fileInvalid);
    CsvCatalogue catalogue;
    catalogue.columns = columns().all();
    catalogue.rows = m_row;
    catalogue.errors = std::move(m_errors);
    for (Draft &draft : m_drafts) {
        if (draft.failed)
            catalogue.failed.append({ImportOutcome::Kind::Failed,
                                     draft.product.row,
                                     draft.product.handle,
                                     draft.product.name,
                                     int(draft.optionNames.size()),
                                     0,
                                     0,
                                     {}});
        else if (!draft.published)
            ++catalogue.skipped;
        else
            catalogue.products.append(std::move(draft.product));
    }
    return catalogue;
}

} // namespace

std::optional<WholePrice> wholePrice(const QString &decimal)
{
    WholePrice price;
    qsizetype at = 0;
    const auto digitAt = [&decimal](qsizetype i) {
        const bool isDigit = i < decimal.size() && decimal[i] >= u'0' && decimal[i] <= u'9';
        return isDigit ? decimal[i].unicode() - u'0' : -1;
    };
    for (; digitAt(at) >= 0; ++at) {
        const auto tens = checkedMultiply(price.won, 10);
        const auto sum = tens ? checkedAdd(*tens, digitAt(at)) : std::nullopt;
        if (!sum)
            return std::nullopt;
        price.won = *sum;
    }
    if (at == 0)
        return std::nullopt;
    if (at < decimal.size() && decimal[at] == u'.') {
        const bool up = digitAt(++at) >= 5;
        for (; digitAt(at) >= 0; ++at)
            price.fraction = price.fraction || digitAt(at) > 0;
        price.won += up ? 1 : 0;
    }
    return at == decimal.size() ? std::optional(price) : std::nullopt;
}

Result<CsvCatalogue> readShopifyCsv(const QByteArray &file)
{
    Gatherer gatherer;
    const auto read = readCsv(file, [&gatherer](std::span<const QByteArray> fields) { gatherer.take(fields); });
    if (!read)
        return tl::unexpected(read.error());
    return gatherer.finish();
}

} // namespace firstcome::imports
