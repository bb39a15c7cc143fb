// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/shared/load/fakes/fake_shop.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QLocale>

namespace firstcome::load {

namespace {

constexpr qint64 price = 1'000;
constexpr int pageSize = 7; // small, so that lists have several pages
constexpr Id stranger = 999'999;

QJsonObject object(std::initializer_list<std::pair<const char *, QJsonValue>> fields)
{
    QJsonObject json;
    for (const auto &[name, value] : fields)
        json.insert(QLatin1StringView(name), value);
    return json;
}

CannedReply reply(int status, const QJsonObject &json)
{
    CannedReply answer;
    answer.status = status;
    answer.body = QJsonDocument(json).toJson(QJsonDocument::Compact).toStdString();
    return answer;
}

CannedReply problem(int status, const char *code)
{
    return reply(status, object({{"code", QString::fromLatin1(code)}, {"status", status}}));
}

QJsonObject bodyOf(const CannedRequest &request)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(request.body)).object();
}

QString text(const char *latin)
{
    return QString::fromLatin1(latin);
}

bool every(int count, int period)
{
    return period > 0 && count % period == 0;
}

} // namespace

QByteArray FakeShop::tokens(int count)
{
    QByteArray file;
    for (int member = 1; member <= count; ++member)
        file += QByteArray::number(member) + "\ttoken-" + QByteArray::number(member) + "\trefresh\n";
    return file;
}

qint64 FakeShop::unitsOf(Id member) const
{
    qint64 units = 0;
    for (const auto &[id, order] : m_orders)
        units += order.member == member && order.state != "PAYMENT_FAILED" ? order.quantity : 0;
    return units;
}

CannedReply FakeShop::handle(const CannedRequest &request)
{
    CannedReply reply = answer(request);
    if (!clockAhead)
        return reply;
    const QDateTime now = QDateTime::currentDateTimeUtc().addSecs(clockAhead->count());
    const QString date = QLocale::c().toString(now, text("ddd, dd MMM yyyy HH:mm:ss 'GMT'"));
    reply.head += "Date: " + date.toStdString() + "\r\n";
    return reply;
}

QString FakeShop::deadline() const
{
    return clockAhead ? toIso(systemNow() + *clockAhead + std::chrono::minutes(1)) : text("2099-01-01T00:00:00.000Z");
}

void FakeShop::strangerBuys()
{
    if (available() < 1)
        return;
    const Id id = 1000 + ++m_placed;
    ++m_held;
    m_orders.emplace(id, Order{id, stranger, 1, "PENDING_PAYMENT", {}, deadline()});
}

CannedReply FakeShop::answer(const CannedRequest &request)
{
    if (fault == Fault::Gone) {
        CannedReply nothing;
        nothing.drop = true;
        return nothing;
    }
    if (request.path == "/v1/products/5/stock") {
        const QJsonArray options{object({{"optionId", text("7")}, {"available", std::max<qint64>(0, available())}})};
        return reply(200, object({{"productId", text("5")}, {"options", options}}));
    }
    if (request.path == "/v1/products/5") {
        QJsonObject sale = object({{"id", text("9")}});
        if (perMemberLimit > 0)
            sale.insert(text("perMemberLimit"), perMemberLimit);
        return reply(200, object({{"id", text("5")},
                                  {"name", text("ring & chain")},
                                  {"options", QJsonArray{object({{"id", text("7")}, {"price", price}})}},
                                  {"sale", sale}}));
    }
    if (request.path == "/v1/sessions")
        return reply(201, object({{"accessToken", text("new")}}));
    if (request.path == "/v1/products?limit=20")
        return reply(200, object({{"items", QJsonArray()}}));
    if (request.path == "/v1/products?limit=100")
        return reply(200, object({{"items", QJsonArray{object({{"id", text("4")}, {"saleType", text("NORMAL")}}),
                                                       object({{"id", text("5")}, {"saleType", text("FLASH")}})}}}));
    if (request.path == "/v1/orders")
        return place(request);
    if (request.path.starts_with("/v1/orders/")) {
        const auto found = m_orders.find(std::stoll(request.path.substr(11)));
        return found == m_orders.end() ? problem(404, "ORDER_NOT_FOUND") : reply(200, orderJson(found->second, false));
    }
    if (request.path == "/simulator/windows")
        return reply(201, object({{"paymentKey", text("window")}, {"secretKey", text("s")}}));
    if (request.path == "/v1/payments")
        return reply(201, bodyOf(request));
    if (request.path == "/v1/payments/confirm")
        return confirm(request);
    return operatorCall(request);
}

CannedReply FakeShop::place(const CannedRequest &request)
{
    const Id member = std::stoll(request.token.substr(6)); // token-N
    const auto known = m_byKey.find(request.key);
    if (known != m_byKey.end() && fault != Fault::DoublesIdempotent) {
        CannedReply again = reply(201, orderJson(m_orders.at(known->second), false));
        again.head = "Idempotency-Replayed: true\r\n";
        return again;
    }
    const QJsonObject line = bodyOf(request).value(text("lines")).toArray().first().toObject();
    const qint64 quantity = line.value(text("quantity")).toInteger();
    if (perMemberLimit > 0 && unitsOf(member) + quantity > perMemberLimit)
        return problem(422, "LIMIT_EXCEEDED");
    const qint64 shown = available() - (fault == Fault::KeepsOne ? 1 : 0);
    if (quantity > shown && !(fault == Fault::SellsTwice && m_placed < stock + 3)) {
        QJsonObject refusal = object({{"code", text("STOCK_INSUFFICIENT")}});
        refusal.insert(text("lines"), QJsonArray{object({{"optionId", text("7")},
                                                         {"requested", quantity},
                                                         {"available", std::max<qint64>(0, shown)}})});
        return reply(409, refusal);
    }
    const Id id = 1000 + ++m_placed;
    m_held = std::min(stock - m_sold, m_held + quantity);
    m_orders.emplace(id, Order{id, member, quantity, "PENDING_PAYMENT", {}, deadline()});
    m_byKey[request.key] = id;
    CannedReply granted = reply(201, orderJson(m_orders.at(id), false));
    if (every(m_placed, strangerEvery))
        strangerBuys();
    granted.drop = every(m_placed, dropEvery);
    return granted;
}

CannedReply FakeShop::confirm(const CannedRequest &request)
{
    if (const auto known = m_confirmed.find(request.key); known != m_confirmed.end())
        return known->second;
    Order &order = m_orders.at(bodyOf(request).value(text("orderId")).toString().toLongLong());
    ++m_paid;
    m_held -= order.quantity;
    CannedReply answer = problem(402, "PAYMENT_REFUSED");
    if (every(m_paid, refusePaymentEvery)) {
        order.state = "PAYMENT_FAILED";
        order.payment = "FAILED";
    } else {
        order.state = "PAID";
        order.payment = "APPROVED";
        m_sold += order.quantity;
        answer = reply(200, object({{"paymentId", idText(order.id + 5000)}, {"state", text("APPROVED")}}));
    }
    if (every(m_paid, unknownPaymentEvery))
        answer = reply(202, object({{"state", text("IN_PROGRESS")}}));
    m_confirmed[request.key] = answer;
    return answer;
}

QJsonObject FakeShop::orderJson(const Order &order, bool asOperator) const
{
    const bool paid = order.state == "PAID";
    const QJsonObject line = object({{"lineId", idText(order.id + 10'000)},
                                     {"optionId", text("7")},
                                     {"quantity", order.quantity},
                                     {"unitPrice", price},
                                     {"state", text(paid ? "DELIVERY_REQUESTED" : "RESERVED")}});
    QJsonObject json = object({{"id", idText(order.id)},
                               {"state", QString::fromStdString(order.state)},
                               {"total", order.quantity * price},
                               {"lines", QJsonArray{line}},
                               {"holdExpiresAt", order.holdExpiresAt}});
    if (asOperator) {
        json.insert(text("memberId"), idText(order.member));
        return json;
    }
    json.insert(text("admissions"), QJsonArray{object({{"saleId", text("9")}, {"sequence", order.id - 1000}})});
    if (!order.payment.empty())
        json.insert(text("payment"), object({{"id", idText(order.id + 5000)},
                                             {"state", QString::fromStdString(order.payment)},
                                             {"amount", order.quantity * price}}));
    return json;
}

CannedReply FakeShop::listOrders(const CannedRequest &request) const
{
    const std::size_t at = request.path.find("cursor=");
    const Id below = at == std::string::npos ? INT64_MAX : std::stoll(request.path.substr(at + 7));
    QJsonArray items;
    QJsonValue next;
    for (auto order = m_orders.rbegin(); order != m_orders.rend(); ++order) {
        if (order->first >= below)
            continue;
        if (items.size() == pageSize) {
            next = items.last().toObject().value(text("id"));
            break;
        }
        items.append(orderJson(order->second, true));
    }
    return reply(200, object({{"items", items}, {"nextCursor", next}}));
}

CannedReply FakeShop::listAdmissions() const
{
    QJsonArray items;
    for (const auto &[id, order] : m_orders)
        items.append(object({{"sequence", id - 1000},
                             {"orderId", idText(id)},
                             {"memberId", idText(order.member)},
                             {"quantity", order.quantity}}));
    return reply(200, object({{"items", items}, {"nextCursor", QJsonValue()}}));
}

CannedReply FakeShop::operatorCall(const CannedRequest &request)
{
    if (request.path == "/v1/ops/sessions") {
        const bool right = bodyOf(request).value(text("password")).toString() == text("secret");
        return right ? reply(201, object({{"accessToken", text("op")}})) : problem(401, "BAD_CREDENTIALS");
    }
    if (request.token != "op")
        return problem(401, "TOKEN_INVALID");
    if (fault == Fault::ClosesBooks && m_placed > 0)
        return problem(403, "PERMISSION_MISSING");
    if (request.path.starts_with("/v1/ops/stock"))
        return reply(200, object({{"items", QJsonArray{object({{"optionId", text("7")},
                                                               {"onHand", stock - m_sold},
                                                               {"held", m_held},
                                                               {"available", available()},
                                                               {"sold", m_sold}})}}}));
    if (request.path.starts_with("/v1/ops/orders"))
        return listOrders(request);
    if (request.path == "/v1/ops/sales/9/admissions/verify")
        return reply(200, object({{"ok", true}, {"length", qint64(m_orders.size())}, {"head", text("h")}}));
    if (request.path.starts_with("/v1/ops/sales/9/admissions"))
        return listAdmissions();
    if (request.path == "/v1/ops/check")
        return reply(200, object({{"ok", true},
                                  {"invariants", QJsonArray{object({{"id", text("ledger")},
                                                                    {"name", text("ledger entries sum to zero")},
                                                                    {"ok", true}})}}}));
    return problem(404, "NOT_FOUND");
}

} // namespace firstcome::load
