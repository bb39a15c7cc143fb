// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>
#include <functional>
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
    Loop();
    ~Loop() override;

    void post(std::function<void()> work);

    /// The loop of the calling thread, or nullptr.
    static Loop *current();

protected:
    bool event(QEvent *event) override;

private:
    std::mutex m_mutex;
    std::vector<std::function<void()>> m_posted;
    Loop *m_outer;
};

} // namespace firstcome::work
