// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/world/story.h"

#include <QCryptographicHash>

namespace firstcome::simulation {

namespace {

constexpr qsizetype longest = 220;

}

QByteArray shortened(const QByteArray &text)
{
    return text.size() <= longest ? text : text.left(longest) + "...";
}

QStringList Story::lines() const
{
    QStringList lines;
    for (const Told &told : m_lines)
        lines.append(toIso(told.at) + u' ' + QString::fromUtf8(told.line.who.leftJustified(16)) + u' ' +
                     QString::fromUtf8(told.line.what));
    return lines;
}

QByteArray Story::digest() const
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const Told &told : m_lines) {
        hash.addData(QByteArray::number(toMillis(told.at)));
        hash.addData(told.line.who);
        hash.addData(told.line.what);
    }
    return hash.result();
}

} // namespace firstcome::simulation
