// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/page/chosen_row.h"
#include "console/page/details_frame.h"
#include "console/page/saved_views.h"
#include "console/products/new_product_dialog.h"
#include "console/products/option_table_model.h"
#include "console/products/product_editor.h"
#include "console/products/product_filter_bar.h"
#include "console/products/product_form.h"
#include "console/products/product_list_model.h"
#include "console/products/products_page.h"
#include "console/widgets/search_field.h"
#include "console/widgets/state_pill.h"
#include "console/widgets/table_roles.h"
#include "console/widgets/table_view.h"
#include "tests/console/products/products_hand.h"
#include "tests/support/waits.h"
#include <QAction>
#include <QCheckBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace firstcome;

namespace {

constexpr int answerWithin = 60'000; // ms

} // namespace

/// What the page of products keeps: the product that is looked at, the order, edits that were not saved.
class ProductsKeepTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_stage.start(), m_stage.backend().output()); }

    void init()
    {
        m_page = m_stage.show<ProductsPage>();
        WAIT_VERIFY(m_page->model()->rowCount() > 0, answerWithin);
    }

    void aProductThatLeavesTheListStaysInTheDetails()
    {
        choose(3);
        const Id id = m_page->editor()->shownProduct();
        QVERIFY(!m_page->list()->details()->saysLeftList());
        search(QStringLiteral("no product has such a name"));
        WAIT_VERIFY(m_page->model()->rowCount() == 0, answerWithin);
        QCOMPARE(m_page->editor()->shownProduct(), id);
        QVERIFY(m_page->list()->details()->saysLeftList());
        search({});
        WAIT_VERIFY(m_page->list()->chosen()->isHere(), answerWithin);
        QVERIFY(!m_page->list()->details()->saysLeftList());
    }

    void aProductIsCreatedAndDuplicated()
    {
        WAIT_VERIFY(m_page->newProductAction()->isEnabled(), answerWithin);
        m_page->newProductAction()->trigger();
        auto *dialog = m_page->findChild<NewProductDialog *>();
        dialog->createButton()->click();
        QVERIFY(dialog->field(QStringLiteral("name"))->hasError());
        QVERIFY(dialog->field(QStringLiteral("options"))->hasError());
        NewProductFields wanted = dialog->fields();
        const QString name = QStringLiteral("=Ring, \"Moon\" <b>");
        wanted.name = name;
        wanted.description = QStringLiteral("Round & bright.\nTwo lines.");
        wanted.tags = {QStringLiteral("Silver")};
        wanted.options = {{QStringLiteral("Small"), 12'900, 5}, {QStringLiteral("Large"), 15'900, 0}};
        dialog->setFields(wanted);
        QSignalSpy created(dialog, &NewProductDialog::created);
        dialog->createButton()->click();
        WAIT_COMPARE(created.count(), 1, answerWithin);
        const auto product = [this](const QString &called) {
            for (int row = 0; row < m_page->model()->rowCount(); ++row) {
                if (m_page->model()->at(row).product.name == called)
                    return m_page->model()->at(row).product;
            }
            return Product();
        };
        WAIT_VERIFY(product(name).id != 0, answerWithin);
        QCOMPARE(product(name).options.size(), 2);
        QCOMPARE(product(name).options[0].price, Money(12'900));
        QCOMPARE(product(name).options[0].onHand, 5);
        const test::Answer whole = m_stage.caller().get(QStringLiteral("/v1/ops/products/") + idText(product(name).id));
        QCOMPARE(whole.text("description"), wanted.description);

        m_page->list()->chosen()->choose(product(name).id);
        WAIT_VERIFY(m_page->duplicateAction()->isEnabled(), answerWithin);
        m_page->duplicateAction()->trigger();
        const auto dialogs = m_page->findChildren<NewProductDialog *>();
        NewProductDialog *copy = dialogs.constLast();
        QCOMPARE(copy->fields().options.size(), 2);
        QCOMPARE(copy->fields().description, wanted.description);
        QCOMPARE(copy->fields().options[0].stock, 0);
        const QString other = copy->fields().name;
        m_stage.takePictures(QStringLiteral("products-new"), copy);
        copy->createButton()->click();
        WAIT_VERIFY(product(other).id != 0, answerWithin);
        // A name that is taken is said at its field.
        m_page->newProductAction()->trigger();
        const QPointer<NewProductDialog> again = m_page->findChildren<NewProductDialog *>().constLast();
        wanted.name = QStringLiteral("  =RING, \"moon\"  <b>");
        again->setFields(wanted);
        again->createButton()->click();
        WAIT_VERIFY(!again || again->field(QStringLiteral("name"))->hasError(), answerWithin);
        QVERIFY(again);
        QVERIFY(again->createButton()->isEnabled());
        again->reject();
    }

    void H10_anOptionIsAddedAndOneTakenOffSale()
    {
        choose(5);
        const Id id = m_page->editor()->shownProduct();
        ProductForm *form = m_page->editor()->form();
        auto *options = form->findChild<QTableView *>();
        const int before = options->model()->rowCount();
        form->addOptionAction()->trigger();
        QCOMPARE(options->model()->rowCount(), before + 1);
        QVERIFY(form->removeOptionAction()->isEnabled());
        form->removeOptionAction()->trigger();
        QCOMPARE(options->model()->rowCount(), before);
        form->addOptionAction()->trigger();
        const auto type = [options, before](int column, const QVariant &what) {
            QVERIFY(options->model()->setData(options->model()->index(before, column), what));
        };
        type(OptionTableModel::Name, QStringLiteral("Engraved"));
        type(OptionTableModel::Price, 88'000);
        type(OptionTableModel::Available, 4);
        QVERIFY(options->model()->setData(options->model()->index(0, 0), Qt::Unchecked, Qt::CheckStateRole));
        m_stage.takePictures(QStringLiteral("products-options"));
        m_page->editor()->saveAction()->trigger();
        WAIT_VERIFY(m_page->editor()->edited().isEmpty(), answerWithin);
        const QJsonArray saved = m_stage.caller()
                                     .get(QStringLiteral("/v1/ops/products/") + idText(id))
                                     .json.value(QStringLiteral("options"))
                                     .toArray();
        QCOMPARE(saved.size(), before + 1);
        QCOMPARE(saved[before][u"name"].toString(), QStringLiteral("Engraved"));
        QCOMPARE(saved[before][u"onHand"].toInt(), 4);
        QCOMPARE(saved[0][u"onSale"].toBool(true), false);
        QVERIFY(!form->removeOptionAction()->isEnabled()); // it is there for good, and can only go off sale
    }

    void H11_aProductOffSaleIsFoundAndPutBack()
    {
        choose(6);
        const Id id = m_page->editor()->shownProduct();
        m_page->editor()->form()->onSale()->click();
        m_page->editor()->saveAction()->trigger();
        const auto pill = [this, id] {
            const auto row = m_page->model()->rowOf(id);
            const QModelIndex cell = row ? m_page->model()->index(*row, ProductListModel::Type) : QModelIndex();
            return cell.data(PillRole).value<Pill>().word;
        };
        WAIT_COMPARE(pill(), QStringLiteral("Off sale"), answerWithin);
        ProductFilter filter;
        filter.type = ProductFilter::Type::OffSale;
        m_page->findChild<ProductFilterBar *>()->take(filter);
        WAIT_VERIFY(m_page->model()->rowCount() == 1 && m_page->model()->at(0).id == id, answerWithin);
        m_page->editor()->form()->onSale()->click();
        m_page->editor()->saveAction()->trigger();
        WAIT_COMPARE(pill(), QStringLiteral("Normal"), answerWithin);
        m_page->findChild<ProductFilterBar *>()->clear();
        WAIT_VERIFY(m_page->model()->rowCount() > 1, answerWithin);
    }

    void M1_theHeadersSortByTheServer()
    {
        using Sort = ProductFilter::Sort;
        QHeaderView *header = m_page->list()->table()->horizontalHeader();
        const auto sort = [this] { return m_page->findChild<ProductFilterBar *>()->filter().sort; };
        Q_EMIT header->sectionClicked(ProductListModel::Price);
        QCOMPARE(sort(), Sort::PriceUp);
        // Another header, by which the server does not sort, resets nothing.
        Q_EMIT header->sectionClicked(ProductListModel::Available);
        QCOMPARE(sort(), Sort::PriceUp);
        QCOMPARE(header->sortIndicatorSection(), int(ProductListModel::Price));
        Q_EMIT header->sectionClicked(ProductListModel::Name);
        QCOMPARE(sort(), Sort::NameUp);
        QCOMPARE(header->sortIndicatorSection(), int(ProductListModel::Name));
        const auto firstIs = [this](const QString &order) {
            const auto first = m_stage.caller().get(QStringLiteral("/v1/ops/products?limit=1&sort=") + order).json;
            return m_page->model()->hasLoaded() && m_page->model()->rowCount() > 0 &&
                   m_page->model()->at(0).product.name == first[u"items"][0][u"name"].toString();
        };
        WAIT_VERIFY(firstIs(QStringLiteral("name_up")), answerWithin);
        Q_EMIT header->sectionClicked(ProductListModel::Name);
        QCOMPARE(sort(), Sort::NameDown);
        WAIT_VERIFY(firstIs(QStringLiteral("name_down")), answerWithin);
        Q_EMIT header->sectionClicked(ProductListModel::Name);
        QCOMPARE(sort(), Sort::Newest);
        QCOMPARE(header->sortIndicatorSection(), -1);
    }

    void anEditSurvivesTheEndOfThePage()
    {
        choose(7);
        const Id id = m_page->editor()->shownProduct();
        name()->setText(QStringLiteral("Kept over a restart"));
        Q_EMIT name()->textEdited(name()->text());
        QCOMPARE(m_page->unsavedEdits().count, 1);
        QVERIFY(m_page->unsavedEdits().words.contains(u'1'));
        QTest::qWait(int(ProductEditor::keepAfter.count()) + 100);
        m_page = m_stage.show<ProductsPage>(); // as after a restart: from what is kept
        WAIT_VERIFY(m_page->model()->hasLoaded(), answerWithin);
        QCOMPARE(m_page->unsavedEdits().count, 1);
        m_page->open({QStringLiteral("products"), idText(id), {}});
        WAIT_COMPARE(name()->text(), QStringLiteral("Kept over a restart"), answerWithin);
        m_page->discardEdits();
        QCOMPARE(m_page->unsavedEdits().count, 0);
        QVERIFY(name()->text() != QStringLiteral("Kept over a restart"));
        m_page = m_stage.show<ProductsPage>();
        QCOMPARE(m_page->unsavedEdits().count, 0);
        WAIT_VERIFY(m_page->model()->hasLoaded(), answerWithin);
    }

    void aViewIsThereAfterARestart()
    {
        ProductFilter cheap;
        cheap.text = QStringLiteral("ring");
        cheap.sort = ProductFilter::Sort::PriceUp;
        m_page->findChild<ProductFilterBar *>()->take(cheap);
        QHeaderView *header = m_page->list()->table()->horizontalHeader();
        header->resizeSection(ProductListModel::Price, 137);
        QVERIFY(m_page->list()->views()->keep(QStringLiteral("Cheap rings")));
        m_page->findChild<ProductFilterBar *>()->take({});
        m_page = m_stage.show<ProductsPage>();
        QCOMPARE(m_page->list()->views()->names(), QStringList(QStringLiteral("Cheap rings")));
        QVERIFY(m_page->findChild<ProductFilterBar *>()->filter() == ProductFilter());
        m_page->list()->views()->choose(QStringLiteral("Cheap rings"));
        QVERIFY(m_page->findChild<ProductFilterBar *>()->filter() == cheap);
        QCOMPARE(m_page->list()->table()->horizontalHeader()->sectionSize(ProductListModel::Price), 137);
        WAIT_VERIFY(m_page->model()->hasLoaded(), answerWithin);
        m_page->list()->views()->forget(QStringLiteral("Cheap rings"));
        m_page->findChild<ProductFilterBar *>()->take({});
    }

private:
    void choose(int row) { test::products_hand::choose(m_page, row); }
    void search(const QString &text) { test::products_hand::search(m_page, text); }
    QLineEdit *name() const { return test::products_hand::name(m_page); }

    test::PageStage m_stage;
    ProductsPage *m_page = nullptr;
};

QTEST_MAIN(ProductsKeepTest)
#include "products_keep_test.moc"
