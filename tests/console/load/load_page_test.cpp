// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/load/compare_panel.h"
#include "console/load/load_page.h"
#include "console/load/request_table.h"
#include "console/load/row_list.h"
#include "console/load/run_charts.h"
#include "console/load/run_list_model.h"
#include "console/load/run_report_view.h"
#include "console/load/run_view.h"
#include "console/load/scenario_form.h"
#include "console/load/scenario_panel.h"
#include "console/load/scenario_rows.h"
#include "console/widgets/condition_list.h"
#include "console/widgets/confirm_dialog.h"
#include "console/widgets/error_banner.h"
#include "console/widgets/table_roles.h"
#include "console/widgets/table_view.h"
#include "console/widgets/time_chart.h"
#include "tests/console/load/lab_runs.h"
#include "tests/console/stage/page_stage.h"
#include "tests/support/shop.h"
#include "tests/support/waits.h"
#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using namespace firstcome;

namespace {

using Phase = CurrentRun::Phase;

using test::endsWithin;
using test::startsWithin;

load::Scenario reading(double rate, double seconds)
{
    load::Scenario scenario;
    scenario.name = QStringLiteral("reads at %1").arg(rate);
    scenario.arrivals = {{load::Shape::Constant, rate, 0, 1, seconds}};
    load::MixEntry stock;
    stock.journey = load::JourneyKind::Stock;
    scenario.mix = {stock};
    load::Threshold failed;
    failed.outcome = load::Outcome::Failed;
    failed.figure = load::Figure::Count;
    failed.comparison = load::Comparison::AtMost;
    scenario.thresholds = {failed};
    return scenario;
}

} // namespace

/// The load lab before a real backend: from the empty editor to a compared report, with the real engine in its process.
class LoadPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        test::useLabIn(m_folder);
        QVERIFY2(m_stage.start(), m_stage.backend().output());
    }

    void init()
    {
        m_page = m_stage.show<LoadPage>();
        WAIT_VERIFY(m_page->model()->isComplete(), 60'000);
    }

    void aPresetIsPutIntoTheForm()
    {
        m_page->newAction()->trigger();
        QComboBox *from = panel()->startFrom();
        for (const char *preset : {"load", "flash-sale", "stress", "published-1000-users"}) {
            const int index = from->findText(QString::fromLatin1(preset));
            QVERIFY(index >= 0);
            from->setCurrentIndex(index);
            Q_EMIT from->activated(index);
            const auto wanted = panel()->shelf().preset(QString::fromLatin1(preset));
            const load::Scenario shown = form()->scenario();
            QCOMPARE(shown.name, wanted->name);
            QCOMPARE(shown.arrivals, wanted->arrivals);
            QCOMPARE(shown.mix, wanted->mix);
            QCOMPARE(shown.thresholds, wanted->thresholds);
            QCOMPARE(shown.users, wanted->users);
        }
    }

    void aScenarioIsMadeByHandAndKept()
    {
        m_page->newAction()->trigger();
        panel()->setScenario(reading(50, 3));
        form()->name()->setText(QStringLiteral("By hand / 손으로"));
        QTest::mouseClick(form()->phases()->addButton(), Qt::LeftButton);
        QTest::mouseClick(form()->mix()->addButton(), Qt::LeftButton);
        QTest::mouseClick(form()->thresholds()->addButton(), Qt::LeftButton);
        static_cast<PhaseRow *>(form()->phases()->rows().last())->setPhase({load::Shape::Spike, 5, 20, 1, 6});
        const load::Scenario made = form()->scenario();
        QCOMPARE(made.arrivals.size(), size_t(2));
        QCOMPARE(made.arrivals[1], (load::Phase{load::Shape::Spike, 5, 20, 1, 6}));
        QCOMPARE(made.mix.size(), size_t(2));
        QCOMPARE(made.thresholds.size(), size_t(2));
        QVERIFY(panel()->shelf().keep(made).has_value());
        const auto kept = panel()->shelf().ownNamed(made.name);
        QVERIFY(kept.has_value());
        QCOMPARE(kept->arrivals, made.arrivals);
        QVERIFY(panel()->shelf().own().contains(made.name));
        form()->name()->clear();
        QVERIFY(!panel()->runButton()->isEnabled());
        QVERIFY(!panel()->runButton()->toolTip().isEmpty());
    }

    void aRecordingBecomesAScenario()
    {
        m_page->newAction()->trigger();
        const QString path = m_folder.filePath(QStringLiteral("visit.har"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"log": {"entries": [
            {"startedDateTime": "2026-01-01T00:00:00.000Z", 
             "request": {"method": "GET", "url": "http:\/\/s/v1/products"},
             "response": {"status": 200, "content": {"text": "{}"}}},
            {"startedDateTime": "2026-01-01T00:00:01.000Z",
             "request": {"method": "GET", "url": "http:\/\/s/v1/products/5/stock"},
             "response": {"status": 200, "content": {"text": "{}"}}},
            {"startedDateTime": "2026-01-01T00:00:02.000Z", 
             "request": {"method": "GET", "url": "http:\/\/s/favicon.ico"},
             "response": {"status": 404, "content": {}}}]}})");
        file.close();
        panel()->importFile(path);
        QCOMPARE(form()->scenario().name, QStringLiteral("visit"));
        QVERIFY(panel()->banner()->isShown()); // the icon is no part of a journey
        file.setFileName(m_folder.filePath(QStringLiteral("wrong.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"users": 0, "journey": "fly"})");
        file.close();
        panel()->importFile(file.fileName());
        QCOMPARE(form()->scenario().name, QStringLiteral("visit"));
        QVERIFY(seen(QStringLiteral("users")));
        QVERIFY(seen(QStringLiteral("journey")));
    }

    void aRunIsWatchedChangedAndJudged()
    {
        run(reading(60, 8));
        RunView *view = m_page->runView();
        WAIT_VERIFY(sampled(view->charts()), startsWithin);
        view->lever()->setValue(200);
        QTest::mouseClick(view->applyButton(), Qt::LeftButton);
        QTest::keyClicks(view->note(), QStringLiteral("half way"));
        QTest::keyClick(view->note(), Qt::Key_Return);
        QTest::mouseClick(view->pauseButton(), Qt::LeftButton);
        QVERIFY(m_page->run().isPaused());
        QTest::mouseClick(view->pauseButton(), Qt::LeftButton);
        QVERIFY(!m_page->run().isPaused());
        WAIT_COMPARE(m_page->run().phase(), Phase::Ended, endsWithin);
        QCOMPARE(m_page->list()->chosen()->key(), m_page->run().id());
        QVERIFY(m_page->report()->isVisible());
        QCOMPARE(m_page->model()->at(0).state, KeptRun::State::Held);
        const QJsonObject report = reportOf(m_page->run().id());
        QStringList notes;
        for (const QJsonValue note : report.value(QStringLiteral("notes")).toArray())
            notes << note[u"note"].toString();
        QCOMPARE(notes, QStringLiteral("rate 200|half way|paused|resumed").split(u'|'));
        QVERIFY(m_page->report()->requests()->rowCount() > 0);
        const auto service = [this] {
            const auto *table = m_page->report()->requests();
            return table->index(0, RequestTable::P50).data(NumberRole).toDouble();
        };
        const double intended = service();
        m_page->report()->requests()->setService(true);
        QVERIFY(service() <= intended);
    }

    void aBrokenThresholdIsSaid()
    {
        load::Scenario scenario = reading(20, 5);
        scenario.name = QStringLiteral("too strict");
        load::Threshold strict;
        strict.outcome = load::Outcome::Good;
        strict.value = 0.001;
        scenario.thresholds.push_back(strict);
        run(scenario);
        WAIT_COMPARE(m_page->run().phase(), Phase::Ended, endsWithin);
        QCOMPARE(m_page->model()->at(0).state, KeptRun::State::Broken);
        QVERIFY2(m_page->report()->sentence().contains(QStringLiteral("threshold")),
                 qPrintable(m_page->report()->sentence()));
    }

    void buyersAreMadeAndTheBooksRead()
    {
        load::Scenario scenario;
        scenario.name = QStringLiteral("buyers");
        scenario.users = 5;
        scenario.duration = std::chrono::seconds(3);
        scenario.mix = {{load::JourneyKind::Buy}};
        run(scenario);
        WAIT_COMPARE(m_page->run().phase(), Phase::Ended, endsWithin);
        const QJsonObject report = reportOf(m_page->run().id());
        QVERIFY(report.value(QStringLiteral("told"))[u"orders"].toInt() > 0);
        QVERIFY(report.value(QStringLiteral("findings")).toArray().size() >= 14);
        QVERIFY2(report.value(QStringLiteral("ok")).toBool(), QJsonDocument(report).toJson());
        QVERIFY(!QFile::exists(fileOf(m_page->run().id(), "tokens")));
        QVERIFY(QFile::exists(fileOf(m_page->run().id(), "history.jsonl")));
        QVERIFY(m_page->report()->ordersButton()->isVisible());
        QTest::mouseClick(m_page->report()->ordersButton(), Qt::LeftButton);
        QCOMPARE(m_stage.wanted().page, QStringLiteral("orders"));
        QCOMPARE(m_stage.wanted().filter.value(QStringLiteral("period")).toString(), QStringLiteral("between"));
    }

    void aShopThatAllowsNoRunsIsSaid()
    {
        test::PageStage stage;
        const QString password = QStringLiteral("a password of 24 letters");
        QCOMPARE(stage.backend().command({QStringLiteral("operator"), QStringLiteral("add"), QStringLiteral("tester"),
                                          QStringLiteral("--permissions"), QStringLiteral("view,load.run")},
                                         password.toUtf8() + '\n'),
                 0);
        QVERIFY2(stage.backend().start(), stage.backend().output());
        QVERIFY(stage.signIn(QStringLiteral("tester"), password));
        m_page = stage.show<LoadPage>();
        WAIT_VERIFY(m_page->model()->isComplete(), 60'000);
        load::Scenario scenario = reading(5, 5);
        scenario.mix = {{load::JourneyKind::Buy}};
        m_page->newAction()->trigger();
        panel()->setScenario(scenario);
        const int before = m_page->model()->rowCount();
        QTest::mouseClick(panel()->runButton(), Qt::LeftButton);
        WAIT_COMPARE(m_page->run().phase(), Phase::Refused, startsWithin);
        QVERIFY(panel()->isVisible());
        QVERIFY(panel()->banner()->isShown());
        QVERIFY(seen(QStringLiteral("setting load")));
        m_page->refresh();
        WAIT_COMPARE(m_page->model()->rowCount(), before, 60'000); // what never began is not kept
        m_page = m_stage.show<LoadPage>();
    }

    void aRunIsEndedEarlyAndItsReportIsThere()
    {
        run(reading(50, 600));
        WAIT_VERIFY(sampled(m_page->runView()->charts()), startsWithin);
        QTest::mouseClick(m_page->runView()->stopButton(), Qt::LeftButton);
        WAIT_COMPARE(m_page->run().phase(), Phase::Ended, endsWithin);
        QVERIFY(m_page->model()->at(0).stoppedEarly);
    }

    void aConsoleThatClosesLetsTheRunEndInOrder()
    {
        run(reading(50, 600));
        WAIT_VERIFY(sampled(m_page->runView()->charts()), startsWithin);
        const Id id = m_page->run().id();
        m_page = m_stage.show<LoadPage>(); // the one before is gone, with all it held
        WAIT_VERIFY(QFile::exists(fileOf(id, "report.html")), endsWithin);
        m_page->refresh();
        WAIT_VERIFY(m_page->model()->rowOf(id).has_value(), 60'000);
        QVERIFY(m_page->model()->at(*m_page->model()->rowOf(id)).stoppedEarly);
    }

    void twoRunsAreComparedAndOneExported()
    {
        load::Scenario scenario = reading(40, 7);
        for (int i = 0; i < 2; ++i) {
            run(scenario);
            WAIT_COMPARE(m_page->run().phase(), Phase::Ended, endsWithin);
        }
        m_page->compareAction()->trigger();
        ComparePanel *compare = m_page->comparePanel();
        QVERIFY(compare->isVisible());
        QCOMPARE(compare->after()->currentData().toLongLong(), m_page->run().id());
        QVERIFY(compare->before()->currentIndex() >= 0);
        QVERIFY2(!compare->sentence().isEmpty(), "the two can be compared");
        QCOMPARE(compare->table()->rowCount(), 7);
        QTest::keyClick(compare, Qt::Key_Escape);
        QVERIFY(m_page->list()->isVisible());
        for (const char *form : {"html", "csv", "json"}) {
            const QString path = m_folder.filePath(QStringLiteral("out.") + QString::fromLatin1(form));
            QVERIFY(m_page->exportTo(path));
            QVERIFY(QFileInfo(path).size() > 100);
        }
    }

    void withoutThePermissionOneLooksOnly()
    {
        test::PageStage stage;
        QVERIFY2(stage.startAs(QStringLiteral("onlooker"), QStringLiteral("view")), stage.backend().output());
        m_page = stage.show<LoadPage>();
        QVERIFY(!m_page->newAction()->isEnabled());
        QVERIFY(m_page->newAction()->toolTip().contains(QStringLiteral("load.run")));
        QVERIFY(!panel()->runButton()->isEnabled());
        m_page = m_stage.show<LoadPage>();
    }

private:
    ScenarioPanel *panel() const { return m_page->panel(); }
    ScenarioForm *form() const { return m_page->panel()->form(); }
    void run(const load::Scenario &scenario) { test::runInLab(m_page, scenario); }
    bool seen(const QString &part) const { return test::isSeen(m_page, part); }

    static bool sampled(const RunCharts *charts) { return charts->charts().first()->csv().count('\n') > 2; }
    static QString fileOf(Id id, const char *name) { return test::fileOf(id, name); }
    static QJsonObject reportOf(Id id) { return test::reportOf(id); }

    test::PageStage m_stage;
    QTemporaryDir m_folder;
    LoadPage *m_page = nullptr;
};

QTEST_MAIN(LoadPageTest)
#include "load_page_test.moc"
