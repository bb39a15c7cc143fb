// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/http/response_encoder.h"

#include "backend/platform/http/refusal_status.h"
#include "backend/platform/watch/pen.h"

namespace firstcome::http {

namespace {

/// Room for the status line, our own headers and their numbers.
constexpr qsizetype ownHeaders = 512;

bool mayHaveBody(const Response &response)
{
    return response.status != 204 && response.status != 304;
}

using watch::Pen;

bool staysInHeader(char c)
{
    return c != '\r' && c != '\n' && c != '\0';
}

void writeStatusLine(Pen &pen, int status)
{
    if (status == 200)
        return pen.write("HTTP/1.1 200 OK\r\n");
    pen.write("HTTP/1.1 ");
    pen.writeNumber(status);
    pen.write(" ");
    pen.write(reasonOf(status));
    pen.write("\r\n");
}

void writeContentHeaders(Pen &pen, const Response &response)
{
    if (!response.contentType.isEmpty()) {
        pen.write("Content-Type: ");
        pen.writeOnly(response.contentType, staysInHeader);
        pen.write("\r\n");
    }
    pen.write("Content-Length: ");
    pen.writeNumber(response.body.size());
    pen.write("\r\n");
}

qsizetype roomFor(const Response &response, const Framing &framing)
{
    qsizetype room = ownHeaders + response.contentType.size() + framing.requestId.size();
    for (const auto &[name, value] : response.headers)
        room += name.size() + value.size() + 4;
    return room + std::min(response.body.size(), longestCopy);
}

} // namespace

void appendAnswer(QByteArray &wire, const Response &response, const Framing &framing)
{
    const qsizetype begin = wire.size();
    wire.resize(begin + roomFor(response, framing));
    Pen pen(wire.data() + begin);
    writeStatusLine(pen, response.status);
    const bool hasBody = mayHaveBody(response);
    if (hasBody)
        writeContentHeaders(pen, response);
    for (const auto &[name, value] : response.headers) {
        pen.writeOnly(name, staysInHeader);
        pen.write(": ");
        pen.writeOnly(value, staysInHeader);
        pen.write("\r\n");
    }
    if (!framing.date.isEmpty()) {
        pen.write("Date: ");
        pen.write(framing.date);
        pen.write("\r\n");
    }
    pen.write("X-Content-Type-Options: nosniff\r\nX-Request-Id: ");
    pen.write(framing.requestId);
    pen.write(framing.closes ? QByteArrayView("\r\nConnection: close\r\n\r\n") : QByteArrayView("\r\n\r\n"));
    if (hasBody && !framing.bodyless && response.body.size() <= longestCopy)
        pen.write(response.body);
    wire.resize(pen.at() - wire.constData());
}

QByteArray separateBody(const Response &response, const Framing &framing)
{
    const bool travelsAlone = mayHaveBody(response) && !framing.bodyless && response.body.size() > longestCopy;
    return travelsAlone ? response.body : QByteArray();
}

} // namespace firstcome::http
