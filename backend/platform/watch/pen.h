// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArrayView>
#include <algorithm>
#include <charconv>

namespace firstcome::watch {

/// Writes into room its caller made for all that comes, for the two texts made of every request: its answer and its
/// line in the access log. Checks nothing.
class Pen
{
public:
    explicit Pen(char *at) : m_at(at) {}

    void write(QByteArrayView text) { m_at = std::copy(text.begin(), text.end(), m_at); }
    void writeNumber(qint64 number) { m_at = std::to_chars(m_at, m_at + longestNumber, number).ptr; }
    template <typename Keeps>
    void writeOnly(QByteArrayView text, Keeps keeps)
    {
        m_at = std::copy_if(text.begin(), text.end(), m_at, keeps);
    }
    char *at() const { return m_at; }

    static constexpr qsizetype longestNumber = 20;

private:
    char *m_at;
};

} // namespace firstcome::watch
