// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/http/client_frames.h"

#include <algorithm>
#include <limits>

namespace firstcome::http {

namespace {

constexpr unsigned maskBit = 0x80;
constexpr unsigned lengthBits = 0x7f;
constexpr unsigned twoMore = 126;
constexpr unsigned eightMore = 127;
constexpr std::uint64_t maskSize = 4;

} // namespace

std::size_t ClientFrames::pass(std::string_view bytes)
{
    std::size_t at = 0;
    while (at < bytes.size()) {
        if (m_left > 0) {
            const auto skipped = std::size_t(std::min<std::uint64_t>(m_left, bytes.size() - at));
            m_left -= skipped;
            at += skipped;
            continue;
        }
        head(static_cast<unsigned char>(bytes[at]));
        if (m_unmasked)
            break;
        ++at;
    }
    return at;
}

void ClientFrames::head(unsigned char byte)
{
    ++m_headAt;
    if (m_headAt == 2) {
        const unsigned length = byte & lengthBits;
        m_unmasked = !(byte & maskBit);
        m_headSize = length == twoMore ? 4 : length == eightMore ? 10 : 2;
        m_length = m_headSize == 2 ? length : 0;
    } else if (m_headAt > 2) {
        m_length = (m_length << 8) | byte;
    }
    if (m_headAt < m_headSize)
        return;
    // A length beyond all bounds is Qt's to refuse.
    m_left = std::min(m_length, std::numeric_limits<std::uint64_t>::max() - maskSize) + maskSize;
    m_headAt = 0;
    m_headSize = 2;
}

} // namespace firstcome::http
