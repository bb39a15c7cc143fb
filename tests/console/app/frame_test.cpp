// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/products/product_filter_bar.h"
#include "console/products/product_list_model.h"
#include "console/products/products_page.h"
#include "console/shell/command_palette.h"
#include "console/shell/main_menu.h"
#include "console/shell/shortcut_sheet.h"
#include "console/shell/workspace_list.h"
#include "console/widgets/data_age_label.h"
#include "console/widgets/state_pill.h"
#include "console/widgets/table_view.h"
#include "tests/console/app/opened_console.h"
#include "tests/support/caller.h"
#include "tests/support/free_port.h"
#include "tests/support/waits.h"
#include <QApplication>
#include <QHeaderView>
#include <QJsonObject>
#include <QMenuBar>
#include <QStatusBar>
#include <QTemporaryDir>

using namespace firstcome;
using namespace firstcome::test;

namespace {

constexpr int answerWithin = 60'000; // ms
const QStringList pageIds{QStringLiteral("overview"),    QStringLiteral("products"),  QStringLiteral("sales"),
                          QStringLiteral("stock"),       QStringLiteral("orders"),    QStringLiteral("refunds"),
                          QStringLiteral("settlements"), QStringLiteral("approvals"), QStringLiteral("events"),
                          QStringLiteral("resilience"),  QStringLiteral("instances"), QStringLiteral("imports"),
                          QStringLiteral("load"),        QStringLiteral("recorder")};

/// Asked last: hears every text of ours that the languages in force did not know.
class Unknown : public QTranslator
{
public:
    bool isEmpty() const override { return false; }
    QString translate(const char *context, const char *source, const char *, int) const override
    {
        if (context[0] != 'Q') // Qt's own words come with the desktop, or not
            heard.insert(QString::fromUtf8(context) + QStringLiteral(": ") + QString::fromUtf8(source));
        return {};
    }
    mutable QSet<QString> heard;
};

} // namespace

/// The frame around the pages, with all of them, before a real backend.
class FrameTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        // Its address is free again after it was killed: no outgoing connection comes by it.
        QVERIFY2(m_backend.start({QStringLiteral("--demo"), QStringLiteral("--listen"), m_listen}), m_backend.output());
        QCoreApplication::installTranslator(&m_unknown);
        m_console = std::make_unique<OpenedConsole>(m_backend, m_settings, QStringLiteral("sales"));
        QVERIFY(m_console->waitUntilOpen());
        choose("language-en");
        choose("theme-light");
    }

    void beginsOnThePageAskedFor()
    {
        QCOMPARE(deck()->currentId(), QStringLiteral("sales"));
        QVERIFY(window()->windowTitle().startsWith(QStringLiteral("Sales – ")));
        QCOMPARE(window()->findChild<WorkspaceList *>()->currentRow(), 2);
    }

    void everyPageHasAShortcutAndAPlaceInTheMenu()
    {
        window()->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window()));
        for (int i = 0; i < pageIds.size(); ++i) {
            const QKeyCombination keys = MainMenu::pageKeys(i)[0];
            QTest::keyClick(window(), keys.key(), keys.keyboardModifiers());
            QCOMPARE(deck()->currentId(), pageIds[i]);
            QVERIFY(m_console->action(QStringLiteral("page-") + pageIds[i])->isChecked());
            QCOMPARE(window()->findChild<WorkspaceList *>()->currentRow(), i);
        }
    }

    void M3_backLeadsToThePageBefore()
    {
        open(QStringLiteral("overview"));
        open(QStringLiteral("orders"));
        window()->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window()));
        QTest::keyClick(window(), Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(deck()->currentId(), QStringLiteral("overview"));
        QTest::keyClick(window(), Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(deck()->currentId(), QStringLiteral("orders"));
        QVERIFY(!deck()->canGoForward());
    }

    void M3_theShellsKeysOpenWhatTheySay()
    {
        QTest::keyClick(window(), Qt::Key_K, Qt::ControlModifier);
        auto *palette = window()->findChild<CommandPalette *>();
        QVERIFY(palette && palette->isVisible());
        palette->close();
        WAIT_VERIFY(!window()->findChild<CommandPalette *>(), answerWithin);
        window()->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window()));
        QTest::keyClick(window(), Qt::Key_F1);
        auto *sheet = window()->findChild<ShortcutSheet *>();
        QVERIFY(sheet && sheet->isVisible());
        sheet->close();
        WAIT_VERIFY(!window()->findChild<ShortcutSheet *>(), answerWithin);
    }

    void aPageThatComesIntoSightAgainIsUpToDate()
    {
        open(QStringLiteral("products"));
        auto *page = m_console->page<ProductsPage>();
        WAIT_VERIFY(page->model()->rowCount() > 0, answerWithin);
        WAIT_COMPARE(page->model()->phase(), PagedTable::Phase::Idle, answerWithin);
        open(QStringLiteral("overview"));
        Caller elsewhere(m_backend.url(), m_console->console().api().token());
        const QString path = QStringLiteral("/v1/ops/products/") + idText(page->model()->at(0).id);
        const QByteArray version = elsewhere.get(path).headers.value("etag");
        const QJsonObject change{{QStringLiteral("name"), QStringLiteral("Renamed meanwhile")}};
        QCOMPARE(elsewhere.patch(path, change, {{"If-Match", version}}).status, 200);
        open(QStringLiteral("products"));
        const auto name = [page] { return page->model()->index(0, 0).data().toString(); };
        WAIT_COMPARE(name(), QStringLiteral("Renamed meanwhile"), answerWithin);
    }

    void theStatusBarSaysHowItStands()
    {
        WAIT_COMPARE(pill(), QStringLiteral("Connected"), answerWithin);
        QVERIFY(statusText().contains(QStringLiteral("KST")));
        QVERIFY(statusText().contains(QStringLiteral("UTC")));
        QVERIFY(statusText().contains(QStringLiteral("This computer")));
        QVERIFY(!age()->isStale());
    }

    void theLanguageChangesEverythingAtOnce()
    {
        for (const QString &page : pageIds)
            open(page);
        m_unknown.heard.clear();
        choose("language-ko");
        for (const QString &page : pageIds) {
            open(page);
            QTest::qWait(300);
            auto *places = window()->findChild<WorkspaceList *>();
            QVERIFY2(window()->windowTitle().startsWith(places->currentItem()->text()),
                     qPrintable(window()->windowTitle()));
        }
        QVERIFY2(m_unknown.heard.isEmpty(), qPrintable(m_unknown.heard.values().join(u'\n')));
        WAIT_COMPARE(pill(), QStringLiteral("연결됨"), answerWithin);
        QCOMPARE(window()->findChild<WorkspaceList *>()->item(0)->text(), QStringLiteral("개요"));
        QVERIFY(window()->menuBar()->actions().constFirst()->text().startsWith(QStringLiteral("콘솔")));
        choose("language-en");
        WAIT_COMPARE(pill(), QStringLiteral("Connected"), answerWithin);
        QCOMPARE(window()->findChild<WorkspaceList *>()->item(0)->text(), QStringLiteral("Overview"));
    }

    void theThemeChangesAtOnce()
    {
        choose("theme-dark");
        QVERIFY(QApplication::palette().color(QPalette::Window).lightness() < 60);
        choose("theme-light");
        QVERIFY(QApplication::palette().color(QPalette::Window).lightness() > 200);
    }

    void whatWasArrangedIsThereAfterACrash()
    {
        choose("theme-dark");
        window()->resize(1400, 900);
        open(QStringLiteral("products"));
        auto *page = m_console->page<ProductsPage>();
        page->list()->table()->setColumnHidden(2, true);
        page->list()->table()->setColumnWidth(1, 177);
        ProductFilter filter;
        filter.text = QStringLiteral("necklace");
        auto *bar = page->findChild<ProductFilterBar *>();
        bar->setFilter(filter);
        Q_EMIT bar->changed();
        QTest::qWait(1'000);
        // The file as a crash would leave it: nothing has said goodbye yet.
        const QString left = m_folder.filePath(QStringLiteral("left.ini"));
        QVERIFY(QFile::copy(m_settings, left));
        m_console.reset();
        m_console = std::make_unique<OpenedConsole>(m_backend, left);
        QVERIFY(m_console->waitUntilOpen());

        QCOMPARE(deck()->currentId(), QStringLiteral("products"));
        QCOMPARE(window()->size(), QSize(1400, 900));
        page = m_console->page<ProductsPage>();
        QVERIFY(page->list()->table()->isColumnHidden(2));
        QCOMPARE(page->list()->table()->columnWidth(1), 177);
        QCOMPARE(page->findChild<ProductFilterBar *>()->filter().text, QStringLiteral("necklace"));
        WAIT_VERIFY(page->model()->rowCount() > 0 && page->model()->rowCount() < 20, answerWithin);
        QVERIFY(QApplication::palette().color(QPalette::Window).lightness() < 60);
        QVERIFY(m_console->action(QStringLiteral("theme-dark"))->isChecked());
        choose("theme-light");
    }

    /// Last: the backend is another one after it.
    void F37_aLostServerCostsNoDataAndComesBackByItself()
    {
        auto *page = m_console->page<ProductsPage>();
        const int rows = page->model()->rowCount();
        m_backend.kill();
        WAIT_COMPARE(pill(), QStringLiteral("Reconnecting"), answerWithin);
        QVERIFY(statusText().contains(QStringLiteral("since ")));
        for (const QString &id : pageIds) {
            open(id);
            QTest::qWait(500);
            QVERIFY(!QApplication::activeModalWidget());
        }
        open(QStringLiteral("products"));
        QCOMPARE(page->model()->rowCount(), rows);
        QVERIFY(age()->text() != QStringLiteral("Updated now"));

        QVERIFY2(m_backend.start({QStringLiteral("--demo"), QStringLiteral("--listen"), m_listen}), m_backend.output());
        WAIT_COMPARE(pill(), QStringLiteral("Connected"), 60'000);
        WAIT_COMPARE(age()->text(), QStringLiteral("Updated now"), answerWithin);
        WAIT_COMPARE(page->model()->phase(), PagedTable::Phase::Idle, answerWithin);
        QCOMPARE(page->model()->rowCount(), rows);
    }

    void cleanupTestCase()
    {
        m_console.reset();
        QCoreApplication::removeTranslator(&m_unknown);
    }

private:
    MainWindow *window() const { return m_console->window(); }
    PageDeck *deck() const { return window()->deck(); }
    void choose(const char *action) { m_console->action(QString::fromLatin1(action))->trigger(); }
    void open(const QString &page) { choose(qPrintable(QStringLiteral("page-") + page)); }
    QString pill() const { return window()->statusBar()->findChild<StatePill *>()->pill().word; }
    DataAgeLabel *age() const { return window()->statusBar()->findChild<DataAgeLabel *>(); }

    QString statusText() const
    {
        QStringList all;
        for (const QLabel *label : window()->statusBar()->findChildren<QLabel *>())
            all << label->text();
        return all.join(u'\n');
    }

    QTemporaryDir m_folder;
    QString m_settings = m_folder.filePath(QStringLiteral("settings.ini"));
    RunningBackend m_backend;
    const QString m_listen = QStringLiteral("127.0.0.1:%1").arg(freePort());
    Unknown m_unknown;
    std::unique_ptr<OpenedConsole> m_console;
};

QTEST_MAIN(FrameTest)
#include "frame_test.moc"
