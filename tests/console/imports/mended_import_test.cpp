// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/imports/columns_dialog.h"
#include "console/imports/import_panel.h"
#include "console/imports/import_report_view.h"
#include "console/imports/import_result.h"
#include "console/imports/imports_page.h"
#include "tests/console/stage/page_stage.h"
#include "tests/support/waits.h"
#include <QAction>
#include <QComboBox>
#include <QFileDialog>
#include <QJsonArray>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace firstcome;

namespace {

using Phase = FileImport::Phase;

constexpr int answerWithin = 60'000; // ms
const QString store = QStringLiteral("은하수 주얼리");
const QByteArray header =
    "Handle,Title,Status,Published,Option1 Name,Option1 Value,Variant Inventory Qty,Variant Price\n";
const QByteArray cups = "cup,Blue cup,active,TRUE,Size,Small,5,12000\ncup,,,,,Large,4,15000\n";
const QByteArray bowl = "bowl,Deep bowl,active,TRUE,Title,Default Title,7,30000\n";

} // namespace

/// Files that cannot be taken as they are, and what a person does about it, over a real backend.
class MendedImportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_stage.start(), m_stage.backend().output());
        QCOMPARE(m_stage.caller().postOnce(QStringLiteral("/v1/ops/stores"), {{QStringLiteral("name"), store}}).status,
                 201);
        m_page = m_stage.show<ImportsPage>();
        m_page->importAction()->trigger();
        WAIT_VERIFY(panel()->findChild<QComboBox *>()->findData(store) >= 0, answerWithin);
        panel()->chooseStore(store);
    }

    void H11_aFileOfAnotherFormIsReadByWhatAPersonSays()
    {
        panel()->setFile(fileOf("code,what,won\nvase-1,Tall vase,41000\n"));
        WAIT_COMPARE(panel()->run()->phase(), Phase::Refused, answerWithin);
        auto *dialog = matchColumns();
        QVERIFY(dialog);
        QComboBox *price = dialog->choice(QStringLiteral("price"));
        QCOMPARE(price->currentData().toString(), QString());
        QVERIFY2(price->itemText(3).contains(QStringLiteral("41000")), qPrintable(price->itemText(3)));
        pick(dialog, QStringLiteral("handle"), QStringLiteral("code"));
        pick(dialog, QStringLiteral("name"), QStringLiteral("what"));
        pick(dialog, QStringLiteral("price"), QStringLiteral("won"));
        QTest::keyClick(dialog, Qt::Key_Return);
        tried();
        QCOMPARE(panel()->run()->report().created, 1);
        QCOMPARE(panel()->run()->report().products[0].name, QStringLiteral("Tall vase"));

        // What nobody touched stays as it was said.
        dialog = matchColumns();
        QCOMPARE(dialog->choice(QStringLiteral("price"))->currentData().toString(), QStringLiteral("won"));
        pick(dialog, QStringLiteral("description"), QStringLiteral("what"));
        QTest::keyClick(dialog, Qt::Key_Return);
        tried();
        QCOMPARE(panel()->run()->mapping().size(), 4);
        importNow();
        QCOMPARE(panel()->run()->report().created, 1);
        QCOMPARE(priceOf("Tall vase"), qint64(41'000));

        // Another file has columns of its own.
        panel()->setFile(fileOf(header + bowl));
        QVERIFY(panel()->run()->mapping().isEmpty());
        tried();
    }

    void H11_failedRowsAreSavedToBeMended()
    {
        tryFile(header + cups + "pot,Tea pot,active,TRUE,Title,Default Title,7,dear\n");
        QVERIFY(panel()->result()->lists()->saveFailed()->isVisible());
        const QString path = m_folder.filePath(QStringLiteral("failed.csv"));
        panel()->result()->lists()->saveFailed()->click();
        auto *asked = panel()->findChild<QFileDialog *>();
        QVERIFY(asked);
        Q_EMIT asked->fileSelected(path);
        asked->close();
        WAIT_VERIFY(QFile::exists(path), answerWithin);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QByteArray text = file.readAll();
        QVERIFY(text.contains("Tea pot") && text.contains("Import error") && !text.contains("Blue cup"));

        // Mended and imported again.
        tryFile(text.replace("dear", "3000"));
        QCOMPARE(panel()->run()->report().failed, 0);
        QCOMPARE(panel()->run()->report().created, 1);
        QVERIFY(!panel()->result()->lists()->saveFailed()->isVisible());
    }

private:
    ImportPanel *panel() const { return m_page->panel(); }

    QString fileOf(const QByteArray &text)
    {
        QFile file(m_folder.filePath(QStringLiteral("products-%1.csv").arg(++m_files)));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? file.fileName() : QString();
    }

    void tried() { WAIT_COMPARE(panel()->run()->phase(), Phase::Tried, answerWithin); }

    void tryFile(const QByteArray &text)
    {
        panel()->setFile(fileOf(text));
        tried();
    }

    void importNow()
    {
        panel()->run()->importNow();
        WAIT_COMPARE(panel()->run()->phase(), Phase::Imported, answerWithin);
    }

    ColumnsDialog *matchColumns()
    {
        for (ColumnsDialog *old : panel()->findChildren<ColumnsDialog *>())
            delete old;
        panel()->matchAction()->trigger();
        return panel()->findChild<ColumnsDialog *>();
    }

    static void pick(ColumnsDialog *dialog, const QString &field, const QString &column)
    {
        QComboBox *choice = dialog->choice(field);
        const int index = choice->findData(column);
        QVERIFY2(index > 0, qPrintable(column));
        choice->setCurrentIndex(index);
    }

    /// What the shop asks for the product of this name; 0: there is none.
    qint64 priceOf(const char *name) const
    {
        const test::Answer found = m_stage.caller().get(QStringLiteral("/v1/ops/products?limit=100"));
        for (const QJsonValue item : found.json.value(QStringLiteral("items")).toArray()) {
            if (item[u"name"].toString() == QLatin1StringView(name))
                return item[u"price"].toInteger();
        }
        return 0;
    }

    mutable test::PageStage m_stage;
    QTemporaryDir m_folder;
    int m_files = 0;
    ImportsPage *m_page = nullptr;
};

QTEST_MAIN(MendedImportTest)
#include "mended_import_test.moc"
