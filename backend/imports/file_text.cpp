// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/imports/file_text.h"

#include "shared/contract/error_codes.h"

#include "shared/base/text_form.h"
#include <QStringDecoder>
#include <array>

namespace firstcome::imports {

namespace {

constexpr QByteArrayView utf8Mark = "\xef\xbb\xbf";
constexpr QByteArrayView separatorLine = "sep="; // Excel's own first line
const QString howToSave = QStringLiteral("In the spreadsheet choose Save as, \"CSV UTF-8\".");

bool isHangul(char32_t c)
{
    return (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x3131 && c <= 0x318E);
}

/// What a Korean shop writes beside Hangul: hanja, kana, fullwidth forms, signs.
bool isKoreanCompany(char32_t c)
{
    return isHangul(c) || (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3000 && c <= 0x33FF) ||
           (c >= 0xFF01 && c <= 0xFFE6) || (c >= 0x2010 && c <= 0x27BF) ||
           (c >= 0xA0 && c <= 0x17F && QChar::isPrint(c) && !QChar::isLetter(c));
}

/// The file read as CP949, where that makes Korean of it: most bytes of any other encoding make something else.
std::optional<QString> asCp949(const QByteArray &file)
{
    QStringDecoder decoder("windows-949", QStringConverter::Flag::Stateless);
    if (!decoder.isValid())
        return std::nullopt;
    const QString text = decoder(file);
    if (decoder.hasError())
        return std::nullopt;
    qsizetype hangul = 0;
    qsizetype others = 0;
    for (const char32_t c : text.toUcs4()) {
        if (c < 0x80)
            continue;
        if (!isKoreanCompany(c))
            return std::nullopt;
        ++(isHangul(c) ? hangul : others);
    }
    return hangul > others ? std::optional(text) : std::nullopt;
}

Result<QString> decoded(const QByteArray &file, ImportNotes &notes)
{
    if (file.startsWith("\xff\xfe") || file.startsWith("\xfe\xff")) {
        QStringDecoder decoder(QStringConverter::Utf16);
        const QString text = decoder(file);
        if (decoder.hasError())
            return refuse(code::fileInvalid, QStringLiteral("The file is broken UTF-16. ") + howToSave);
        notes.add(ImportNotes::Utf16);
        return text;
    }
    if (file.contains('\0'))
        return refuse(code::fileInvalid, QStringLiteral("The file holds NUL bytes: it is no CSV text. ") + howToSave);
    if (file.isValidUtf8())
        return QString::fromUtf8(file.startsWith(utf8Mark) ? file.mid(utf8Mark.size()) : file);
    if (auto text = asCp949(file)) {
        notes.add(ImportNotes::Cp949);
        return *std::move(text);
    }
    return refuse(code::fileInvalid,
                  QStringLiteral("The file is neither in UTF-8 nor in Korean (CP949). ") + howToSave);
}

/// How often the separator stands in the header outside quotes.
int countIn(QByteArrayView header, char separator)
{
    int count = 0;
    bool quoted = false;
    for (const char c : header) {
        if (c == '"')
            quoted = !quoted;
        count += !quoted && c == separator ? 1 : 0;
    }
    return count;
}

QByteArrayView firstLine(const QByteArray &text)
{
    qsizetype from = 0;
    while (from < text.size() && (text.at(from) == '\n' || text.at(from) == '\r'))
        ++from;
    qsizetype to = from;
    while (to < text.size() && text.at(to) != '\n' && text.at(to) != '\r')
        ++to;
    return QByteArrayView(text).sliced(from, to - from);
}

void findSeparator(FileText &text)
{
    const QByteArrayView line = firstLine(text.utf8);
    if (line.size() == separatorLine.size() + 1 && line.startsWith(separatorLine)) {
        text.separator = line.back();
        text.utf8.remove(0, line.end() - text.utf8.constData());
        text.utf8.remove(0, text.utf8.startsWith("\r\n") ? 2 : 1);
    } else {
        constexpr std::array candidates{',', ';', '\t'};
        text.separator = *std::max_element(candidates.begin(), candidates.end(),
                                           [line](char a, char b) { return countIn(line, a) < countIn(line, b); });
    }
    if (text.separator == ';')
        text.notes.add(ImportNotes::Semicolons);
    else if (text.separator == '\t')
        text.notes.add(ImportNotes::Tabs);
}

} // namespace

Result<FileText> fileText(const QByteArray &file)
{
    FileText text;
    const auto unicode = decoded(file, text.notes);
    if (!unicode)
        return tl::unexpected(unicode.error());
    text.utf8 = composed(*unicode).toUtf8();
    findSeparator(text);
    return text;
}

} // namespace firstcome::imports
