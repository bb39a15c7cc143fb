// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/placement/known_keys.h"

namespace firstcome::placement {

work::Reply<std::optional<orders::KnownOrder>> KnownKeys::find(orders::MemberKey key)
{
    work::Reply<std::optional<orders::KnownOrder>> reply;
    bool mustSchedule = false;
    {
        const std::scoped_lock lock(m_mutex);
        m_waiting.push_back({std::move(key), reply});
        mustSchedule = !std::exchange(m_scheduled, true);
    }
    if (!mustSchedule)
        return reply;
    // A lane first reads all that has arrived: what it asks for in that round goes together.
    if (work::Loop *lane = work::Loop::current())
        lane->post([this] { schedule(); });
    else
        schedule();
    return reply;
}

void KnownKeys::schedule()
{
    // Taken when the reader gets to it, so that a batch is all that waits by then.
    auto taken = std::make_shared<std::vector<Waiting>>();
    m_database.read(sql::WriteJob{[this, taken](sql::Connection &connection) {
                                      if (taken->empty())
                                          *taken = take();
                                      lookUp(connection, *taken);
                                  },
                                  [] {},
                                  [this, taken](const std::exception_ptr &failure) {
                                      if (taken->empty())
                                          *taken = take();
                                      for (const Waiting &waiting : *taken)
                                          waiting.reply.fail(failure);
                                  }});
}

std::vector<KnownKeys::Waiting> KnownKeys::take()
{
    std::vector<Waiting> taken;
    bool more = false;
    {
        const std::scoped_lock lock(m_mutex);
        const size_t count = std::min(m_waiting.size(), mostTogether);
        taken.reserve(count);
        for (size_t i = 0; i < count; ++i) {
            taken.push_back(std::move(m_waiting.front()));
            m_waiting.pop_front();
        }
        more = !m_waiting.empty();
        m_scheduled = more;
    }
    if (more)
        schedule();
    return taken;
}

void KnownKeys::lookUp(sql::Connection &connection, std::vector<Waiting> waiting)
{
    std::vector<orders::MemberKey> keys;
    keys.reserve(waiting.size());
    for (const Waiting &one : waiting)
        keys.push_back(one.key);
    std::unordered_map<orders::MemberKey, orders::KnownOrder, orders::MemberKeyHash> known;
    for (orders::KnownOrder &order : m_orders.findByKeys(connection, keys)) {
        orders::MemberKey key{order.placed.order.memberId, order.key.key};
        known.emplace(std::move(key), std::move(order));
    }
    for (const Waiting &one : waiting) {
        const auto found = known.find(one.key);
        one.reply.resolve(found == known.end() ? std::nullopt : std::optional(found->second));
    }
}

} // namespace firstcome::placement
