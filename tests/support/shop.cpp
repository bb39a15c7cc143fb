// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/shop.h"

#include <QDateTime>
#include <QUuid>

namespace firstcome::test {

namespace {

QString hoursFromNow(int hours)
{
    return QDateTime::currentDateTimeUtc().addSecs(hours * 3600).toString(Qt::ISODateWithMs);
}

} // namespace

Shop::Shop(const RunningBackend &backend, const QUrl &entry)
    : m_backend(backend), m_seller(entry), m_operator(entry), m_supervisor(entry)
{
    const QString password = backend.demoPassword();
    m_ready = m_seller.signIn(QStringLiteral("/v1/sessions"), QStringLiteral("seller"), password) == 201 &&
              m_operator.signIn(QStringLiteral("/v1/ops/sessions"), QStringLiteral("operator"), password) == 201 &&
              m_supervisor.signIn(QStringLiteral("/v1/ops/sessions"), QStringLiteral("supervisor"), password) == 201;
    const QString name = QStringLiteral("Store %1").arg(QUuid::createUuid().toString(QUuid::Id128));
    m_last = m_seller.post(QStringLiteral("/v1/seller/stores"), {{QStringLiteral("name"), name}});
    m_storeId = m_last.text("id");
}

OnSale Shop::openSale(const SaleWish &wish)
{
    QJsonObject sale{{QStringLiteral("openAt"), hoursFromNow(-1)},
                     {QStringLiteral("closeAt"), hoursFromNow(24)},
                     {QStringLiteral("holdSeconds"), wish.holdSeconds}};
    if (wish.perMemberLimit > 0)
        sale.insert(QStringLiteral("perMemberLimit"), wish.perMemberLimit);
    const QJsonObject option{{QStringLiteral("name"), QStringLiteral("One size")},
                             {QStringLiteral("price"), wish.price},
                             {QStringLiteral("stock"), wish.stock}};
    m_last = m_seller.post(QStringLiteral("/v1/seller/products"),
                           {{QStringLiteral("storeId"), m_storeId},
                            {QStringLiteral("name"), QStringLiteral("Product %1").arg(++m_products)},
                            {QStringLiteral("sale"), sale},
                            {QStringLiteral("options"), QJsonArray{option}}});
    const QJsonObject product = m_last.json;
    return {product.value(QStringLiteral("id")).toString(),
            product.value(QStringLiteral("sale")).toObject().value(QStringLiteral("id")).toString(),
            product.value(QStringLiteral("options")).toArray().at(0).toObject().value(QStringLiteral("id")).toString()};
}

QStringList Shop::broken()
{
    m_last = m_operator.post(QStringLiteral("/v1/ops/check"), {});
    QStringList ids;
    for (const QJsonValue &value : m_last.json.value(QStringLiteral("invariants")).toArray()) {
        const QJsonObject invariant = value.toObject();
        if (!invariant.value(QStringLiteral("ok")).toBool())
            ids.append(invariant.value(QStringLiteral("id")).toString() + QStringLiteral(": ") +
                       invariant.value(QStringLiteral("detail")).toString());
    }
    if (m_last.status != 200)
        ids.append(QStringLiteral("the check answered %1").arg(m_last.status));
    return ids;
}

Answer Shop::approved(const Answer &accepted)
{
    const QString path = QStringLiteral("/v1/ops/approvals/%1/approve").arg(accepted.text("approvalId"));
    return m_supervisor.post(path, {{QStringLiteral("password"), m_backend.demoPassword()}});
}

QJsonObject Shop::stockOf(const OnSale &onSale)
{
    m_last = m_operator.get(QStringLiteral("/v1/ops/stock?q=%1").arg(onSale.optionId));
    for (const QJsonValue &value : m_last.json.value(QStringLiteral("items")).toArray()) {
        if (value.toObject().value(QStringLiteral("optionId")).toString() == onSale.optionId)
            return value.toObject();
    }
    return {};
}

qint64 Shop::shownOf(const OnSale &onSale)
{
    m_last = Caller(m_seller.url()).get(QStringLiteral("/v1/products/%1/stock").arg(onSale.productId));
    for (const QJsonValue &option : m_last.json.value(QStringLiteral("options")).toArray()) {
        if (option[QStringLiteral("optionId")].toString() == onSale.optionId)
            return option[QStringLiteral("available")].toInteger(-1);
    }
    return -1;
}

std::unique_ptr<Caller> Shop::shopper(int number)
{
    auto caller = std::make_unique<Caller>(m_seller.url());
    caller->signIn(QStringLiteral("/v1/sessions"), QStringLiteral("shopper%1").arg(number), m_backend.demoPassword());
    return caller;
}

} // namespace firstcome::test
