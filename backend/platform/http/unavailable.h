// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <chrono>
#include <stdexcept>

namespace firstcome::http {

/// A breakdown that passes: something a handler depends on is gone for now. The edge answers 503 with Retry-After;
/// nothing happened, or trying again with the same key is safe.
class Unavailable : public std::runtime_error
{
public:
    explicit Unavailable(const std::string &what, std::chrono::seconds retryAfter = std::chrono::seconds(1))
        : std::runtime_error(what), m_retryAfter(retryAfter)
    {
    }
    std::chrono::seconds retryAfter() const { return m_retryAfter; }

private:
    std::chrono::seconds m_retryAfter;
};

} // namespace firstcome::http
