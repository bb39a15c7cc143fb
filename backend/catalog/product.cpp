// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/catalog/product.h"

#include "shared/base/text_form.h"
#include <QSet>

namespace firstcome::catalog {

namespace {

QString atMost(int length)
{
    return QStringLiteral("must have at most %1 characters").arg(length);
}

} // namespace

std::optional<QString> priceFault(Money price)
{
    if (price >= 1 && price <= product_limit::price)
        return std::nullopt;
    return QStringLiteral("must be from 1 to %1 won").arg(product_limit::price);
}

std::optional<QString> stockFault(qint64 stock)
{
    if (stock >= 0 && stock <= product_limit::stock)
        return std::nullopt;
    return QStringLiteral("must be from 0 to %1").arg(product_limit::stock);
}

std::optional<QString> descriptionFault(const QString &description)
{
    return description.size() > product_limit::description ? std::optional(atMost(product_limit::description))
                                                           : std::nullopt;
}

std::optional<QString> tagsFault(const QStringList &tags)
{
    if (tags.size() > product_limit::tags)
        return QStringLiteral("must be at most %1").arg(product_limit::tags);
    for (const QString &tag : tags) {
        if (const auto fault = nameFault(tag, product_limit::tag))
            return QStringLiteral("each %1").arg(*fault);
    }
    return std::nullopt;
}

std::optional<QString> repeatedName(const QList<OptionDraft> &options)
{
    QSet<QString> seen;
    for (const OptionDraft &option : options) {
        const QString key = searchKey(option.name);
        if (seen.contains(key))
            return option.name;
        seen.insert(key);
    }
    return std::nullopt;
}

Money cheapest(const QList<OptionDraft> &options)
{
    const auto least = std::min_element(options.begin(), options.end(),
                                        [](const OptionDraft &a, const OptionDraft &b) { return a.price < b.price; });
    return least == options.end() ? 0 : least->price;
}

QStringList tidyTags(const QStringList &tags)
{
    QStringList tidy;
    QSet<QString> seen;
    for (const QString &tag : tags) {
        const QString name = tidyName(tag);
        const QString key = searchKey(name);
        if (name.isEmpty() || seen.contains(key))
            continue;
        seen.insert(key);
        tidy.append(name);
    }
    return tidy;
}

QString searchText(const Product &product)
{
    QStringList texts{searchKey(product.name), searchKey(product.description)};
    for (const QString &tag : product.tags)
        texts.append(searchKey(tag));
    return texts.join(u'\n');
}

} // namespace firstcome::catalog
