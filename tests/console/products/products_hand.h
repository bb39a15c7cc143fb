// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/products/product_editor.h"
#include "console/products/product_list_model.h"
#include "console/products/products_page.h"
#include "console/widgets/search_field.h"
#include "console/widgets/table_view.h"
#include "tests/console/stage/page_stage.h"
#include "tests/support/waits.h"
#include <QLineEdit>

/// What an operator's hand does on the page of products.
namespace firstcome::test::products_hand {

inline constexpr int answerWithin = 60'000; // ms

/// The field of the product's name.
inline QLineEdit *name(const ProductsPage *page)
{
    return named<QLineEdit>(page->editor(), QStringLiteral("Name"));
}

/// Clicks a row and waits for its product.
inline void choose(const ProductsPage *page, int row)
{
    QTableView *table = page->list()->table();
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(page->model()->index(row, 0)).center());
    const Id id = page->model()->at(row).id;
    QCOMPARE(page->editor()->shownProduct(), id);
    WAIT_VERIFY(page->editor()->loadedProduct() && page->editor()->loadedProduct()->id == id, answerWithin);
    WAIT_VERIFY(name(page)->isVisible(), answerWithin);
    QTest::qWait(100); // what is loaded meanwhile
}

inline void search(const ProductsPage *page, const QString &text)
{
    auto *field = page->findChild<SearchField *>();
    field->setText(text);
    QTest::keyClick(field, Qt::Key_Return);
}

} // namespace firstcome::test::products_hand
