// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/shell/connection_words.h"

#include "console/widgets/format.h"
#include <QCoreApplication>

namespace firstcome {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("connection", text);
}

QString sinceWords(const LiveStatus &status, Instant now)
{
    const QString since = translated(QT_TRANSLATE_NOOP("connection", "since %1")).arg(format::clockKst(status.since));
    if (!status.nextTry)
        return since + QStringLiteral(" · ") + translated(QT_TRANSLATE_NOOP("connection", "trying now"));
    const auto left = std::chrono::ceil<std::chrono::seconds>(*status.nextTry - now).count();
    return since + QStringLiteral(" · ") +
           translated(QT_TRANSLATE_NOOP("connection", "next try in %1 s")).arg(std::max<qint64>(left, 0));
}

} // namespace

ConnectionWords wordsFor(const LiveStatus &status, Instant now)
{
    const QString plug = QStringLiteral("network-connect");
    switch (status.phase) {
    case LiveStatus::Phase::Connected:
        return {{Tone::Good, {}, translated(QT_TRANSLATE_NOOP("connection", "Connected"))}, {}};
    case LiveStatus::Phase::Connecting:
        return {{Tone::Selected, plug, translated(QT_TRANSLATE_NOOP("connection", "Connecting"))}, {}};
    case LiveStatus::Phase::Reconnecting:
        return {{Tone::Watch, {}, translated(QT_TRANSLATE_NOOP("connection", "Reconnecting"))},
                sinceWords(status, now)};
    case LiveStatus::Phase::TokenEnded:
        return {{Tone::Act, {}, translated(QT_TRANSLATE_NOOP("connection", "Signed out"))},
                translated(QT_TRANSLATE_NOOP("connection", "since %1")).arg(format::clockKst(status.since))};
    case LiveStatus::Phase::NotAllowed:
        return {{Tone::Act, {}, translated(QT_TRANSLATE_NOOP("connection", "Nothing live"))},
                translated(QT_TRANSLATE_NOOP("connection", "the permission view is missing"))};
    case LiveStatus::Phase::Off:
        break;
    }
    return {{Tone::Neutral, {}, translated(QT_TRANSLATE_NOOP("connection", "Not connected"))}, {}};
}

} // namespace firstcome
