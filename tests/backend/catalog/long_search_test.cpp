// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/catalog/create_sample_products.h"
#include "tests/backend/catalog/shop_case.h"
#include <QSet>
#include <QTest>

using namespace firstcome;
using test::Answer;

/// A search that more products are named like than a list of ids may hold.
class LongSearchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stockOfTenThousandProductsOfOneNameIsFoundToItsEnd()
    {
        constexpr int count = 10'300;
        test::ShopCase shop;
        catalog::createSampleProducts(shop.given.parts(), count);
        shop.makeProduct(QStringLiteral("Another"));
        auto boss = shop.asOperator();
        QSet<QString> options;
        QString cursor;
        int pages = 0;
        do {
            // Sample products are named by seven digits: every one has a zero, the other has none.
            const Answer page = boss.get(QStringLiteral("/v1/ops/stock?q=0&limit=100&cursor=") + cursor);
            QCOMPARE(page.status, 200);
            for (const QJsonValue item : page.json[u"items"].toArray())
                options.insert(item[u"optionId"].toString());
            cursor = page.text("nextCursor");
            ++pages;
        } while (!cursor.isEmpty() && pages <= count);
        QCOMPARE(options.size(), count);
        QCOMPARE(boss.get(QStringLiteral("/v1/ops/stock?q=another")).json[u"items"].toArray().size(), 1);
    }
};

QTEST_GUILESS_MAIN(LongSearchTest)
#include "long_search_test.moc"
