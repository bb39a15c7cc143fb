// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/colours.h"

#include <QGuiApplication>
#include <QPalette>
#include <cmath>

namespace firstcome {

namespace {

double channel(float value)
{
    return value <= 0.04045f ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &colour)
{
    return 0.2126 * channel(colour.redF()) + 0.7152 * channel(colour.greenF()) + 0.0722 * channel(colour.blueF());
}

} // namespace

QColor Colours::of(Tone tone) const
{
    switch (tone) {
    case Tone::Good:
        return good;
    case Tone::Watch:
        return watch;
    case Tone::Act:
        return act;
    case Tone::Selected:
        return accent;
    case Tone::Neutral:
        break;
    }
    return neutral;
}

QColor Colours::soft(Tone tone) const
{
    return blend(of(tone), dark ? 0.16 : 0.10, raised);
}

const Colours &lightColours()
{
    static const Colours colours{
        .dark = false,
        .window = QColor(0xf4, 0xf5, 0xf7),
        .content = QColor(0xff, 0xff, 0xff),
        .raised = QColor(0xff, 0xff, 0xff),
        .hover = QColor(0xe9, 0xeb, 0xef),
        .line = QColor(0xdf, 0xe2, 0xe7),
        .text = QColor(0x1b, 0x1f, 0x27),
        .muted = QColor(0x5c, 0x65, 0x73),
        .accent = QColor(0x1f, 0x5f, 0xdb),
        .onAccent = QColor(0xff, 0xff, 0xff),
        .good = QColor(0x11, 0x70, 0x43),
        .watch = QColor(0x8a, 0x57, 0x00),
        .act = QColor(0xc0, 0x2b, 0x2b),
        .neutral = QColor(0x5a, 0x62, 0x6f),
        .series = {QColor(0x1f, 0x5f, 0xdb), QColor(0xc2, 0x5e, 0x0c), QColor(0x0b, 0x83, 0x91),
                   QColor(0x8a, 0x3f, 0xc4), QColor(0x64, 0x6c, 0x7a)},
    };
    return colours;
}

const Colours &darkColours()
{
    static const Colours colours{
        .dark = true,
        .window = QColor(0x14, 0x16, 0x1a),
        .content = QColor(0x1a, 0x1d, 0x22),
        .raised = QColor(0x1f, 0x22, 0x28),
        .hover = QColor(0x2a, 0x2e, 0x36),
        .line = QColor(0x31, 0x35, 0x3e),
        .text = QColor(0xe6, 0xe8, 0xec),
        .muted = QColor(0x9b, 0xa3, 0xb0),
        .accent = QColor(0x6d, 0xa4, 0xff),
        .onAccent = QColor(0x0d, 0x17, 0x2b),
        .good = QColor(0x4c, 0xc3, 0x8a),
        .watch = QColor(0xe3, 0xac, 0x3f),
        .act = QColor(0xff, 0x7d, 0x75),
        .neutral = QColor(0x9b, 0xa3, 0xb0),
        .series = {QColor(0x6d, 0xa4, 0xff), QColor(0xf0, 0x9a, 0x55), QColor(0x3e, 0xc4, 0xd2),
                   QColor(0xbf, 0x90, 0xf0), QColor(0xa4, 0xac, 0xb9)},
    };
    return colours;
}

const Colours &currentColours()
{
    // Not a widget's own palette: a style sheet rule for its background changes that.
    return QGuiApplication::palette().color(QPalette::Window).lightnessF() < 0.5f ? darkColours() : lightColours();
}

double contrast(const QColor &a, const QColor &b)
{
    const double brighter = std::max(luminance(a), luminance(b));
    const double darker = std::min(luminance(a), luminance(b));
    return (brighter + 0.05) / (darker + 0.05);
}

QColor blend(const QColor &over, double share, const QColor &under)
{
    const auto mix = [share](float a, float b) { return float(a * share + b * (1.0 - share)); };
    return QColor::fromRgbF(mix(over.redF(), under.redF()), mix(over.greenF(), under.greenF()),
                            mix(over.blueF(), under.blueF()));
}

} // namespace firstcome
