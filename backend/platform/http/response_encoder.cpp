// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/http/response_encoder.h"

#include "backend/platform/http/refusal_status.h"
#include "backend/platform/watch/json_text.h"

namespace firstcome::http {

namespace {

/// Room for status line and our own headers.
constexpr qsizetype ownHeaders = 256;

void appendFiltered(QByteArray &wire, QByteArrayView text)
{
    for (const char c : text) {
        if (c != '\r' && c != '\n' && c != '\0')
            wire.append(c);
    }
}

void appendHeader(QByteArray &wire, QByteArrayView name, QByteArrayView value)
{
    appendFiltered(wire, name);
    wire.append(": ");
    appendFiltered(wire, value);
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
    const bool hasBody = response.status != 204 && response.status != 304;
    wire.reserve(wire.size() + ownHeaders + response.body.size());
    appendStatusLine(wire, response.status);
    if (hasBody) {
        if (!response.contentType.isEmpty())
            appendHeader(wire, "Content-Type", response.contentType);
        wire.append("Content-Length: ");
        watch::appendNumber(wire, response.body.size());
        wire.append("\r\n");
    }
    for (const auto &[name, value] : response.headers)
        appendHeader(wire, name, value);
    wire.append("X-Content-Type-Options: nosniff\r\nX-Request-Id: ").append(framing.requestId);
    wire.append(framing.closes ? QByteArrayView("\r\nConnection: close\r\n\r\n") : QByteArrayView("\r\n\r\n"));
    if (hasBody && !framing.bodyless)
        wire.append(response.body);
}

} // namespace firstcome::http
