// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/house/rules/blanking.h"

namespace firstcome::house {

namespace {

class Blanker
{
public:
    explicit Blanker(const QString &text) : m_text(text) { m_result.code = text; }

    Blanked run()
    {
        while (m_at < m_text.size())
            step();
        return std::move(m_result);
    }

private:
    void step()
    {
        if (startsHere(u"//")) {
            comment(lineEnd(m_at), 2);
        } else if (startsHere(u"/*")) {
            const qsizetype end = m_text.indexOf(u"*/", m_at + 2);
            comment(end < 0 ? m_text.size() : end + 2, 2);
        } else if (m_text[m_at] == u'#' && m_atLineStart) {
            preprocessorLine();
        } else if (startsHere(u"R\"")) {
            rawString();
        } else if (m_text[m_at] == u'"') {
            quoted(u'"');
        } else if (m_text[m_at] == u'\'' && !separatesDigits()) {
            quoted(u'\'');
        } else {
            plain();
        }
    }

    bool startsHere(QStringView what) const { return QStringView(m_text).mid(m_at).startsWith(what); }

    /// 1'000 as against 'x' and u'x'.
    bool separatesDigits() const
    {
        return m_at > 0 && QStringView(u"0123456789abcdefABCDEF").contains(m_text[m_at - 1]);
    }

    qsizetype lineEnd(qsizetype from) const
    {
        const qsizetype end = m_text.indexOf(u'\n', from);
        return end < 0 ? m_text.size() : end;
    }

    void plain()
    {
        const QChar c = m_text[m_at++];
        if (c == u'\n')
            m_atLineStart = true;
        else if (!c.isSpace())
            m_atLineStart = false;
        if (!c.isSpace() && c != u'"')
            m_joins = false;
    }

    /// Everything but line ends becomes a space.
    void clear(qsizetype from, qsizetype to)
    {
        for (qsizetype i = from; i < to; ++i) {
            if (m_text[i] != u'\n')
                m_result.code[i] = u' ';
        }
    }

    void comment(qsizetype end, qsizetype marks)
    {
        m_result.comments << m_text.mid(m_at + marks, end - m_at - marks).split(u'\n');
        clear(m_at, end);
        m_at = end;
    }

    void preprocessorLine()
    {
        qsizetype end = lineEnd(m_at);
        while (end < m_text.size() && m_text[end - 1] == u'\\')
            end = lineEnd(end + 1);
        clear(m_at, end);
        m_at = end;
        m_joins = false;
    }

    void rawString()
    {
        const qsizetype open = m_text.indexOf(u'(', m_at);
        const QString close = u')' + m_text.mid(m_at + 2, open - m_at - 2) + u'"';
        const qsizetype end = std::max(m_text.indexOf(close, open), open);
        literal({open + 1, end});
        clear(m_at + 1, std::min(end + close.size(), m_text.size()) - 1);
        m_at = std::min(end + close.size(), m_text.size());
        m_atLineStart = false;
    }

    void quoted(QChar mark)
    {
        qsizetype end = m_at + 1;
        while (end < m_text.size() && m_text[end] != mark)
            end += m_text[end] == u'\\' ? 2 : 1;
        end = std::min(end, m_text.size());
        if (mark == u'"')
            literal({m_at + 1, end});
        clear(m_at + 1, end);
        m_at = std::min(end + 1, m_text.size());
        m_atLineStart = false;
    }

    struct Range
    {
        qsizetype from;
        qsizetype to;
    };

    void literal(Range range)
    {
        const QString content = m_text.mid(range.from, range.to - range.from);
        if (m_joins && !m_result.literals.isEmpty())
            m_result.literals.last().text += content;
        else
            m_result.literals << Literal{lineAt(m_text, range.from), content};
        m_joins = true;
    }

    const QString &m_text;
    Blanked m_result;
    qsizetype m_at = 0;
    bool m_atLineStart = true;
    bool m_joins = false; ///< nothing but space since the last literal
};

} // namespace

Blanked blank(const QString &text)
{
    return Blanker(text).run();
}

} // namespace firstcome::house
