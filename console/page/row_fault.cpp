// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/page/row_fault.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace firstcome {

namespace {

struct Known
{
    const char *pattern;
    const char *words; ///< %1 is what the pattern catches
};

// What the server finds wrong in a row; it speaks English.
constexpr Known knownMessages[] = {
    {"^The row has more fields than the header\\.$",
     QT_TRANSLATE_NOOP("import", "The row has more fields than the header.")},
    {"^is missing$", QT_TRANSLATE_NOOP("import", "is missing")},
    {"^is missing; write 0 where there is none$",
     QT_TRANSLATE_NOOP("import", "is missing; write 0 where there is none")},
    {"^\"(.*)\" is no price such as 12900 or 12\\.50$",
     QT_TRANSLATE_NOOP("import", "“%1” is no price such as 12900 or 12.50")},
    {"^\"(.*)\" is no whole number$", QT_TRANSLATE_NOOP("import", "“%1” is no whole number")},
    {"^\"(.*)\" stands there twice for this product$",
     QT_TRANSLATE_NOOP("import", "“%1” stands there twice for this product")},
    {"^must not be empty$", QT_TRANSLATE_NOOP("import", "must not be empty")},
    {"^must have at most (\\d+) characters$", QT_TRANSLATE_NOOP("import", "must have at most %1 characters")},
    {"^must be from 1 to (\\d+) won$", QT_TRANSLATE_NOOP("import", "must be from 1 to %1 won")},
    {"^must be from 0 to (\\d+)$", QT_TRANSLATE_NOOP("import", "must be from 0 to %1")},
    {"^a product has at most (\\d+) options$", QT_TRANSLATE_NOOP("import", "a product has at most %1 options")},
};

} // namespace

QString rowFault(const QString &english)
{
    for (const Known &known : knownMessages) {
        const auto match = QRegularExpression(QString::fromLatin1(known.pattern)).match(english);
        if (!match.hasMatch())
            continue;
        const QString words = QCoreApplication::translate("import", known.words);
        return match.lastCapturedIndex() > 0 ? words.arg(match.captured(1)) : words;
    }
    return english;
}

} // namespace firstcome
