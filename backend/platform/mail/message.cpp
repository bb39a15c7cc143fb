// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/mail/message.h"

#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>
#include <cstring>

namespace firstcome::mail {

namespace {

constexpr qsizetype encodedWordBytes = 45;   // 60 characters of base64 and the frame stay below the 75 of RFC 2047
constexpr qsizetype plainHeaderLength = 900; // RFC 5322 allows 998 octets a line

QString printable(const QString &value)
{
    QString kept;
    for (const QChar character : value) {
        const bool control = character.category() == QChar::Other_Control || character == QChar::LineSeparator ||
                             character == QChar::ParagraphSeparator;
        if (!control)
            kept.append(character);
    }
    return kept;
}

/// Words of at most `encodedWordBytes`, never cut inside a character.
QByteArray encodedWords(const QString &text)
{
    QByteArray words;
    QByteArray chunk;
    const auto flush = [&] {
        if (!words.isEmpty())
            words += "\r\n ";
        words += "=?UTF-8?B?" + chunk.toBase64() + "?=";
        chunk.clear();
    };
    for (const char32_t point : text.toUcs4()) {
        const QByteArray bytes = QString::fromUcs4(&point, 1).toUtf8();
        if (chunk.size() + bytes.size() > encodedWordBytes)
            flush();
        chunk += bytes;
    }
    flush();
    return words;
}

QByteArray headerText(const QString &value)
{
    const QString clean = printable(value);
    const bool plain = std::all_of(clean.begin(), clean.end(), [](QChar c) { return c.unicode() < 0x7f; }) &&
                       !clean.contains(u"=?") && clean.size() <= plainHeaderLength;
    return plain ? clean.toLatin1() : encodedWords(clean);
}

/// Only the name may need another spelling; the address must stay readable.
QByteArray mailboxText(const QString &mailbox)
{
    const qsizetype bracket = mailbox.lastIndexOf(u'<');
    if (bracket <= 0)
        return headerText(mailbox);
    const QString name = printable(mailbox.left(bracket)).trimmed();
    const QByteArray text = headerText(name);
    const bool needsQuotes = !text.startsWith("=?") && std::strpbrk(text.constData(), "()@,;:.[]") != nullptr;
    return (needsQuotes ? '"' + text + '"' : text) + ' ' + headerText(mailbox.mid(bracket));
}

QByteArray body(const QString &text)
{
    QByteArray bytes;
    for (QByteArray line : text.toUtf8().split('\n')) {
        line.replace('\r', "").replace('\0', "");
        bytes += line + "\r\n";
    }
    return bytes;
}

} // namespace

bool isMailbox(const QString &text)
{
    static const QRegularExpression form(
        QStringLiteral("^(?:[^<>\\p{C}\"\\\\]+ <([^\\s<>@]+@[^\\s<>@]+)>|([^\\s<>@]+@[^\\s<>@]+))$"));
    const auto match = form.match(text);
    const QString address = match.captured(1) + match.captured(2);
    return match.hasMatch() && text.size() <= plainHeaderLength &&
           std::all_of(address.begin(), address.end(), [](QChar c) { return c > u' ' && c.unicode() < 0x7f; });
}

QByteArray message(const Mail &mail, const Envelope &envelope)
{
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(toMillis(envelope.at), Qt::UTC);
    const QString date =
        QLocale::c().toString(at, QStringLiteral("ddd, dd MMM yyyy HH:mm:ss")) + QStringLiteral(" +0000");
    return "From: " + mailboxText(envelope.from) + "\r\n" +  //
           "To: " + headerText(mail.to) + "\r\n" +           //
           "Subject: " + headerText(mail.subject) + "\r\n" + //
           "Date: " + date.toLatin1() + "\r\n" +             //
           "Message-ID: <" + headerText(QString::fromLatin1(envelope.messageId)) + ">\r\n" +
           "Auto-Submitted: auto-generated\r\n"
           "MIME-Version: 1.0\r\n"
           "Content-Type: text/plain; charset=utf-8\r\n"
           "Content-Transfer-Encoding: 8bit\r\n"
           "\r\n" +
           body(mail.body);
}

} // namespace firstcome::mail
