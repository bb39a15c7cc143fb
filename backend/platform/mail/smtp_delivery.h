// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <QString>
#include <optional>
#include <stop_token>

namespace firstcome::mail {

struct SmtpServer
{
    QByteArray url; ///< smtp://HOST:PORT or smtps://HOST:PORT
    QByteArray user;
    QByteArray password; ///< sent over TLS alone
};

/// smtp[s]://[USER:PASSWORD@]HOST[:PORT]
std::optional<SmtpServer> smtpServerFrom(const QString &text);

/// A message on its way to one address.
struct SmtpMessage
{
    QByteArray from; ///< the address alone
    QByteArray to;
    QByteArray bytes;
};

struct SmtpAnswer
{
    enum class Kind { Taken, Refused, Later }; ///< Refused: for good, by the server's own word (5xx)
    Kind kind = Kind::Later;
    QByteArray reason;
};

/// One try, within half a minute or until `stop`. What cannot be told is Later: the mail may come twice, never not at
/// all. Blocks.
SmtpAnswer deliver(const SmtpServer &server, const SmtpMessage &message, std::stop_token stop);

} // namespace firstcome::mail
