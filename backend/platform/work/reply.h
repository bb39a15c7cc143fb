// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/work/loop.h"
#include <condition_variable>
#include <coroutine>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <variant>

namespace firstcome::work {

/// A value that another thread will give once: `co_await reply` suspends without blocking and resumes on the awaiting
/// thread's Loop; `get()` blocks (commands, tests, start-up; never on a lane). An exception given is thrown there.
/// Invariant: resolved exactly once; one waiter.
/// Thread: resolve from any; await on a thread that has a Loop.
template <typename T>
class Reply
{
    using Stored = std::conditional_t<std::is_void_v<T>, std::monostate, T>;

    struct State
    {
        std::mutex mutex;
        std::condition_variable arrived;
        std::optional<Stored> value;
        std::exception_ptr failure;
        std::coroutine_handle<> waiter;
        std::shared_ptr<Loop::Entrance> home;
        bool ready() const { return value.has_value() || failure; }
    };

public:
    Reply() : m_state(std::make_shared<State>()) {}

    void resolve(Stored value = {}) const
    {
        settle([&] { m_state->value.emplace(std::move(value)); });
    }

    void fail(std::exception_ptr failure) const
    {
        settle([&] { m_state->failure = std::move(failure); });
    }

    bool await_ready() const
    {
        const std::scoped_lock lock(m_state->mutex);
        return m_state->ready();
    }

    bool await_suspend(std::coroutine_handle<> waiter) const
    {
        const std::scoped_lock lock(m_state->mutex);
        if (m_state->ready())
            return false;
        const Loop *loop = Loop::current();
        Q_ASSERT_X(loop, "Reply", "awaited on a thread without a Loop");
        m_state->home = loop->entrance();
        m_state->waiter = waiter;
        return true;
    }

    T await_resume() const { return take(); }

    T get() const
    {
        {
            std::unique_lock lock(m_state->mutex);
            m_state->arrived.wait(lock, [this] { return m_state->ready(); });
        }
        return take();
    }

private:
    T take() const
    {
        const std::scoped_lock lock(m_state->mutex);
        if (m_state->failure)
            std::rethrow_exception(m_state->failure);
        if constexpr (!std::is_void_v<T>)
            return std::move(*m_state->value);
    }

    template <typename Store>
    void settle(Store store) const
    {
        std::coroutine_handle<> waiter;
        std::shared_ptr<Loop::Entrance> home;
        {
            const std::scoped_lock lock(m_state->mutex);
            if (m_state->ready())
                return;
            store();
            waiter = m_state->waiter;
            home = m_state->home;
            m_state->arrived.notify_all();
        }
        if (waiter)
            home->post([waiter] { waiter.resume(); });
    }

    std::shared_ptr<State> m_state;
};

} // namespace firstcome::work
