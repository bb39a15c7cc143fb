// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/imports/plain_text.h"

#include <algorithm>
#include <array>
#include <gumbo.h>
#include <memory>

namespace firstcome::imports {

namespace {

constexpr std::array ownLines{GUMBO_TAG_BR, GUMBO_TAG_P,       GUMBO_TAG_DIV,  GUMBO_TAG_UL, GUMBO_TAG_OL,
                              GUMBO_TAG_TR, GUMBO_TAG_H1,      GUMBO_TAG_H2,   GUMBO_TAG_H3, GUMBO_TAG_H4,
                              GUMBO_TAG_H5, GUMBO_TAG_H6,      GUMBO_TAG_HR,   GUMBO_TAG_LI, GUMBO_TAG_DT,
                              GUMBO_TAG_DD, GUMBO_TAG_SECTION, GUMBO_TAG_TABLE};
constexpr std::array unseen{GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE,  GUMBO_TAG_TEMPLATE, GUMBO_TAG_NOSCRIPT,
                            GUMBO_TAG_IFRAME, GUMBO_TAG_OBJECT, GUMBO_TAG_TITLE};

template <size_t Count>
bool isOne(const std::array<GumboTag, Count> &tags, GumboTag tag)
{
    return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

bool startsTag(QStringView rest)
{
    return rest.size() > 1 && (rest[1].isLetter() || rest[1] == u'/' || rest[1] == u'!');
}

qsizetype tagsIn(QStringView text)
{
    qsizetype tags = 0;
    for (qsizetype at = text.indexOf(u'<'); at >= 0; at = text.indexOf(u'<', at + 1))
        tags += startsTag(text.mid(at)) ? 1 : 0;
    return tags;
}

/// Puts the texts of a parsed tree together.
class Writer
{
public:
    void write(const GumboNode &node)
    {
        if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE || node.type == GUMBO_NODE_CDATA)
            add(QString::fromUtf8(node.v.text.text));
        else if (node.type == GUMBO_NODE_ELEMENT && !isOne(unseen, node.v.element.tag))
            element(node.v.element);
    }

    QString text() const { return m_text.trimmed(); }

private:
    void element(const GumboElement &element)
    {
        const bool line = isOne(ownLines, element.tag);
        if (line)
            newLine();
        if (element.tag == GUMBO_TAG_LI)
            m_text += QStringLiteral("\u2022 ");
        for (unsigned i = 0; i < element.children.length; ++i)
            write(*static_cast<const GumboNode *>(element.children.data[i]));
        if (line)
            newLine();
        else if (element.tag == GUMBO_TAG_TD || element.tag == GUMBO_TAG_TH)
            add(QStringLiteral(" "));
    }

    void add(const QString &text)
    {
        for (const QChar character : text) {
            if (!character.isSpace())
                m_text += character;
            else if (!m_text.isEmpty() && !m_text.back().isSpace())
                m_text += u' ';
        }
    }

    void newLine()
    {
        while (m_text.endsWith(u' '))
            m_text.chop(1);
        if (!m_text.isEmpty() && !m_text.endsWith(u'\n'))
            m_text += u'\n';
    }

    QString m_text;
};

void destroy(GumboOutput *output)
{
    gumbo_destroy_output(&kGumboDefaultOptions, output);
}

} // namespace

std::optional<QString> plainText(const QString &html)
{
    const qsizetype tags = tagsIn(html);
    if (tags > mostTags)
        return std::nullopt;
    // A text without tags has its own lines.
    const QString markup = tags > 0 ? html : QString(html).replace(u'\n', QStringLiteral("<br>"));
    const QByteArray utf8 = markup.toUtf8();
    const std::unique_ptr<GumboOutput, decltype(&destroy)> parsed(
        gumbo_parse_with_options(&kGumboDefaultOptions, utf8.constData(), size_t(utf8.size())), &destroy);
    Writer writer;
    writer.write(*parsed->root);
    return writer.text();
}

} // namespace firstcome::imports
