// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/redis/address.h"
#include <QByteArray>
#include <QList>
#include <QTimer>
#include <deque>
#include <functional>

struct redisAsyncContext;

namespace firstcome::redis {

/// One connection to a Redis, opened anew with growing pauses until it stands: name looked up, connected, AUTH, SELECT.
/// Any error and any answer that does not come within `answerWithin` ends it, since a late answer would be taken for
/// the next one.
/// Invariant: `up` and `down` take turns; words go as they are, with their lengths.
/// Thread: the one it was made on, which runs an event loop.
class Connection : public QObject
{
    Q_OBJECT

public:
    explicit Connection(Address address);
    ~Connection() override;

    void open();
    /// For good.
    void close();
    /// Ends it as if it had broken; it is opened anew.
    void drop(const QString &why);
    bool isUp() const { return m_up; }

    /// False when it is not up, or `mostWaiting` answers are outstanding.
    bool send(const QList<QByteArray> &words);
    /// From now on it only listens.
    void listenTo(const QByteArray &channel);

    static constexpr std::chrono::milliseconds connectWithin{1'000};
    static constexpr std::chrono::milliseconds answerWithin{1'000};
    static constexpr size_t mostWaiting = 10'000;

Q_SIGNALS:
    void up();
    void down(const QString &why);
    void message(const QByteArray &payload);

private:
    using Steady = std::chrono::steady_clock;
    using Answered = void (Connection::*)(const QByteArray &error);
    struct Hooks; ///< what hiredis calls

    void connectTo(const QString &host);
    void introduce();
    void introduced(const QByteArray &error);
    void answered(const QByteArray &error);
    bool write(const QList<QByteArray> &words, Answered then);
    void checkTimes();
    void rest();

    Address m_address;
    redisAsyncContext *m_context = nullptr;
    QTimer m_retry;
    QTimer m_times;
    Steady::time_point m_begun{};
    std::deque<std::pair<Steady::time_point, Answered>> m_waiting;
    int m_introductions = 0; ///< still to be answered
    int m_tries = 0;
    int m_lookUp = -1;
    bool m_up = false;
    bool m_wanted = false;
};

} // namespace firstcome::redis
