// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/products/new_product.h"

#include "console/widgets/format.h"
#include <QCoreApplication>
#include <QSet>

namespace firstcome {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("NewProduct", text);
}

/// Without a guard against formulas: the server takes a text as it stands.
QByteArray cell(QString text)
{
    return '"' + text.replace(u'"', QStringLiteral("\"\"")).toUtf8() + '"';
}

QByteArray lineOf(const QByteArrayList &cells)
{
    return cells.join(',') + "\r\n";
}

QString htmlOf(const QString &plain)
{
    return plain.toHtmlEscaped().replace(u'\n', QStringLiteral("<br>"));
}

QString keyOf(const QString &name, const QString &mark)
{
    QString key;
    for (const QChar letter : name.toLower().left(product_limit::handle / 2)) {
        if (letter.isLetterOrNumber())
            key += letter;
        else if (!key.endsWith(u'-') && !key.isEmpty())
            key += u'-';
    }
    return key.endsWith(u'-') || key.isEmpty() ? key + mark : key + u'-' + mark;
}

void checkOptions(const QList<NewOptionFields> &options, QList<FieldError> &faults)
{
    const QString field = QStringLiteral("options");
    if (options.isEmpty())
        faults.append({field, translated(QT_TRANSLATE_NOOP("NewProduct", "At least one option is needed."))});
    QSet<QString> names;
    for (const NewOptionFields &option : options) {
        const QString name = option.name.trimmed();
        if (name.isEmpty() && options.size() > 1)
            faults.append(
                {field, translated(QT_TRANSLATE_NOOP("NewProduct", "Of several options each needs a name."))});
        if (names.contains(name.toCaseFolded()))
            faults.append(
                {field, translated(QT_TRANSLATE_NOOP("NewProduct", "Two options are named “%1”.")).arg(name)});
        names.insert(name.toCaseFolded());
        if (option.price < 1 || option.price > product_limit::price)
            faults.append(
                {field, translated(QT_TRANSLATE_NOOP("NewProduct", "Every option needs a price from %1 to %2."))
                            .arg(format::money(1), format::money(product_limit::price))});
        if (option.stock < 0 || option.stock > product_limit::stock)
            faults.append({field, translated(QT_TRANSLATE_NOOP("NewProduct", "Stock is a number from 0 to %1."))
                                      .arg(format::count(product_limit::stock))});
    }
}

} // namespace

NewProductFields copyOf(const Product &product)
{
    NewProductFields fields{
        product.store,       translated(QT_TRANSLATE_NOOP("NewProduct", "%1 (copy)")).arg(product.name),
        product.description, product.category,
        product.tags,        {}};
    const bool only = product.options.size() == 1;
    for (const ProductOption &option : product.options)
        fields.options.append({only ? format::option(option.name) : option.name, option.price, 0});
    return fields;
}

QList<FieldError> faultsOf(const NewProductFields &fields)
{
    QList<FieldError> faults;
    if (fields.store.isEmpty())
        faults.append({QStringLiteral("store"), translated(QT_TRANSLATE_NOOP("NewProduct", "Choose a store."))});
    if (fields.name.trimmed().isEmpty())
        faults.append({QStringLiteral("name"), translated(QT_TRANSLATE_NOOP("NewProduct", "A name is needed."))});
    checkOptions(fields.options, faults);
    return faults;
}

QByteArray productFile(const NewProductFields &fields, const QString &mark)
{
    const QByteArray key = cell(keyOf(fields.name, mark));
    QByteArray file = lineOf({"Handle", "Title", "Body (HTML)", "Type", "Tags", "Published", "Option1 Name",
                              "Option1 Value", "Variant Inventory Qty", "Variant Price"});
    bool first = true;
    for (const NewOptionFields &option : fields.options) {
        const bool named = !option.name.trimmed().isEmpty();
        const QString title = first ? fields.name.trimmed() : QString();
        file += lineOf({key, cell(title), cell(first ? htmlOf(fields.description) : QString()),
                        cell(first ? fields.category.trimmed() : QString()),
                        cell(first ? fields.tags.join(QStringLiteral(", ")) : QString()), first ? "true" : "",
                        cell(named ? QStringLiteral("Option") : QStringLiteral("Title")),
                        cell(named ? option.name.trimmed() : QStringLiteral("Default Title")),
                        QByteArray::number(option.stock), QByteArray::number(option.price)});
        first = false;
    }
    return file;
}

} // namespace firstcome
