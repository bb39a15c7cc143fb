// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/http/forwarded.h"

#include <algorithm>

namespace firstcome::http {

namespace {

/// The elements of every field of that name, in the order in which proxies added them.
QByteArrayList elementsOf(const Request &request, QByteArrayView name)
{
    QByteArrayList elements;
    for (const auto &[field, value] : request.headers) {
        if (field == name)
            elements += value.toByteArray().split(',');
    }
    return elements;
}

/// The `for=` of one element of Forwarded; empty when it has none.
QByteArray forOf(const QByteArray &element)
{
    for (const QByteArray &part : element.split(';')) {
        const QByteArray pair = part.trimmed();
        if (pair.left(4).toLower() == "for=")
            return pair.mid(4);
    }
    return {};
}

/// An address, which may be quoted, bracketed and have a port.
QHostAddress hostOf(QByteArray text)
{
    text = text.trimmed();
    if (text.size() > 1 && text.startsWith('"') && text.endsWith('"'))
        text = text.mid(1, text.size() - 2);
    if (text.startsWith('['))
        text = text.mid(1, text.indexOf(']') - 1);
    else if (text.count(':') == 1)
        text = text.left(text.indexOf(':'));
    return QHostAddress(QString::fromLatin1(text));
}

} // namespace

std::optional<QHostAddress> forwardedFor(const Request &request, const AddressList &proxies)
{
    QByteArrayList chain = elementsOf(request, "x-forwarded-for");
    if (chain.isEmpty()) {
        chain = elementsOf(request, "forwarded");
        std::transform(chain.begin(), chain.end(), chain.begin(), forOf);
    }
    std::optional<QHostAddress> client;
    for (auto element = chain.crbegin(); element != chain.crend(); ++element) {
        const QHostAddress host = hostOf(*element);
        if (host.isNull())
            return client;
        bool isV4 = false;
        const quint32 v4 = host.toIPv4Address(&isV4);
        client = isV4 ? QHostAddress(v4) : host;
        if (!proxies.contains(*client))
            return client;
    }
    return client;
}

bool wasForwarded(const Request &request)
{
    return std::any_of(request.headers.begin(), request.headers.end(), [](const auto &header) {
        return header.first == "x-forwarded-for" || header.first == "forwarded" || header.first == "via";
    });
}

} // namespace firstcome::http
