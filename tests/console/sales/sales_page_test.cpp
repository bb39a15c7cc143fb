// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/sales/sales_page.h"

#include "console/page/chosen_row.h"
#include "console/page/details_frame.h"
#include "console/page/product_picker.h"
#include "console/sales/admissions_model.h"
#include "console/sales/admissions_view.h"
#include "console/sales/go_live_view.h"
#include "console/sales/refusals_view.h"
#include "console/sales/sale_details.h"
#include "console/widgets/confirm_dialog.h"
#include "console/widgets/error_banner.h"
#include "console/widgets/table_view.h"
#include "tests/console/stage/page_stage.h"
#include "tests/support/shop.h"
#include "tests/support/waits.h"
#include <QButtonGroup>
#include <QCompleter>
#include <QDateTimeEdit>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>

using namespace firstcome;
using namespace firstcome::test;

namespace {

/// Presses the button with this verb in the dialog that is open.
bool choose(QWidget *page, const QString &verb)
{
    const auto dialogs = page->findChildren<ConfirmDialog *>();
    for (ConfirmDialog *dialog : dialogs) {
        for (QPushButton *button : dialog->findChildren<QPushButton *>()) {
            if (dialog->isVisible() && button->text() == verb) {
                button->click();
                return true;
            }
        }
    }
    return false;
}

} // namespace

/// The page before a real backend: a sale is planned, opened, changed and closed with the hands of an operator.
class SalesPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_stage = std::make_unique<PageStage>();
        QVERIFY2(m_stage->start(), m_stage->backend().output());
        m_shop = std::make_unique<Shop>(m_stage->backend());
        QVERIFY(m_shop->ready());
        m_onSale = m_shop->openSale({500, 2, 300, 12'900});
        QVERIFY2(!m_onSale.saleId.isEmpty(), m_shop->lastAnswer().body);
        m_page = m_stage->show<SalesPage>();
        WAIT_VERIFY(m_page->order()->rowOf(saleId()), 60'000);
    }

    void showsTheSaleAsTheServerHasIt()
    {
        const SaleView &sale = m_page->order()->at(*m_page->order()->rowOf(saleId()));
        QCOMPARE(sale.available, 500);
        QCOMPARE(sale.perMemberLimit, std::optional<qint64>(2));
        QCOMPARE(sale.holdTime, std::chrono::seconds(300));
        QCOMPARE(m_page->model()->stateOf(sale), SaleState::Open);
    }

    void theFormSaysAtTheFieldWhatIsWrong()
    {
        m_page->newAction()->trigger();
        SaleForm *form = m_page->form();
        QVERIFY(form->isVisible());
        form->closes()->setDateTime(form->opens()->dateTime());
        form->saveButton()->click();
        QVERIFY(form->field(QStringLiteral("productId"))->hasError());
        QVERIFY(form->field(QStringLiteral("closeAt"))->hasError());
        QVERIFY(!form->field(QStringLiteral("openAt"))->hasError());
    }

    void aSaleIsPlannedWithTheForm()
    {
        SaleForm *form = m_page->form();
        pick(m_onSale.productId);
        // The open sale of the same product is in the way.
        form->opens()->setDateTime(QDateTime::currentDateTimeUtc().addSecs(10 * 3600));
        form->closes()->setDateTime(QDateTime::currentDateTimeUtc().addSecs(11 * 3600));
        form->saveButton()->click();
        WAIT_VERIFY(form->findChild<ErrorBanner *>()->isShown(), 60'000);
        QVERIFY(form->isVisible());

        form->opens()->setDateTime(QDateTime::currentDateTimeUtc().addSecs((9 + 48) * 3600));
        form->closes()->setDateTime(QDateTime::currentDateTimeUtc().addSecs((9 + 49) * 3600));
        form->saveButton()->click();
        WAIT_COMPARE(sales(SaleState::Planned, m_onSale.productId).size(), 1u, 60'000);
        WAIT_VERIFY(!form->isVisible(), 60'000);
        const SaleView sale = sales(SaleState::Planned, m_onSale.productId).front();
        // What was typed is Korean time.
        const auto ahead = sale.window.openAt - systemNow();
        QVERIFY(ahead > std::chrono::hours(47) && ahead < std::chrono::hours(49));
        WAIT_COMPARE(m_page->saleDetails()->saleId(), sale.id, 60'000);
    }

    void whoWasLetInAndWhoWasNotIsShown()
    {
        const OnSale few = m_shop->openSale({8, 1, 600, 5'000});
        QCOMPARE(order(1, few.optionId), 201);
        QCOMPARE(order(1, few.optionId), 422); // his limit is reached
        for (int number = 2; number <= 12; ++number)
            QCOMPARE(order(number, few.optionId), number <= 8 ? 201 : 409);
        m_page->refresh();
        m_page->open({QStringLiteral("sales"), few.saleId, {}});
        const Id id = idFrom(QStringView(few.saleId)).value_or(0);
        WAIT_COMPARE(sale(id).admissions, 8, 60'000);
        WAIT_COMPARE(sale(id).held, 8, 60'000);

        SaleDetails *details = m_page->saleDetails();
        WAIT_COMPARE(details->saleId(), id, 60'000);
        details->setCurrentIndex(1);
        AdmissionsModel *ledger = details->admissions()->model();
        WAIT_COMPARE(ledger->rowCount(), 8, 60'000);
        QCOMPARE(ledger->at(0).sequence, 1);
        QCOMPARE(ledger->at(7).sequence, 8);
        QCOMPARE(ledger->at(0).hash.size(), 64);

        details->admissions()->verifyAction()->trigger();
        WAIT_VERIFY(details->admissions()->finding().contains(ledger->at(7).hash.left(12)), 60'000);

        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("ledger.csv"));
        details->admissions()->exportTo(path);
        WAIT_VERIFY(QFile::exists(path), 60'000);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray csv = file.readAll();
        QCOMPARE(csv.count('\n'), 9);
        QVERIFY(csv.contains(ledger->at(7).hash.toLatin1()));

        m_stage->takePictures(QStringLiteral("sales-admissions"));
        details->setCurrentIndex(2);
        WAIT_COMPARE(details->refusals()->seconds().total(QStringLiteral("STOCK_INSUFFICIENT")), 4, 15'000);
        WAIT_COMPARE(details->refusals()->seconds().total(QStringLiteral("LIMIT_EXCEEDED")), 1, 60'000);
        m_stage->takePictures(QStringLiteral("sales-refusals"));
        details->setCurrentIndex(0);
        m_stage->takePictures(QStringLiteral("sales-figures"));
    }

    void theGoLiveChecklistIsAskedOfTheServer()
    {
        m_page->open({QStringLiteral("sales"), m_onSale.saleId, {}});
        SaleDetails *details = m_page->saleDetails();
        WAIT_COMPARE(idText(details->saleId()), m_onSale.saleId, 60'000);
        details->setCurrentWidget(details->goLive());
        WAIT_VERIFY(details->goLive()->isKnown(), 60'000);
        WAIT_COMPARE(details->goLive()->open(), 1, 60'000); // nobody has rehearsed it
        m_stage->takePictures(QStringLiteral("sales-go-live"));
        details->setCurrentIndex(0);
    }

    void itsRehearsalIsPreparedInTheLoadLab()
    {
        m_page->open({QStringLiteral("sales"), m_onSale.saleId, {}});
        WAIT_VERIFY(m_page->rehearseAction()->isEnabled(), 60'000);
        PageRef wanted;
        const auto listening = connect(m_page, &Page::openRequested, this, [&](const PageRef &ref) { wanted = ref; });
        m_page->rehearseAction()->trigger();
        disconnect(listening);
        QCOMPARE(wanted.page, QStringLiteral("load"));
        QCOMPARE(wanted.key, QStringLiteral("rehearse"));
        QCOMPARE(wanted.filter.value(QStringLiteral("sale")).toString(), m_onSale.saleId);
        QVERIFY(!wanted.filter.value(QStringLiteral("name")).toString().isEmpty());
    }

    void aSaleThatLeavesTheListStaysInTheDetails()
    {
        const OnSale brief = m_shop->openSale({5, 1, 600, 5'000});
        const OnSale after = m_shop->openSale({5, 1, 600, 5'000});
        const Id id = idFrom(QStringView(brief.saleId)).value_or(0);
        m_page->refresh();
        WAIT_VERIFY(m_page->model()->rowOf(idFrom(QStringView(after.saleId)).value_or(0)), 60'000);
        auto *states = m_page->findChild<QButtonGroup *>();
        states->button(0)->click(); // open ones only
        m_page->open({QStringLiteral("sales"), brief.saleId, {}});
        WAIT_VERIFY(m_page->closeAction()->isEnabled(), 60'000);
        QVERIFY(m_page->order()->rowOf(id));
        const Answer closed =
            m_shop->boss().send("POST", QStringLiteral("/v1/ops/sales/%1/close").arg(brief.saleId), {}, {});
        QCOMPARE(closed.status, 200);
        WAIT_VERIFY(!m_page->order()->rowOf(id), 60'000);
        QVERIFY(m_page->order()->rowCount() > 0);
        QCOMPARE(m_page->saleDetails()->saleId(), id);
        QVERIFY(m_page->saleDetails()->isVisible());
        QVERIFY(m_page->list()->details()->saysLeftList());
        QVERIFY(!m_page->closeAction()->isEnabled());
        QVERIFY(m_page->list()->table()->selectedRows().isEmpty());
        states->button(3)->click();
        QVERIFY(m_page->list()->chosen()->isHere());
        QVERIFY(!m_page->list()->details()->saysLeftList());
    }

    void closingIsAskedAboutAndDone()
    {
        m_page->open({QStringLiteral("sales"), m_onSale.saleId, {}});
        WAIT_VERIFY(m_page->closeAction()->isEnabled(), 60'000);
        QVERIFY(!m_page->openAction()->isEnabled());
        QVERIFY(!m_page->openAction()->toolTip().isEmpty());
        m_page->closeAction()->trigger();
        QVERIFY(QTest::qWaitFor([this] { return choose(m_page, QStringLiteral("Keep it open")); }));
        QCOMPARE(m_page->model()->stateOf(sale(saleId())), SaleState::Open);
        WAIT_VERIFY(!m_page->findChild<ConfirmDialog *>(), 60'000);
        m_page->closeAction()->trigger();
        // It cannot be undone: a click alone does not do it.
        auto *word = m_page->findChild<ConfirmDialog *>()->findChild<QLineEdit *>();
        QVERIFY(word);
        QVERIFY(choose(m_page, QStringLiteral("Close sale")));
        QVERIFY(word->isVisible());
        QTest::keyClicks(word, QStringLiteral("close"));
        QVERIFY(choose(m_page, QStringLiteral("Close sale")));
        WAIT_COMPARE(m_page->model()->stateOf(sale(saleId())), SaleState::Ended, 60'000);
        WAIT_VERIFY(!m_page->closeAction()->isEnabled(), 60'000);
    }

    void H10_aHalfTypedSaleIsCountedAndSurvivesTheEndOfThePage()
    {
        QCOMPARE(m_page->unsavedEdits().count, 0);
        m_page->newAction()->trigger();
        QCOMPARE(m_page->unsavedEdits().count, 0);
        const QDateTime typed = m_page->form()->closes()->dateTime().addDays(3);
        m_page->form()->closes()->setDateTime(typed);
        QCOMPARE(m_page->unsavedEdits().count, 1);
        m_page = m_stage->show<SalesPage>(); // as after a restart: from what is kept
        QCOMPARE(m_page->unsavedEdits().count, 1);
        QVERIFY(m_page->form()->isVisible());
        QCOMPARE(m_page->form()->closes()->dateTime(), typed);
        m_page->discardEdits();
        QCOMPARE(m_page->unsavedEdits().count, 0);
        m_page = m_stage->show<SalesPage>();
        QVERIFY(!m_page->form()->isVisible());
        WAIT_VERIFY(m_page->order()->rowOf(saleId()), 60'000);
    }

    void aPlannedSaleIsOpenedAndChanged()
    {
        const SaleView planned = sales(SaleState::Planned, m_onSale.productId).front();
        m_page->open({QStringLiteral("sales"), idText(planned.id), {}});
        WAIT_VERIFY(m_page->openAction()->isEnabled(), 60'000);
        m_page->openAction()->trigger();
        QVERIFY(QTest::qWaitFor([this] { return choose(m_page, QStringLiteral("Open now")); }));
        WAIT_COMPARE(m_page->model()->stateOf(sale(planned.id)), SaleState::Open, 60'000);

        m_page->editAction()->trigger();
        SaleForm *form = m_page->form();
        QVERIFY(form->isVisible());
        QVERIFY(!form->isDirty());
        QVERIFY(!form->opens()->isEnabled());
        form->closes()->setDateTime(form->closes()->dateTime().addSecs(1800));
        QVERIFY(form->isDirty());
        form->saveButton()->click();
        WAIT_COMPARE(sale(planned.id).window.closeAt - planned.window.closeAt, std::chrono::milliseconds(1'800'000),
                     60'000);
    }

    void F37_aChangeThatCameFirstIsNotOverwritten()
    {
        const SaleView open = sales(SaleState::Open, m_onSale.productId).front();
        m_page->open({QStringLiteral("sales"), idText(open.id), {}});
        m_page->editAction()->trigger();
        const Answer other = m_shop->boss().patch(QStringLiteral("/v1/ops/sales/") + idText(open.id),
                                                  {{QStringLiteral("holdSeconds"), 120}},
                                                  {{"If-Match", '"' + QByteArray::number(open.version) + '"'}});
        QCOMPARE(other.status, 200);
        m_page->form()->closes()->setDateTime(m_page->form()->closes()->dateTime().addSecs(60));
        m_page->form()->saveButton()->click();
        WAIT_VERIFY(m_page->form()->findChild<ErrorBanner *>()->isShown(), 60'000);
        // Esc asks before it throws away.
        QTest::keyClick(m_page->form(), Qt::Key_Escape);
        QVERIFY(QTest::qWaitFor([this] { return choose(m_page, QStringLiteral("Throw away")); }));
        WAIT_VERIFY(!m_page->form()->isVisible(), 60'000);
        WAIT_COMPARE(sale(open.id).holdTime, std::chrono::seconds(120), 60'000);
    }

    void whoMayNotIsToldWhy()
    {
        m_stage->session().signOut();
        QVERIFY(!m_page->newAction()->isEnabled());
        QVERIFY(m_page->newAction()->toolTip().contains(QStringLiteral("sale.run")));
        QVERIFY(m_stage->signIn(QStringLiteral("operator")));
        QVERIFY(m_page->newAction()->isEnabled());
    }

    void pictures()
    {
        m_page->open({QStringLiteral("sales"), m_onSale.saleId, {}});
        m_stage->takePictures(QStringLiteral("sales"));
        m_page->newAction()->trigger();
        pick(m_onSale.productId);
        m_page->form()->closes()->setDateTime(m_page->form()->opens()->dateTime());
        m_page->form()->saveButton()->click();
        m_stage->takePictures(QStringLiteral("sales-form"));
    }

    /// Last: the backend is gone after it.
    void F37_aLostServerIsSaidAndTheListStays()
    {
        const int rows = m_page->model()->rowCount();
        m_stage->backend().kill();
        m_page->refresh();
        WAIT_COMPARE(m_page->model()->phase(), PagedTable::Phase::Failed, 60'000);
        QCOMPARE(m_page->model()->rowCount(), rows);
    }

private:
    /// A shopper of the demo orders one; the status.
    int order(int shopper, const QString &optionId)
    {
        const QJsonObject line{{QStringLiteral("optionId"), optionId}, {QStringLiteral("quantity"), 1}};
        return m_shop->shopper(shopper)
            ->postOnce(QStringLiteral("/v1/orders"),
                       {{QStringLiteral("lines"), QJsonArray{line}},
                        {QStringLiteral("payment"), QJsonObject{{QStringLiteral("method"), QStringLiteral("PG")}}}})
            .status;
    }

    Id saleId() const { return idFrom(QStringView(m_onSale.saleId)).value_or(0); }
    SaleView sale(Id id) { return m_page->model()->at(m_page->model()->rowOf(id).value_or(0)).view; }

    std::vector<SaleView> sales(SaleState state, const QString &productId)
    {
        std::vector<SaleView> found;
        for (int row = 0; row < m_page->model()->rowCount(); ++row) {
            const SaleView &sale = m_page->model()->at(row).view;
            if (m_page->model()->stateOf(sale) == state && idText(sale.productId) == productId)
                found.push_back(sale);
        }
        return found;
    }

    /// Types into the picker and takes what the server found.
    void pick(const QString &productId)
    {
        const Answer product = m_shop->boss().get(QStringLiteral("/v1/ops/products/") + productId);
        ProductPicker *picker = m_page->form()->product();
        picker->setProduct(productFrom(product.json));
        Q_EMIT picker->picked();
    }

    std::unique_ptr<PageStage> m_stage;
    std::unique_ptr<Shop> m_shop;
    OnSale m_onSale;
    SalesPage *m_page = nullptr;
};

QTEST_MAIN(SalesPageTest)
#include "sales_page_test.moc"
