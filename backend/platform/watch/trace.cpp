// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/watch/trace.h"

#include <QRandomGenerator>
#include <algorithm>
#include <chrono>

namespace firstcome::watch {

namespace {

constexpr qsizetype textSize = 55; ///< 00-<32 hex>-<16 hex>-<2 hex>

/// Nothing when a letter is no hexadecimal digit in lower case.
std::optional<quint64> numberOf(QByteArrayView hex)
{
    quint64 number = 0;
    for (const char letter : hex) {
        const bool isDigit = letter >= '0' && letter <= '9';
        if (!isDigit && (letter < 'a' || letter > 'f'))
            return std::nullopt;
        number = number << 4 | quint64(isDigit ? letter - '0' : letter - 'a' + 10);
    }
    return number;
}

void writeHex(char *at, quint64 value)
{
    constexpr char digits[] = "0123456789abcdef";
    for (int i = 15; i >= 0; --i, value >>= 4)
        at[i] = digits[value & 15];
}

/// Well spread and never 0; unique, not secret.
quint64 freshNumber()
{
    thread_local quint64 state = QRandomGenerator::system()->generate64();
    quint64 z = (state += 0x9e3779b97f4a7c15u);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return (z ^ (z >> 31)) | 1;
}

} // namespace

std::optional<TraceContext> TraceContext::from(QByteArrayView text)
{
    if (text.size() != textSize || !text.startsWith("00-") || text[35] != '-' || text[52] != '-')
        return std::nullopt;
    const auto high = numberOf(text.sliced(3, 16));
    const auto low = numberOf(text.sliced(19, 16));
    const auto span = numberOf(text.sliced(36, 16));
    const auto flags = numberOf(text.sliced(53));
    if (!high || !low || !span || !flags || (*high | *low) == 0 || *span == 0)
        return std::nullopt;
    return TraceContext{*high, *low, *span, (*flags & 1) != 0};
}

QByteArray TraceContext::text() const
{
    QByteArray text("00-0123456789abcdef0123456789abcdef-0123456789abcdef-00");
    char *at = text.data();
    writeHex(at + 3, traceHigh);
    writeHex(at + 19, traceLow);
    writeHex(at + 36, span);
    at[54] = sampled ? '1' : '0';
    return text;
}

QByteArray TraceContext::traceId() const
{
    return text().mid(3, 32);
}

QByteArray TraceContext::spanId() const
{
    return text().mid(36, 16);
}

qint64 nanosNow()
{
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::nanoseconds>(since).count();
}

void Tracer::switchOn(int percent)
{
    m_percent = percent;
    m_isOn = true;
}

TraceContext Tracer::begin(const std::optional<TraceContext> &parent) const
{
    constexpr quint64 hundred = 100;
    TraceContext context = parent.value_or(TraceContext());
    context.span = freshNumber();
    if (parent)
        return context;
    context.traceHigh = freshNumber();
    context.traceLow = freshNumber();
    context.sampled = (context.traceLow >> 1) % hundred < quint64(m_percent.load());
    return context;
}

void Tracer::record(Span span)
{
    if (!isOn() || !span.context.sampled)
        return;
    {
        const std::scoped_lock lock(m_mutex);
        if (m_waiting.size() < mostWaiting)
            return m_waiting.push_back(std::move(span));
    }
    lose(1);
}

std::vector<Span> Tracer::take(std::size_t most)
{
    const std::scoped_lock lock(m_mutex);
    const auto end = m_waiting.begin() + std::ptrdiff_t(std::min(most, m_waiting.size()));
    std::vector<Span> taken(std::make_move_iterator(m_waiting.begin()), std::make_move_iterator(end));
    m_waiting.erase(m_waiting.begin(), end);
    return taken;
}

std::size_t Tracer::waiting() const
{
    const std::scoped_lock lock(m_mutex);
    return m_waiting.size();
}

Tracer &tracer()
{
    static Tracer one;
    return one;
}

} // namespace firstcome::watch
