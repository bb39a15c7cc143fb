// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/http/refusal_status.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

namespace firstcome::http {

namespace {

struct CodeStatus
{
    std::string_view code;
    int status;
};

/// Sorted by code (checked at compile time).
constexpr CodeStatus table[] = {
    {"ALREADY_PAID", 409},
    {"AMOUNT_INVALID", 422},
    {"AMOUNT_MISMATCH", 422},
    {"BAD_CREDENTIALS", 401},
    {"BALANCE_INSUFFICIENT", 409},
    {"BODY_TOO_LARGE", 413},
    {"CARRIER_UNREACHABLE", 503},
    {"CODE_EXPIRED", 410},
    {"CODE_WRONG", 422},
    {"CONTENT_TYPE_UNSUPPORTED", 415},
    {"DELIVERY_NOT_FOUND", 404},
    {"EMAIL_NOT_PROVEN", 422},
    {"EMAIL_TAKEN", 409},
    {"EXPECTATION_FAILED", 417},
    {"FILE_INVALID", 422},
    {"FORBIDDEN", 403},
    {"HANDLE_TAKEN", 409},
    {"HEAD_TOO_LARGE", 431},
    {"IDEMPOTENCY_KEY_REQUIRED", 400},
    {"IDEMPOTENCY_KEY_REUSED", 422},
    {"INTERNAL_ERROR", 500},
    {"LIMIT_EXCEEDED", 422},
    {"LINES_EMPTY", 422},
    {"LOGIN_INVALID", 422},
    {"LOGIN_TAKEN", 409},
    {"MEMBER_NOT_FOUND", 404},
    {"METHOD_NOT_ALLOWED", 405},
    {"METHOD_NOT_IMPLEMENTED", 501},
    {"NAME_TAKEN", 409},
    {"NOT_ACCEPTABLE", 406},
    {"NOT_CANCELLABLE", 409},
    {"NOT_FOUND", 404},
    {"OPTION_NOT_FOUND", 404},
    {"ORDER_NOT_FOUND", 404},
    {"ORDER_NOT_PAYABLE", 409},
    {"OVERLOADED", 503},
    {"PASSWORD_WEAK", 422},
    {"PAYMENT_IN_PROGRESS", 409},
    {"PAYMENT_KEY_USED", 409},
    {"PAYMENT_NOT_FOUND", 404},
    {"PAYMENT_REFUSED", 402},
    {"PRECONDITION_FAILED", 412},
    {"PRECONDITION_REQUIRED", 428},
    {"PRODUCT_NOT_FOUND", 404},
    {"QUANTITY_INVALID", 422},
    {"REQUEST_INVALID", 400},
    {"REQUEST_IN_PROGRESS", 409},
    {"REQUEST_TIMEOUT", 408},
    {"SALE_CLOSED", 410},
    {"SALE_NOT_FOUND", 404},
    {"SALE_NOT_OPEN", 409},
    {"SALE_OVERLAPS", 409},
    {"SHIPMENT_REFUSED", 409},
    {"STATE_CONFLICT", 409},
    {"STOCK_INSUFFICIENT", 409},
    {"STORE_NOT_FOUND", 404},
    {"TOKEN_EXPIRED", 401},
    {"TOKEN_INVALID", 401},
    {"TOKEN_MISSING", 401},
    {"TOKEN_REUSED", 401},
    {"TOKEN_REVOKED", 401},
    {"TOO_MANY_REQUESTS", 429},
    {"UNAVAILABLE", 503},
    {"UPGRADE_REFUSED", 400},
    {"URI_TOO_LONG", 414},
    {"USERNAME_TAKEN", 409},
    {"VALUE_INVALID", 422},
    {"VERSION_UNSUPPORTED", 505},
};

constexpr bool byCode(const CodeStatus &a, const CodeStatus &b)
{
    return a.code < b.code;
}

static_assert(std::is_sorted(std::begin(table), std::end(table), byCode));

const CodeStatus *find(QByteArrayView code)
{
    const CodeStatus wanted{{code.data(), std::size_t(code.size())}, 0};
    const auto *found = std::lower_bound(std::begin(table), std::end(table), wanted, byCode);
    return found != std::end(table) && found->code == wanted.code ? found : nullptr;
}

constexpr std::pair<int, QByteArrayView> reasons[] = {
    {200, "OK"},
    {201, "Created"},
    {202, "Accepted"},
    {204, "No Content"},
    {206, "Partial Content"},
    {301, "Moved Permanently"},
    {302, "Found"},
    {303, "See Other"},
    {304, "Not Modified"},
    {307, "Temporary Redirect"},
    {308, "Permanent Redirect"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {402, "Payment Required"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {406, "Not Acceptable"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {410, "Gone"},
    {411, "Length Required"},
    {412, "Precondition Failed"},
    {413, "Content Too Large"},
    {414, "URI Too Long"},
    {415, "Unsupported Media Type"},
    {417, "Expectation Failed"},
    {422, "Unprocessable Content"},
    {428, "Precondition Required"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {501, "Not Imple"
          "mented"},
    {502, "Bad Gateway"},
    {503, "Service Unavailable"},
    {504, "Gateway Timeout"},
    {505, "HTTP Version Not Supported"},
};

} // namespace

int statusOf(QByteArrayView code)
{
    const CodeStatus *found = find(code);
    return found ? found->status : 500;
}

bool isKnownCode(QByteArrayView code)
{
    return find(code) != nullptr;
}

QByteArrayView reasonOf(int status)
{
    for (const auto &[number, reason] : reasons) {
        if (number == status)
            return reason;
    }
    return "Status";
}

} // namespace firstcome::http
