// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/products/conflict_panel.h"
#include "console/products/product_editor.h"
#include "console/products/product_filter_bar.h"
#include "console/products/product_list_model.h"
#include "console/products/products_page.h"
#include "console/widgets/table_view.h"
#include "tests/console/stage/page_stage.h"
#include "tests/support/waits.h"
#include <QAction>
#include <QLineEdit>
#include <QTest>

using namespace firstcome;

namespace {

constexpr int answerWithin = 60'000; // ms

} // namespace

/// Shows the page of products in every state, theme and language, and keeps the pictures; nothing may need more room
/// than 1280 x 800 leave a page.
class ProductsPicturesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_stage.start(), m_stage.backend().output()); }

    void pictures()
    {
        auto *page = m_stage.show<ProductsPage>();
        WAIT_VERIFY(page->model()->rowCount() > 0, answerWithin);
        m_stage.takePictures(QStringLiteral("products"));
        click(page, 18);
        WAIT_VERIFY(page->editor()->findChild<QLineEdit *>()->isVisible(), answerWithin);
        QTest::qWait(100);
        page->editor()->findChild<QLineEdit *>()->setText(QStringLiteral("Anchor Bracelet, black"));
        m_stage.takePictures(QStringLiteral("products-edit"));
        QCOMPARE(m_stage.window()->size(), test::PageStage::pageSize);
        showConflict(page);
        m_stage.takePictures(QStringLiteral("products-conflict"));
        page->editor()->discardAction()->trigger();
        search(page, QStringLiteral("no such thing"));
        m_stage.takePictures(QStringLiteral("products-none"));
        search(page, {});
    }

private:
    void click(ProductsPage *page, int row)
    {
        const QModelIndex index = page->model()->index(row, 0);
        QTest::mouseClick(page->list()->table()->viewport(), Qt::LeftButton, {},
                          page->list()->table()->visualRect(index).center());
    }

    void search(ProductsPage *page, const QString &text)
    {
        ProductFilter filter;
        filter.text = text;
        auto *bar = page->findChild<ProductFilterBar *>();
        bar->setFilter(filter);
        Q_EMIT bar->changed();
        WAIT_COMPARE(page->model()->rowCount() == 0, !text.isEmpty(), answerWithin);
    }

    void showConflict(ProductsPage *page)
    {
        const Id id = page->editor()->shownProduct();
        const QString path = QStringLiteral("/v1/ops/products/") + idText(id);
        const test::Answer now = m_stage.caller().get(path);
        const QJsonObject option = now.json.value(QStringLiteral("options")).toArray().at(0).toObject();
        const QJsonObject price{{QStringLiteral("id"), option.value(QStringLiteral("id"))},
                                {QStringLiteral("price"), option.value(QStringLiteral("price")).toInteger() + 500}};
        const QJsonObject theirs{{QStringLiteral("name"), now.text("name") + QStringLiteral("!")},
                                 {QStringLiteral("options"), QJsonArray{price}}};
        QCOMPARE(m_stage.caller().patch(path, theirs, {{"If-Match", now.headers.value("etag")}}).status, 200);
        page->editor()->saveAction()->trigger();
        WAIT_VERIFY(page->editor()->findChild<ConflictPanel *>()->isVisible(), answerWithin);
    }

    test::PageStage m_stage;
};

QTEST_MAIN(ProductsPicturesTest)
#include "products_pictures_test.moc"
