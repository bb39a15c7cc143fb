// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/http/request_names.h"

#include "backend/platform/watch/trace.h"
#include <QRandomGenerator>
#include <algorithm>

namespace firstcome::http {

namespace {

constexpr qsizetype longestId = 64;

bool isIdByte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
           c == '.';
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
    const auto parent = watch::TraceContext::from(offered);
    if (watch::tracer().isOn())
        return watch::tracer().begin(parent).text();
    if (parent)
        return offered.toByteArray();
    QByteArray text("00-0123456789abcdef0123456789abcdef-0123456789abcdef-00");
    char *at = text.data();
    writeHex(at + 3, random());
    writeHex(at + 19, random() | 1);
    writeHex(at + 36, random() | 1);
    return text;
}

} // namespace firstcome::http
