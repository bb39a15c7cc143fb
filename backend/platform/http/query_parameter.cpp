// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/http/query_parameter.h"

#include "shared/base/plain_number.h"
#include "shared/contract/error_codes.h"

namespace firstcome::http {

Refusal malformed(const QueryParameter &parameter)
{
    const QString taken = QString::fromLatin1(parameter.taken);
    return {code::requestInvalid,
            QStringLiteral("%1 %2.").arg(QLatin1StringView(parameter.name), taken),
            {},
            {{QString::fromLatin1(parameter.name), taken}}};
}

Result<std::optional<qint64>> numberIn(const Request &request, const char *name, NumberRange range)
{
    const auto text = request.queryValue(name);
    if (!text)
        return std::optional<qint64>();
    const auto number = plainNumber(QByteArrayView(*text));
    if (number && *number >= range.least && *number <= range.most)
        return number;
    const QByteArray taken =
        "takes a whole number from " + QByteArray::number(range.least) + " to " + QByteArray::number(range.most);
    return tl::unexpected(malformed({name, taken.constData()}));
}

} // namespace firstcome::http
