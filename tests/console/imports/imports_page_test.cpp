// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/imports/import_list_model.h"
#include "console/imports/import_panel.h"
#include "console/imports/import_report_view.h"
#include "console/imports/import_result.h"
#include "console/imports/import_run_details.h"
#include "console/imports/import_tables.h"
#include "console/imports/import_warnings.h"
#include "console/imports/imports_page.h"
#include "console/page/store_dialog.h"
#include "console/widgets/state_pill.h"
#include "console/widgets/table_roles.h"
#include "console/widgets/table_view.h"
#include "tests/console/stage/page_stage.h"
#include "tests/support/waits.h"
#include <QAction>
#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>

using namespace firstcome;

namespace {

using Phase = FileImport::Phase;
using Tab = ImportReportView::Tab;

constexpr int answerWithin = 60'000; // ms
const QString store = QStringLiteral("은하수 주얼리");
const QByteArray header =
    "Handle,Title,Status,Published,Option1 Name,Option1 Value,Variant Inventory Qty,Variant Price\n";
const QByteArray cups = "cup,Blue cup,active,TRUE,Size,Small,5,12000\ncup,,,,,Large,4,15000\n";
const QByteArray bowl = "bowl,Deep bowl,active,TRUE,Title,Default Title,7,30000\n";

QByteArray catalogue()
{
    QFile file(qEnvironmentVariable("FIRSTCOME_SOURCE") + QStringLiteral("/tests/data/jewelery.csv"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// The page of imports over a real backend: a file is looked through, imported, and its report found again.
class ImportsPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_stage.start(), m_stage.backend().output()); }

    void init()
    {
        m_page = m_stage.show<ImportsPage>();
        WAIT_VERIFY(m_page->model()->isComplete(), answerWithin);
        m_page->importAction()->trigger();
        QVERIFY(panel()->isVisible());
    }

    void aStoreIsCreatedAndTheRealFileImportedIntoIt()
    {
        panel()->setFile(fileOf(catalogue()));
        createStore(QStringLiteral("Silver & Co"));
        WAIT_COMPARE(panel()->run()->store(), QStringLiteral("Silver & Co"), answerWithin);
        tried();
        const ImportReport report = panel()->run()->report();
        QVERIFY(report.dryRun);
        QCOMPARE(report.created, 20);
        QCOMPARE(report.failed, 0);
        QVERIFY(report.rounded > 0);
        QVERIFY(report.onSale > 0);
        QCOMPARE(report.columns.size(), 46);
        QCOMPARE(products(QStringLiteral("Silver & Co")).size(), 0);

        QTest::mouseClick(button(QStringLiteral("Import 20 product")), Qt::LeftButton);
        WAIT_COMPARE(panel()->run()->phase(), Phase::Imported, answerWithin);
        QCOMPARE(panel()->run()->report().created, 20);
        QCOMPARE(products(QStringLiteral("Silver & Co")).size(), 20);

        QTest::mouseClick(button(QStringLiteral("Run it again")), Qt::LeftButton);
        tried();
        QCOMPARE(panel()->run()->report().unchanged, 20);
        QVERIFY(!button(QStringLiteral("Import"))->isEnabled());
    }

    void afterwardsTheProductsOfTheStoreAreShown()
    {
        tryFile(header + cups + bowl);
        importNow();
        QTest::mouseClick(button(QStringLiteral("Show products")), Qt::LeftButton);
        QCOMPARE(m_stage.wanted().page, QStringLiteral("products"));
        QCOMPARE(m_stage.wanted().filter.value(QStringLiteral("storeId")).toString(), storeId(store));
    }

    void H11_whatTheSourceTookAwayIsNamedAndEndedOnRequest()
    {
        tryFile(header +
                "cup,Blue cup,active,TRUE,Size,Small,5,12000\nbowl,Deep bowl,draft,TRUE,Title,Default Title,7,30000\n");
        auto *lists = panel()->result()->lists();
        QVERIFY(lists->findChild<QTabBar *>()->isTabVisible(Tab::Gone));
        const QAbstractItemModel *gone = lists->table(Tab::Gone)->model();
        QCOMPARE(gone->rowCount(), 2);
        QCOMPARE(texts(gone, ImportGoneTable::Name),
                 (QStringList{QStringLiteral("Blue cup"), QStringLiteral("Deep bowl")}));
        QCOMPARE(texts(gone, ImportGoneTable::Option),
                 (QStringList{QStringLiteral("Large"), QStringLiteral("The whole product")}));
        QVERIFY(pill(gone, 0).word.contains(QStringLiteral("selling")));
        QVERIFY(panel()->endMissing()->isVisible());
        QVERIFY(!panel()->endMissing()->isChecked());

        panel()->endMissing()->click();
        tried();
        QVERIFY(panel()->endMissing()->isVisible());
        QVERIFY(panel()->run()->report().ended > 0);
        QCOMPARE(pill(gone, 0).word, QStringLiteral("Off sale"));
        importNow();
        const QJsonArray now = products(store);
        QCOMPARE(product(now, "Deep bowl").value(QStringLiteral("onSale")).toBool(true), false);

        // Of another file nothing is ended unasked.
        panel()->setFile(fileOf(header + bowl));
        tried();
        QVERIFY(!panel()->run()->endsMissing());
        importNow();
    }

    void H11_aPriceThatJumpsIsAWarning()
    {
        tryFile(header + "bowl,Deep bowl,active,TRUE,Title,Default Title,7,23\n");
        auto *lists = panel()->result()->lists();
        QVERIFY(lists->findChild<QTabBar *>()->isTabVisible(Tab::Prices));
        const QAbstractItemModel *prices = lists->table(Tab::Prices)->model();
        const auto number = [prices](int column) { return prices->index(0, column).data(NumberRole); };
        QCOMPARE(number(ImportPricesTable::Before).toLongLong(), qint64(30'000));
        QCOMPARE(number(ImportPricesTable::After).toLongLong(), qint64(23));
        QVERIFY(number(ImportPricesTable::Change).toDouble() < -0.99);
        QVERIFY(panel()->result()->summary().contains(QStringLiteral("more than half")));
    }

    void H11_rowsAreThoseOfASpreadsheetWithTheProductsName()
    {
        tryFile(header + cups + "\npot,Tea pot,active,TRUE,Title,Default Title,7,dear\n");
        auto *lists = panel()->result()->lists();
        lists->showTab(Tab::Errors);
        const QAbstractItemModel *errors = lists->table(Tab::Errors)->model();
        QCOMPARE(errors->rowCount(), 1);
        QCOMPARE(errors->index(0, ImportErrorsTable::Row).data(NumberRole).toInt(), 5);
        QCOMPARE(texts(errors, ImportErrorsTable::Product), QStringList{QStringLiteral("Tea pot")});
        QVERIFY(texts(errors, ImportErrorsTable::Message).constFirst().contains(QStringLiteral("dear")));
    }

    void H11_koreanExcelsFileIsTakenAndSaidSo()
    {
        QByteArray text = header + "plate,\xb1\xd7\xb8\xa9,active,TRUE,Title,Default Title,3,9000\n"; // CP949
        text.replace(',', ';');
        tryFile(text);
        QCOMPARE(panel()->run()->report().products[0].name, QStringLiteral("그릇"));
        auto *lists = panel()->result()->lists();
        QVERIFY(lists->findChild<QTabBar *>()->isTabVisible(Tab::Notes));
        const QStringList notes = texts(lists->table(Tab::Notes)->model(), ImportNotesTable::Words);
        QVERIFY(notes.join(u' ').contains(QStringLiteral("CP949")));
        QVERIFY(notes.join(u' ').contains(QStringLiteral("semicolons")));
        const QAbstractItemModel *columns = lists->table(Tab::Columns)->model();
        QCOMPARE(columns->index(7, ImportColumnsTable::Sample).data().toString(), QStringLiteral("9000"));
    }

    void H11_aRefusedSecondFileShowsNothingOfTheFirst()
    {
        tryFile(header + cups);
        QVERIFY(panel()->result()->isVisible());
        panel()->setFile(fileOf("Dear Ann,\nthe rings are sold.\n"));
        WAIT_COMPARE(panel()->run()->phase(), Phase::Refused, answerWithin);
        QVERIFY(!panel()->result()->isVisible());
        QVERIFY(seen(QStringLiteral("no Shopify product or inventory file")));
        panel()->setFile(QStringLiteral("/nowhere/file.csv"));
        QCOMPARE(panel()->run()->phase(), Phase::Waiting);
        QVERIFY(seen(QStringLiteral("cannot be read")));
    }

    void aFileChosenWhileAnotherIsTriedWaitsForIt()
    {
        choose(store);
        QList<Phase> phases;
        connect(panel()->run(), &FileImport::changed, panel(), [&phases, this] { phases << panel()->run()->phase(); });
        for (int i = 0; i < 4; ++i)
            panel()->setFile(fileOf(catalogue()));
        tried();
        QVERIFY(!phases.contains(Phase::Refused));
        QCOMPARE(phases.count(Phase::Tried), 1);
        panel()->run()->disconnect(panel());
    }

    void keptImportsAreListedWithTheirReports()
    {
        tryFile(header + cups + bowl);
        panel()->setFile(fileOf("no file of products"));
        WAIT_COMPARE(panel()->run()->phase(), Phase::Refused, answerWithin);
        QTest::keyClick(panel(), Qt::Key_Escape);
        QVERIFY(m_page->list()->isVisible());
        WAIT_COMPARE(m_page->model()->rowCount(), kept(), answerWithin);
        QCOMPARE(stateOf(0), ImportState::Refused);
        QCOMPARE(stateOf(1), ImportState::Done);
        choose(0);
        QVERIFY(m_page->runDetails()->instead().contains(QStringLiteral("nothing was changed")));
        QVERIFY(!m_page->runDetails()->result()->isVisible());
        choose(1);
        WAIT_VERIFY(m_page->runDetails()->result()->isVisible(), answerWithin);
        QVERIFY(m_page->runDetails()->instead().isEmpty());
        QCOMPARE(m_page->runDetails()->result()->summary(), panelSummary());
    }

    void theListIsNarrowedToRealImports()
    {
        QTest::keyClick(panel(), Qt::Key_Escape);
        WAIT_COMPARE(m_page->model()->rowCount(), kept(), answerWithin);
        auto *kinds = m_page->findChild<QButtonGroup *>();
        kinds->button(1)->click();
        WAIT_VERIFY(m_page->model()->isComplete() && m_page->model()->rowCount() < kept(), answerWithin);
        for (int row = 0; row < m_page->model()->rowCount(); ++row)
            QVERIFY(!m_page->model()->at(row).run.dryRun);
    }

    void withoutThePermissionOneLooksOnly()
    {
        test::PageStage stage;
        QVERIFY2(stage.startAs(QStringLiteral("onlooker"), QStringLiteral("view")), stage.backend().output());
        m_page = stage.show<ImportsPage>();
        WAIT_VERIFY(m_page->model()->isComplete(), answerWithin);
        QVERIFY(!m_page->importAction()->isEnabled());
        QVERIFY(m_page->importAction()->toolTip().contains(QStringLiteral("catalogue.edit")));
        m_page->open({QStringLiteral("imports"), QStringLiteral("new"), {}});
        QVERIFY(!panel()->isVisible());
        m_page = m_stage.show<ImportsPage>();
    }

private:
    ImportPanel *panel() const { return m_page->panel(); }

    QString fileOf(const QByteArray &text)
    {
        QFile file(m_folder.filePath(QStringLiteral("products-%1.csv").arg(++m_files)));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? file.fileName() : QString();
    }

    void choose(const QString &wanted)
    {
        if (storeId(wanted).isEmpty())
            createStore(wanted);
        WAIT_VERIFY(panel()->findChild<QComboBox *>()->findData(wanted) >= 0, answerWithin);
        panel()->chooseStore(wanted);
    }

    void tried() { WAIT_COMPARE(panel()->run()->phase(), Phase::Tried, answerWithin); }

    void tryFile(const QByteArray &text)
    {
        choose(store);
        panel()->setFile(fileOf(text));
        tried();
        m_summary = panel()->result()->summary();
    }

    void importNow()
    {
        panel()->run()->importNow();
        WAIT_COMPARE(panel()->run()->phase(), Phase::Imported, answerWithin);
    }

    QString panelSummary() const { return m_summary; }

    void createStore(const QString &wanted)
    {
        QPushButton *create = nullptr;
        const QList<QAction *> actions = m_page->actions();
        for (QAction *action : actions) {
            if (action->text().startsWith(QStringLiteral("New store")))
                action->trigger();
        }
        auto *dialog = m_page->findChild<StoreDialog *>();
        QVERIFY(dialog);
        dialog->findChild<QLineEdit *>()->setText(wanted);
        const QList<QPushButton *> buttons = dialog->findChildren<QPushButton *>();
        for (QPushButton *each : buttons)
            create = each->text() == QStringLiteral("Create store") ? each : create;
        QSignalSpy created(dialog, &StoreDialog::created);
        QTest::mouseClick(create, Qt::LeftButton);
        WAIT_COMPARE(created.count(), 1, answerWithin);
    }

    QString storeId(const QString &name) const
    {
        const test::Answer stores = m_stage.caller().get(QStringLiteral("/v1/ops/stores?limit=100"));
        for (const QJsonValue item : stores.json.value(QStringLiteral("items")).toArray()) {
            if (item[u"name"].toString() == name)
                return item[u"id"].toString();
        }
        return {};
    }

    QJsonArray products(const QString &name) const
    {
        const QString path = QStringLiteral("/v1/ops/products?limit=100&storeId=") + storeId(name);
        return m_stage.caller().get(path).json.value(QStringLiteral("items")).toArray();
    }

    static QJsonObject product(const QJsonArray &all, const char *name)
    {
        for (const QJsonValue each : all) {
            if (each[u"name"].toString() == QLatin1StringView(name))
                return each.toObject();
        }
        return {};
    }

    int kept() const
    {
        const auto path = QStringLiteral("/v1/ops/imports?limit=100");
        return int(m_stage.caller().get(path).json.value(QStringLiteral("items")).toArray().size());
    }

    ImportState stateOf(int row) const { return m_page->model()->at(row).run.state; }

    void choose(int row)
    {
        TableView *table = m_page->list()->table();
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                          table->visualRect(m_page->model()->index(row, 0)).center());
    }

    static QStringList texts(const QAbstractItemModel *model, int column)
    {
        QStringList all;
        for (int row = 0; row < model->rowCount(); ++row)
            all << model->index(row, column).data().toString();
        return all;
    }

    static Pill pill(const QAbstractItemModel *model, int row)
    {
        return model->index(row, 0).data(PillRole).value<Pill>();
    }

    QPushButton *button(const QString &beginning) const
    {
        const QList<QPushButton *> buttons = panel()->findChildren<QPushButton *>();
        const auto found = std::find_if(buttons.begin(), buttons.end(), [&beginning](const QPushButton *each) {
            return each->text().startsWith(beginning);
        });
        return found == buttons.end() ? nullptr : *found;
    }

    bool seen(const QString &part) const
    {
        const QList<QLabel *> labels = panel()->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&part](const QLabel *label) { return label->isVisible() && label->text().contains(part); });
    }

    mutable test::PageStage m_stage;
    QTemporaryDir m_folder;
    int m_files = 0;
    QString m_summary;
    ImportsPage *m_page = nullptr;
};

QTEST_MAIN(ImportsPageTest)
#include "imports_page_test.moc"
