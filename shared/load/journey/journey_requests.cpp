// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/journey/journey.h"

#include <charconv>

namespace firstcome::load {

namespace {

void appendNumber(std::string &out, qint64 number)
{
    char digits[24];
    out.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
}

} // namespace

std::string_view Journey::makeKey(char kind)
{
    std::string &key = m_ground.key;
    key.assign(m_ground.keyPrefix);
    key += '-';
    appendNumber(key, m_number);
    key += '-';
    appendNumber(key, m_order);
    key += kind;
    return key;
}

void Journey::writeLogin()
{
    std::string &body = m_ground.body;
    body.assign("{\"login\":\"");
    if (m_member->login.empty())
        appendNumber(body.append("sample-"), m_member->id);
    else
        body.append(m_member->login);
    body.append("\",\"password\":\"").append(m_ground.memberPassword).append("\"}");
}

std::string_view Journey::orderPath(const char *rest)
{
    m_ground.path.assign("/v1/orders/");
    appendNumber(m_ground.path, m_orderId);
    return m_ground.path.append(rest);
}

void Journey::writeOrder()
{
    std::string &body = m_ground.body;
    body.assign("{\"lines\":[");
    for (const ShortLine &line : m_wanted) {
        body.append(body.back() == '[' ? "{\"optionId\":\"" : ",{\"optionId\":\"");
        appendNumber(body, line.option);
        body.append("\",\"quantity\":");
        appendNumber(body, line.requested);
        body += '}';
    }
    const bool balance = m_entry.payBy == PayBy::Balance;
    body.append(balance ? "],\"payment\":{\"method\":\"BALANCE\"}}" : "],\"payment\":{\"method\":\"PG\"}}");
}

void Journey::writePayment(bool withPaymentKey)
{
    std::string &body = m_ground.body;
    body.assign("{\"orderId\":\"");
    appendNumber(body, m_orderId);
    body.append("\",\"amount\":");
    appendNumber(body, m_total);
    if (withPaymentKey)
        body.append(",\"paymentKey\":\"").append(m_paymentKey).append("\"");
    body += '}';
}

void Journey::writeClaim()
{
    std::string &body = m_ground.body;
    body.assign("{\"orderId\":\"");
    appendNumber(body, m_orderId);
    body.append("\",\"lineId\":\"");
    appendNumber(body, m_lineId);
    body.append("\",\"kind\":\"REFUND\",\"reason\":\"a load run\"}");
}

void Journey::write(std::string &out, Moment now)
{
    if (m_tries++ == 0)
        m_stepBegan = now;
    const auto get = [&](std::string_view path) { m_ground.text.get(out, {path, token(), {}, {}}); };
    switch (m_step) {
    case Step::List:
        return get("/v1/products?limit=20");
    case Step::Product:
        return get(m_ground.productPaths[pickProduct()]);
    case Step::Stock:
        return get(m_ground.stockPaths[pickProduct()]);
    case Step::Poll:
        return get(orderPath(""));
    case Step::ClaimPoll:
        m_ground.path.assign("/v1/claims/");
        appendNumber(m_ground.path, m_claimId);
        return get(m_ground.path);
    default:
        return writeAct(out);
    }
}

void Journey::writeAct(std::string &out)
{
    const RequestText &text = m_ground.text;
    const std::string_view token = this->token();
    switch (m_step) {
    case Step::Login:
        writeLogin();
        return text.post(out, {"/v1/sessions", {}, {}, m_ground.body});
    case Step::Place:
        m_ordering = true;
        writeOrder();
        return text.post(out, {"/v1/orders", token, makeKey('o'), m_ground.body});
    case Step::Window:
        writePayment(false);
        return text.post(out, {"/simulator/windows", {}, {}, m_ground.body});
    case Step::Begin:
        writePayment(false);
        return text.post(out, {"/v1/payments", token, makeKey('p'), m_ground.body});
    case Step::Confirm:
        writePayment(true);
        return text.post(out, {"/v1/payments/confirm", token, makeKey('c'), m_ground.body});
    case Step::Cancel:
        return text.post(out, {orderPath("/cancel"), token, makeKey('x'), "{}"});
    default:
        writeClaim();
        return text.post(out, {"/v1/claims", token, makeKey('r'), m_ground.body});
    }
}

} // namespace firstcome::load
