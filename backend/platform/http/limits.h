// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QtGlobal>
#include <chrono>

namespace firstcome::http {

/// Every limit of the edge. All settable; values of the REST conventions.
struct Limits
{
    qsizetype requestLine = 8 * 1024;
    qsizetype head = 16 * 1024;
    int fields = 64;
    qsizetype body = 1024 * 1024;                    ///< where a route has no limit of its own
    std::chrono::milliseconds headWithin{5'000};     ///< from its first byte
    std::chrono::milliseconds requestWithin{30'000}; ///< from its first byte, unless its body is longer than `body`
    std::chrono::milliseconds stalledUpload{
        20'000}; ///< a longer body: for its next bytes, however long all of it takes
    std::chrono::milliseconds idle{60'000};
    std::chrono::milliseconds stalledWrite{20'000};
    std::chrono::milliseconds linger{2'000}; ///< for the client to read a last answer before the connection closes
    qsizetype writeBuffer = 1024 * 1024;     ///< beyond what one answer needs
    quint64 bodies = 256 * 1024 * 1024;      ///< of all requests of a lane together; beyond: 503
    int connections = 10'000;
    int connectionsPerAddress = 256; ///< loopback and configured proxies are free
};

} // namespace firstcome::http
