// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/http/request.h"

namespace firstcome::http {

namespace {

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = char(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

template <typename Accepts>
std::optional<QByteArray> decoded(QByteArrayView raw, bool plusIsSpace, Accepts accepts)
{
    QByteArray text;
    text.reserve(raw.size());
    for (qsizetype i = 0; i < raw.size(); ++i) {
        char c = raw[i];
        if (c == '%') {
            const int high = i + 2 < raw.size() ? hexDigit(raw[i + 1]) : -1;
            const int low = high < 0 ? -1 : hexDigit(raw[i + 2]);
            if (low < 0)
                return std::nullopt;
            c = char(high * 16 + low);
            i += 2;
            if (!accepts(c))
                return std::nullopt;
        } else if (plusIsSpace && c == '+') {
            c = ' ';
        }
        text.append(c);
    }
    return text;
}

} // namespace

QByteArrayView Request::headerView(QByteArrayView lowerCaseName) const
{
    for (const auto &[name, value] : headers) {
        if (name == lowerCaseName)
            return value;
    }
    return {};
}

QByteArray Request::header(QByteArrayView lowerCaseName) const
{
    return headerView(lowerCaseName).toByteArray();
}

std::optional<QByteArray> Request::queryValue(QByteArrayView name) const
{
    QByteArrayView rest = query;
    while (!rest.isEmpty()) {
        const qsizetype end = rest.indexOf('&');
        const QByteArrayView pair = end < 0 ? rest : rest.first(end);
        rest = end < 0 ? QByteArrayView() : rest.sliced(end + 1);
        const qsizetype equals = pair.indexOf('=');
        const QByteArrayView key = equals < 0 ? pair : pair.first(equals);
        if (key != name)
            continue;
        return decodedQueryText(equals < 0 ? QByteArrayView("") : pair.sliced(equals + 1)).value_or(QByteArray());
    }
    return std::nullopt;
}

Id Request::idParameter(int index) const
{
    return idFrom(QByteArrayView(parameters[std::size_t(index)])).value_or(0);
}

std::optional<QByteArray> decodedPath(QByteArrayView raw)
{
    return decoded(raw, false,
                   [](char c) { return c != '/' && c != '\\' && static_cast<unsigned char>(c) >= 0x20 && c != 0x7f; });
}

std::optional<QByteArray> decodedQueryText(QByteArrayView raw)
{
    return decoded(raw, true, [](char c) { return c != 0; });
}

} // namespace firstcome::http
