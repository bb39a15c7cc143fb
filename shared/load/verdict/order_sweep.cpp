// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/verdict/order_sweep.h"

#include "shared/contract/error_codes.h"
#include <QJsonDocument>

namespace firstcome::load {

namespace {

constexpr Millis longestPoll{1'000};

}

OrderSweep::OrderSweep(const Endpoint &endpoint) : m_text(endpoint.host), m_wire(endpoint, {}, *this)
{
    m_slots.resize(connections);
    for (std::size_t i = 0; i < connections; ++i)
        m_wire.addSlot();
}

Result<void> OrderSweep::read(const std::vector<Wanted> &wanted, const Found &found)
{
    m_wanted = &wanted;
    m_found = &found;
    m_next = 0;
    m_open = 0;
    m_trouble.reset();
    for (std::size_t slot = 0; slot < connections && m_next < wanted.size(); ++slot)
        askNext(slot);
    while (m_open > 0)
        m_wire.poll(longestPoll);
    if (m_trouble)
        return tl::unexpected(*m_trouble);
    return {};
}

void OrderSweep::askNext(std::size_t slot)
{
    if (m_trouble || m_next >= m_wanted->size())
        return;
    m_slots[slot] = {m_next++, 0};
    ++m_open;
    ask(slot);
}

void OrderSweep::ask(std::size_t slot)
{
    ++m_slots[slot].tries;
    const Wanted &wanted = (*m_wanted)[m_slots[slot].index];
    const std::string path = "/v1/orders/" + std::to_string(wanted.order);
    m_text.get(m_wire.request(slot), {path, *wanted.token, {}, {}});
    m_wire.send(slot, momentNow());
}

void OrderSweep::answered(std::size_t slot, const Answer &answer, Moment)
{
    const bool passing = answer.status == 0 || answer.status == 429 || answer.status == 503;
    if (passing && m_slots[slot].tries < triesEach && !m_trouble) {
        ask(slot);
        return;
    }
    if (auto trouble = take((*m_wanted)[m_slots[slot].index], answer))
        m_trouble = std::move(trouble);
    --m_open;
    askNext(slot);
}

std::optional<Refusal> OrderSweep::take(const Wanted &wanted, const Answer &answer)
{
    if (answer.status == 0)
        return code::serverUnreachable;
    if (answer.status == 404) {
        (*m_found)(wanted.order, std::nullopt);
        return std::nullopt;
    }
    if (answer.status != 200)
        return Refusal{code::booksUnreadable,
                       QStringLiteral("Order %1 answers HTTP %2.").arg(wanted.order).arg(answer.status),
                       {},
                       {}};
    const auto document = QJsonDocument::fromJson(QByteArray(answer.body.data(), qsizetype(answer.body.size())));
    auto book = bookOrderFrom(document.object());
    if (!book)
        return book.error();
    (*m_found)(wanted.order, std::move(*book));
    return std::nullopt;
}

} // namespace firstcome::load
