// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/refusal_text.h"

#include "shared/contract/error_codes.h"
#include <QCoreApplication>
#include <QHash>

namespace firstcome {

namespace {

const QHash<QByteArray, const char *> &words()
{
    static const QHash<QByteArray, const char *> known{
        {code::serverUnreachable, QT_TRANSLATE_NOOP("refusal", "The server cannot be reached.")},
        {code::requestTimedOut, QT_TRANSLATE_NOOP("refusal", "The server did not answer in time.")},
        {code::answerUnreadable, QT_TRANSLATE_NOOP("refusal", "The server's answer could not be read.")},
        {code::badCredentials, QT_TRANSLATE_NOOP("refusal", "Login or password is wrong.")},
        {code::tokenInvalid, QT_TRANSLATE_NOOP("refusal", "You are signed out: sign in again.")},
        {code::tokenExpired, QT_TRANSLATE_NOOP("refusal", "You are signed out: sign in again.")},
        {code::forbidden, QT_TRANSLATE_NOOP("refusal", "You are not permitted to do this.")},
        {code::preconditionFailed, QT_TRANSLATE_NOOP("refusal", "Someone else changed it meanwhile. Load it again.")},
        {code::notFound, QT_TRANSLATE_NOOP("refusal", "It does not exist (any more).")},
        {code::tooManyRequests, QT_TRANSLATE_NOOP("refusal", "Too many requests. Wait a moment.")},
        {code::requestInProgress, QT_TRANSLATE_NOOP("refusal", "The same request is still being worked on.")},
        {code::overloaded, QT_TRANSLATE_NOOP("refusal", "The server is too busy. Try again in a moment.")},
        {code::notCancellable, QT_TRANSLATE_NOOP("refusal", "This order can no longer be cancelled.")},
        {code::paymentInProgress,
         QT_TRANSLATE_NOOP("refusal", "The payment gateway has not answered yet. Try again in a moment.")},
        {code::loadOff,
         QT_TRANSLATE_NOOP("refusal", "Load runs are not allowed at this shop: its setting load is off.")},
        {code::saleOverlaps, QT_TRANSLATE_NOOP("refusal", "Another sale of this product overlaps in time.")},
        {code::stockInsufficient, QT_TRANSLATE_NOOP("refusal", "There is not enough stock.")},
        {code::fileInvalid,
         QT_TRANSLATE_NOOP("refusal", "The file cannot be imported as a whole; nothing was changed.")},
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
