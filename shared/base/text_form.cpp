// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/base/text_form.h"

#include <QChar>
#include <QList>
#include <algorithm>

namespace firstcome {

namespace {

struct Range
{
    char32_t first;
    char32_t last;
};

/// Unicode's Default_Ignorable_Code_Point (DerivedCoreProperties): they show nothing by themselves.
constexpr Range ignorable[] = {
    {0x00AD, 0x00AD}, {0x034F, 0x034F}, {0x061C, 0x061C},   {0x115F, 0x1160},   {0x17B4, 0x17B5},  {0x180B, 0x180F},
    {0x200B, 0x200F}, {0x202A, 0x202E}, {0x2060, 0x206F},   {0x3164, 0x3164},   {0xFE00, 0xFE0F},  {0xFEFF, 0xFEFF},
    {0xFFA0, 0xFFA0}, {0xFFF0, 0xFFF8}, {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF}};
/// Embeddings, overrides and isolates: what follows is read in another direction than it is written.
constexpr Range turning[] = {{0x202A, 0x202E}, {0x2066, 0x2069}};

constexpr char32_t brailleBlank = 0x2800; // a symbol that shows nothing
constexpr QChar sharpS = u'\u00DF';
constexpr char32_t nonJoiner = 0x200C;
constexpr char32_t joiner = 0x200D;
constexpr Range variations{0xFE00, 0xFE0F};
constexpr Range tagLetters{0xE0020, 0xE007F}; // of the flags of regions
constexpr unsigned char virama = 9;           // the combining class

bool isIn(char32_t character, const Range &range)
{
    return character >= range.first && character <= range.last;
}

template <size_t Count>
bool isIn(char32_t character, const Range (&ranges)[Count])
{
    return std::any_of(std::begin(ranges), std::end(ranges),
                       [character](const Range &range) { return isIn(character, range); });
}

bool isEmoji(char32_t character)
{
    const QChar::Category category = QChar::category(character);
    return category == QChar::Symbol_Other || category == QChar::Symbol_Modifier;
}

/// Whether an ignorable character shapes the one before it, which was kept.
bool shapes(char32_t character, char32_t before)
{
    const bool emoji = isEmoji(before) || isIn(before, variations) || isIn(before, tagLetters);
    if (isIn(character, variations))
        return before != 0 && !isIn(before, variations);
    if (isIn(character, tagLetters))
        return emoji;
    if (character != joiner && character != nonJoiner)
        return false;
    return emoji || QChar::combiningClass(before) == virama || QChar::joiningType(before) == QChar::Joining_Dual;
}

/// Whether a character ends a line or steers a device.
bool isControl(char32_t character)
{
    const QChar::Category category = QChar::category(character);
    return category == QChar::Other_Control || category == QChar::Separator_Line ||
           category == QChar::Separator_Paragraph;
}

bool isPlain(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; });
}

} // namespace

QString composed(const QString &text)
{
    return text.normalized(QString::NormalizationForm_C);
}

QString tidyName(const QString &text)
{
    if (isPlain(text))
        return text.trimmed();
    QList<char32_t> kept;
    const auto characters = composed(text).toUcs4();
    for (const char32_t character : characters) {
        const char32_t before = kept.isEmpty() ? 0 : kept.constLast();
        if (character == brailleBlank)
            kept.append(U' ');
        else if (!isIn(character, ignorable) || isIn(character, turning) || shapes(character, before))
            kept.append(character);
    }
    while (!kept.isEmpty() && (kept.constLast() == joiner || kept.constLast() == nonJoiner))
        kept.removeLast();
    // What stood apart may compose now.
    return composed(QString::fromUcs4(kept.constData(), kept.size())).trimmed();
}

std::optional<QString> nameFault(const QString &text, int maxLength)
{
    const QString name = tidyName(text);
    if (name.isEmpty())
        return text.trimmed().isEmpty() ? QStringLiteral("must not be empty")
                                        : QStringLiteral("must have something that can be seen");
    if (name.size() > maxLength || searchKey(name).size() > longestNameKey)
        return QStringLiteral("must have at most %1 characters").arg(maxLength);
    if (!name.isValidUtf16())
        return QStringLiteral("must be whole Unicode characters");
    const auto characters = name.toUcs4();
    if (std::any_of(characters.begin(), characters.end(), [](char32_t c) { return isControl(c); }))
        return QStringLiteral("must be one line without control characters");
    if (std::any_of(characters.begin(), characters.end(), [](char32_t c) { return isIn(c, turning); }))
        return QStringLiteral("must not turn the direction of text");
    return std::nullopt;
}

QString searchKey(const QString &text)
{
    if (isPlain(text))
        return text.toCaseFolded().simplified();
    // Unicode's toNFKC_Casefold. Qt folds one letter to one; taken apart first, only the sharp s is left that folds to
    // two.
    QString folded = text.normalized(QString::NormalizationForm_KD).toCaseFolded();
    folded.replace(sharpS, QStringLiteral("ss"));
    QList<char32_t> kept;
    for (const char32_t character : folded.toUcs4()) {
        if (character == brailleBlank)
            kept.append(U' ');
        else if (!isIn(character, ignorable))
            kept.append(character);
    }
    return QString::fromUcs4(kept.constData(), kept.size()).normalized(QString::NormalizationForm_KC).simplified();
}

} // namespace firstcome
