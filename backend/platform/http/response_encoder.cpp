// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/http/response_encoder.h"

#include "backend/platform/http/refusal_status.h"
#include "backend/platform/watch/json_text.h"

namespace firstcome::http {

namespace {

/// Room for status line and our own headers.
constexpr qsizetype ownHeaders = 256;

bool mayHaveBody(const Response &response)
{
    return response.status != 204 && response.status != 304;
}

void appendFiltered(QByteArray &wire, QByteArrayView text)
{
    const auto breaksOut = [](char c) { return c == '\r' || c == '\n' || c == '\0'; };
    if (std::none_of(text.begin(), text.end(), breaksOut)) {
        wire.append(text);
        return;
    }
    std::copy_if(text.begin(), text.end(), std::back_inserter(wire), [&](char c) { return !breaksOut(c); });
}

void appendHeader(QByteArray &wire, const std::pair<QByteArray, QByteArray> &header)
{
    appendFiltered(wire, header.first);
    wire.append(": ");
    appendFiltered(wire, header.second);
    wire.append("\r\n");
}

void appendStatusLine(QByteArray &wire, int status)
{
    if (status == 200) {
        wire.append("HTTP/1.1 200 OK\r\n");
        return;
    }
    wire.append("HTTP/1.1 ");
    watch::appendNumber(wire, status);
    wire.append(' ').append(reasonOf(status)).append("\r\n");
}

} // namespace

void appendAnswer(QByteArray &wire, const Response &response, const Framing &framing)
{
    const bool hasBody = mayHaveBody(response);
    wire.reserve(wire.size() + ownHeaders + std::min(response.body.size(), longestCopy));
    appendStatusLine(wire, response.status);
    if (hasBody) {
        if (!response.contentType.isEmpty()) {
            wire.append("Content-Type: ");
            appendFiltered(wire, response.contentType);
            wire.append("\r\n");
        }
        wire.append("Content-Length: ");
        watch::appendNumber(wire, response.body.size());
        wire.append("\r\n");
    }
    for (const auto &header : response.headers)
        appendHeader(wire, header);
    wire.append("X-Content-Type-Options: nosniff\r\nX-Request-Id: ").append(framing.requestId);
    wire.append(framing.closes ? QByteArrayView("\r\nConnection: close\r\n\r\n") : QByteArrayView("\r\n\r\n"));
    if (hasBody && !framing.bodyless && response.body.size() <= longestCopy)
        wire.append(response.body);
}

QByteArray separateBody(const Response &response, const Framing &framing)
{
    const bool travelsAlone = mayHaveBody(response) && !framing.bodyless && response.body.size() > longestCopy;
    return travelsAlone ? response.body : QByteArray();
}

} // namespace firstcome::http
