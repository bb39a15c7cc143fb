// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/page/operator_session.h"
#include "console/shell/languages.h"
#include "console/shell/leave_dialog.h"
#include "console/shell/main_window.h"
#include "console/widgets/theme.h"
#include "shared/client/api_client.h"
#include "shared/client/live_client.h"
#include "tests/support/waits.h"
#include <QAction>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace firstcome;

namespace {

/// A page on which something may have been edited.
class EditedPage : public Page
{
public:
    static PageInfo info() { return {QStringLiteral("edited"), "Edited", QStringLiteral("package")}; }
    explicit EditedPage(const PageContext &) {}

    void refresh() override {}
    UnsavedEdits unsavedEdits() const override { return {edits, QStringLiteral("%1 things").arg(edits)}; }
    void discardEdits() override { edits = 0; }

    static inline int edits = 0;

protected:
    void retranslate() override {}
};

} // namespace

/// The console is left: by the window's button, by Quit, by Sign out; with and without unsaved edits.
class LeavingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        EditedPage::edits = 0;
        m_window = std::make_unique<MainWindow>(
            MainWindow::Parts{m_api, m_live, m_session, m_theme, m_languages, UiMemory::volatileMemory(), systemNow},
            ServerProfile{QStringLiteral("Shop"), QUrl(QStringLiteral("http://127.0.0.1:1")), {}, Environment::Test},
            QList<PageEntry>{pageEntry<EditedPage>()});
        m_window->open({});
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    void C2_nothingUnsavedIsNotAskedAbout()
    {
        m_window->close();
        QVERIFY(!m_window->isVisible());
        QVERIFY(!dialog());
    }

    void C2_nothingUnsavedSignsOutAtOnce()
    {
        QSignalSpy out(m_window.get(), &MainWindow::signOutChosen);
        press(Qt::CTRL | Qt::SHIFT | Qt::Key_L);
        QCOMPARE(out.count(), 1);
    }

    void C2_quitIsAskedAbout_data()
    {
        QTest::addColumn<QString>("answer");
        QTest::addColumn<bool>("left");
        QTest::addColumn<int>("edits");
        QTest::newRow("stay") << QStringLiteral("Stay") << false << 2;
        QTest::newRow("keep") << QStringLiteral("Keep for next time") << true << 2;
        QTest::newRow("discard") << QStringLiteral("Discard edits") << true << 0;
    }

    void C2_quitIsAskedAbout()
    {
        QFETCH(QString, answer);
        QFETCH(bool, left);
        QFETCH(int, edits);
        EditedPage::edits = 2;
        press(Qt::CTRL | Qt::Key_Q);
        QVERIFY(m_window->isVisible());
        QVERIFY(dialog());
        QVERIFY(said().contains(QStringLiteral("2 things")));
        choose(answer);
        QCOMPARE(m_window->isVisible(), !left);
        QCOMPARE(EditedPage::edits, edits);
    }

    void C2_signingOutIsAskedAbout()
    {
        EditedPage::edits = 1;
        QSignalSpy out(m_window.get(), &MainWindow::signOutChosen);
        press(Qt::CTRL | Qt::SHIFT | Qt::Key_L);
        QCOMPARE(out.count(), 0);
        choose(QStringLiteral("Stay"));
        QCOMPARE(out.count(), 0);
        WAIT_VERIFY(!dialog(), 60'000);
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        press(Qt::CTRL | Qt::SHIFT | Qt::Key_L);
        choose(QStringLiteral("Keep for next time"));
        QCOMPARE(out.count(), 1);
        QCOMPARE(EditedPage::edits, 1);
    }

    void C2_theQuestionIsAskedOnce()
    {
        EditedPage::edits = 1;
        m_window->close();
        m_window->close();
        QCOMPARE(m_window->findChildren<LeaveDialog *>().size(), 1);
        QTest::keyClick(dialog(), Qt::Key_Escape);
        QVERIFY(m_window->isVisible());
        QCOMPARE(EditedPage::edits, 1);
    }

private:
    LeaveDialog *dialog() const { return m_window->findChild<LeaveDialog *>(); }
    void press(QKeyCombination keys) const { QTest::keyClick(m_window.get(), keys.key(), keys.keyboardModifiers()); }
    QString said() const
    {
        QStringList all;
        for (const QLabel *label : dialog()->findChildren<QLabel *>())
            all.append(label->text());
        return all.join(u'\n');
    }
    void choose(const QString &verb) const
    {
        QVERIFY(dialog());
        for (QPushButton *button : dialog()->findChildren<QPushButton *>()) {
            if (button->text() == verb)
                return button->click();
        }
        QFAIL(qPrintable(verb));
    }

    Theme m_theme;
    Languages m_languages;
    ApiClient m_api;
    LiveClient m_live;
    OperatorSession m_session{m_api, m_live};
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(LeavingTest)
#include "leaving_test.moc"
