// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/redis/address.h"

#include <QUrl>

namespace firstcome::redis {

std::optional<Address> addressFrom(const QString &text)
{
    constexpr int usualPort = 6379;
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || url.scheme() != QStringLiteral("redis") || url.host().isEmpty() || url.hasQuery() ||
        url.hasFragment() || url.port(usualPort) == 0)
        return std::nullopt;
    bool good = true;
    const QString path = url.path().mid(1);
    const int database = path.isEmpty() ? 0 : path.toInt(&good);
    if (!good || database < 0)
        return std::nullopt;
    return Address{url.host(), quint16(url.port(usualPort)), url.userName(QUrl::FullyDecoded),
                   url.password(QUrl::FullyDecoded), database};
}

} // namespace firstcome::redis
