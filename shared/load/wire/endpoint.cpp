// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/wire/endpoint.h"

#include "shared/contract/error_codes.h"
#include <QUrl>
#include <cstring>
#include <memory>
#include <netdb.h>

namespace firstcome::load {

Result<Endpoint> Endpoint::resolve(const QString &url)
{
    const QUrl parsed(url, QUrl::StrictMode);
    const bool plain = parsed.path().isEmpty() || parsed.path() == QLatin1StringView("/");
    if (!parsed.isValid() || parsed.scheme() != QLatin1StringView("http") || parsed.host().isEmpty() || !plain)
        return refuse(code::urlInvalid, QStringLiteral("\"%1\" is not of the form http://HOST[:PORT].").arg(url));
    const QByteArray host = parsed.host(QUrl::FullyEncoded).toUtf8();
    const QByteArray port = QByteArray::number(parsed.port(80));

    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo *list = nullptr;
    if (const int error = ::getaddrinfo(host.constData(), port.constData(), &hints, &list); error != 0) {
        const QString reason = QString::fromLocal8Bit(::gai_strerror(error));
        return refuse(code::hostUnknown, QStringLiteral("The host of %1 was not found: %2.").arg(url, reason));
    }
    const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> owner(list, &::freeaddrinfo);
    Endpoint endpoint;
    const bool bracketed = host.contains(':');
    endpoint.host = (bracketed ? "[" + host + "]:" + port : host + ":" + port).toStdString();
    std::memcpy(&endpoint.address, list->ai_addr, list->ai_addrlen);
    endpoint.addressLength = list->ai_addrlen;
    return endpoint;
}

} // namespace firstcome::load
