// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/wire/request_text.h"

#include <charconv>

namespace firstcome::load {

RequestText::RequestText(std::string_view host)
    : m_afterPath(" HTTP/1.1\r\nHost: " + std::string(host) + "\r\nUser-Agent: firstcome-load\r\n")
{
}

void RequestText::begin(std::string &out, std::string_view method, const Call &call) const
{
    out.assign(method).append(call.path).append(m_afterPath);
    if (!call.token.empty())
        out.append("Authorization: Bearer ").append(call.token).append("\r\n");
}

void RequestText::get(std::string &out, const Call &call) const
{
    begin(out, "GET ", call);
    out.append("\r\n");
}

void RequestText::post(std::string &out, const Call &call) const
{
    begin(out, "POST ", call);
    if (!call.key.empty())
        out.append("Idempotency-Key: ").append(call.key).append("\r\n");
    char length[24];
    const auto end = std::to_chars(length, length + sizeof length, call.body.size()).ptr;
    out.append("Content-Type: application/json\r\nContent-Length: ").append(length, end);
    out.append("\r\n\r\n").append(call.body);
}

} // namespace firstcome::load
