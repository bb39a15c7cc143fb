// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/http/refusal_status.h"

#include "shared/contract/error_codes.h"
#include <utility>

namespace firstcome::http {

namespace {

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
    {426, "Upgrade Required"},
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
    const Code *found = code::find(code);
    return found && found->status ? found->status : 500;
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
