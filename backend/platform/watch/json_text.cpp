// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/watch/json_text.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace firstcome::watch {

namespace {

/// Bytes that stand for themselves in a JSON string.
constexpr std::array<bool, 256> plain = [] {
    std::array<bool, 256> table{};
    for (int c = 0x20; c < 0x7f; ++c)
        table[std::size_t(c)] = c != '"' && c != '\\';
    return table;
}();

void appendEscape(QByteArray &out, quint32 unit)
{
    constexpr char digits[] = "0123456789abcdef";
    const char text[] = {
        '\\', 'u', digits[unit >> 12 & 15], digits[unit >> 8 & 15], digits[unit >> 4 & 15], digits[unit & 15]};
    out.append(text, sizeof text);
}

/// Marks that change how the text around them is shown: zero widths, direction marks, overrides and isolates,
/// separators.
bool isDeceptive(quint32 point)
{
    return (point >= 0x80 && point < 0xa0) || (point >= 0x200b && point <= 0x200f) ||
           (point >= 0x2028 && point <= 0x202e) || (point >= 0x2060 && point <= 0x206f) || point == 0x061c ||
           point == 0xfeff;
}

struct Decoded
{
    quint32 point = 0xfffd;
    int size = 1;
};

/// One code point of more than one byte; size 1 and U+FFFD when it is broken, overlong or a surrogate.
Decoded decodeAt(QByteArrayView text, qsizetype at)
{
    const auto lead = static_cast<unsigned char>(text[at]);
    const int size = lead >= 0xf0 && lead < 0xf5   ? 4
                     : lead >= 0xe0 && lead < 0xf0 ? 3
                     : lead >= 0xc2 && lead < 0xe0 ? 2
                                                   : 0;
    if (size == 0 || at + size > text.size())
        return {};
    quint32 point = lead & (0x7fu >> size);
    for (int i = 1; i < size; ++i) {
        const auto next = static_cast<unsigned char>(text[at + i]);
        if ((next & 0xc0) != 0x80)
            return {};
        point = point << 6 | (next & 0x3f);
    }
    constexpr quint32 lowest[] = {0, 0, 0x80, 0x800, 0x10000};
    if (point < lowest[size] || point > 0x10ffff || (point >= 0xd800 && point < 0xe000))
        return {};
    return {point, size};
}

qsizetype appendMultiByte(QByteArray &out, QByteArrayView text, qsizetype at)
{
    const Decoded decoded = decodeAt(text, at);
    if (decoded.size == 1)
        out.append("\xef\xbf\xbd");
    else if (isDeceptive(decoded.point))
        appendEscape(out, decoded.point);
    else
        out.append(text.data() + at, decoded.size);
    return decoded.size;
}

} // namespace

void appendJsonText(QByteArray &out, QByteArrayView utf8)
{
    out.append('"');
    qsizetype from = 0;
    qsizetype at = 0;
    while (at < utf8.size()) {
        const auto c = static_cast<unsigned char>(utf8[at]);
        if (plain[c]) {
            ++at;
            continue;
        }
        out.append(utf8.data() + from, at - from);
        if (c >= 0x80) {
            at += appendMultiByte(out, utf8, at);
        } else {
            if (c == '"' || c == '\\')
                out.append('\\').append(char(c));
            else
                appendEscape(out, c);
            ++at;
        }
        from = at;
    }
    out.append(utf8.data() + from, at - from);
    out.append('"');
}

bool isPlainJson(QByteArrayView utf8)
{
    return std::all_of(utf8.begin(), utf8.end(), [](char c) { return plain[static_cast<unsigned char>(c)]; });
}

void appendNumber(QByteArray &out, qint64 number)
{
    char text[24];
    const auto end = std::to_chars(text, text + sizeof text, number).ptr;
    out.append(text, end - text);
}

} // namespace firstcome::watch
