// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/http/query_names.h"

#include "shared/base/nearest_name.h"
#include "shared/contract/error_codes.h"

namespace firstcome::http {

namespace {

QStringList texts(const QByteArrayList &names)
{
    QStringList texts;
    for (const QByteArray &name : names)
        texts.append(QString::fromLatin1(name));
    return texts;
}

Refusal unfit(QByteArrayView name, const QString &message, const QByteArrayList &taken)
{
    const QString field = QString::fromLatin1(name);
    const QString takes = taken.isEmpty() ? QStringLiteral("This call takes no query parameters.")
                                          : QStringLiteral("Taken: %1.").arg(texts(taken).join(QStringLiteral(", ")));
    const QString end = message.endsWith(u'?') ? QString() : QStringLiteral(".");
    return {code::requestInvalid,
            QStringLiteral("The query parameter '%1' %2%3 %4").arg(field, message, end, takes),
            {},
            {{field, message}}};
}

} // namespace

std::optional<Refusal> unfitQuery(QByteArrayView query, const QByteArrayList &taken)
{
    QByteArrayList seen;
    while (!query.isEmpty()) {
        const qsizetype end = query.indexOf('&');
        const QByteArrayView pair = end < 0 ? query : query.first(end);
        query = end < 0 ? QByteArrayView() : query.sliced(end + 1);
        const qsizetype equals = pair.indexOf('=');
        const QByteArray name = (equals < 0 ? pair : pair.first(equals)).toByteArray();
        if (pair.isEmpty())
            continue;
        if (!taken.contains(name))
            return unfit(name, unknownName(QString::fromLatin1(name), texts(taken)), taken);
        if (seen.contains(name))
            return unfit(name, QStringLiteral("is given twice"), taken);
        seen.append(name);
    }
    return std::nullopt;
}

} // namespace firstcome::http
