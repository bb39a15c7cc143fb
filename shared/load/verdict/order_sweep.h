// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/load/verdict/books.h"
#include "shared/load/wire/request_text.h"
#include "shared/load/wire/wire_client.h"
#include <functional>

namespace firstcome::load {

/// Reads many orders, each as its own buyer, over a few connections at once.
/// Thread: one; blocks.
class OrderSweep : private WireClient::Receiver
{
public:
    struct Wanted
    {
        Id order = 0;
        const std::string *token = nullptr;
    };
    /// Nothing where the server has no such order.
    using Found = std::function<void(Id order, std::optional<BookOrder> book)>;

    explicit OrderSweep(const Endpoint &endpoint);

    /// Refusals: SERVER_UNREACHABLE, BOOKS_UNREADABLE and what else the server answers to a read.
    Result<void> read(const std::vector<Wanted> &wanted, const Found &found);

private:
    static constexpr std::size_t connections = 16;
    static constexpr int triesEach = 5;

    void answered(std::size_t slot, const Answer &answer, Moment now) override;
    void ask(std::size_t slot);
    void askNext(std::size_t slot);
    std::optional<Refusal> take(const Wanted &wanted, const Answer &answer);

    RequestText m_text;
    WireClient m_wire;
    const std::vector<Wanted> *m_wanted = nullptr;
    const Found *m_found = nullptr;
    std::size_t m_next = 0;
    std::size_t m_open = 0;
    std::optional<Refusal> m_trouble;
    struct Slot
    {
        std::size_t index = 0;
        int tries = 0;
    };
    std::vector<Slot> m_slots;
};

} // namespace firstcome::load
