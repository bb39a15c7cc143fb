// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/result.h"
#include <span>

namespace firstcome {

/// A code of refusal: what a "no" is made of. All there are stand in the table below.
struct Code
{
    const char *name; ///< on the wire
    int status;       ///< of HTTP; 0: a program says it to who started it, it is never sent
    const char *sentence;

    /// Without a copy: the names live as long as the program.
    operator QByteArray() const { return QByteArray::fromRawData(name, qsizetype(qstrlen(name))); }
    /// Said in its own sentence.
    operator Refusal() const { return {*this, QString::fromUtf8(sentence), {}, {}}; }
};

inline bool operator==(const QByteArray &text, const Code &code)
{
    return text == code.name;
}

inline tl::unexpected<Refusal> refuse(const Code &code)
{
    return tl::unexpected<Refusal>(code);
}

inline tl::unexpected<Refusal> refuse(const Code &code, QString detail, QJsonObject extra = {})
{
    return tl::unexpected<Refusal>(Refusal{code, std::move(detail), std::move(extra), {}});
}

} // namespace firstcome

/// Every code, once: its name here, its name for others, its status, and the sentence that is said where there is
/// nothing more exact to say.
#define FIRSTCOME_CODES(CODE)                                                                                          \
    /* the transport */                                                                                                \
    CODE(bodyTooLarge, "BODY_TOO_LARGE", 413, "The body is longer than is allowed here.")                              \
    CODE(contentEncodingUnsupported, "CONTENT_ENCODING_UNSUPPORTED", 415,                                              \
         "The body must come without Content-Encoding.")                                                               \
    CODE(contentTypeUnsupported, "CONTENT_TYPE_UNSUPPORTED", 415, "The body is not of the type asked for.")            \
    CODE(expectationFailed, "EXPECTATION_FAILED", 417, "Only 100-continue can be expected.")                           \
    CODE(headTooLarge, "HEAD_TOO_LARGE", 431, "The head is too long or has too many fields.")                          \
    CODE(internalError, "INTERNAL_ERROR", 500, "Something went wrong here.")                                           \
    CODE(methodNotAllowed, "METHOD_NOT_ALLOWED", 405, "Not with this method.")                                         \
    CODE(methodNotImplemented, "METHOD_NOT_IMPLEMENTED", 501, "This method is not known here.")                        \
    CODE(notAcceptable, "NOT_ACCEPTABLE", 406, "Accept refuses what there is of it.")                                  \
    CODE(notFound, "NOT_FOUND", 404, "There is nothing here.")                                                         \
    CODE(overloaded, "OVERLOADED", 503, "Too much is being received at once; try again.")                              \
    CODE(requestInvalid, "REQUEST_INVALID", 400, "The request is malformed.")                                          \
    CODE(requestTimeout, "REQUEST_TIMEOUT", 408, "The request did not arrive in time.")                                \
    CODE(transferCodingUnsupported, "TRANSFER_CODING_UNSUPPORTED", 501, "No transfer coding: send Content-Length.")    \
    CODE(unavailable, "UNAVAILABLE", 503, "Not possible at the moment; try again.")                                    \
    CODE(upgradeRefused, "UPGRADE_REFUSED", 400, "The WebSocket handshake is not well formed.")                        \
    CODE(upgradeRequired, "UPGRADE_REQUIRED", 426, "Here is a WebSocket: send its handshake.")                         \
    CODE(uriTooLong, "URI_TOO_LONG", 414, "The request line is too long.")                                             \
    CODE(valueInvalid, "VALUE_INVALID", 422, "A value is outside its rule.")                                           \
    CODE(versionUnsupported, "VERSION_UNSUPPORTED", 505, "Only HTTP/1.1 and HTTP/1.0 are served.")                     \
    /* calls that are repeated or overtaken */                                                                         \
    CODE(idempotencyKeyRequired, "IDEMPOTENCY_KEY_REQUIRED", 400, "An Idempotency-Key is needed.")                     \
    CODE(idempotencyKeyReused, "IDEMPOTENCY_KEY_REUSED", 422, "This Idempotency-Key was used with another body.")      \
    CODE(preconditionFailed, "PRECONDITION_FAILED", 412, "It was changed in the meantime; read it again.")             \
    CODE(preconditionRequired, "PRECONDITION_REQUIRED", 428, "If-Match must name the version you saw (its ETag).")     \
    CODE(requestInProgress, "REQUEST_IN_PROGRESS", 409, "The request with this Idempotency-Key is still running.")     \
    CODE(stateConflict, "STATE_CONFLICT", 409, "It is not in a state for this.")                                       \
    /* who may */                                                                                                      \
    CODE(badCredentials, "BAD_CREDENTIALS", 401, "Login or password is wrong.")                                        \
    CODE(faultsOff, "FAULTS_OFF", 403, "Nothing is broken on purpose here: the setting faults is off.")                \
    CODE(forbidden, "FORBIDDEN", 403, "You may not do this.")                                                          \
    CODE(tokenExpired, "TOKEN_EXPIRED", 401, "The access token has expired.")                                          \
    CODE(tokenInvalid, "TOKEN_INVALID", 401, "The access token is not valid.")                                         \
    CODE(tokenMissing, "TOKEN_MISSING", 401, "A bearer token is needed.")                                              \
    CODE(tokenReused, "TOKEN_REUSED", 401, "This refresh token was used before; its session has ended.")               \
    CODE(tokenRevoked, "TOKEN_REVOKED", 401, "The access token was revoked.")                                          \
    CODE(tooManyRequests, "TOO_MANY_REQUESTS", 429, "Too many tries; wait before the next.")                           \
    /* a second person */                                                                                              \
    CODE(approvalClosed, "APPROVAL_CLOSED", 409, "It is decided already, or its time is over.")                        \
    CODE(approvalNotFound, "APPROVAL_NOT_FOUND", 404, "There is no such request.")                                     \
    CODE(approvalWaiting, "APPROVAL_WAITING", 409, "The same was asked for and waits for a second person.")            \
    CODE(passwordWrong, "PASSWORD_WRONG", 403, "This is not your password.")                                           \
    CODE(selfApproval, "SELF_APPROVAL", 403, "Who asks does not decide: it needs a second person.")                    \
    CODE(subjectChanged, "SUBJECT_CHANGED", 409, "What this was about is no longer so; it must be asked for anew.")    \
    /* consumer groups */                                                                                              \
    CODE(groupNotPaused, "GROUP_NOT_PAUSED", 409, "Pause the group first.")                                            \
    /* settlements and payouts */                                                                                      \
    CODE(dayNotOver, "DAY_NOT_OVER", 422, "This day is not over yet.")                                                 \
    CODE(nothingToPay, "NOTHING_TO_PAY", 409, "Nothing of this time is to be paid.")                                   \
    CODE(payoutClosed, "PAYOUT_CLOSED", 409, "This payout is decided already.")                                        \
    CODE(payoutNotFound, "PAYOUT_NOT_FOUND", 404, "There is no such payout.")                                          \
    CODE(payoutWaiting, "PAYOUT_WAITING", 409, "A payout was asked for and is not decided yet.")                       \
    CODE(settlementNotFound, "SETTLEMENT_NOT_FOUND", 404, "There is no such settlement.")                              \
    /* members and operators */                                                                                        \
    CODE(codeExpired, "CODE_EXPIRED", 410, "There is no valid code for this address; ask for a new one.")              \
    CODE(codeWrong, "CODE_WRONG", 422, "The code is wrong.")                                                           \
    CODE(emailNotProven, "EMAIL_NOT_PROVEN", 422, "Prove the e-mail address first.")                                   \
    CODE(emailTaken, "EMAIL_TAKEN", 409, "There is a member with this e-mail address.")                                \
    CODE(loginInvalid, "LOGIN_INVALID", 422, "This is no login.")                                                      \
    CODE(loginTaken, "LOGIN_TAKEN", 409, "There is an operator of this login already.")                                \
    CODE(memberNotFound, "MEMBER_NOT_FOUND", 404, "There is no such member.")                                          \
    CODE(nothingChanged, "NOTHING_CHANGED", 409, "It is so already.")                                                  \
    CODE(operatorNotFound, "OPERATOR_NOT_FOUND", 404, "There is no such operator.")                                    \
    CODE(passwordWeak, "PASSWORD_WEAK", 422, "The password is too weak.")                                              \
    CODE(permissionMissing, "PERMISSION_MISSING", 422, "At least one permission is needed.")                           \
    CODE(permissionUnknown, "PERMISSION_UNKNOWN", 422, "There is no such permission.")                                 \
    CODE(usernameTaken, "USERNAME_TAKEN", 409, "This username is taken.")                                              \
    /* the catalogue, sales and stock */                                                                               \
    CODE(fileInvalid, "FILE_INVALID", 422, "The file cannot be imported as a whole.")                                  \
    CODE(handleTaken, "HANDLE_TAKEN", 409, "The store has a product of this handle already.")                          \
    CODE(importNotFound, "IMPORT_NOT_FOUND", 404, "There is no such import.")                                          \
    CODE(loadOff, "LOAD_OFF", 403, "Load runs are not allowed here: the setting load is off.")                         \
    CODE(limitExceeded, "LIMIT_EXCEEDED", 422, "That is more than one member may have of this sale.")                  \
    CODE(nameTaken, "NAME_TAKEN", 409, "The store has a product of this name already.")                                \
    CODE(offSale, "OFF_SALE", 409, "This is off sale.")                                                                \
    CODE(optionNotFound, "OPTION_NOT_FOUND", 404, "There is no such option.")                                          \
    CODE(productNotFound, "PRODUCT_NOT_FOUND", 404, "There is no such product.")                                       \
    CODE(quantityInvalid, "QUANTITY_INVALID", 422, "A quantity must be above 0.")                                      \
    CODE(saleClosed, "SALE_CLOSED", 410, "The sale is over.")                                                          \
    CODE(saleNotFound, "SALE_NOT_FOUND", 404, "There is no such sale.")                                                \
    CODE(saleNotOpen, "SALE_NOT_OPEN", 409, "The sale is not open yet.")                                               \
    CODE(saleOverlaps, "SALE_OVERLAPS", 409, "This product has another sale at that time.")                            \
    CODE(priceChanged, "PRICE_CHANGED", 409, "The price is another one now.")                                          \
    CODE(stockInsufficient, "STOCK_INSUFFICIENT", 409, "Not everything is available.")                                 \
    CODE(storeNotFound, "STORE_NOT_FOUND", 404, "There is no such store.")                                             \
    /* orders, payments and deliveries */                                                                              \
    CODE(actNotAllowed, "ACT_NOT_ALLOWED", 409, "This cannot be decided now.")                                         \
    CODE(alreadyPaid, "ALREADY_PAID", 409, "This order is paid.")                                                      \
    CODE(amountTooLarge, "AMOUNT_TOO_LARGE", 422, "That is more than can be given back.")                              \
    CODE(amountMismatch, "AMOUNT_MISMATCH", 422, "The amount is not the order's.")                                     \
    CODE(carrierUnreachable, "CARRIER_UNREACHABLE", 503, "The carrier does not answer; try again.")                    \
    CODE(claimClosed, "CLAIM_CLOSED", 409, "This claim has been decided or withdrawn.")                                \
    CODE(claimNotFound, "CLAIM_NOT_FOUND", 404, "There is no such claim.")                                             \
    CODE(claimOpen, "CLAIM_OPEN", 409, "Another claim of this line is open.")                                          \
    CODE(claimRejected, "CLAIM_REJECTED", 409, "A claim of this line was rejected; that is final.")                    \
    CODE(gatewayUnavailable, "GATEWAY_UNAVAILABLE", 503, "The payment gateway cannot be used now.")                    \
    CODE(linesEmpty, "LINES_EMPTY", 422, "An order must name at least one option.")                                    \
    CODE(notCancellable, "NOT_CANCELLABLE", 409, "A part of this order is on its way.")                                \
    CODE(notRefundable, "NOT_REFUNDABLE", 409, "There is nothing of this line to be given back.")                      \
    CODE(notReturnable, "NOT_RETURNABLE", 409, "This line cannot be returned (any more).")                             \
    CODE(orderNotFound, "ORDER_NOT_FOUND", 404, "There is no such order.")                                             \
    CODE(orderNotPayable, "ORDER_NOT_PAYABLE", 409, "This order cannot be paid (any more).")                           \
    CODE(paymentInProgress, "PAYMENT_IN_PROGRESS", 409, "Another payment of this order is under way.")                 \
    CODE(paymentKeyUsed, "PAYMENT_KEY_USED", 409, "This paymentKey pays something else.")                              \
    CODE(paymentNotFound, "PAYMENT_NOT_FOUND", 404, "There is no such payment.")                                       \
    CODE(paymentRefused, "PAYMENT_REFUSED", 402, "The payment was refused.")                                           \
    /* a client, where no readable answer came */                                                                      \
    CODE(answerUnreadable, "ANSWER_UNREADABLE", 0, "The server's answer cannot be read.")                              \
    CODE(requestTimedOut, "REQUEST_TIMED_OUT", 0, "The server did not answer in time.")                                \
    CODE(serverUnreachable, "SERVER_UNREACHABLE", 0, "The server does not answer.")                                    \
    /* programs */                                                                                                     \
    CODE(addressInvalid, "ADDRESS_INVALID", 0, "This address cannot be listened on.")                                  \
    CODE(databaseDamaged, "DATABASE_DAMAGED", 0, "The database is damaged.")                                           \
    CODE(databaseUnusable, "DATABASE_UNUSABLE", 0, "The database cannot be used.")                                     \
    CODE(dataFolderBusy, "DATA_FOLDER_BUSY", 0, "The data folder is in use.")                                          \
    CODE(dataFolderUnusable, "DATA_FOLDER_UNUSABLE", 0, "The data folder cannot be used.")                             \
    CODE(fileNotWritten, "FILE_NOT_WRITTEN", 0, "The file cannot be written.")                                         \
    CODE(fileUnusable, "FILE_UNUSABLE", 0, "The file cannot be used.")                                                 \
    CODE(portBusy, "PORT_BUSY", 0, "The port is in use by another program.")                                           \
    CODE(portForbidden, "PORT_FORBIDDEN", 0, "No permission to listen on this port.")                                  \
    CODE(settingWrong, "SETTING_WRONG", 0, "A setting is wrong.")                                                      \
    CODE(wrongUse, "WRONG_USE", 0, "This is not understood.")                                                          \
    /* the load lab */                                                                                                 \
    CODE(booksUnreadable, "BOOKS_UNREADABLE", 0, "The server's books cannot be read.")                                 \
    CODE(descriptorsMissing, "DESCRIPTORS_MISSING", 0, "The system allows too few open sockets.")                      \
    CODE(hostUnknown, "HOST_UNKNOWN", 0, "The host was not found.")                                                    \
    CODE(marketEmpty, "MARKET_EMPTY", 0, "The shop shows no product.")                                                 \
    CODE(scenarioUnknown, "SCENARIO_UNKNOWN", 0, "There is no such scenario.")                                         \
    CODE(tokensInvalid, "TOKENS_INVALID", 0, "The file names no member.")                                              \
    CODE(tokensMissing, "TOKENS_MISSING", 0, "Buyers need tokens.")                                                    \
    CODE(urlInvalid, "URL_INVALID", 0, "This is no address of the form http://HOST[:PORT].")

/// `refuse(code::orderNotFound)`, `refusal.code == code::nameTaken`: both ends name codes so, never by a literal.
namespace firstcome::code {

#define FIRSTCOME_CODE(name, text, status, sentence) inline constexpr Code name{text, status, sentence};
FIRSTCOME_CODES(FIRSTCOME_CODE)
#undef FIRSTCOME_CODE

/// All of them, in the order above.
std::span<const Code> all();
/// The code of that name; nullptr when there is none.
const Code *find(QByteArrayView name);
/// The code of an answer that names none, such as a proxy's in between: its status is all there is.
QByteArray ofStatus(int status);

} // namespace firstcome::code
