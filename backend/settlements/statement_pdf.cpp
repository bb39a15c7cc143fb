// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/settlements/statement_pdf.h"

#include "backend/platform/pdf/pdf_document.h"
#include <QLocale>
#include <array>

namespace firstcome::settlements {

namespace {

using pdf::Document;

constexpr double left = 50;
constexpr double right = 545;
constexpr double top = 70;
constexpr double bottom = 790;
constexpr double lineHeight = 15;

/// In the order of Language.
using Words = std::array<const char16_t *, 2>;

constexpr Words title{u"Settlement statement", u"정산 명세서"};
constexpr Words seller{u"Seller", u"판매자"};
constexpr Words day{u"Day", u"정산일"};
constexpr Words state{u"State", u"상태"};
constexpr Words gross{u"Sales", u"매출"};
constexpr Words refunds{u"Refunds and claw-backs", u"환불 및 회수"};
constexpr Words fee{u"Fee", u"수수료"};
constexpr Words carriedOver{u"Carried over", u"이월"};
constexpr Words net{u"Net", u"정산 금액"};
constexpr Words order{u"Order", u"주문"};
constexpr Words amount{u"Amount", u"금액"};
constexpr Words time{u"Time (Seoul)", u"시각 (서울)"};
constexpr Words won{u"Amounts in won (KRW)", u"단위: 원 (KRW)"};
constexpr Words more{u"Further lines are in the CSV file.", u"나머지 내역은 CSV 파일에 있습니다."};
constexpr std::array<Words, 3> kinds{{{u"Sale", u"판매"}, {u"Refund", u"환불"}, {u"Claw-back", u"회수"}}};
constexpr std::array<Words, 3> states{{{u"Open", u"정산 대기"}, {u"In payout", u"지급 중"}, {u"Paid", u"지급 완료"}}};

QString said(const Words &words, Language language)
{
    return QString::fromUtf16(words[size_t(language)]);
}

QString wonText(Money money)
{
    // Both languages group digits alike; the C locale does not group any.
    static const QLocale grouping(QLocale::English, QLocale::UnitedStates);
    return grouping.toString(qlonglong(money));
}

QString seoulTime(Instant at)
{
    const Instant local = at + std::chrono::hours(9);
    return toIso(local).left(19).replace(u'T', u' ');
}

/// Writes from the top down and begins pages as they fill.
class Print
{
public:
    explicit Print(const Statement &statement)
        : m_statement(statement), m_document(said(title, statement.language) + u' ' + dayText(statement.settlement.day))
    {
        turn();
    }

    QByteArray file()
    {
        head();
        columns();
        for (const SettlementLine &line : m_statement.lines)
            add(line);
        if (qint64(m_statement.lines.size()) < m_statement.settlement.lines)
            write(left, said(more, m_statement.language));
        return m_document.file();
    }

private:
    QString word(const Words &words) const { return said(words, m_statement.language); }
    void turn()
    {
        m_document.newPage();
        m_y = top;
    }
    void write(double x, const QString &words, double size = 10) { m_document.add({x, m_y, words, size}); }
    void writeRight(double x, const QString &words) { m_document.add({x, m_y, words, 10, true}); }
    void fact(const Words &name, const QString &value)
    {
        write(left, word(name));
        writeRight(right, value);
        m_y += lineHeight;
    }

    void head()
    {
        const Settlement &row = m_statement.settlement;
        write(left, word(title), 18);
        m_y += 2 * lineHeight;
        fact(seller, m_statement.seller);
        fact(day, dayText(row.day));
        fact(state, word(states[size_t(row.state)]));
        m_document.rule(m_y - 8);
        m_y += lineHeight / 2;
        fact(gross, wonText(row.gross));
        fact(refunds, wonText(row.refunds));
        fact(fee, wonText(-row.fee));
        fact(carriedOver, wonText(row.carriedOver));
        m_document.rule(m_y - 8);
        m_y += lineHeight / 2;
        fact(net, wonText(row.net));
        write(left, word(won), 8);
        m_y += 2 * lineHeight;
    }

    void columns()
    {
        write(left + 70, word(order));
        write(left + 200, word(time));
        writeRight(right - 80, word(amount));
        writeRight(right, word(fee));
        m_document.rule(m_y + 5);
        m_y += 1.5 * lineHeight;
    }

    void add(const SettlementLine &line)
    {
        if (m_y > bottom) {
            turn();
            columns();
        }
        write(left, word(kinds[size_t(line.kind)]));
        write(left + 70, idText(line.orderId));
        write(left + 200, seoulTime(line.at));
        writeRight(right - 80, wonText(line.amount));
        writeRight(right, wonText(line.fee));
        m_y += lineHeight;
    }

    const Statement &m_statement;
    Document m_document;
    double m_y = top;
};

} // namespace

Language languageOf(const QByteArray &lang, const QByteArray &acceptLanguage)
{
    const QByteArray wanted = lang.isEmpty() ? acceptLanguage.toLower() : lang;
    const qsizetype korean = wanted.indexOf("ko");
    const qsizetype english = wanted.indexOf("en");
    return korean >= 0 && (english < 0 || korean < english) ? Language::Korean : Language::English;
}

QByteArray statementPdf(const Statement &statement)
{
    return Print(statement).file();
}

} // namespace firstcome::settlements
