// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/wire/own_host.h"

#include "shared/contract/error_codes.h"
#include <QUrl>
#include <arpa/inet.h>

namespace firstcome::load {

namespace {

/// By what is written, not by what a name server says of it; only "localhost" is a name nobody else can own.
bool isLoopback(const QString &host)
{
    in_addr four{};
    if (::inet_pton(AF_INET, host.toLatin1().constData(), &four) == 1)
        return (ntohl(four.s_addr) >> 24) == 127;
    return host == QLatin1StringView("localhost") || host == QLatin1StringView("::1");
}

} // namespace

Result<void> mayBeLoaded(const QString &url, const QString &ownHost)
{
    const QString host = QUrl(url, QUrl::StrictMode).host();
    if (host.isEmpty() || isLoopback(host) || host.compare(ownHost, Qt::CaseInsensitive) == 0)
        return {}; // without a host it is no address; whoever looks it up says so
    return refuse(code::wrongUse,
                  ownHost.isEmpty()
                      ? QStringLiteral("%1 is not this computer: say --i-own-this-host %1 if it is yours.").arg(host)
                      : QStringLiteral("--i-own-this-host names %1, the target is %2.").arg(ownHost, host));
}

} // namespace firstcome::load
