// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/products/import_panel.h"
#include "console/products/product_editor.h"
#include "console/products/product_list_model.h"
#include "console/products/products_page.h"
#include "console/widgets/table_view.h"
#include "tests/support/console/signed_in_console.h"
#include <QAction>
#include <QTest>

using namespace firstcome;

class ProductsPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_console.start(), qPrintable(m_console.trouble())); }

    void look()
    {
        for (const bool dark : {false, true}) {
            Theme theme;
            theme.setMode(dark ? Theme::Mode::Dark : Theme::Mode::Light);
            const QString suffix = dark ? QStringLiteral("-dark") : QStringLiteral("-light");
            auto *page = new ProductsPage(m_console.context());
            m_console.show(page);
            QTRY_VERIFY(page->model()->rowCount() > 0);
            QTest::qWait(300);
            m_console.picture(QStringLiteral("products") + suffix);
            QTest::mouseClick(page->table()->viewport(), Qt::LeftButton, {},
                              page->table()->visualRect(page->model()->index(2, 0)).center());
            QTest::qWait(600);
            m_console.picture(QStringLiteral("products-details") + suffix);
            for (QAction *a : page->actions())
                if (a->text().contains(QStringLiteral("Import")))
                    a->trigger();
            QTest::qWait(200);
            m_console.picture(QStringLiteral("import-empty") + suffix);
            page->importPanel()->setFile(qEnvironmentVariable("FIRSTCOME_SOURCE") +
                                         QStringLiteral("/tests/data/jewelery.csv"));
            QTest::qWait(1000);
            m_console.picture(QStringLiteral("import-tried") + suffix);
        }
    }

private:
    test::SignedInConsole m_console;
};

QTEST_MAIN(ProductsPageTest)
#include "products_page_test.moc"
