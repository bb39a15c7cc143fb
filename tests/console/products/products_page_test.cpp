// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/products/conflict_panel.h"
#include "console/products/product_editor.h"
#include "console/products/product_filter_bar.h"
#include "console/products/product_list_model.h"
#include "console/products/products_page.h"
#include "console/widgets/search_field.h"
#include "console/widgets/table_roles.h"
#include "console/widgets/table_view.h"
#include "console/widgets/toast.h"
#include "tests/console/products/products_hand.h"
#include "tests/support/waits.h"
#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>

using namespace firstcome;

namespace {

constexpr int answerWithin = 60'000; // ms

} // namespace

/// The page of products over a real backend with the demo's catalogue.
class ProductsPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_stage.start(), m_stage.backend().output()); }

    void init()
    {
        m_page = m_stage.show<ProductsPage>();
        WAIT_VERIFY(m_page->model()->rowCount() > 0, answerWithin);
    }

    void cleanup() { m_page->findChild<ProductFilterBar *>()->clear(); }

    void theSaleIsSeenAtItsProduct()
    {
        int flash = 0;
        for (int row = 0; row < m_page->model()->rowCount(); ++row) {
            const QModelIndex cell = m_page->model()->index(row, ProductListModel::Type);
            flash += cell.data(PillRole).value<Pill>().word.startsWith(QStringLiteral("Flash")) ? 1 : 0;
        }
        QCOMPARE(flash, 1);
    }

    void aSearchThatFindsNothingSaysSo()
    {
        search(QStringLiteral("no such thing"));
        WAIT_VERIFY(seen(QStringLiteral("No product fits")), answerWithin);
        search({});
        WAIT_VERIFY(m_page->model()->rowCount() > 1, answerWithin);
    }

    void filtersAreKept()
    {
        search(QStringLiteral("Galaxy"));
        WAIT_VERIFY(everyNameHas(QStringLiteral("Galaxy")), answerWithin);
        ProductsPage again(m_stage.context());
        QCOMPARE(again.findChild<ProductFilterBar *>()->filter().text, QStringLiteral("Galaxy"));
    }

    void anEditIsSavedAndUndone()
    {
        choose(0);
        const QString before = name()->text();
        name()->setText(before + QStringLiteral(" II"));
        QCOMPARE(m_page->editor()->edited().size(), 1);
        m_page->editor()->saveAction()->trigger();
        WAIT_COMPARE(m_page->model()->at(0).product.name, before + QStringLiteral(" II"), answerWithin);
        QVERIFY(m_page->editor()->edited().isEmpty());
        QVERIFY(!m_page->editor()->saveAction()->isEnabled());
        auto *toast = m_stage.window()->findChild<Toast *>();
        QVERIFY(toast);
        QTest::mouseClick(toast->findChild<QPushButton *>(), Qt::LeftButton);
        WAIT_COMPARE(m_page->model()->at(0).product.name, before, answerWithin);
        WAIT_COMPARE(name()->text(), before, answerWithin);
    }

    void aPriceIsEditedInItsCell()
    {
        choose(1);
        auto *options = m_page->editor()->findChild<QTableView *>();
        const QModelIndex cell = options->model()->index(0, 1);
        options->setCurrentIndex(cell);
        options->edit(cell);
        auto *field = options->viewport()->findChild<QLineEdit *>();
        QVERIFY(field);
        field->setText(QStringLiteral("₩77,000"));
        QTest::keyClick(field, Qt::Key_Return);
        WAIT_COMPARE(cell.data(NumberRole).toLongLong(), qint64(77'000), answerWithin);
        m_page->editor()->saveAction()->trigger();
        WAIT_COMPARE(m_page->model()->at(1).lowest, Money(77'000), answerWithin);
    }

    void L_whatIsNoPriceIsSaid()
    {
        choose(1);
        auto *options = m_page->editor()->findChild<QTableView *>();
        const QModelIndex cell = options->model()->index(0, 1);
        const qint64 before = cell.data(NumberRole).toLongLong();
        options->setCurrentIndex(cell);
        options->edit(cell);
        auto *field = options->viewport()->findChild<QLineEdit *>();
        QVERIFY(field);
        field->setText(QStringLiteral("abc"));
        QTest::keyClick(field, Qt::Key_Return);
        WAIT_VERIFY(detailsShow(QStringLiteral("“abc” is no price")), answerWithin);
        QCOMPARE(cell.data(NumberRole).toLongLong(), before);
    }

    void aWrongEditIsSaidAtItsField()
    {
        choose(2);
        name()->setText(QStringLiteral("  "));
        m_page->editor()->saveAction()->trigger();
        QVERIFY(detailsShow(QStringLiteral("A name is needed")));
        // Another product's name: only the server knows.
        name()->setText(m_page->model()->at(3).product.name);
        m_page->editor()->saveAction()->trigger();
        WAIT_VERIFY(detailsShow(QStringLiteral("another product of this name")), answerWithin);
        m_page->editor()->discardAction()->trigger();
        QVERIFY(m_page->editor()->edited().isEmpty());
    }

    void aLostRaceKeepsTheEdit()
    {
        choose(4);
        const Product product = m_page->model()->at(4).product;
        name()->setText(QStringLiteral("My name"));
        const QString path = QStringLiteral("/v1/ops/products/") + idText(product.id);
        const QByteArray etag = m_stage.caller().get(path).headers.value("etag");
        const QJsonObject theirs{{QStringLiteral("name"), QStringLiteral("Their name")},
                                 {QStringLiteral("category"), QStringLiteral("Their category")}};
        QCOMPARE(m_stage.caller().patch(path, theirs, {{"If-Match", etag}}).status, 200);
        m_page->editor()->saveAction()->trigger();
        auto *panel = m_page->editor()->findChild<ConflictPanel *>();
        WAIT_VERIFY(panel->isVisible(), answerWithin);
        QCOMPARE(panel->conflicts().size(), 2);
        QCOMPARE(name()->text(), QStringLiteral("My name"));
        QVERIFY(!m_page->editor()->saveAction()->isEnabled());
        Q_EMIT panel->keepMineChosen();
        QVERIFY(!panel->isVisible());
        m_page->editor()->saveAction()->trigger();
        WAIT_COMPARE(m_page->model()->at(4).product.name, QStringLiteral("My name"), answerWithin);
        QCOMPARE(m_page->model()->at(4).product.category, QStringLiteral("Their category"));
    }

    void anEditWaitsWhileAnotherProductIsLookedAt()
    {
        choose(5);
        name()->setText(QStringLiteral("Half an edit"));
        choose(6);
        QVERIFY(name()->text() != QStringLiteral("Half an edit"));
        const QModelIndex marked = m_page->model()->index(5, ProductListModel::Name);
        QVERIFY(marked.data(Qt::ToolTipRole).toString().contains(QStringLiteral("not saved")));
        choose(5);
        QCOMPARE(name()->text(), QStringLiteral("Half an edit"));
        m_page->editor()->discardAction()->trigger();
    }

    void liveStockIsSeen()
    {
        const Product product = m_page->model()->at(7).product;
        const qint64 before = m_page->model()->at(7).available;
        test::Caller shopper(m_stage.backend().url());
        shopper.signIn(QStringLiteral("/v1/sessions"), QStringLiteral("shopper2"), m_stage.backend().demoPassword());
        const QJsonObject line{{QStringLiteral("optionId"), idText(product.options[0].id)},
                               {QStringLiteral("quantity"), 2}};
        const QJsonObject payment{{QStringLiteral("method"), QStringLiteral("PG")}};
        WAIT_COMPARE(m_stage.live().status().phase, LiveStatus::Phase::Connected, answerWithin);
        const test::Answer answer =
            shopper.postOnce(QStringLiteral("/v1/orders"),
                             {{QStringLiteral("lines"), QJsonArray{line}}, {QStringLiteral("payment"), payment}});
        QCOMPARE(answer.status, 201);
        WAIT_COMPARE(m_page->model()->at(7).available, before - 2, answerWithin);
    }

    void theWayToAnImportIsThePageOfImports()
    {
        action(QStringLiteral("Import"))->trigger();
        QCOMPARE(m_stage.wanted().page, QStringLiteral("imports"));
        QCOMPARE(m_stage.wanted().key, QStringLiteral("new"));
    }

    void withoutThePermissionOneLooksOnly()
    {
        test::PageStage stage;
        QVERIFY2(stage.startAs(QStringLiteral("onlooker"), QStringLiteral("view")), stage.backend().output());
        m_page = stage.show<ProductsPage>();
        WAIT_VERIFY(m_page->model()->rowCount() > 0, answerWithin);
        QAction *import = action(QStringLiteral("Import"));
        QVERIFY(!import->isEnabled());
        QVERIFY(import->toolTip().contains(QStringLiteral("catalogue.edit")));
        choose(0);
        QVERIFY(name()->isReadOnly());
        QVERIFY(m_page->editor()->saveAction()->toolTip().contains(QStringLiteral("catalogue.edit")));
        m_page = m_stage.show<ProductsPage>();
    }

private:
    void choose(int row) { test::products_hand::choose(m_page, row); }
    void search(const QString &text) { test::products_hand::search(m_page, text); }
    QLineEdit *name() const { return test::products_hand::name(m_page); }

    bool everyNameHas(const QString &part) const
    {
        for (int row = 0; row < m_page->model()->rowCount(); ++row) {
            if (!m_page->model()->at(row).product.name.contains(part))
                return false;
        }
        return m_page->model()->rowCount() > 0;
    }

    QAction *action(const QString &beginning) const
    {
        const QList<QAction *> actions = m_page->actions();
        const auto found = std::find_if(actions.begin(), actions.end(), [&beginning](const QAction *each) {
            return each->text().startsWith(beginning);
        });
        return found == actions.end() ? nullptr : *found;
    }

    static bool showsIn(const QWidget *parent, const QString &part)
    {
        const QList<QLabel *> labels = parent->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&part](const QLabel *label) { return label->isVisible() && label->text().contains(part); });
    }

    bool seen(const QString &part) const { return showsIn(m_page, part); }
    bool detailsShow(const QString &part) const { return showsIn(m_page->editor(), part); }

    test::PageStage m_stage;
    ProductsPage *m_page = nullptr;
};

QTEST_MAIN(ProductsPageTest)
#include "products_page_test.moc"
