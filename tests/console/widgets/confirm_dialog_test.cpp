// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/confirm_dialog.h"

#include "console/widgets/format.h"
#include "console/widgets/theme.h"
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace firstcome;

namespace {

ConfirmDialog::Question question()
{
    ConfirmDialog::Question asked;
    asked.title = QStringLiteral("Cancel this order?");
    asked.consequence = QStringLiteral("The units go back to the stock; what was paid goes back to the member.");
    asked.verb = QStringLiteral("Cancel order");
    asked.keep = QStringLiteral("Keep it");
    asked.reasonLabel = QStringLiteral("Reason");
    return asked;
}

} // namespace

/// Decisions: every word can be read, and Enter neither loses what was typed nor acts on it by itself.
class ConfirmDialogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void H4_noWordIsCut_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("short") << QStringLiteral("Cup");
        QTest::newRow("many words") << QStringLiteral("Summer bag of the fine kind ").repeated(9);
        QTest::newRow("one word") << QString(250, u'W');
        QTest::newRow("Korean") << QString(250, u'가');
    }

    void H4_noWordIsCut()
    {
        QFETCH(QString, name);
        ConfirmDialog::Question asked = question();
        asked.title = QStringLiteral("Close the sale of “%1” now?").arg(name);
        asked.consequence = QStringLiteral("Nobody can order “%1” in this sale any more, 3 h 20 min before its planned "
                                           "end (2026-01-31 18:00). 120 units that are held stay held until they are "
                                           "paid for or their time is over. It cannot be opened again.")
                                .arg(name);
        ConfirmDialog dialog(asked);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        QCoreApplication::processEvents();
        const auto labels = dialog.findChildren<QLabel *>();
        int seen = 0;
        for (const QLabel *label : labels) {
            if (!label->isVisible() || !label->wordWrap())
                continue;
            ++seen;
            const QRect needed = label->fontMetrics().boundingRect(QRect(0, 0, label->contentsRect().width(), 100'000),
                                                                   Qt::TextWordWrap, label->text());
            QVERIFY2(needed.height() <= label->contentsRect().height(), qPrintable(label->text()));
            QVERIFY2(needed.width() <= label->contentsRect().width(), qPrintable(label->text()));
        }
        QVERIFY(seen >= 2);
        for (const QPushButton *button : dialog.findChildren<QPushButton *>())
            QVERIFY(dialog.rect().contains(button->geometry()));
    }

    void H8_enterAfterTheReasonGoesOnToTheVerb()
    {
        ConfirmDialog dialog(question());
        dialog.show();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        auto *reason = dialog.findChild<QLineEdit *>();
        reason->setFocus();
        QTest::keyClicks(reason, QStringLiteral("asked by phone"));
        QTest::keyClick(reason, Qt::Key_Return);
        QVERIFY(dialog.isVisible());
        QCOMPARE(dialog.reason(), QStringLiteral("asked by phone"));
        auto *verb = qobject_cast<QPushButton *>(dialog.focusWidget());
        QVERIFY(verb && verb->text() == QStringLiteral("Cancel order"));
        QTest::keyClick(verb, Qt::Key_Return);
        QCOMPARE(dialog.result(), int(QDialog::Accepted));
        QVERIFY(!dialog.isVisible());
    }

    void H8_enterIsNoTypedWord()
    {
        ConfirmDialog::Question asked = question();
        asked.typed = QStringLiteral("close");
        ConfirmDialog dialog(asked);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        const auto lines = dialog.findChildren<QLineEdit *>();
        QCOMPARE(lines.size(), 2);
        lines[0]->setFocus();
        QTest::keyClick(lines[0], Qt::Key_Return);
        QVERIFY(lines[1]->hasFocus());
        QTest::keyClick(lines[1], Qt::Key_Enter);
        QVERIFY(dialog.isVisible() && lines[1]->hasFocus());
        QTest::keyClicks(lines[1], QStringLiteral("close"));
        QTest::keyClick(lines[1], Qt::Key_Enter);
        QVERIFY(dialog.isVisible());
        QTest::keyClick(dialog.focusWidget(), Qt::Key_Enter);
        QCOMPARE(dialog.result(), int(QDialog::Accepted));
    }

    void enterOnAQuestionWithoutFieldsKeepsThings()
    {
        ConfirmDialog::Question asked = question();
        asked.reasonLabel.clear();
        ConfirmDialog dialog(asked);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        QTest::keyClick(&dialog, Qt::Key_Return);
        QCOMPARE(dialog.result(), int(QDialog::Rejected));
        QVERIFY(!dialog.isVisible());
    }

    void longWordsMayBreak()
    {
        QCOMPARE(format::breakable(QStringLiteral("a short text")), QStringLiteral("a short text"));
        const QString broken = format::breakable(QString(60, u'x'));
        QCOMPARE(broken.count(QChar(0x200b)), 2);
        QCOMPARE(QString(broken).remove(QChar(0x200b)), QString(60, u'x'));
    }

private:
    Theme m_theme;
};

QTEST_MAIN(ConfirmDialogTest)
#include "confirm_dialog_test.moc"
