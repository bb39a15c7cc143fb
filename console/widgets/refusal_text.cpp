// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/refusal_text.h"

#include <QCoreApplication>
#include <QHash>

namespace firstcome {

namespace {

const QHash<QByteArray, const char *> &words()
{
    static const QHash<QByteArray, const char *> known{
        {"SERVER_UNREACHABLE", QT_TRANSLATE_NOOP("refusal", "The server cannot be reached.")},
        {"REQUEST_TIMED_OUT", QT_TRANSLATE_NOOP("refusal", "The server did not answer in time.")},
        {"ANSWER_UNREADABLE", QT_TRANSLATE_NOOP("refusal", "The server's answer could not be read.")},
        {"BAD_CREDENTIALS", QT_TRANSLATE_NOOP("refusal", "Login or password is wrong.")},
        {"TOKEN_INVALID", QT_TRANSLATE_NOOP("refusal", "You are signed out: sign in again.")},
        {"TOKEN_EXPIRED", QT_TRANSLATE_NOOP("refusal", "You are signed out: sign in again.")},
        {"PERMISSION_MISSING", QT_TRANSLATE_NOOP("refusal", "You are not permitted to do this.")},
        {"VERSION_CONFLICT", QT_TRANSLATE_NOOP("refusal", "Someone else changed it meanwhile. Load it again.")},
        {"NOT_FOUND", QT_TRANSLATE_NOOP("refusal", "It does not exist (any more).")},
        {"RATE_LIMITED", QT_TRANSLATE_NOOP("refusal", "Too many requests. Wait a moment.")},
        {"TOO_MANY_REQUESTS", QT_TRANSLATE_NOOP("refusal", "Too many requests. Wait a moment.")},
        {"REQUEST_IN_PROGRESS", QT_TRANSLATE_NOOP("refusal", "The same request is still being worked on.")},
        {"OVERLOADED", QT_TRANSLATE_NOOP("refusal", "The server is too busy. Try again in a moment.")},
        {"NOT_CANCELLABLE", QT_TRANSLATE_NOOP("refusal", "This order can no longer be cancelled.")},
        {"PAYMENT_IN_PROGRESS",
         QT_TRANSLATE_NOOP("refusal", "The payment gateway has not answered yet. Try again in a moment.")},
        {"SALE_OVERLAPS", QT_TRANSLATE_NOOP("refusal", "Another sale of this product overlaps in time.")},
        {"STOCK_INSUFFICIENT", QT_TRANSLATE_NOOP("refusal", "There is not enough stock.")},
        {"FILE_INVALID", QT_TRANSLATE_NOOP("refusal", "The file cannot be imported as a whole; nothing was changed.")},
    };
    return known;
}

} // namespace

QString refusalText(const Refusal &refusal)
{
    if (const char *found = words().value(refusal.code))
        return QCoreApplication::translate("refusal", found);
    if (!refusal.detail.isEmpty())
        return refusal.detail;
    return QCoreApplication::translate("refusal", "The server refused: %1").arg(QString::fromUtf8(refusal.code));
}

} // namespace firstcome
