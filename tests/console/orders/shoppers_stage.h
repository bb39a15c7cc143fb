// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/orders/order_details.h"
#include "console/orders/orders_page.h"
#include "console/widgets/table_view.h"
#include "tests/console/stage/page_stage.h"
#include "tests/support/waits.h"

namespace firstcome::test {

/// A stage whose backend has shoppers who order, and the hand that chooses their orders in the page.
/// Thread: GUI.
class ShoppersStage : public PageStage
{
public:
    static constexpr int shopperCount = 8;
    static constexpr int answerWithin = 60'000; // ms

    /// Starts the backend and signs everyone in.
    void open()
    {
        QVERIFY2(start(), backend().output());
        const Answer products = caller().get(QStringLiteral("/v1/ops/products?flash=false&limit=100"));
        const QJsonArray items = products.json.value(QStringLiteral("items")).toArray();
        for (const QJsonValue &item : items)
            m_options << item[u"options"][0][u"id"].toString();
        QVERIFY(m_options.size() > 5);
        m_product = items[0].toObject();
        for (int i = 1; i <= shopperCount; ++i) {
            m_shoppers.push_back(std::make_unique<Caller>(backend().url()));
            QCOMPARE(m_shoppers.back()->signIn(QStringLiteral("/v1/sessions"), QStringLiteral("shopper%1").arg(i),
                                               backend().demoPassword()),
                     201);
        }
    }

    Caller &shopper(int number) { return *m_shoppers[size_t(number)]; }
    /// Whose option is number 0.
    const QJsonObject &product() const { return m_product; }

    /// The id of an order of one unit.
    QString order(int number, const char *method, int option)
    {
        const QJsonObject line{{QStringLiteral("optionId"), m_options[option]}, {QStringLiteral("quantity"), 1}};
        const QJsonObject payment{{QStringLiteral("method"), QString::fromLatin1(method)}};
        const Answer answer =
            shopper(number).postOnce(QStringLiteral("/v1/orders"), {{QStringLiteral("lines"), QJsonArray{line}},
                                                                    {QStringLiteral("payment"), payment}});
        if (answer.status != 201)
            qWarning() << answer.status << answer.body;
        return answer.text("id");
    }

    /// Clicks the order's row, once it is there.
    static void choose(const OrdersPage *page, const QString &id, Qt::KeyboardModifiers keys = {})
    {
        WAIT_VERIFY(page->model()->rowOf(id.toLongLong()), answerWithin);
        const QModelIndex index = page->model()->index(*page->model()->rowOf(id.toLongLong()), OrderListModel::Items);
        QTableView *table = page->list()->table();
        table->scrollTo(index);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, keys, table->visualRect(index).center());
        QCOMPARE(page->orderDetails()->shownOrder(), Id(id.toLongLong()));
    }

private:
    std::vector<std::unique_ptr<Caller>> m_shoppers;
    QStringList m_options;
    QJsonObject m_product;
};

} // namespace firstcome::test
