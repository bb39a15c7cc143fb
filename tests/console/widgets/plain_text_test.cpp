// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/plain_style.h"

#include "console/widgets/table_view.h"
#include "console/widgets/text_label.h"
#include "console/widgets/theme.h"
#include "tests/support/waits.h"
#include <QApplication>
#include <QHelpEvent>
#include <QMessageBox>
#include <QStandardItemModel>
#include <QTest>
#include <QToolTip>

using namespace firstcome;

namespace {

/// As a seller may call a product: a message that nobody sent, with a picture of whoever looks at it.
const QString name = QStringLiteral("Summer bag <img src=':/firstcome/application.svg'><h1>Refund approved</h1>");

QLabel *tipInSight()
{
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (widget->inherits("QTipLabel") && widget->isVisible())
            return qobject_cast<QLabel *>(widget);
    }
    return nullptr;
}

} // namespace

/// What comes from outside is shown as it is, wherever Qt would guess that it is markup.
class PlainTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup()
    {
        QToolTip::hideText();
        WAIT_VERIFY(!tipInSight(), 60'000);
    }

    void H7_aTooltipIsPlain()
    {
        QWidget window;
        window.resize(200, 200);
        window.setToolTip(name);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QHelpEvent hover(QEvent::ToolTip, {10, 10}, window.mapToGlobal(QPoint(10, 10)));
        QApplication::sendEvent(&window, &hover);
        QVERIFY(tipInSight());
        QCOMPARE(tipInSight()->text(), name);
        QCOMPARE(tipInSight()->textFormat(), Qt::PlainText);
    }

    void H7_aTooltipOfARowIsPlainAndNoWiderThanOneReads()
    {
        QStandardItemModel model(1, 1);
        model.setData(model.index(0, 0), QString(name + QString(250, u'W')), Qt::ToolTipRole);
        const UiMemory memory = UiMemory::volatileMemory();
        TableView table(memory);
        table.setModelAndWidths(&model, {0});
        table.resize(300, 200);
        table.show();
        QVERIFY(QTest::qWaitForWindowExposed(&table));
        const QPoint at = table.visualRect(model.index(0, 0)).center();
        QHelpEvent hover(QEvent::ToolTip, at, table.viewport()->mapToGlobal(at));
        QApplication::sendEvent(table.viewport(), &hover);
        QVERIFY(tipInSight());
        QCOMPARE(tipInSight()->textFormat(), Qt::PlainText);
        QVERIFY2(tipInSight()->width() <= PlainStyle::widestTip, qPrintable(QString::number(tipInSight()->width())));
        QVERIFY(tipInSight()->height() > 2 * tipInSight()->fontMetrics().height());
    }

    void H7_aMessageBoxIsPlain()
    {
        QMessageBox box(QMessageBox::Information, name, name);
        box.setInformativeText(name);
        box.show();
        QVERIFY(QTest::qWaitForWindowExposed(&box));
        int seen = 0;
        for (const QLabel *label : box.findChildren<QLabel *>()) {
            seen += label->text() == name;
            QCOMPARE(label->textFormat(), Qt::PlainText);
        }
        QCOMPARE(seen, 2);
    }

    void H7_aLabelIsPlain()
    {
        QLabel label(name);
        label.show();
        QVERIFY(QTest::qWaitForWindowExposed(&label));
        QCOMPARE(label.textFormat(), Qt::PlainText);
    }

    void M7_aLineWithoutRoomSaysSo()
    {
        std::unique_ptr<QLabel> label(textLabel(TextRole::Plain, QStringLiteral("Lag of events, by consumer group")));
        label->setMinimumWidth(1);
        label->resize(90, 20);
        label->show();
        QVERIFY(QTest::qWaitForWindowExposed(label.get()));
        const QImage cut = label->grab().toImage();
        label->setText(label->fontMetrics().elidedText(label->text(), Qt::ElideRight, 90));
        QCOMPARE(label->grab().toImage(), cut);
        label->setText(QStringLiteral("Lag of events, by consumer group"));
        QHelpEvent hover(QEvent::ToolTip, {5, 5}, label->mapToGlobal(QPoint(5, 5)));
        QApplication::sendEvent(label.get(), &hover);
        QVERIFY(tipInSight());
        QCOMPARE(tipInSight()->text(), label->text());
    }

private:
    Theme m_theme;
};

QTEST_MAIN(PlainTextTest)
#include "plain_text_test.moc"
