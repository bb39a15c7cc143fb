// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/products/product_draft.h"

#include "console/widgets/format.h"
#include <QCoreApplication>
#include <QJsonArray>
#include <QSet>

namespace firstcome {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("ProductDraft", text);
}

QString tooLong(int most)
{
    return translated(QT_TRANSLATE_NOOP("ProductDraft", "At most %1 characters.")).arg(format::count(most));
}

std::optional<QString> nameFault(const QString &name, int most)
{
    if (name.trimmed().isEmpty())
        return translated(QT_TRANSLATE_NOOP("ProductDraft", "A name is needed."));
    return name.trimmed().size() > most ? std::optional(tooLong(most)) : std::nullopt;
}

const OptionFields *optionOf(const ProductFields &fields, Id id)
{
    const auto found = std::find_if(fields.options.begin(), fields.options.end(),
                                    [id](const OptionFields &option) { return option.id == id; });
    return found == fields.options.end() ? nullptr : &*found;
}

/// One field: where the edit began, what others made of it, what it shall be here.
template <typename T>
struct Sides
{
    const T &was;
    const T &theirs;
    const T &mine;
};

template <typename T>
T merged(const Sides<T> &sides)
{
    return sides.mine == sides.was ? sides.theirs : sides.mine;
}

void note(QList<EditConflict> &conflicts, const EditConflict &named, const Sides<QString> &sides)
{
    if (sides.theirs == sides.was || sides.theirs == sides.mine)
        return;
    EditConflict conflict = named;
    conflict.was = sides.was;
    conflict.theirs = sides.theirs;
    conflict.mine = sides.mine;
    conflict.clashes = sides.mine != sides.was;
    conflicts.append(conflict);
}

QList<OptionFields> newOptions(const ProductFields &fields)
{
    QList<OptionFields> added;
    std::copy_if(fields.options.begin(), fields.options.end(), std::back_inserter(added),
                 [](const OptionFields &option) { return option.id == 0; });
    return added;
}

QString offerWord(bool onSale)
{
    return onSale ? translated(QT_TRANSLATE_NOOP("ProductDraft", "on sale"))
                  : translated(QT_TRANSLATE_NOOP("ProductDraft", "off sale"));
}

QString joined(const QStringList &tags)
{
    return tags.join(QStringLiteral(", "));
}

QJsonArray optionPatch(const ProductFields &was, const ProductFields &wanted)
{
    QJsonArray patch;
    for (const OptionFields &option : wanted.options) {
        const OptionFields *before = optionOf(was, option.id);
        if (option.id == 0) {
            patch.append(QJsonObject{{QStringLiteral("name"), option.name.trimmed()},
                                     {QStringLiteral("price"), option.price},
                                     {QStringLiteral("stock"), option.stock}});
            continue;
        }
        if (!before || *before == option)
            continue;
        QJsonObject object{{QStringLiteral("id"), idText(option.id)}};
        if (option.onSale != before->onSale)
            object.insert(QStringLiteral("onSale"), option.onSale);
        if (option.name != before->name)
            object.insert(QStringLiteral("name"), option.name.trimmed());
        if (option.price != before->price)
            object.insert(QStringLiteral("price"), option.price);
        patch.append(object);
    }
    return patch;
}

void checkOptions(const QList<OptionFields> &options, QList<FieldError> &faults)
{
    const QString field = QStringLiteral("options");
    QSet<QString> names;
    for (const OptionFields &option : options) {
        const auto fault = nameFault(option.name, product_limit::optionName);
        if (fault)
            faults.append({field, *fault});
        if (option.price < 1 || option.price > product_limit::price)
            faults.append({field, translated(QT_TRANSLATE_NOOP("ProductDraft", "“%1”: a price from %2 to %3."))
                                      .arg(option.name, format::money(1), format::money(product_limit::price))});
        if (option.stock < 0 || option.stock > product_limit::stock)
            faults.append({field, translated(QT_TRANSLATE_NOOP("ProductDraft", "“%1”: a stock from 0 to %2."))
                                      .arg(option.name, format::count(product_limit::stock))});
        if (names.contains(option.name.trimmed()))
            faults.append({field, translated(QT_TRANSLATE_NOOP("ProductDraft", "Two options are named “%1”."))
                                      .arg(option.name.trimmed())});
        names.insert(option.name.trimmed());
    }
}

} // namespace

ProductFields fieldsOf(const Product &product)
{
    ProductFields fields{product.name, product.description,        product.category,
                         product.tags, product.off == OffSale::No, {}};
    for (const ProductOption &option : product.options)
        fields.options.append(
            {option.id, option.name, option.price, option.off == OffSale::No, option.id == 0 ? option.onHand : 0});
    return fields;
}

ProductDraft::ProductDraft(const Product &product, QByteArray etag)
    : m_base(product), m_etag(std::move(etag)), m_fields(fieldsOf(product))
{
}

ProductDraft ProductDraft::fromKept(const QJsonObject &kept)
{
    const QJsonObject base = kept.value(QLatin1StringView("base")).toObject();
    if (!idFrom(QStringView(base.value(QLatin1StringView("id")).toString())))
        return {};
    ProductDraft draft(productFrom(base), kept.value(QLatin1StringView("etag")).toString().toLatin1());
    // The fields have the form of a product.
    draft.m_fields = fieldsOf(productFrom(kept.value(QLatin1StringView("fields")).toObject()));
    return draft;
}

QJsonObject ProductDraft::kept() const
{
    Product edited = m_base;
    edited.name = m_fields.name;
    edited.description = m_fields.description;
    edited.category = m_fields.category;
    edited.tags = m_fields.tags;
    edited.off = m_fields.onSale ? OffSale::No : OffSale::ByPerson;
    for (ProductOption &option : edited.options) {
        if (const OptionFields *mine = optionOf(m_fields, option.id)) {
            option.name = mine->name;
            option.price = mine->price;
            option.off = mine->onSale ? OffSale::No : OffSale::ByPerson;
        }
    }
    for (const OptionFields &added : newOptions(m_fields)) {
        ProductOption option;
        option.name = added.name;
        option.price = added.price;
        option.onHand = added.stock;
        edited.options.append(option);
    }
    return {{QStringLiteral("base"), toJson(m_base, ProductDetail::Books)},
            {QStringLiteral("etag"), QString::fromLatin1(m_etag)},
            {QStringLiteral("fields"), toJson(edited, ProductDetail::Books)}};
}

ProductDraft ProductDraft::turningBack(const ProductDraft &now, const ProductFields &before)
{
    ProductDraft draft(now.m_base, now.m_etag);
    const QList<OptionFields> options = draft.m_fields.options;
    draft.m_fields = before;
    draft.m_fields.options = options;
    for (OptionFields &option : draft.m_fields.options) {
        if (const OptionFields *former = optionOf(before, option.id))
            option = *former;
        else
            option.onSale = false; // one that was added stays, but nobody buys it
    }
    return draft;
}

int ProductDraft::changes() const
{
    const ProductFields was = fieldsOf(m_base);
    int count = int(m_fields.name != was.name) + int(m_fields.description != was.description) +
                int(m_fields.category != was.category) + int(m_fields.tags != was.tags) +
                int(m_fields.onSale != was.onSale) + int(newOptions(m_fields).size());
    for (const OptionFields &option : m_fields.options) {
        const OptionFields *before = optionOf(was, option.id);
        if (before)
            count += int(option.name != before->name) + int(option.price != before->price) +
                     int(option.onSale != before->onSale);
    }
    return count;
}

QList<FieldError> ProductDraft::faults() const
{
    QList<FieldError> faults;
    if (const auto fault = nameFault(m_fields.name, product_limit::name))
        faults.append({QStringLiteral("name"), *fault});
    if (m_fields.category.trimmed().size() > product_limit::category)
        faults.append({QStringLiteral("category"), tooLong(product_limit::category)});
    if (m_fields.description.size() > product_limit::description)
        faults.append({QStringLiteral("description"), tooLong(product_limit::description)});
    if (m_fields.tags.size() > product_limit::tags)
        faults.append({QStringLiteral("tags"),
                       translated(QT_TRANSLATE_NOOP("ProductDraft", "At most %1 tags.")).arg(product_limit::tags)});
    const bool longTag = std::any_of(m_fields.tags.begin(), m_fields.tags.end(),
                                     [](const QString &tag) { return tag.size() > product_limit::tag; });
    if (longTag)
        faults.append({QStringLiteral("tags"), tooLong(product_limit::tag)});
    checkOptions(m_fields.options, faults);
    return faults;
}

QJsonObject ProductDraft::patch() const
{
    const ProductFields was = fieldsOf(m_base);
    QJsonObject patch;
    if (m_fields.name != was.name)
        patch.insert(QStringLiteral("name"), m_fields.name.trimmed());
    if (m_fields.description != was.description)
        patch.insert(QStringLiteral("description"), m_fields.description);
    if (m_fields.category != was.category)
        patch.insert(QStringLiteral("category"), m_fields.category.trimmed());
    if (m_fields.tags != was.tags)
        patch.insert(QStringLiteral("tags"), QJsonArray::fromStringList(m_fields.tags));
    if (m_fields.onSale != was.onSale)
        patch.insert(QStringLiteral("onSale"), m_fields.onSale);
    const QJsonArray options = optionPatch(was, m_fields);
    if (!options.isEmpty())
        patch.insert(QStringLiteral("options"), options);
    return patch;
}

QList<EditConflict> ProductDraft::conflicts(const Product &now) const
{
    const ProductFields was = fieldsOf(m_base);
    const ProductFields theirs = fieldsOf(now);
    QList<EditConflict> conflicts;
    note(conflicts, {QStringLiteral("name"), {}, {}, {}, {}}, {was.name, theirs.name, m_fields.name});
    note(conflicts, {QStringLiteral("category"), {}, {}, {}, {}}, {was.category, theirs.category, m_fields.category});
    note(conflicts, {QStringLiteral("tags"), {}, {}, {}, {}},
         {joined(was.tags), joined(theirs.tags), joined(m_fields.tags)});
    note(conflicts, {QStringLiteral("description"), {}, {}, {}, {}},
         {was.description, theirs.description, m_fields.description});
    note(conflicts, {QStringLiteral("onSale"), {}, {}, {}, {}},
         {offerWord(was.onSale), offerWord(theirs.onSale), offerWord(m_fields.onSale)});
    for (const OptionFields &mine : m_fields.options) {
        const OptionFields *before = optionOf(was, mine.id);
        const OptionFields *other = optionOf(theirs, mine.id);
        if (!before || !other)
            continue;
        note(conflicts, {QStringLiteral("option"), before->name, {}, {}, {}}, {before->name, other->name, mine.name});
        note(conflicts, {QStringLiteral("price"), before->name, {}, {}, {}},
             {format::money(before->price), format::money(other->price), format::money(mine.price)});
        note(conflicts, {QStringLiteral("onSale"), before->name, {}, {}, {}},
             {offerWord(before->onSale), offerWord(other->onSale), offerWord(mine.onSale)});
    }
    return conflicts;
}

void ProductDraft::rebase(const Product &now, const QByteArray &etag)
{
    const ProductFields was = fieldsOf(m_base);
    const ProductFields theirs = fieldsOf(now);
    ProductFields fields = theirs;
    fields.name = merged(Sides{was.name, theirs.name, m_fields.name});
    fields.description = merged(Sides{was.description, theirs.description, m_fields.description});
    fields.category = merged(Sides{was.category, theirs.category, m_fields.category});
    fields.tags = merged(Sides{was.tags, theirs.tags, m_fields.tags});
    fields.onSale = merged(Sides{was.onSale, theirs.onSale, m_fields.onSale});
    for (OptionFields &option : fields.options) {
        const OptionFields *before = optionOf(was, option.id);
        const OptionFields *mine = optionOf(m_fields, option.id);
        if (!before || !mine)
            continue;
        option.name = merged(Sides{before->name, option.name, mine->name});
        option.price = merged(Sides{before->price, option.price, mine->price});
        option.onSale = merged(Sides{before->onSale, option.onSale, mine->onSale});
    }
    // What was added here is new once; what the server has of that name by now is it.
    for (const OptionFields &added : newOptions(m_fields)) {
        const bool there =
            std::any_of(theirs.options.begin(), theirs.options.end(),
                        [&added](const OptionFields &each) { return each.name == added.name.trimmed(); });
        if (!there)
            fields.options.append(added);
    }
    m_base = now;
    m_etag = etag;
    m_fields = fields;
}

QStringList tagsFrom(const QString &text)
{
    QStringList tags;
    const QStringList parts = text.split(u',');
    for (const QString &part : parts) {
        const QString tag = part.trimmed();
        if (!tag.isEmpty() && !tags.contains(tag))
            tags.append(tag);
    }
    return tags;
}

} // namespace firstcome
