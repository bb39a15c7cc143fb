// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace firstcome::work {

/// A thread with an event loop in which coroutines resume: a lane, or the worker loop.
/// What many threads post is run in one go, so a batch of answers costs one wake-up.
/// Invariant: what is posted runs in order, on the loop's thread, and is dropped when the loop is destroyed.
/// Thread: `post` from any; construct and destroy on the thread whose loop it is.
class Loop : public QObject
{
public:
    /// Where others leave work for a loop. It outlives the loop, so that an answer that comes too late is dropped and
    /// not delivered to what was destroyed. Thread: any.
    class Entrance
    {
    public:
        void post(std::function<void()> work);

    private:
        friend class Loop;
        std::mutex m_mutex;
        std::vector<std::function<void()>> m_posted;
        Loop *m_loop = nullptr; ///< nullptr once it is gone
    };

    Loop();
    ~Loop() override;

    void post(std::function<void()> work) { m_entrance->post(std::move(work)); }
    const std::shared_ptr<Entrance> &entrance() const { return m_entrance; }

    /// The loop of the calling thread, or nullptr.
    static Loop *current();

protected:
    bool event(QEvent *event) override;

private:
    std::shared_ptr<Entrance> m_entrance;
    Loop *m_outer;
};

} // namespace firstcome::work
