// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/base/text_form.h"
#include <QTest>

using namespace firstcome;

namespace {

QString decomposed(const QString &text)
{
    return text.normalized(QString::NormalizationForm_D);
}

} // namespace

class TextFormTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textsThatLookTheSameAreTheSame()
    {
        const QString text = QStringLiteral("시험 우산 Éclair");
        QVERIFY(decomposed(text) != text);
        QCOMPARE(composed(decomposed(text)), text);
    }

    void keysAreTheSame_data()
    {
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("other");
        const auto row = [](const char *name, const QString &one, const QString &other) {
            QTest::newRow(name) << one << other;
        };
        row("case", QStringLiteral("Red"), QStringLiteral("rED"));
        row("composed", QStringLiteral("갈대 바구니"), decomposed(QStringLiteral("갈대 바구니")));
        row("full width", QStringLiteral("ＰＲＯＢＥ　램프 ＬＥＤ"), QStringLiteral("probe 램프 led"));
        row("half width", QStringLiteral("ｶﾞ"), QStringLiteral("ガ"));
        row("sharp s", QStringLiteral("GROẞ"), QStringLiteral("gross"));
        row("small sharp s", QStringLiteral("groß"), QStringLiteral("GROSS"));
        row("ligature", QStringLiteral("ﬁn"), QStringLiteral("FIN"));
        row("sigma", QStringLiteral("ΟΔΟΣ"), QStringLiteral("οδος"));
        row("iota below", QStringLiteral("ᾳ"), QStringLiteral("αι"));
        row("unseen", QStringLiteral("시험\uFEFF상자"), QStringLiteral("시험상자"));
        row("blanks", QStringLiteral(" a \u00a0 b "), QStringLiteral("a b"));
    }
    void keysAreTheSame()
    {
        QFETCH(QString, one);
        QFETCH(QString, other);
        QCOMPARE(searchKey(one), searchKey(other));
        QCOMPARE(searchKey(searchKey(one)), searchKey(one));
    }

    void keysOfOtherTextsDiffer()
    {
        QVERIFY(searchKey(QStringLiteral("a")) != searchKey(QStringLiteral("á")));
        QVERIFY(searchKey(QStringLiteral("ab")) != searchKey(QStringLiteral("a b")));
        QCOMPARE(searchKey(QStringLiteral("100% a_b")), QStringLiteral("100% a_b"));
    }

    void namesAreKeptWithoutWhatShowsNothing()
    {
        QCOMPARE(tidyName(QStringLiteral(" 김\u200b시험\u00ad ")), QStringLiteral("김시험"));
        QCOMPARE(tidyName(QStringLiteral("\u1100\u1161\u11a8")), QStringLiteral("각"));
        const QString family = QStringLiteral("Test \U0001f468\u200d\U0001f469\u200d\U0001f467");
        QCOMPARE(tidyName(family), family);
        const QString heart = QStringLiteral("\u2764\ufe0f");
        QCOMPARE(tidyName(heart), heart);
        const QString persian = QStringLiteral("می\u200cخواهم");
        QCOMPARE(tidyName(persian), persian);
        QCOMPARE(tidyName(QStringLiteral("a\u200db")), QStringLiteral("ab"));
    }

    void whatNobodyCanSeeOrTurnsTextIsNoName()
    {
        for (const QString &text : {QStringLiteral("\u200b"), QStringLiteral("\u3164"), QStringLiteral("\u2800\u2800"),
                                    QStringLiteral("\u00ad"), QStringLiteral("\u200e"), QString(), QStringLiteral(" "),
                                    QStringLiteral("\u202eoperator"), QStringLiteral("a\u2066b"),
                                    QStringLiteral("a\nb"), QStringLiteral("a\u2028b"), QStringLiteral("a\x07")})
            QVERIFY2(nameFault(text, 100), qPrintable(text));
        QVERIFY(!nameFault(QStringLiteral("김시험"), 100));
        QVERIFY(!nameFault(QString(100, u'x'), 100));
        QVERIFY(nameFault(QString(101, u'x'), 100));
        // One of these letters becomes eighteen in its key.
        QVERIFY(nameFault(QString(20, QChar(0xFDFA)), 100));
    }
};

QTEST_GUILESS_MAIN(TextFormTest)
#include "text_form_test.moc"
