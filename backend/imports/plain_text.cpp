// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/imports/plain_text.h"

#include <array>

namespace firstcome::imports {

namespace {

constexpr qsizetype longestEntity = 10; // "&#1114111;"

struct Entity
{
    const char *name;
    char16_t character;
};
constexpr std::array entities{
    Entity{"amp", u'&'},      Entity{"lt", u'<'},      Entity{"gt", u'>'},       Entity{"quot", u'"'},
    Entity{"apos", u'\''},    Entity{"nbsp", u' '},    Entity{"ndash", 0x2013},  Entity{"mdash", 0x2014},
    Entity{"hellip", 0x2026}, Entity{"lsquo", 0x2018}, Entity{"rsquo", 0x2019},  Entity{"ldquo", 0x201c},
    Entity{"rdquo", 0x201d},  Entity{"times", 0x00d7}, Entity{"deg", 0x00b0},    Entity{"copy", 0x00a9},
    Entity{"reg", 0x00ae},    Entity{"trade", 0x2122}, Entity{"eacute", 0x00e9}, Entity{"frac12", 0x00bd}};

constexpr std::array lineTags{"br", "p", "div", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6"};

QString entityText(QStringView name)
{
    if (name.startsWith(u'#')) {
        const bool hexadecimal = name.size() > 1 && (name[1] == u'x' || name[1] == u'X');
        bool isNumber = false;
        const uint code = name.mid(hexadecimal ? 2 : 1).toUInt(&isNumber, hexadecimal ? 16 : 10);
        const bool isText = code >= 0x20 && code <= QChar::LastValidCodePoint && !QChar::isSurrogate(code);
        return isNumber && isText ? QStringView(QChar::fromUcs4(code)).toString() : QString();
    }
    for (const Entity &entity : entities) {
        if (name == QLatin1StringView(entity.name))
            return QString(QChar(entity.character));
    }
    return {};
}

/// The tag's name in lower case, without slash and attributes.
QString tagName(QStringView tag)
{
    qsizetype from = tag.startsWith(u'/') ? 1 : 0;
    qsizetype to = from;
    while (to < tag.size() && tag[to].isLetterOrNumber())
        ++to;
    return tag.mid(from, to - from).toString().toLower();
}

bool startsTag(QStringView rest)
{
    return rest.size() > 1 && (rest[1].isLetter() || rest[1] == u'/' || rest[1] == u'!');
}

bool hasTags(QStringView text)
{
    for (qsizetype at = text.indexOf(u'<'); at >= 0; at = text.indexOf(u'<', at + 1)) {
        if (startsTag(text.mid(at)))
            return true;
    }
    return false;
}

class Reader
{
public:
    explicit Reader(QStringView html) : m_rest(html), m_isHtml(hasTags(html)) {}

    QString read()
    {
        while (!m_rest.isEmpty()) {
            if (m_rest[0] == u'<' && startsTag(m_rest))
                readTag();
            else if (m_rest[0] == u'&')
                readEntity();
            else
                readCharacter();
        }
        return m_text.trimmed();
    }

private:
    void readTag()
    {
        const qsizetype end = m_rest.startsWith(u"<!--") ? m_rest.indexOf(u"-->") + 2 : m_rest.indexOf(u'>');
        if (end < 2) { // not closed: the rest is no text to show
            m_rest = {};
            return;
        }
        const QString name = tagName(m_rest.mid(1, end - 1));
        const bool closing = m_rest[1] == u'/';
        m_rest = m_rest.mid(end + 1);
        if (!closing && (name == u"script" || name == u"style"))
            skipUntil(QStringLiteral("</") + name);
        else if (name == u"li")
            closing ? newLine() : bullet();
        else if (std::any_of(lineTags.begin(), lineTags.end(),
                             [&name](const char *tag) { return name == QLatin1StringView(tag); }))
            newLine();
    }

    void skipUntil(const QString &mark)
    {
        const qsizetype at = m_rest.indexOf(mark, 0, Qt::CaseInsensitive);
        m_rest = at < 0 ? QStringView() : m_rest.mid(at);
    }

    void readEntity()
    {
        const qsizetype end = m_rest.left(longestEntity).indexOf(u';');
        const QString text = end > 1 ? entityText(m_rest.mid(1, end - 1)) : QString();
        if (text.isEmpty()) {
            readCharacter();
            return;
        }
        m_text += text;
        m_rest = m_rest.mid(end + 1);
    }

    void readCharacter()
    {
        const QChar character = m_rest[0];
        m_rest = m_rest.mid(1);
        if (!character.isSpace())
            m_text += character;
        else if (!m_isHtml && character == u'\n')
            newLine(); // a text without tags has its own lines
        else if (!m_text.isEmpty() && !m_text.back().isSpace())
            m_text += u' ';
    }

    void newLine()
    {
        while (m_text.endsWith(u' '))
            m_text.chop(1);
        if (!m_text.isEmpty() && !m_text.endsWith(u'\n'))
            m_text += u'\n';
    }

    void bullet()
    {
        newLine();
        m_text += QStringLiteral("\u2022 ");
    }

    QStringView m_rest;
    bool m_isHtml;
    QString m_text;
};

} // namespace

QString plainText(const QString &html)
{
    return Reader(html).read();
}

} // namespace firstcome::imports
