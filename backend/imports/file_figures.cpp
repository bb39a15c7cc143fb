// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/imports/file_figures.h"

#include <QRegularExpression>
#include <array>

namespace firstcome::imports {

namespace {

constexpr qsizetype shownText = 40;

/// A number's digits before and behind its decimal sign.
struct Decimal
{
    QString whole;
    QString fraction;
    bool dressed = false;
};

using DecimalRead = tl::expected<Decimal, QString>;

bool matches(const QString &text, const QString &pattern)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(text).hasMatch();
}

tl::unexpected<QString> noNumber(const QString &text)
{
    return tl::unexpected(QStringLiteral("\"%1\" is no number such as 12900 or 12.50").arg(text.left(shownText)));
}

Decimal split(QString text, QChar decimalSign)
{
    const bool dressed = text.contains(u',') || text.contains(u' ') || text.count(u'.') > 1;
    for (const QChar c : {QChar(u','), QChar(u'.'), QChar(u' ')}) {
        if (c != decimalSign)
            text.remove(c);
    }
    const qsizetype at = decimalSign.isNull() ? -1 : text.indexOf(decimalSign);
    return at < 0 ? Decimal{text, {}, dressed} : Decimal{text.left(at), text.mid(at + 1), dressed};
}

/// Plain, grouped by threes (commas, points or blanks) or with a decimal sign; what can be read in two ways is refused.
DecimalRead decimalFrom(const QString &text, DecimalSign sign)
{
    if (matches(text, QStringLiteral("[1-9]\\d{0,2}\\.\\d{3}")))
        return tl::unexpected(QStringLiteral("\"%1\" can be read as a fraction or as thousands; write %2 or %3")
                                  .arg(text, QString(text).remove(u'.'), text.left(text.indexOf(u'.') + 3)));
    if (matches(text, QStringLiteral("\\d+(\\.\\d*)?|\\d{1,3}([, ]\\d{3})+\\.\\d+")))
        return split(text, u'.');
    if (matches(text, QStringLiteral("[1-9]\\d{0,2}(,\\d{3})+|[1-9]\\d{0,2}( \\d{3})+|[1-9]\\d{0,2}(\\.\\d{3}){2,}")))
        return split(text, QChar());
    if (matches(text, QStringLiteral("[1-9]\\d{0,2}([. ]\\d{3})+,\\d+")))
        return split(text, u',');
    if (matches(text, QStringLiteral("\\d+,\\d{1,2}")) && sign == DecimalSign::PointOrComma)
        return split(text, u',');
    if (matches(text, QStringLiteral("\\d+(,\\d+)+")))
        return tl::unexpected(QStringLiteral("\"%1\" is not grouped by threes; write %2 without a comma, or a point "
                                             "before a fraction")
                                  .arg(text.left(shownText), QString(text).remove(u',').left(shownText)));
    return noNumber(text);
}

std::optional<Money> wholeFrom(const QString &digits)
{
    Money sum = 0;
    for (const QChar digit : digits) {
        const auto tens = checkedMultiply(sum, 10);
        const auto next = tens ? checkedAdd(*tens, digit.unicode() - u'0') : std::nullopt;
        if (!next)
            return std::nullopt;
        sum = *next;
    }
    return sum;
}

bool isZeros(const QString &digits)
{
    return std::all_of(digits.begin(), digits.end(), [](QChar digit) { return digit == u'0'; });
}

/// "1만2천", "3만", "1만2000", "5천": numerals of ten thousands and thousands as they are spoken. "1만2" is not one of
/// them: it is said for 12,000 and written for 10,002.
std::optional<Money> spokenWon(const QString &text)
{
    static const QRegularExpression pattern(
        QStringLiteral("\\A(?:(\\d{1,4})만)?\\s?(?:(\\d)천)?\\s?(?:(\\d)백)?\\s?(\\d{3,4})?\\z"));
    const auto match = pattern.match(text);
    const bool spoken = text.contains(u'만') || text.contains(u'천') || text.contains(u'백');
    const bool twice = !match.captured(4).isEmpty() && (!match.captured(2).isEmpty() || !match.captured(3).isEmpty());
    if (!match.hasMatch() || !spoken || twice)
        return std::nullopt;
    return match.captured(1).toLongLong() * 10'000 + match.captured(2).toLongLong() * 1'000 +
           match.captured(3).toLongLong() * 100 + match.captured(4).toLongLong();
}

/// Without the signs of won around it; a backslash is what the won sign was in CP949.
QString withoutWon(const QString &text)
{
    static const QRegularExpression before(QStringLiteral("\\A(?:[\u20A9\\\\]|krw)\\s*"),
                                           QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression behind(QStringLiteral("\\s*(?:원|\u20A9|krw)\\z"),
                                           QRegularExpression::CaseInsensitiveOption);
    return QString(text).remove(before).remove(behind);
}

/// One form of width and blanks; what spreadsheets add to keep a figure a text is taken off.
QString plainFigure(const QString &text)
{
    return text.normalized(QString::NormalizationForm_KC).simplified();
}

bool hasOtherCurrency(const QString &text)
{
    const bool sign = std::any_of(text.begin(), text.end(),
                                  [](QChar c) { return c.category() == QChar::Symbol_Currency && c != u'\u20A9'; });
    return sign || text.contains(QRegularExpression(QStringLiteral("usd|eur|jpy|cny|gbp|엔|달러"),
                                                    QRegularExpression::CaseInsensitiveOption));
}

bool meansNone(const QString &text)
{
    static const std::array words{u"not stocked", u"out of stock", u"sold out", u"품절", u"재고 없음", u"재고없음"};
    const QString lower = text.toLower();
    return std::any_of(words.begin(), words.end(),
                       [&lower](const char16_t *word) { return lower == QStringView(word); });
}

} // namespace

tl::expected<PriceRead, QString> priceFrom(const QString &text, DecimalSign sign)
{
    const QString figure = plainFigure(text);
    if (hasOtherCurrency(figure))
        return tl::unexpected(
            QStringLiteral("\"%1\" is in another currency; prices are whole won").arg(figure.left(shownText)));
    const QString bare = withoutWon(figure);
    if (const auto won = spokenWon(bare))
        return PriceRead{*won, false, true};
    const auto decimal = decimalFrom(bare, sign);
    if (!decimal)
        return tl::unexpected(decimal.error());
    const auto whole = wholeFrom(decimal->whole);
    const bool up = decimal->fraction.startsWith(u'5') || (!decimal->fraction.isEmpty() && decimal->fraction[0] > u'5');
    const auto won = whole ? checkedAdd(*whole, up ? 1 : 0) : std::nullopt;
    if (!won)
        return noNumber(figure);
    return PriceRead{*won, !isZeros(decimal->fraction), decimal->dressed || bare != figure};
}

tl::expected<StockRead, QString> stockFrom(const QString &text, DecimalSign sign)
{
    QString figure = plainFigure(text);
    if (figure.isEmpty())
        return StockRead{std::nullopt, ImportNotes::BlankStock};
    if (meansNone(figure))
        return StockRead{0, ImportNotes::WordedStock};
    const bool negative = figure.startsWith(u'-') || figure.startsWith(u'\u2212');
    const bool dressed = figure.startsWith(u'+') || figure.endsWith(u'개');
    if (negative || figure.startsWith(u'+'))
        figure.remove(0, 1);
    if (figure.endsWith(u'개'))
        figure = figure.chopped(1).trimmed();
    const auto decimal = decimalFrom(figure, sign);
    const auto whole = decimal ? wholeFrom(decimal->whole) : std::nullopt;
    if (!whole || !isZeros(decimal->fraction))
        return tl::unexpected(!decimal && decimal.error().contains(u';')
                                  ? decimal.error()
                                  : QStringLiteral("\"%1\" is no whole number").arg(text.left(shownText)));
    if (negative && *whole > 0)
        return StockRead{0, ImportNotes::NegativeStock};
    const bool adjusted = dressed || decimal->dressed || !decimal->fraction.isEmpty();
    return StockRead{*whole, adjusted ? std::optional(ImportNotes::DressedFigure) : std::nullopt};
}

} // namespace firstcome::imports
