// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/console/stage/demo_market.h"

#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QRegularExpression>

namespace firstcome::test {

namespace {

constexpr int restockFactor = 20;
constexpr int perRound = 4;

/// The demo's catalogue with more of everything but every seventh option, so that some run low.
QByteArray fullShelves()
{
    QFile file(qEnvironmentVariable("FIRSTCOME_SOURCE") + QStringLiteral("/resources/demo/catalogue.csv"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString text = QString::fromUtf8(file.readAll());
    static const QRegularExpression stock(QStringLiteral(",(\\d+),deny,"));
    qsizetype from = 0;
    for (int row = 0;; ++row) {
        const auto match = stock.match(text, from);
        if (!match.hasMatch())
            return text.toUtf8();
        const QString more = QString::number(match.capturedView(1).toInt() * (row % 7 == 3 ? 1 : restockFactor));
        text.replace(match.capturedStart(1), match.capturedLength(1), more);
        from = match.capturedStart(1) + more.size();
    }
}

QJsonArray itemsOf(const Answer &answer)
{
    return answer.json.value(QStringLiteral("items")).toArray();
}

} // namespace

bool DemoMarket::prepare(const RunningBackend &backend)
{
    m_operator = std::make_unique<Caller>(backend.url());
    if (m_operator->signIn(QStringLiteral("/v1/ops/sessions"), QStringLiteral("operator"), backend.demoPassword()) !=
            201 ||
        !restock())
        return false;
    QList<int> sales{-30, 60, 26 * 60}; // minutes from now
    const QJsonArray products = itemsOf(m_operator->get(QStringLiteral("/v1/ops/products?limit=100")));
    for (const QJsonValue &product : products) {
        const QString id = product[u"id"].toString();
        const bool normal = product[u"saleType"].toString() == QStringLiteral("NORMAL");
        const int opensIn = normal && !sales.isEmpty() ? sales.takeFirst() : 0;
        if (opensIn != 0 && !planSale(id, opensIn))
            return false;
        if (opensIn <= 0)
            m_products << id;
    }
    return true;
}

bool DemoMarket::restock()
{
    return good(m_operator->send("POST", QStringLiteral("/v1/ops/products/import?store=Firstcome%20Jewelry"),
                                 fullShelves(), {{"Content-Type", "text/csv"}}));
}

bool DemoMarket::planSale(const QString &productId, int opensIn)
{
    const QDateTime opens = QDateTime::currentDateTimeUtc().addSecs(opensIn * 60);
    return good(m_operator->postOnce(QStringLiteral("/v1/ops/sales"),
                                     {{QStringLiteral("productId"), productId},
                                      {QStringLiteral("openAt"), opens.toString(Qt::ISODateWithMs)},
                                      {QStringLiteral("closeAt"), opens.addSecs(2 * 3600).toString(Qt::ISODateWithMs)},
                                      {QStringLiteral("perMemberLimit"), 3},
                                      {QStringLiteral("holdSeconds"), 300}}));
}

void DemoMarket::deliverSome()
{
    int brought = 0;
    const QJsonArray orders = itemsOf(m_operator->get(QStringLiteral("/v1/ops/orders?limit=30&state=PAID")));
    for (const QJsonValue &order : orders) {
        const QString id = order[u"id"].toString();
        if (brought >= perRound || m_delivered.contains(id))
            continue;
        const Answer detail = m_operator->get(QStringLiteral("/v1/ops/orders/") + id);
        for (const QJsonValue &delivery : detail.json.value(QStringLiteral("deliveries")).toArray()) {
            const QString advance =
                QStringLiteral("/simulator/carrier/shipments/%1/advance").arg(delivery[u"reference"].toString());
            m_operator->post(advance, {});
            m_operator->post(advance, {});
        }
        m_delivered << id;
        ++brought;
    }
}

bool DemoMarket::askBack(const RunningBackend &backend)
{
    const QStringList reasons{QStringLiteral("The clasp is bent"), QStringLiteral("사이즈가 맞지 않아요"),
                              QStringLiteral("A stone is missing"), QStringLiteral("색상이 사진과 달라요"),
                              QStringLiteral("Bought twice by mistake")};
    for (int i = 0; i < reasons.size(); ++i) {
        Caller shopper(backend.url());
        const QString name = QStringLiteral("shopper%1").arg(i + 1);
        if (shopper.signIn(QStringLiteral("/v1/sessions"), name, backend.demoPassword()) != 201 ||
            !askBackAs(shopper, optionLeft(i), reasons[i]))
            return false;
    }
    return true;
}

QString DemoMarket::optionLeft(int skipped)
{
    for (const QString &product : std::as_const(m_products)) {
        const Answer stock = m_operator->get(QStringLiteral("/v1/products/%1/stock").arg(product));
        for (const QJsonValue &option : stock.json.value(QStringLiteral("options")).toArray()) {
            if (option[u"available"].toInteger() > 0 && skipped-- == 0)
                return option[u"optionId"].toString();
        }
    }
    return {};
}

bool DemoMarket::askBackAs(Caller &shopper, const QString &optionId, const QString &reason)
{
    const QJsonObject line{{QStringLiteral("optionId"), optionId}, {QStringLiteral("quantity"), 1}};
    const QJsonObject window{{QStringLiteral("method"), QStringLiteral("PG")}};
    const Answer order = shopper.postOnce(QStringLiteral("/v1/orders"), {{QStringLiteral("lines"), QJsonArray{line}},
                                                                         {QStringLiteral("payment"), window}});
    if (!good(order))
        return false;
    QJsonObject payment{{QStringLiteral("orderId"), order.text("id")},
                        {QStringLiteral("amount"), order.json.value(QStringLiteral("total"))}};
    shopper.postOnce(QStringLiteral("/v1/payments"), payment);
    payment.insert(QStringLiteral("paymentKey"),
                   shopper.post(QStringLiteral("/simulator/windows"), payment).text("paymentKey"));
    if (!good(shopper.postOnce(QStringLiteral("/v1/payments/confirm"), payment)))
        return false;
    return good(shopper.postOnce(QStringLiteral("/v1/claims"),
                                 {{QStringLiteral("orderId"), order.text("id")},
                                  {QStringLiteral("lineId"), order.json.value(QStringLiteral("lines"))[0][u"lineId"]},
                                  {QStringLiteral("kind"), QStringLiteral("REFUND")},
                                  {QStringLiteral("reason"), reason}}));
}

bool DemoMarket::good(const Answer &answer)
{
    m_trouble = answer.body;
    return answer.status == 200 || answer.status == 201;
}

} // namespace firstcome::test
