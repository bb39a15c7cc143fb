// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/redis/address.h"

#include "shared/base/plain_number.h"
#include <QUrl>
#include <limits>

namespace firstcome::redis {

std::optional<Address> addressFrom(const QString &text)
{
    constexpr int usualPort = 6379;
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || url.scheme() != QStringLiteral("redis") || url.host().isEmpty() || url.hasQuery() ||
        url.hasFragment() || url.port(usualPort) == 0)
        return std::nullopt;
    const QString path = url.path().mid(1);
    const auto database = path.isEmpty() ? std::optional<qint64>(0) : plainNumber(path);
    if (!database || *database > std::numeric_limits<int>::max())
        return std::nullopt;
    return Address{url.host(), quint16(url.port(usualPort)), url.userName(QUrl::FullyDecoded),
                   url.password(QUrl::FullyDecoded), int(*database)};
}

} // namespace firstcome::redis
