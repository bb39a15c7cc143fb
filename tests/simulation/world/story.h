// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/instant.h"
#include <QStringList>
#include <vector>

namespace firstcome::simulation {

/// What happened in a run, one line each: when, to whom or by whom, what, and what came of it.
class Story
{
public:
    struct Line
    {
        QByteArray who;
        QByteArray what;
    };

    void tell(Instant at, Line line) { m_lines.push_back({at, std::move(line)}); }
    /// For a person: the time since the beginning, who, what.
    QStringList lines() const;
    QByteArray digest() const;
    size_t size() const { return m_lines.size(); }

private:
    struct Told
    {
        Instant at{};
        Line line;
    };
    std::vector<Told> m_lines;
};

/// Not more of a text than a line of a story has room for.
QByteArray shortened(const QByteArray &text);

} // namespace firstcome::simulation
