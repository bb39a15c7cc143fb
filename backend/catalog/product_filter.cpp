// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/catalog/product_filter.h"

#include "shared/base/plain_number.h"
#include "shared/base/text_form.h"
#include "shared/contract/error_codes.h"
#include <array>

namespace firstcome::catalog {

namespace {

// Index = ProductSort.
constexpr std::array sortNames{"newest", "price_up", "price_down"};

} // namespace

std::optional<ProductSort> productSortFrom(QByteArrayView name)
{
    for (size_t i = 0; i < sortNames.size(); ++i) {
        if (name == QByteArrayView(sortNames[i]))
            return ProductSort(i);
    }
    return std::nullopt;
}

QString likePattern(const QString &part)
{
    QString escaped = searchKey(part);
    for (const char16_t special : {u'!', u'%', u'_'})
        escaped.replace(QChar(special), QString(u'!') + QChar(special));
    return u'%' + escaped + u'%';
}

QByteArray textOf(ProductSort sort, const ProductPosition &position)
{
    return QByteArray(sortNames[size_t(sort)]) + '|' + QByteArray::number(position.id) + '|' +
           QByteArray::number(position.price);
}

Result<ProductPosition> positionFrom(ProductSort sort, const QByteArray &text)
{
    const QList<QByteArray> parts = text.split('|');
    const bool fits = parts.size() == 3 && parts[0] == sortNames[size_t(sort)];
    const auto id = fits ? idFrom(QByteArrayView(parts[1])) : std::nullopt;
    const auto price = fits ? plainNumber(QByteArrayView(parts[2])) : std::nullopt;
    if (!id || !price)
        return refuse(code::requestInvalid, QStringLiteral("The cursor is not one of this list."));
    return ProductPosition{*price, *id};
}

} // namespace firstcome::catalog
