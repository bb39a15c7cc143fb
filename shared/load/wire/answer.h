// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/load/moment.h"
#include <cstdint>
#include <optional>
#include <string_view>

namespace firstcome::load {

/// Why no answer came. Only after `Refused` is it sure that the request never arrived.
enum class Loss : std::uint8_t { None, Refused, Closed, TimedOut, Broken };

/// What came back for one request. `body` points into the connection's buffer and is good only while it is handed over.
struct Answer
{
    int status = 0; ///< 0: none came, see `loss`
    Loss loss = Loss::None;
    bool closes = false; ///< the server will not take another request on this connection
    bool replayed = false;
    std::optional<Millis> retryAfter;
    std::string_view date; ///< the server's clock, to the second; good as long as `body`
    std::string_view body;
};

enum class Reading : std::uint8_t { Partial, Whole, Broken };

struct ReadAnswer
{
    Reading reading = Reading::Partial;
    std::size_t length = 0; ///< bytes of head and body, when whole
    Answer answer;
};

constexpr std::size_t answerHeadLimit = 16 * 1024;
constexpr std::size_t answerBodyLimit = 16 * 1024 * 1024;

/// Reads one HTTP/1.1 answer from the start of `bytes`. Strict: lines end in CRLF, the length is stated once and
/// plainly (or the status has no body), anything coded in chunks is broken: Firstcome's edge never sends it.
ReadAnswer readAnswer(std::string_view bytes);

} // namespace firstcome::load
