// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/imports/product_rows.h"

#include "backend/imports/file_figures.h"
#include "backend/imports/plain_text.h"
#include "shared/base/text_form.h"

namespace firstcome::imports {

namespace {

constexpr std::array describing{Column::Title,     Column::Description, Column::Type,   Column::Tags,
                                Column::Published, Column::Status,      Column::Command};
const QString withoutChoices = QStringLiteral("Default Title"); // what Shopify itself writes

QStringList keysOf(const QStringList &values)
{
    QStringList keys;
    for (const QString &value : values)
        keys.append(searchKey(value));
    return keys;
}

QString tidied(Column column, const QString &text)
{
    if (column == Column::Description)
        return text;
    return column == Column::Tags ? catalog::tidyTags(text.split(u',')).join(QStringLiteral(", ")) : tidyName(text);
}

bool isOneOf(const QString &text, std::initializer_list<const char16_t *> words)
{
    const QString word = text.toLower();
    return std::any_of(words.begin(), words.end(), [&word](const char16_t *known) { return word == known; });
}

/// Yes or no as people write it; nothing where it is neither.
std::optional<bool> isPublished(const QString &text)
{
    if (text.isEmpty() || isOneOf(text, {u"true", u"yes", u"y", u"t", u"1", u"o", u"on", u"published", u"예", u"네",
                                         u"참", u"공개", u"게시", u"판매중", u"판매"}))
        return true;
    if (isOneOf(text, {u"false", u"no", u"n", u"f", u"0", u"x", u"off", u"unpublished", u"아니오", u"아니요", u"거짓",
                       u"비공개", u"미게시", u"판매중지"}))
        return false;
    return std::nullopt;
}

bool isDeleted(const QString &command)
{
    return command.compare(u"delete", Qt::CaseInsensitive) == 0;
}

struct Words
{
    QString command;
    QString status;
    QString published;
};

struct Standing
{
    QString off; ///< why the source does not sell it; empty: it does
    std::optional<Column> unread;
};

/// What the source says of a product as a whole.
Standing standingOf(const Words &words)
{
    if (isDeleted(words.command))
        return {QStringLiteral("DELETED"), {}};
    if (isOneOf(words.status, {u"draft", u"임시", u"초안", u"임시저장"}))
        return {QStringLiteral("DRAFT"), {}};
    if (isOneOf(words.status, {u"archived", u"보관", u"보관됨"}))
        return {QStringLiteral("ARCHIVED"), {}};
    if (isOneOf(words.status, {u"unlisted", u"inactive", u"비활성"}))
        return {QStringLiteral("UNPUBLISHED"), {}};
    if (!words.status.isEmpty() && !isOneOf(words.status, {u"active", u"활성"}))
        return {{}, Column::Status};
    const auto isOn = isPublished(words.published);
    if (!isOn)
        return {{}, Column::Published};
    return {*isOn ? QString() : QStringLiteral("UNPUBLISHED"), {}};
}

} // namespace

QString optionName(const QStringList &values)
{
    for (const QString &separator : {QStringLiteral(" / "), QStringLiteral(" \u00b7 "), QStringLiteral(" | ")}) {
        const bool clear = std::none_of(values.begin(), values.end(),
                                        [&separator](const QString &value) { return value.contains(separator); });
        if (clear || values.size() == 1)
            return values.join(separator);
    }
    return values.join(QStringLiteral(" / "));
}

void ProductRows::take(const FileRow &row)
{
    if (!m_columns)
        m_columns = row.columns;
    if (row.isBlank())
        return;
    Draft &draft = draftOf(row);
    draft.product.rows.append(row.number());
    if (row.cells.strayQuotes)
        m_notes.add(ImportNotes::StrayQuotes, row.number());
    if (const auto fault = row.fault()) {
        draft.unread = true;
        return fail(draft, {row.number(), {}, *fault, {}, {}});
    }
    describe(draft, row);
    if (isDeleted(row.text(Column::VariantCommand)))
        return; // as if it were not in the file: it is named as gone where it is on sale
    const bool isOption = !row.optionValues().isEmpty() || !row.text(Column::Price).isEmpty();
    const bool isFirst = draft.product.row == row.number();
    const QString stock = row.text(Column::Stock);
    if (isOption || (!isFirst && !stock.isEmpty()))
        return takeOption(draft, row);
    const auto units = stockFrom(stock, row.decimal);
    draft.parentStock = units ? units->units.value_or(0) : 0;
}

ProductRows::Draft &ProductRows::draftOf(const FileRow &row)
{
    const QString handle = tidyName(row.text(Column::Handle));
    if (handle.isEmpty() && m_last >= 0 && row.text(Column::Title).isEmpty()) {
        m_notes.add(ImportNotes::HandleCarried, row.number());
        return m_drafts[m_last];
    }
    const QString key = searchKey(handle);
    const auto known = m_byHandle.constFind(key);
    m_last = known != m_byHandle.constEnd() ? *known : m_drafts.size();
    if (m_last < m_drafts.size())
        return m_drafts[m_last];
    // Rows without a handle belong to nothing: each is a failed product of its own.
    if (!handle.isEmpty())
        m_byHandle.insert(key, m_last);
    m_drafts.append(Draft{});
    m_drafts.last().product.handle = handle;
    m_drafts.last().product.row = row.number();
    return m_drafts.last();
}

void ProductRows::describe(Draft &draft, const FileRow &row)
{
    for (const Column column : describing) {
        const QString text = tidied(column, row.text(column));
        if (text.isEmpty())
            continue;
        const auto told = draft.told.constFind(column);
        if (told == draft.told.constEnd())
            draft.told.insert(column, {text, row.number(), row.columns.name(column)});
        else if (searchKey(told->text) != searchKey(text))
            fail(draft, {row.number(),
                         row.columns.name(column),
                         QStringLiteral("contradicts row %1 of the same handle; give each product a handle of its own")
                             .arg(told->row),
                         {},
                         {}});
    }
}

QString ProductRows::nameOfOption(Draft &draft, const FileRow &row, const QStringList &values)
{
    const QString name = values.isEmpty() ? withoutChoices : optionName(values);
    const QString column = row.columns.name(Column::Option1);
    const QStringList choice = keysOf(values.isEmpty() ? QStringList{withoutChoices} : values);
    if (const auto fault = nameFault(name, product_limit::optionName))
        fail(draft, {row.number(), column, *fault, {}, {}});
    if (draft.choices.contains(choice))
        fail(draft,
             {row.number(), column, QStringLiteral("\"%1\" stands there twice for this product").arg(name), {}, {}});
    else if (draft.optionNames.contains(searchKey(name)))
        fail(draft, {row.number(),
                     column,
                     QStringLiteral("\"%1\" reads the same as another option of this product").arg(name),
                     {},
                     {}});
    draft.choices.insert(choice);
    draft.optionNames.insert(searchKey(name));
    return name;
}

void ProductRows::takeOption(Draft &draft, const FileRow &row)
{
    const QStringList values = row.optionValues();
    const QString name = nameOfOption(draft, row, values);
    ++draft.optionRows;
    if (draft.optionRows == product_limit::options + 1)
        fail(draft, {row.number(),
                     row.columns.name(Column::Option1),
                     QStringLiteral("a product has at most %1 options").arg(product_limit::options),
                     {},
                     {}});
    bool good = true;
    const auto won = price(draft, row);
    const auto units = stock(draft, row, good);
    if (!draft.failed && won && good)
        draft.product.options.append({values, name, *won, units, row.number()});
}

std::optional<Money> ProductRows::price(Draft &draft, const FileRow &row)
{
    const QString given = row.text(Column::Price);
    const QString column = row.columns.name(Column::Price);
    const auto read = given.isEmpty() ? tl::unexpected(QStringLiteral("is missing")) : priceFrom(given, row.decimal);
    const auto fault = read ? catalog::priceFault(read->won) : std::optional(read.error());
    if (fault) {
        fail(draft, {row.number(), column, *fault, {}, {}});
        return std::nullopt;
    }
    draft.product.rounded += read->fraction ? 1 : 0;
    if (read->dressed)
        m_notes.add(ImportNotes::DressedFigure, row.number());
    return read->won;
}

std::optional<qint64> ProductRows::stock(Draft &draft, const FileRow &row, bool &good)
{
    if (!row.columns.has(Column::Stock))
        return std::nullopt;
    const auto read = stockFrom(row.text(Column::Stock), row.decimal);
    const auto fault =
        read ? (read->units ? catalog::stockFault(*read->units) : std::nullopt) : std::optional(read.error());
    good = !fault;
    if (fault) {
        fail(draft, {row.number(), row.columns.name(Column::Stock), *fault, {}, {}});
        return std::nullopt;
    }
    if (read->note)
        m_notes.add(*read->note, row.number());
    return read->units;
}

void ProductRows::checkTexts(Draft &draft)
{
    CsvProduct &product = draft.product;
    const auto check = [&](Column column, const std::optional<QString> &fault) {
        const Told told = draft.told.value(column);
        if (fault)
            fail(draft, {told.row > 0 ? told.row : product.row, m_columns->name(column), *fault, {}, {}});
    };
    check(Column::Handle, nameFault(product.handle, product_limit::handle));
    check(Column::Title, nameFault(product.name, product_limit::name));
    check(Column::Description, catalog::descriptionFault(product.description));
    if (!product.category.isEmpty())
        check(Column::Type, nameFault(product.category, product_limit::category));
    check(Column::Tags, catalog::tagsFault(product.tags));
}

void ProductRows::finish(Draft &draft)
{
    CsvProduct &product = draft.product;
    const auto text = [&draft](Column column) { return draft.told.value(column).text; };
    product.name = text(Column::Title);
    const auto description = plainText(text(Column::Description));
    product.description = description.value_or(QString());
    product.category = text(Column::Type);
    product.tags = catalog::tidyTags(text(Column::Tags).split(u',', Qt::SkipEmptyParts));
    const Standing standing = standingOf({text(Column::Command), text(Column::Status), text(Column::Published)});
    product.off = standing.off;
    if (standing.unread)
        fail(draft, {draft.told.value(*standing.unread).row,
                     m_columns->name(*standing.unread),
                     QStringLiteral("\"%1\" does not say whether it is sold").arg(text(*standing.unread)),
                     {},
                     {}});
    if (!draft.unread)
        checkTexts(draft);
    if (!description)
        fail(draft, {draft.told.value(Column::Description).row,
                     m_columns->name(Column::Description),
                     QStringLiteral("has more than %1 tags").arg(mostTags),
                     {},
                     {}});
    if (draft.optionRows == 0 && !draft.failed)
        fail(draft, {product.row, m_columns->name(Column::Price), QStringLiteral("is missing"), {}, {}});
    if (draft.parentStock > 0 && draft.optionRows > 0)
        m_notes.add(ImportNotes::ParentStock, product.row);
}

void ProductRows::fail(Draft &draft, const ImportError &error)
{
    draft.failed = true;
    draft.product.options.clear();
    m_errors.append(error);
    m_errors.last().handle = draft.product.handle;
    m_errors.last().name = draft.told.value(Column::Title).text;
}

void ProductRows::finish(CsvCatalogue &catalogue)
{
    for (Draft &draft : m_drafts) {
        finish(draft);
        if (draft.failed) {
            catalogue.failed.append(failedOutcome(draft.product, draft.optionRows));
            catalogue.failedRows += draft.product.rows;
        } else if (!draft.product.off.isEmpty())
            catalogue.off.append(std::move(draft.product));
        else
            catalogue.products.append(std::move(draft.product));
    }
    if (m_columns && !m_columns->has(Column::Stock))
        m_notes.add(ImportNotes::NoStockColumn);
    std::stable_sort(m_errors.begin(), m_errors.end(),
                     [](const ImportError &a, const ImportError &b) { return a.row < b.row; });
    catalogue.errors += m_errors;
    catalogue.notes.add(m_notes);
}

} // namespace firstcome::imports
