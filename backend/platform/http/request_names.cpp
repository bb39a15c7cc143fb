// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/http/request_names.h"

#include <QRandomGenerator>
#include <algorithm>

namespace firstcome::http {

namespace {

constexpr qsizetype longestId = 64;
constexpr qsizetype traceparentSize = 55; ///< 00-<32 hex>-<16 hex>-<2 hex>

bool isIdByte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
           c == '.';
}

bool isHex(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

bool isNothing(QByteArrayView hex)
{
    return std::all_of(hex.begin(), hex.end(), [](char c) { return c == '0'; });
}

bool isTraceparent(QByteArrayView text)
{
    if (text.size() != traceparentSize || !text.startsWith("00-") || text[35] != '-' || text[52] != '-')
        return false;
    const QByteArrayView trace = text.sliced(3, 32);
    const QByteArrayView span = text.sliced(36, 16);
    return isHex(trace) && isHex(span) && isHex(text.sliced(53)) && !isNothing(trace) && !isNothing(span);
}

void writeHex(char *at, quint64 value)
{
    constexpr char digits[] = "0123456789abcdef";
    for (int i = 15; i >= 0; --i, value >>= 4)
        at[i] = digits[value & 15];
}

} // namespace

RequestNames::RequestNames()
    : m_prefix(QRandomGenerator::system()->generate64()), m_state(QRandomGenerator::system()->generate64())
{
}

quint64 RequestNames::random()
{
    // splitmix64: well spread and a few instructions long.
    quint64 z = (m_state += 0x9e3779b97f4a7c15u);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

QByteArray RequestNames::id(QByteArrayView offered)
{
    if (!offered.isEmpty() && offered.size() <= longestId && std::all_of(offered.begin(), offered.end(), isIdByte))
        return offered.toByteArray();
    QByteArray id(16, Qt::Uninitialized);
    writeHex(id.data(), m_prefix + ++m_counter);
    return id;
}

QByteArray RequestNames::traceparent(QByteArrayView offered)
{
    if (isTraceparent(offered))
        return offered.toByteArray();
    QByteArray text("00-0123456789abcdef0123456789abcdef-0123456789abcdef-00");
    char *at = text.data();
    writeHex(at + 3, random());
    writeHex(at + 19, random() | 1);
    writeHex(at + 36, random() | 1);
    return text;
}

} // namespace firstcome::http
