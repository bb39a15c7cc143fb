// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace firstcome::http {

/// Follows the frames of a WebSocket client for the one rule of theirs that Qt does not look at: each must be masked
/// (RFC 6455, 5.1). Everything else about a frame is Qt's to judge.
/// Invariant: nothing of a frame that is not masked passes but its first byte, and nothing behind it. Thread: any.
class ClientFrames
{
public:
    /// How many of the bytes that arrived may be passed on.
    std::size_t pass(std::string_view bytes);
    bool isUnmasked() const { return m_unmasked; }

private:
    void head(unsigned char byte);

    std::uint64_t m_left = 0;   ///< bytes of the frame behind its length: the mask and what it masks
    std::uint64_t m_length = 0; ///< as far as it is read
    int m_headAt = 0;           ///< bytes of the head that were seen
    int m_headSize = 2;         ///< grows with what the second byte says
    bool m_unmasked = false;
};

} // namespace firstcome::http
