// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/instances/instance_charts.h"
#include "console/instances/instance_list.h"
#include "console/instances/instance_pane.h"
#include "console/instances/instances_page.h"
#include "console/instances/setting_list.h"
#include "console/instances/setting_pane.h"
#include "console/widgets/confirm_dialog.h"
#include "console/widgets/table_view.h"
#include "console/widgets/time_chart.h"
#include "console/widgets/toast.h"
#include "tests/console/stage/page_stage.h"
#include "tests/support/waits.h"
#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

using namespace firstcome;
using namespace firstcome::test;

namespace {

constexpr int within = 60'000; // ms

} // namespace

/// The instances in the console, before a real server: one, which is all there is on the embedded engines.
class InstancesPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_stage.start(), m_stage.backend().output());
        m_page = m_stage.show<InstancesPage>();
        WAIT_COMPARE(model()->rowCount(), 1, within);
    }

    void whoServesIsShownWithItsFigures()
    {
        const ServerInstance &instance = model()->at(0);
        QVERIFY2(m_stage.backend().url().toString().contains(instance.address.section(QStringLiteral("//"), -1)),
                 qPrintable(instance.address));
        QVERIFY(!instance.version.isEmpty() && instance.takesWork());
        QVERIFY(instance.memory && *instance.memory > 1'000'000);
        QCOMPARE(instance.processId, QString::number(m_stage.backend().processId()));
        WAIT_VERIFY(model()->at(0).perSecond && model()->at(0).connections.value_or(0) > 0, within);
        choose();
        QVERIFY(m_stage.detailsShown());
        QVERIFY(says(QStringLiteral("Instance 0")));
        QVERIFY(says(QStringLiteral("Its database answers")));
    }

    void theFiguresGoOnByThemselves()
    {
        const qint64 before = model()->at(0).stamp;
        WAIT_VERIFY(model()->at(0).stamp >= before + 2, within);
        for (TimeChart *chart : m_page->instances()->charts()->charts())
            QVERIFY(chart->csv().count('\n') > 2);
    }

    void pictures()
    {
        QTest::qWait(6'000); // something to see in the charts
        m_stage.takePictures(QStringLiteral("instances"));
    }

    /// By keys alone: Ctrl+Enter, the reason, Enter to the verb, Enter.
    void oneIsDrainedWithAReasonAndTakenBack()
    {
        m_stage.window()->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_stage.window()));
        m_page->instances()->list()->table()->setFocus();
        QVERIFY(pane()->drainAction()->isEnabled() && !pane()->undoAction()->isEnabled());
        pane()->drainAction()->trigger();
        auto *dialog = pane()->findChild<ConfirmDialog *>();
        QVERIFY(dialog && dialog->isVisible());
        QVERIFY(saysIn(dialog, QStringLiteral("the only one")));
        auto *reason = dialog->findChild<QLineEdit *>();
        reason->setFocus();
        QTest::keyClicks(reason, QStringLiteral("a new version"));
        QTest::keyClick(reason, Qt::Key_Return);
        auto *verb = qobject_cast<QPushButton *>(dialog->focusWidget());
        QVERIFY(verb && verb->text() == QStringLiteral("Drain it"));
        QTest::keyClick(verb, Qt::Key_Return);
        WAIT_VERIFY(model()->at(0).draining, within);
        WAIT_VERIFY(pane()->undoAction()->isEnabled(), within);
        QVERIFY(!pane()->drainAction()->isEnabled());
        WAIT_VERIFY(model()->at(0).isHealthy() && says(QStringLiteral("Nobody new")), within);
        WAIT_COMPARE(m_stage.caller().get(QStringLiteral("/readyz")).status, 503, within);
        m_stage.takePictures(QStringLiteral("instances-drained"));
        pane()->undoAction()->trigger();
        WAIT_VERIFY(!model()->at(0).draining, within);
        WAIT_COMPARE(m_stage.caller().get(QStringLiteral("/readyz")).status, 200, within);
    }

    void itLogsMoreOnceSaidSo()
    {
        QComboBox *level = pane()->logLevel();
        WAIT_VERIFY(level->isEnabled(), within);
        QCOMPARE(level->currentData().toString(), model()->at(0).logLevel);
        level->setFocus();
        QTest::keyClick(level, Qt::Key_End);
        QCOMPARE(level->currentData().toString(), QStringLiteral("debug"));
        WAIT_COMPARE(model()->at(0).logLevel, QStringLiteral("debug"), within);
        WAIT_VERIFY(level->isEnabled(), within);
        QTest::keyClick(level, Qt::Key_Home);
        WAIT_COMPARE(model()->at(0).logLevel, QStringLiteral("error"), within);
    }

    void whoOnlyLooksDoesNothing()
    {
        PageStage stage;
        QVERIFY2(stage.startAs(QStringLiteral("onlooker"), QStringLiteral("view")), stage.backend().output());
        auto *page = stage.show<InstancesPage>();
        WAIT_COMPARE(page->instances()->model()->rowCount(), 1, within);
        page->open({QStringLiteral("instances"), page->instances()->model()->at(0).number, {}});
        WAIT_VERIFY(page->instances()->pane()->instance(), within);
        QVERIFY(!page->instances()->pane()->drainAction()->isEnabled());
        QVERIFY(!page->instances()->pane()->logLevel()->isEnabled());
        QCOMPARE(page->instances()->pane()->drainAction()->toolTip(),
                 QStringLiteral("The permission ops.act is missing."));
    }

    void settingsAreBesideThem()
    {
        m_page->showView(InstancesPage::Settings);
        WAIT_VERIFY(settings()->rowCount() > 5, within);
        m_page->open({QStringLiteral("instances"),
                      QStringLiteral("hold-seconds"),
                      {{QStringLiteral("view"), QStringLiteral("settings")}}});
        WAIT_VERIFY(settingPane()->setting(), within);
        QCOMPARE(settingPane()->setting()->value, QStringLiteral("600"));
        QVERIFY(settingPane()->setting()->by.isEmpty());
        QVERIFY(!pane()->drainAction()->isVisible() && settingPane()->changeAction()->isEnabled());
    }

    void oneIsChangedWithAReasonAndItsRangeIsShown()
    {
        settingPane()->changeAction()->trigger();
        SettingDialog *dialog = settingPane()->dialog();
        QVERIFY(dialog && !dialog->verb()->isEnabled());
        QVERIFY(saysIn(dialog, QStringLiteral("2 to 86,400")));
        dialog->setValue(QStringLiteral("100000000"));
        dialog->reason()->setText(QStringLiteral("a crowd"));
        dialog->verb()->click();
        WAIT_VERIFY2(!dialog->error().isEmpty(), "the range is said at the field", within);
        QVERIFY(dialog->isVisible());
        dialog->setValue(QStringLiteral("300"));
        m_stage.takePictures(QStringLiteral("settings-change"), dialog);
        dialog->verb()->click();
        WAIT_COMPARE(settingPane()->setting()->value, QStringLiteral("300"), within);
        WAIT_COMPARE(settingPane()->history(), QStringList{QStringLiteral("300, operator: a crowd")}, within);
        WAIT_COMPARE(settings()->at(*settings()->rowOf(settings()->numberOf(QStringLiteral("hold-seconds")))).value,
                     QStringLiteral("300"), within);
        m_stage.takePictures(QStringLiteral("settings"));
    }

    /// N4: what lets one person do more alone is asked for, and leads to where it waits.
    void aTierIsRaisedByTwo()
    {
        const QString name = QStringLiteral("approval-refund-tier");
        m_page->open({QStringLiteral("instances"), name, {{QStringLiteral("view"), QStringLiteral("settings")}}});
        WAIT_VERIFY(settingPane()->setting() && settingPane()->setting()->name == name, within);
        WAIT_VERIFY(settingPane()->changeAction()->isEnabled(), within);
        settingPane()->changeAction()->trigger();
        QPointer<SettingDialog> dialog = settingPane()->dialog();
        QVERIFY(saysIn(dialog, QStringLiteral("second person")));
        dialog->setValue(QStringLiteral("900000"));
        dialog->reason()->setText(QStringLiteral("a season"));
        dialog->verb()->click();
        WAIT_VERIFY(!dialog || !dialog->isVisible(), within);
        const Answer waiting = m_stage.caller().get(QStringLiteral("/v1/ops/approvals?action=SETTING_CHANGE"));
        QCOMPARE(waiting.json[u"items"].toArray().size(), 1);
        QCOMPARE(waiting.json[u"items"][0][u"after"][u"value"].toInteger(), 900'000);
        const auto wayThere = [this]() -> QPushButton * {
            const QList<QPushButton *> buttons = m_stage.window()->findChildren<QPushButton *>();
            const auto leads = [](const QPushButton *button) {
                return button->isVisible() && button->text() == QStringLiteral("Show");
            };
            const auto found = std::find_if(buttons.begin(), buttons.end(), leads);
            return found == buttons.end() ? nullptr : *found;
        };
        WAIT_VERIFY(wayThere(), within);
        wayThere()->click();
        QCOMPARE(m_stage.wanted().page, QStringLiteral("approvals"));
        QCOMPARE(m_stage.wanted().key, waiting.json[u"items"][0][u"id"].toString());
        QCOMPARE(settingPane()->setting()->value, QStringLiteral("500000"));
        m_page->open({QStringLiteral("instances"),
                      QStringLiteral("hold-seconds"),
                      {{QStringLiteral("view"), QStringLiteral("settings")}}});
        WAIT_VERIFY(settingPane()->setting() && settingPane()->setting()->name == QStringLiteral("hold-seconds"),
                    within);
    }

    void whatSomebodyElseChangedMeanwhileIsSaidInWords()
    {
        WAIT_VERIFY(settingPane()->changeAction()->isEnabled(), within);
        settingPane()->changeAction()->trigger();
        Caller other = m_stage.caller();
        const QString path = QStringLiteral("/v1/ops/settings/hold-seconds");
        const QByteArray etag = other.get(path).headers.value("etag");
        QCOMPARE(other
                     .put(path, {{QStringLiteral("value"), 400}, {QStringLiteral("reason"), QStringLiteral("mine")}},
                          {{"If-Match", etag}})
                     .status,
                 200);
        settingPane()->dialog()->setValue(QStringLiteral("500"));
        settingPane()->dialog()->reason()->setText(QStringLiteral("too late"));
        settingPane()->dialog()->verb()->click();
        WAIT_COMPARE(settingPane()->said(), QStringLiteral("Not changed to 500: operator changed it to 400 meanwhile."),
                     within);
        QCOMPARE(settingPane()->setting()->value, QStringLiteral("400"));
    }

    void oneThatIsGoneStaysInSightAndSaysSo()
    {
        m_page->showView(InstancesPage::Instances);
        pane()->showGone();
        QVERIFY(!pane()->drainAction()->isEnabled());
        QVERIFY(says(QStringLiteral("last figures")));
    }

private:
    InstanceListModel *model() const { return m_page->instances()->model(); }
    SettingListModel *settings() const { return m_page->settings()->model(); }
    SettingPane *settingPane() const { return m_page->settings()->pane(); }
    InstancePane *pane() const { return m_page->instances()->pane(); }
    bool says(const QString &part) const { return saysIn(pane(), part); }
    static bool saysIn(const QWidget *widget, const QString &part)
    {
        const auto labels = widget->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&part](const QLabel *label) { return !label->isHidden() && label->text().contains(part); });
    }
    void choose()
    {
        TableView *table = m_page->instances()->list()->table();
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(model()->index(0, 0)).center());
        WAIT_VERIFY(pane()->instance(), within);
    }

    PageStage m_stage;
    InstancesPage *m_page = nullptr;
};

QTEST_MAIN(InstancesPageTest)
#include "instances_page_test.moc"
