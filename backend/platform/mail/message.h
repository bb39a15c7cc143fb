// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/mail/mailer.h"

namespace firstcome::mail {

/// What a message needs beside the mail itself.
struct Envelope
{
    QString from;         ///< "Firstcome <no-reply@localhost>"
    QByteArray messageId; ///< without the angle brackets
    Instant at{};
};

/// Whether it can be a sender: `ADDRESS` or `NAME <ADDRESS>`, the address in ASCII, the name without quotes.
bool isMailbox(const QString &text);

/// The mail as RFC 5322 bytes (CRLF, UTF-8 in the body, encoded words in the subject).
/// Control characters in header values are dropped, so no value can add a header or end the head.
QByteArray message(const Mail &mail, const Envelope &envelope);

} // namespace firstcome::mail
