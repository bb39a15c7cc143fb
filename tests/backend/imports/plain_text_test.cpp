// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/imports/plain_text.h"
#include <QTest>

using firstcome::imports::plainText;

class PlainTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsTheTextOfHtml_data()
    {
        QTest::addColumn<QString>("html");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, const char *html, const char *text) {
            QTest::newRow(name) << QString::fromUtf8(html) << QString::fromUtf8(text);
        };
        row("plain", "Black leather.", "Black leather.");
        row("plain lines stay", "one\n\ntwo ", "one\ntwo");
        row("paragraphs", "<p>one</p>\n<p>two<br/>three</p>", "one\ntwo\nthree");
        row("list", "<ul>\n<li>Gold</li>\n<li>Silver</li>\n</ul>", "• Gold\n• Silver");
        row("entities", "12&quot; &amp; 3 &lt; 4&nbsp;&#50556;&#x1F48E;", "12\" & 3 < 4 야💎");
        row("not entities", "R&D; AT&T &nonsense;", "R&D; AT&T &nonsense;");
        row("every entity of HTML", "caf&eacute; &euro;5 &hearts; &frac34;", "café €5 ♥ ¾");
        row("broken nesting", "<p><b>one<p>two</b></div>three", "one\ntwothree");
        row("cells", "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc");
        row("script is no text", "a<script>alert('<b>')</script>b", "ab");
        row("attributes", "<a href=\"javascript:x\">link</a>", "link");
        row("comment", "a<!-- <p>no</p> -->b", "ab");
        row("less than", "3 < 4 and 5 <6", "3 < 4 and 5 <6");
        row("not closed", "text <img src=x", "text");
        row("comment not closed", "text <!-- x", "text");
    }
    void showsTheTextOfHtml()
    {
        QFETCH(QString, html);
        const auto text = plainText(html);
        QVERIFY(text);
        QTEST(*text, "text");
    }

    void moreTagsThanThatAreNotParsed()
    {
        QVERIFY(plainText(QStringLiteral("<b>").repeated(int(firstcome::imports::mostTags))));
        QVERIFY(!plainText(QStringLiteral("<b>").repeated(int(firstcome::imports::mostTags) + 1)));
    }
};

QTEST_GUILESS_MAIN(PlainTextTest)
#include "plain_text_test.moc"
