// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/twins/twin.h"

#include "tests/support/crowd.h"
#include <QJsonDocument>
#include <QRegularExpression>

namespace firstcome::test {

namespace {

constexpr qint64 stock = 400;
constexpr int perMemberLimit = 40;
constexpr qint64 cap = 1'000'000'000; // won, more than anybody spends here

QString orderPath(const QString &id, const char *act = "")
{
    return QStringLiteral("/v1/orders/%1%2").arg(id, QLatin1StringView(act));
}

QJsonObject line(const QString &optionId, int quantity)
{
    return {{QStringLiteral("optionId"), optionId}, {QStringLiteral("quantity"), quantity}};
}

/// Something moves it on without anybody's doing.
bool isUnderway(const QJsonObject &order, bool byBalance)
{
    static const QStringList between{QStringLiteral("CONFIRMING"), QStringLiteral("CANCELING"),
                                     QStringLiteral("CANCELLING"), QStringLiteral("UNKNOWN")};
    const QString payment = order.value(u"payment")[u"state"].toString();
    const bool unpaid = order.value(u"state").toString() == QStringLiteral("PENDING_PAYMENT");
    bool underway = between.contains(payment) || (unpaid && (byBalance || payment == QStringLiteral("APPROVED")));
    for (const QJsonValue &line : order.value(u"lines").toArray()) {
        const QString state = line[u"state"].toString();
        underway = underway || state == QStringLiteral("PAID") || (!unpaid && state == QStringLiteral("RESERVED"));
    }
    for (const QJsonValue &delivery : order.value(u"deliveries").toArray())
        underway = underway || (delivery[u"state"].toString() == QStringLiteral("REQUESTED") &&
                                delivery[u"reference"].toString().isEmpty());
    for (const QJsonValue &claim : order.value(u"claims").toArray())
        underway = underway || claim[u"state"].toString() == QStringLiteral("APPROVED");
    return underway;
}

} // namespace

QString Twin::open()
{
    if (!gateway.start())
        return QString::fromUtf8(gateway.output());
    for (const char *company : {"FIRSTCOME_GATEWAY_URL", "FIRSTCOME_CARRIER_URL"})
        backend.setEnvironment(QLatin1StringView(company), gateway.url().toString());
    backend.setEnvironment(QStringLiteral("FIRSTCOME_GATEWAY_SECRET"),
                           QString::fromLatin1(RunningSimulator::secretKey()));
    backend.setEnvironment(QStringLiteral("FIRSTCOME_ORDERS_PER_MEMBER_AND_SECOND"), QStringLiteral("0"));
    backend.setEnvironment(QStringLiteral("FIRSTCOME_DELIVERIES_BY_DAY"), QStringLiteral("off"));
    backend.setEnvironment(QStringLiteral("FIRSTCOME_APPROVAL_REFUND_TIER"), QStringLiteral("10000"));
    const QString file = backend.dataFolder() + QStringLiteral("/tokens");
    if (backend.command({QStringLiteral("sample"), QStringLiteral("--members"), QString::number(members),
                         QStringLiteral("--balance"), QString::number(cap), QStringLiteral("--tokens"), file}) != 0 ||
        !backend.start({QStringLiteral("--demo")}))
        return QString::fromUtf8(backend.output());
    shop = std::make_unique<Shop>(backend);
    for (const QByteArray &token : Crowd::tokensFrom(file))
        m_members.push_back(std::make_unique<Caller>(backend.url(), token));
    for (int item = 0; item < items; ++item) {
        m_items.push_back(shop->openSale({stock, perMemberLimit, 3'600, price * (item + 1)}));
        if (m_items.back().optionId.isEmpty())
            return QString::fromUtf8(shop->lastAnswer().body);
    }
    return {};
}

void Twin::begin()
{
    m_orders.clear();
    m_claims.clear();
    m_names.clear();
}

QString Twin::perform(const Act &act)
{
    switch (act.kind) {
    case Act::Kind::Order:
        return order(act);
    case Act::Kind::Receive:
    case Act::Kind::Scrap:
        return correct(act);
    case Act::Kind::AskForPayout:
        return told(shop->seller().post(QStringLiteral("/v1/seller/payouts"),
                                        {{QStringLiteral("from"), QStringLiteral("2026-01-01")},
                                         {QStringLiteral("to"), QStringLiteral("2026-01-31")}},
                                        {{"Idempotency-Key", nextKey()}}));
    case Act::Kind::Withdraw:
    case Act::Kind::Approve:
    case Act::Kind::Reject:
        return m_claims.isEmpty() ? QString() : atClaim(m_claims.at(act.what % m_claims.size()), act);
    default:
        return m_orders.empty() ? QString() : atOrder(m_orders.at(size_t(act.what) % m_orders.size()), act);
    }
}

QString Twin::atOrder(Placed &placed, const Act &act)
{
    Caller &owner = member(act.kind == Act::Kind::Look ? act.member : placed.member);
    switch (act.kind) {
    case Act::Kind::OrderAgain:
        return orderUnder(placed, placed.form);
    case Act::Kind::OrderOtherwise: {
        QJsonObject other = placed.form;
        other.insert(QStringLiteral("expectedTotal"), 1);
        return orderUnder(placed, other);
    }
    case Act::Kind::Pay:
    case Act::Kind::PayAgain:
        return pay(placed, act);
    case Act::Kind::Cancel:
        return told(owner.post(orderPath(placed.id, "/cancel"), {}, {{"Idempotency-Key", nextKey()}}));
    case Act::Kind::CancelLine: {
        const QJsonArray lines = detail(placed.id).value(u"lines").toArray();
        const QJsonValue id = lines.at(act.second ? lines.size() - 1 : 0)[u"lineId"];
        return told(owner.post(orderPath(placed.id, "/cancel"), {{QStringLiteral("lines"), QJsonArray{id}}},
                               {{"Idempotency-Key", nextKey()}}));
    }
    case Act::Kind::Deliver:
        return deliver(placed);
    case Act::Kind::Refund:
    case Act::Kind::Return:
        return claim(placed, act);
    default:
        return told(owner.get(orderPath(placed.id)));
    }
}

QString Twin::order(const Act &act)
{
    QJsonArray lines{line(m_items.at(size_t(act.item)).optionId, act.quantity)};
    if (act.second)
        lines.append(line(m_items.at(size_t(act.item + 1) % items).optionId, 1));
    QJsonObject form{
        {QStringLiteral("lines"), lines},
        {QStringLiteral("payment"),
         QJsonObject{{QStringLiteral("method"), act.byBalance ? QStringLiteral("BALANCE") : QStringLiteral("PG")}}}};
    if (act.what > 80)
        form.insert(QStringLiteral("expectedTotal"), act.amount);
    Placed placed{{}, act.member, nextKey(), form, {}};
    const Answer answer =
        member(act.member).post(QStringLiteral("/v1/orders"), form, {{"Idempotency-Key", placed.key}});
    placed.id = answer.text("id");
    if (answer.status == 201)
        m_orders.push_back(placed);
    return told(answer);
}

QString Twin::orderUnder(const Placed &placed, const QJsonObject &form)
{
    return told(member(placed.member).post(QStringLiteral("/v1/orders"), form, {{"Idempotency-Key", placed.key}}));
}

QString Twin::pay(Placed &placed, const Act &act)
{
    const qint64 total = detail(placed.id).value(u"total").toInteger();
    const qint64 amount = act.second && act.amount > 0 ? act.amount : total;
    QString begun;
    if (act.kind == Act::Kind::Pay || placed.paymentKey.isEmpty()) {
        begun = told(member(placed.member)
                         .post(QStringLiteral("/v1/payments"),
                               {{QStringLiteral("orderId"), placed.id}, {QStringLiteral("amount"), amount}},
                               {{"Idempotency-Key", nextKey()}}));
        QJsonObject window{{QStringLiteral("orderId"), placed.id}, {QStringLiteral("amount"), total}};
        if (act.second)
            window.insert(QStringLiteral("outcome"), QStringLiteral("refuse"));
        placed.paymentKey = Caller(gateway.url()).post(QStringLiteral("/windows"), window).text("paymentKey");
    }
    return begun + told(member(placed.member)
                            .post(QStringLiteral("/v1/payments/confirm"),
                                  {{QStringLiteral("paymentKey"), placed.paymentKey},
                                   {QStringLiteral("orderId"), placed.id},
                                   {QStringLiteral("amount"), amount}},
                                  {{"Idempotency-Key", nextKey()}}));
}

QString Twin::deliver(const Placed &placed)
{
    QString answers;
    for (const QJsonValue &delivery : detail(placed.id).value(u"deliveries").toArray()) {
        const QString reference = delivery[u"reference"].toString();
        if (reference.isEmpty())
            continue;
        Caller carrier(gateway.url());
        answers += told(carrier.post(QStringLiteral("/carrier/shipments/%1/advance").arg(reference), {}));
        answers +=
            told(Caller(backend.url())
                     .post(QStringLiteral("/v1/deliveries/notifications"), {{QStringLiteral("reference"), reference}}));
    }
    return answers;
}

QString Twin::claim(const Placed &placed, const Act &act)
{
    const QJsonArray lines = detail(placed.id).value(u"lines").toArray();
    QJsonObject form{{QStringLiteral("orderId"), placed.id},
                     {QStringLiteral("lineId"), lines.at(act.second ? lines.size() - 1 : 0)[u"lineId"]},
                     {QStringLiteral("reason"), QStringLiteral("색이 달라요")}};
    const bool returned = act.kind == Act::Kind::Return;
    form.insert(QStringLiteral("kind"), returned ? QStringLiteral("RETURN") : QStringLiteral("REFUND"));
    if (returned && act.second)
        form.insert(QStringLiteral("quantity"), act.quantity);
    if (!returned && act.amount > 0)
        form.insert(QStringLiteral("amount"), act.amount);
    const Answer answer =
        member(placed.member).post(QStringLiteral("/v1/claims"), form, {{"Idempotency-Key", nextKey()}});
    if (answer.status == 201)
        m_claims.append(answer.text("id"));
    return told(answer);
}

QString Twin::atClaim(const QString &claimId, const Act &act)
{
    if (act.kind != Act::Kind::Withdraw)
        return decide(claimId, act);
    return told(member(act.member).post(QStringLiteral("/v1/claims/%1/withdraw").arg(claimId), {}));
}

QString Twin::decide(const QString &claimId, const Act &act)
{
    const QString path = QStringLiteral("/v1/ops/claims/") + claimId;
    const bool approve = act.kind == Act::Kind::Approve;
    QJsonObject form;
    if (!approve)
        form.insert(QStringLiteral("reason"), QStringLiteral("it was worn"));
    else if (act.second && act.amount > 0)
        form.insert(QStringLiteral("amount"), act.amount);
    const QByteArray version = QByteArray::number(shop->boss().get(path).json.value(u"version").toInteger());
    const Answer answer = shop->boss().post(path + (approve ? QStringLiteral("/approve") : QStringLiteral("/reject")),
                                            form, {{"Idempotency-Key", nextKey()}, {"If-Match", '"' + version + '"'}});
    if (answer.status != 202)
        return told(answer);
    return told(answer) + told(shop->approved(answer));
}

QString Twin::correct(const Act &act)
{
    const QString path = QStringLiteral("/v1/seller/stock/%1/corrections").arg(m_items.at(size_t(act.item)).optionId);
    const bool received = act.kind == Act::Kind::Receive;
    return told(shop->seller().post(
        path,
        {{QStringLiteral("kind"), received ? QStringLiteral("RECEIVED") : QStringLiteral("SCRAPPED")},
         {QStringLiteral("quantity"), act.quantity},
         {QStringLiteral("reason"), QStringLiteral("counted")}},
        {{"Idempotency-Key", nextKey()}}));
}

QString Twin::books()
{
    QString all;
    for (const Placed &placed : m_orders)
        all += plain(detail(placed.id));
    for (const QString &claimId : std::as_const(m_claims))
        all += told(shop->boss().get(QStringLiteral("/v1/ops/claims/") + claimId));
    for (const OnSale &item : m_items)
        all += plain(shop->stockOf(item));
    for (const auto &owner : m_members)
        all += told(owner->get(QStringLiteral("/v1/me/balance")));
    return all + told(shop->seller().get(QStringLiteral("/v1/seller/income")));
}

QString Twin::underway()
{
    const QJsonObject lag = shop->boss().get(QStringLiteral("/v1/ops/lag")).json;
    if (lag.value(u"events").toInteger(-1) != 0 || lag.value(u"unsent").toInteger(-1) != 0)
        return QStringLiteral("events wait");
    for (const Placed &placed : m_orders) {
        const QJsonObject order = detail(placed.id);
        const bool byBalance = placed.form.value(u"payment")[u"method"].toString() == QStringLiteral("BALANCE");
        if (isUnderway(order, byBalance))
            return QString::fromUtf8(QJsonDocument(order).toJson(QJsonDocument::Compact));
    }
    return {};
}

QJsonObject Twin::detail(const QString &orderId)
{
    return shop->boss().get(QStringLiteral("/v1/ops/orders/") + orderId).json;
}

QByteArray Twin::nextKey()
{
    return "twin " + QByteArray::number(++m_keys);
}

QString Twin::told(const Answer &answer)
{
    return QStringLiteral("%1 %2").arg(QString::number(answer.status), plain(answer.json));
}

QString Twin::plain(const QJsonObject &json)
{
    static const QRegularExpression differs(
        QStringLiteral("(\"requestId\":\"[^\"]*\"|\"version\":\\d+)|(\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z)|"
                       "(\\d{15,}|\"(?:paymentKey|reference|transactionKey|username|login)\":\"[^\"]*\")"));
    const QString text = QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
    QString result;
    qsizetype from = 0;
    auto matches = differs.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        result += QStringView(text).mid(from, match.capturedStart() - from);
        if (match.hasCaptured(3)) {
            const auto name = m_names.find(match.captured(3));
            const int number = name == m_names.end() ? int(m_names.size()) : *name;
            m_names.insert(match.captured(3), number);
            result += QStringLiteral("#%1").arg(number);
        } else {
            result += match.hasCaptured(2) ? QStringLiteral("T") : QStringLiteral("-");
        }
        from = match.capturedEnd();
    }
    return result + text.mid(from) + u'\n';
}

} // namespace firstcome::test
