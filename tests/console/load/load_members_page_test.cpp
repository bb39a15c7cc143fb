// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/load/run_list_model.h"
#include "console/load/scenario_form.h"
#include "console/widgets/confirm_dialog.h"
#include "tests/console/load/lab_runs.h"
#include "tests/console/stage/page_stage.h"
#include "tests/support/shop.h"
#include <QJsonArray>
#include <QJsonDocument>

using namespace firstcome;

namespace {

using Phase = CurrentRun::Phase;
using test::endsWithin;
using test::reportOf;
using test::startsWithin;

bool went(const QJsonObject &report, const char *name)
{
    const QJsonArray steps = report.value(QStringLiteral("steps")).toArray();
    return std::any_of(steps.begin(), steps.end(), [name](const QJsonValue &step) {
        return step[u"name"].toString() == QLatin1StringView(name) && step[u"requests"].toInt() > 0;
    });
}

} // namespace

/// Runs of the load lab as members of load runs at a real backend: they sign in, ask for their money, rehearse a sale,
/// and what they left is removed.
class LoadMembersPageTest : public QObject
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

    void whoSignsInGetsAPasswordForTheRun()
    {
        load::Scenario scenario;
        scenario.name = QStringLiteral("signing in");
        scenario.users = 2;
        scenario.duration = std::chrono::seconds(2);
        load::MixEntry entry{load::JourneyKind::Order};
        entry.signsIn = true;
        entry.thinkMillis = {200, 200};
        scenario.mix = {entry};
        run(scenario);
        QCOMPARE(form()->scenario().mix, scenario.mix); // the editor has the switch
        WAIT_COMPARE(m_page->run().phase(), Phase::Ended, endsWithin);
        const QJsonObject report = reportOf(m_page->run().id());
        QVERIFY2(report.value(QStringLiteral("ok")).toBool(), QJsonDocument(report).toJson());
        for (const char *name : {"login", "order"})
            QVERIFY2(went(report, name), name);
    }

    /// What they ask back is given, and the books say so.
    void whoAsksForHisMoneyGetsIt()
    {
        load::Scenario scenario;
        scenario.name = QStringLiteral("asking back");
        scenario.users = 3;
        scenario.duration = std::chrono::seconds(3);
        load::MixEntry byWindow{load::JourneyKind::Refund};
        load::MixEntry fromBalance{load::JourneyKind::Refund};
        fromBalance.payBy = load::PayBy::Balance;
        scenario.mix = {byWindow, fromBalance};
        run(scenario);
        QCOMPARE(form()->scenario().mix, scenario.mix); // the editor has it
        WAIT_COMPARE(m_page->run().phase(), Phase::Ended, endsWithin);
        const QJsonObject report = reportOf(m_page->run().id());
        QVERIFY2(report.value(QStringLiteral("ok")).toBool(), QJsonDocument(report).toJson());
        for (const char *name : {"confirm", "claim", "claimStatus"})
            QVERIFY2(went(report, name), name);
    }

    void samplesAreRemovedAtTheShop()
    {
        m_page->removeSamplesAction()->trigger();
        auto *dialog = m_page->findChild<ConfirmDialog *>();
        QVERIFY(dialog);
        const auto buttons = dialog->findChildren<QPushButton *>();
        const auto verb = std::find_if(buttons.begin(), buttons.end(), [](const QPushButton *button) {
            return button->text() == QStringLiteral("Remove");
        });
        QVERIFY(verb != buttons.end());
        (*verb)->click();
        test::Shop shop(m_stage.backend());
        QVERIFY(shop.ready());
        const auto audited = [&] {
            return shop.boss().get(QStringLiteral("/v1/ops/audit?limit=100")).body.contains("load.removal");
        };
        WAIT_VERIFY(audited(), endsWithin);
    }

    void N10_aSaleIsRehearsedAndItsChecklistKnows()
    {
        test::Shop shop(m_stage.backend());
        QVERIFY(shop.ready());
        const auto onSale = shop.openSale({20, 2, 600, 5'000});
        const QVariantMap sale{{QStringLiteral("sale"), onSale.saleId},
                               {QStringLiteral("name"), QStringLiteral("Ring")}};
        m_page->open({QStringLiteral("load"), QStringLiteral("rehearse"), sale});
        QVERIFY(panel()->isVisible());
        QVERIFY(panel()->rehearsed().has_value());
        QCOMPARE(form()->scenario().name, QStringLiteral("Rehearsal of Ring"));
        QVERIFY(seen(QStringLiteral("shadow stock")));
        m_stage.takePictures(QStringLiteral("load-rehearsal"));
        load::Scenario brief = form()->scenario();
        brief.arrivals = {{load::Shape::Constant, 10, 0, 1, 4}};
        panel()->setScenario(brief);
        QTest::mouseClick(panel()->runButton(), Qt::LeftButton);
        WAIT_COMPARE(m_page->run().phase(), Phase::Ended, endsWithin);
        const QJsonObject report = reportOf(m_page->run().id());
        QVERIFY2(report.value(QStringLiteral("ok")).toBool(), QJsonDocument(report).toJson());
        QVERIFY(report.value(QStringLiteral("told"))[u"orders"].toInt() > 0);
        QCOMPARE(shop.stockOf(onSale).value(QStringLiteral("available")).toInt(), 20);
        const auto rehearsed = [&] {
            const QString path = QStringLiteral("/v1/ops/sales/%1/checklist").arg(onSale.saleId);
            return shop.boss().get(path).json[u"items"].toArray().last()[u"ok"].toBool();
        };
        WAIT_VERIFY(rehearsed(), startsWithin);
        m_page->newAction()->trigger(); // the next run rehearses nothing
        QVERIFY(!panel()->rehearsed().has_value());
        // Once more is another rehearsal of the same sale, not a crowd before a double that may be gone.
        m_page->open({QStringLiteral("load"), idText(m_page->run().id()), {}});
        WAIT_VERIFY(m_page->againAction()->isEnabled(), startsWithin);
        m_page->againAction()->trigger();
        QVERIFY(panel()->rehearsed().has_value());
        QCOMPARE(idText(panel()->rehearsed()->saleId), onSale.saleId);
        QCOMPARE(form()->scenario().arrivals, brief.arrivals);
        QVERIFY(form()->scenario().products.empty());
    }

private:
    ScenarioPanel *panel() const { return m_page->panel(); }
    ScenarioForm *form() const { return m_page->panel()->form(); }
    void run(const load::Scenario &scenario) { test::runInLab(m_page, scenario); }
    bool seen(const QString &part) const { return test::isSeen(m_page, part); }

    test::PageStage m_stage;
    QTemporaryDir m_folder;
    LoadPage *m_page = nullptr;
};

QTEST_MAIN(LoadMembersPageTest)
#include "load_members_page_test.moc"
