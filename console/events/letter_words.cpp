// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/events/letter_words.h"

#include <QCoreApplication>

namespace firstcome::letter_words {

Pill pill(const DeadLetter &letter)
{
    const auto word = [](const char *text) { return QCoreApplication::translate("letter", text); };
    switch (letter.state) {
    case DeadLetter::State::Replayed:
        return {Tone::Good, {}, word(QT_TRANSLATE_NOOP("letter", "Replayed"))};
    case DeadLetter::State::Discarded:
        return {Tone::Neutral, {}, word(QT_TRANSLATE_NOOP("letter", "Given up"))};
    case DeadLetter::State::Waiting:
        break;
    }
    if (letter.nextAt)
        return {Tone::Watch, QStringLiteral("chronometer"), word(QT_TRANSLATE_NOOP("letter", "Tried again"))};
    return {Tone::Act, {}, word(QT_TRANSLATE_NOOP("letter", "Waits for you"))};
}

} // namespace firstcome::letter_words
