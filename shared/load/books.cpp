// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/books.h"

#include <QJsonArray>
#include <algorithm>

namespace firstcome::load {

namespace {

// The expiry sweep runs every second; a hold may outlive its deadline by one sweep and a slow moment.
constexpr std::chrono::seconds sweepSlack{5};

bool isOneOf(const std::string &state, std::initializer_list<std::string_view> states)
{
    return std::find(states.begin(), states.end(), state) != states.end();
}

/// Reads fields of an object and remembers the first that was missing or of the wrong kind.
class Reader
{
public:
    explicit Reader(const QJsonObject &json) : m_json(json) {}

    Id id(const char *name)
    {
        const auto value = idFrom(QStringView(m_json.value(QLatin1StringView(name)).toString()));
        if (!value)
            miss(name);
        return value.value_or(0);
    }
    Id idOr0(const char *name) const
    {
        return idFrom(QStringView(m_json.value(QLatin1StringView(name)).toString())).value_or(0);
    }
    qint64 integer(const char *name)
    {
        const QJsonValue value = m_json.value(QLatin1StringView(name));
        if (!value.isDouble())
            miss(name);
        return value.toInteger();
    }
    std::string text(const char *name)
    {
        const QJsonValue value = m_json.value(QLatin1StringView(name));
        if (!value.isString())
            miss(name);
        return value.toString().toStdString();
    }
    std::optional<Refusal> trouble() const
    {
        if (m_missing.isEmpty())
            return std::nullopt;
        return Refusal{"BOOKS_UNREADABLE", QStringLiteral("The server's books lack the field ") + m_missing, {}, {}};
    }

private:
    void miss(const char *name)
    {
        if (m_missing.isEmpty())
            m_missing = QString::fromLatin1(name);
    }

    const QJsonObject &m_json;
    QString m_missing;
};

std::optional<Refusal> readLines(const QJsonArray &lines, BookOrder &order)
{
    for (const QJsonValue &value : lines) {
        const QJsonObject object = value.toObject();
        Reader line(object);
        order.lines.push_back(
            {{line.id("lineId"), line.id("optionId"), line.integer("quantity"), line.integer("unitPrice")},
             line.text("state")});
        if (auto trouble = line.trouble())
            return trouble;
    }
    return std::nullopt;
}

/// One payment per order; a list is read as well, so that a second one would be seen.
std::optional<Refusal> readPayments(const QJsonObject &json, BookOrder &order)
{
    QJsonArray payments = json.value(QLatin1StringView("payments")).toArray();
    if (const QJsonValue one = json.value(QLatin1StringView("payment")); one.isObject())
        payments.append(one);
    for (const QJsonValue &value : std::as_const(payments)) {
        const QJsonObject object = value.toObject();
        if (!object.contains(QLatin1StringView("state")))
            continue;
        Reader payment(object);
        BookPayment read{payment.idOr0("paymentId"), payment.text("state"), payment.integer("amount"), 0};
        read.canceled = object.value(QLatin1StringView("canceledAmount")).toInteger();
        if (auto trouble = payment.trouble())
            return trouble;
        order.payments.push_back(std::move(read));
    }
    return std::nullopt;
}

} // namespace

SagaState sagaState(const BookOrder &order, Instant now)
{
    if (isOneOf(order.state, {"COMPLETED", "CANCELLED", "EXPIRED", "PAYMENT_FAILED"}))
        return SagaState::Ended;
    if (order.waitsForPerson)
        return SagaState::WaitsForPerson;
    if (order.state == "PENDING_PAYMENT") {
        const bool asked = std::any_of(order.payments.begin(), order.payments.end(),
                                       [](const BookPayment &payment) { return payment.state == "IN_PROGRESS"; });
        if (asked)
            return SagaState::Moving;
        const bool passed = !order.holdExpiresAt || *order.holdExpiresAt + sweepSlack < now;
        return passed ? SagaState::Overdue : SagaState::WaitsForDeadline;
    }
    const bool moving = std::any_of(order.lines.begin(), order.lines.end(), [](const BookLine &line) {
        return isOneOf(line.state, {"RESERVED", "PAID"});
    });
    const bool atCarrier = std::any_of(order.lines.begin(), order.lines.end(), [](const BookLine &line) {
        return isOneOf(line.state, {"DELIVERY_REQUESTED", "IN_DELIVERY"});
    });
    return atCarrier && !moving ? SagaState::WaitsForCarrier : SagaState::Moving;
}

bool givesBack(const BookOrder &order)
{
    return isOneOf(order.state, {"EXPIRED", "PAYMENT_FAILED", "CANCELLED"});
}

bool isLive(const BookOrder &order, const BookLine &line)
{
    return !givesBack(order) && !isOneOf(line.state, {"CANCELLED", "RETURNED"});
}

Result<BookOrder> bookOrderFrom(const QJsonObject &json)
{
    Reader reader(json);
    BookOrder order;
    order.id = reader.id("id");
    order.member = reader.idOr0("memberId");
    order.state = reader.text("state");
    order.total = reader.integer("total");
    order.holdExpiresAt = fromIso(json.value(QLatin1StringView("holdExpiresAt")).toString());
    const QJsonValue attention = json.value(QLatin1StringView("attention"));
    order.waitsForPerson = attention.isObject() || attention.toBool();
    auto trouble = reader.trouble();
    if (!trouble)
        trouble = readLines(json.value(QLatin1StringView("lines")).toArray(), order);
    if (!trouble)
        trouble = readPayments(json, order);
    if (trouble)
        return tl::unexpected(std::move(*trouble));
    return order;
}

Result<std::pair<Id, BookStock>> bookStockFrom(const QJsonObject &json)
{
    Reader reader(json);
    const Id option = reader.id("optionId");
    const BookStock stock{reader.integer("onHand"), reader.integer("held"), reader.integer("available"),
                          reader.integer("sold")};
    if (auto trouble = reader.trouble())
        return tl::unexpected(std::move(*trouble));
    return std::pair(option, stock);
}

Result<BookAdmission> bookAdmissionFrom(const QJsonObject &json)
{
    Reader reader(json);
    const BookAdmission admission{reader.integer("sequence"), reader.id("orderId"), reader.id("memberId"),
                                  reader.integer("quantity")};
    if (auto trouble = reader.trouble())
        return tl::unexpected(std::move(*trouble));
    return admission;
}

Result<std::vector<BookInvariant>> bookInvariantsFrom(const QJsonObject &json)
{
    std::vector<BookInvariant> invariants;
    const QJsonValue list = json.value(QLatin1StringView("invariants"));
    if (!list.isArray())
        return refuse("BOOKS_UNREADABLE", QStringLiteral("The server's check names no invariants."));
    for (const QJsonValue &value : list.toArray()) {
        const QJsonObject object = value.toObject();
        const QJsonValue detail = object.value(QLatin1StringView("detail"));
        invariants.push_back({object.value(QLatin1StringView("id")).toVariant().toString(),
                              object.value(QLatin1StringView("name")).toString(),
                              object.value(QLatin1StringView("ok")).toBool(), detail.toVariant().toString()});
    }
    return invariants;
}

} // namespace firstcome::load
