// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/http/request.h"
#include "backend/platform/http/response.h"

namespace firstcome::http {

/// A longer body is not copied behind its head but sent from where it lies.
constexpr qsizetype longestCopy = 32 * 1024;

/// How an answer travels, beside what it says.
struct Framing
{
    QByteArrayView requestId;
    bool bodyless = false; ///< HEAD: the length is said, the body is not sent
    bool closes = false;   ///< the connection ends behind it
    QByteArrayView date{}; ///< as the Date header has it; none where nobody knows the time
};

/// Appends status line, headers and a body up to `longestCopy` to `wire`, ready for one send. CR, LF and NUL never
/// leave in a header.
void appendAnswer(QByteArray &wire, const Response &response, const Framing &framing);
/// The body to send behind `wire`; empty when it is in there or there is none.
QByteArray separateBody(const Response &response, const Framing &framing);

} // namespace firstcome::http
