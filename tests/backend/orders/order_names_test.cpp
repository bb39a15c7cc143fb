// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/orders/order_store.h"

#include "tests/support/shop/shop.h"
#include <QTest>

using namespace firstcome;
using test::Engine;

/// Orders are found by the name their product had, whatever it is called now, by the same key as everything else.
class OrderNamesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNameIsFoundInEveryForm_data() { Engine::addRows(); }
    void aNameIsFoundInEveryForm()
    {
        OPEN_SHOP(shop);
        const auto offer = shop.offer({.stock = 10});
        const QStringList names{QStringLiteral("ＬＥＤ Ｌａｍｐ"), QStringLiteral("Groẞe Kanne"),
                                QStringLiteral("램프 \"7호\" 100%"), QStringLiteral("Ring")};
        QList<Id> orders;
        for (const QString &name : names) {
            orders.append(shop.placed(Id(orders.size() + 1), {{offer.optionId, 1}}).order.id);
            shop.engine->write([&](sql::Connection &connection) {
                connection.statement("UPDATE order_lines SET product_name = ? WHERE order_id = ?")
                    .bind(name, orders.last())
                    .exec();
            });
        }
        const auto found = [&](const QString &typed, std::optional<Id> member = {}) {
            orders::OrderFilter filter;
            filter.product = typed;
            filter.memberId = member;
            QList<Id> ids;
            const auto page = shop.engine->read(
                [&](sql::Connection &connection) { return shop.orders.page(connection, filter, 10); });
            for (const orders::Order &order : page.orders)
                ids.append(order.id);
            return ids;
        };
        for (const char16_t *typed : {u"led", u"LED lamp", u"ｌａｍｐ"})
            QCOMPARE(found(QString::fromUtf16(typed)), QList<Id>{orders[0]});
        QCOMPARE(found(QStringLiteral("grosse")), QList<Id>{orders[1]});
        QCOMPARE(found(QStringLiteral("GROSSE KANNE")), QList<Id>{orders[1]});
        QCOMPARE(found(QStringLiteral("램프").normalized(QString::NormalizationForm_D)), QList<Id>{orders[2]});
        QCOMPARE(found(QStringLiteral("\"7호\"")), QList<Id>{orders[2]});
        QCOMPARE(found(QStringLiteral("%")), QList<Id>{orders[2]});
        QCOMPARE(found(QStringLiteral("ring")), QList<Id>{orders[3]});
        QCOMPARE(found(QStringLiteral("ring"), 4), QList<Id>{orders[3]});
        QCOMPARE(found(QStringLiteral("ring"), 1), QList<Id>());
        QCOMPARE(found(QStringLiteral("bracelet")), QList<Id>());
    }
};

QTEST_GUILESS_MAIN(OrderNamesTest)
#include "order_names_test.moc"
