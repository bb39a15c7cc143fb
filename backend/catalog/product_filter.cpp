// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/catalog/product_filter.h"

#include "shared/base/plain_number.h"
#include "shared/base/text_form.h"
#include "shared/contract/error_codes.h"
#include <array>

namespace firstcome::catalog {

namespace {

// Index = ProductSort.
constexpr std::array sortNames{"newest", "price_up", "price_down", "name_up", "name_down"};
constexpr auto keyForm = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

bool isByName(ProductSort sort)
{
    return sort == ProductSort::NameUp || sort == ProductSort::NameDown;
}

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
           (isByName(sort) ? position.nameKey.toUtf8().toBase64(keyForm) : QByteArray::number(position.price));
}

Result<ProductPosition> positionFrom(ProductSort sort, const QByteArray &text)
{
    const QList<QByteArray> parts = text.split('|');
    const bool fits = parts.size() == 3 && parts[0] == sortNames[size_t(sort)];
    const auto id = fits ? idFrom(QByteArrayView(parts[1])) : std::nullopt;
    ProductPosition position{0, id.value_or(0)};
    bool isWhole = id.has_value();
    if (isWhole && isByName(sort)) {
        const auto key = QByteArray::fromBase64Encoding(parts[2], keyForm | QByteArray::AbortOnBase64DecodingErrors);
        position.nameKey = QString::fromUtf8(key.decoded);
        isWhole = bool(key) && key.decoded.isValidUtf8();
    } else if (isWhole) {
        const auto price = plainNumber(QByteArrayView(parts[2]));
        position.price = price.value_or(0);
        isWhole = price.has_value();
    }
    if (!isWhole)
        return refuse(code::requestInvalid, QStringLiteral("The cursor is not one of this list."));
    return position;
}

} // namespace firstcome::catalog
