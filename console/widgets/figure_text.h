// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QFont>
#include <QStringList>

namespace firstcome {

/// A figure as it can be written in a given room.
struct FigureText
{
    QString text;
    QFont font;
    int width = 0;
};

/// How large, at most and at least.
struct FigureSize
{
    int pixels;
    int leastPixels;
};

/// The first of the forms that fits into `width`, as large as it can be; forms go from exact to short
/// ("₩3,000,101,140", "₩3.0 billion"). Invariant: digits are never cut off, which would make another figure; where not
/// even the last form fits, there is only "…".
FigureText fitFigure(const QStringList &forms, FigureSize size, int width);

} // namespace firstcome
