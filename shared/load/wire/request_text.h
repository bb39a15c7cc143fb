// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>

namespace firstcome::load {

/// Writes the bytes of requests to one host into a buffer the caller keeps, so that nothing is allocated once it has
/// grown.
class RequestText
{
public:
    struct Call
    {
        std::string_view path;
        std::string_view token; ///< none when empty, as the two below
        std::string_view key;   ///< Idempotency-Key
        std::string_view body;  ///< JSON
    };

    explicit RequestText(std::string_view host);

    void get(std::string &out, const Call &call) const;
    void post(std::string &out, const Call &call) const;

private:
    void begin(std::string &out, std::string_view method, const Call &call) const;

    std::string m_afterPath;
};

} // namespace firstcome::load
