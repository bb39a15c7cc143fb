// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/recorder/figure_table.h"
#include "console/recorder/recorder_page.h"
#include "console/widgets/time_chart.h"
#include "tests/console/stage/page_stage.h"
#include "tests/support/waits.h"
#include <QAction>
#include <QComboBox>
#include <QLineEdit>
#include <QSlider>
#include <QTemporaryDir>
#include <QTest>

using namespace firstcome;

namespace {

constexpr int heardWithin = 60'000; // ms

}

/// The flight recorder before a real backend: it records, is scrubbed back, annotated, exported and opened again.
class RecorderPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        qputenv("XDG_DATA_HOME", m_folder.path().toLocal8Bit());
        QVERIFY2(m_stage.start(), m_stage.backend().output());
        m_page = m_stage.show<RecorderPage>();
        m_stage.takePictures(QStringLiteral("recorder-none"));
    }

    void whatIsSaidIsKeptScrubbedAndAnnotated()
    {
        m_page->recordAction()->trigger();
        QVERIFY(m_page->recorder().isOn());
        WAIT_VERIFY(m_page->slider()->maximum() >= 3, heardWithin);
        QVERIFY(m_page->figures()->rowCount() > 5);
        QVERIFY(m_page->charts().last()->csv().count('\n') > 2);
        const auto figures = [this] {
            return m_page->shown().figuresAt(m_page->shown().from() + std::chrono::seconds(m_page->slider()->value()));
        };
        m_page->slider()->setValue(1);
        QVERIFY(!figures().empty());
        QTest::keyClicks(m_page->note(), QStringLiteral("it opens"));
        QTest::keyClick(m_page->note(), Qt::Key_Return);
        m_page->recordAction()->trigger();
        QVERIFY(!m_page->recorder().isOn());
        QCOMPARE(m_page->shown().notes.size(), size_t(1));
        QCOMPARE(m_page->shown().notes.front().at, m_page->shown().from() + std::chrono::seconds(1));
        m_stage.takePictures(QStringLiteral("recorder"));
        QCOMPARE(m_stage.window()->size(), test::PageStage::pageSize);
    }

    void whatWasKeptIsThereAfterwards()
    {
        const size_t frames = m_page->shown().frames.size();
        m_page = m_stage.show<RecorderPage>();
        QVERIFY(m_page->shown().isEmpty());
        QCOMPARE(m_page->kept()->count(), 1);
        m_page->kept()->setCurrentIndex(0);
        Q_EMIT m_page->kept()->activated(0);
        QCOMPARE(m_page->shown().frames.size(), frames);
        QCOMPARE(m_page->shown().notes.front().text, QStringLiteral("it opens"));
        // A note of later is kept, too.
        QTest::keyClicks(m_page->note(), QStringLiteral("seen afterwards"));
        QTest::keyClick(m_page->note(), Qt::Key_Return);
        QVERIFY(m_page->openFile(m_page->kept()->itemData(0).toString()));
        QCOMPARE(m_page->shown().notes.size(), size_t(2));
    }

    void itIsExported()
    {
        QVERIFY(m_page->openFile(m_page->kept()->itemData(0).toString()));
        const QString csv = m_folder.filePath(QStringLiteral("out.csv"));
        const QString lines = m_folder.filePath(QStringLiteral("out.jsonl"));
        QVERIFY(m_page->exportTo(csv));
        QVERIFY(m_page->exportTo(lines));
        QFile file(csv);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("orders.placedToday"));
        QVERIFY(m_page->openFile(lines));
    }

    void aWrongFileIsSaidAndWhatIsShownStays()
    {
        const size_t frames = m_page->shown().frames.size();
        QVERIFY(!m_page->openFile(m_folder.filePath(QStringLiteral("nowhere"))));
        QVERIFY(!m_page->openFile(m_folder.filePath(QStringLiteral("out.csv"))));
        QCOMPARE(m_page->shown().frames.size(), frames);
    }

private:
    test::PageStage m_stage;
    QTemporaryDir m_folder;
    RecorderPage *m_page = nullptr;
};

QTEST_MAIN(RecorderPageTest)
#include "recorder_page_test.moc"
