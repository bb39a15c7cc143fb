// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/imports/columns_dialog.h"
#include "console/imports/import_list_model.h"
#include "console/imports/import_panel.h"
#include "console/imports/import_report_view.h"
#include "console/imports/import_result.h"
#include "console/imports/import_run_details.h"
#include "console/imports/imports_page.h"
#include "console/widgets/table_view.h"
#include "tests/console/stage/page_stage.h"
#include "tests/support/waits.h"
#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>

using namespace firstcome;

namespace {

using Tab = ImportReportView::Tab;

constexpr int answerWithin = 60'000; // ms
const QString store = QStringLiteral("은하수 주얼리");

QByteArray catalogue()
{
    QFile file(qEnvironmentVariable("FIRSTCOME_SOURCE") + QStringLiteral("/tests/data/jewelery.csv"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// Shows the page of imports in every state, theme and language, and keeps the pictures; nothing may need more room
/// than 1280 x 800 leave a page.
class ImportsPicturesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_stage.start(), m_stage.backend().output());
        QCOMPARE(m_stage.caller().postOnce(QStringLiteral("/v1/ops/stores"), {{QStringLiteral("name"), store}}).status,
                 201);
        m_page = m_stage.show<ImportsPage>();
        WAIT_VERIFY(m_page->model()->isComplete(), answerWithin);
    }

    void firstTime()
    {
        m_stage.takePictures(QStringLiteral("imports-none"));
        m_page->importAction()->trigger();
        m_stage.takePictures(QStringLiteral("import-empty"));
        WAIT_VERIFY(panel()->findChild<QComboBox *>()->findData(store) >= 0, answerWithin);
        panel()->chooseStore(store);
        tryFile(catalogue());
        m_stage.takePictures(QStringLiteral("import-preview"));
        panel()->run()->importNow();
        WAIT_COMPARE(panel()->run()->phase(), FileImport::Phase::Imported, answerWithin);
        m_stage.takePictures(QStringLiteral("import-done"));
    }

    void afterTheSourceChanged()
    {
        QByteArray text = catalogue();
        QVERIFY(text.contains("42.99,44.99"));
        text.replace("42.99,44.99", "dear,44.99")
            .replace("Turquoise\",true,", "Turquoise\",false,")
            .replace("29.99", "2.99");
        tryFile(text);
        auto *lists = panel()->result()->lists();
        for (const auto &[tab, name] : {std::pair(Tab::Gone, "gone"),
                                        {Tab::Prices, "prices"},
                                        {Tab::Errors, "errors"},
                                        {Tab::Notes, "notes"},
                                        {Tab::Columns, "columns"}}) {
            if (!lists->findChild<QTabBar *>()->isTabVisible(tab))
                continue;
            lists->showTab(tab);
            m_stage.takePictures(QStringLiteral("import-") + QLatin1StringView(name));
        }
        lists->showTab(Tab::Products);
        panel()->matchAction()->trigger();
        auto *dialog = panel()->findChild<ColumnsDialog *>();
        QVERIFY(dialog);
        m_stage.takePictures(QStringLiteral("import-match"), dialog);
        dialog->reject();
        QTest::keyClick(panel(), Qt::Key_Escape);
        WAIT_VERIFY(m_page->model()->rowCount() > 2, answerWithin);
        TableView *table = m_page->list()->table();
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                          table->visualRect(m_page->model()->index(0, 0)).center());
        WAIT_VERIFY(m_page->runDetails()->result()->isVisible(), answerWithin);
        m_stage.takePictures(QStringLiteral("imports"));
        QCOMPARE(m_stage.window()->size(), test::PageStage::pageSize);
    }

private:
    ImportPanel *panel() const { return m_page->panel(); }

    void tryFile(const QByteArray &text)
    {
        QFile file(m_folder.filePath(QStringLiteral("jewelery-%1.csv").arg(++m_files)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.close();
        panel()->setFile(file.fileName());
        WAIT_COMPARE(panel()->run()->phase(), FileImport::Phase::Tried, answerWithin);
    }

    test::PageStage m_stage;
    QTemporaryDir m_folder;
    int m_files = 0;
    ImportsPage *m_page = nullptr;
};

QTEST_MAIN(ImportsPicturesTest)
#include "imports_pictures_test.moc"
