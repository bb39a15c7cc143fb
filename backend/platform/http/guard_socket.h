// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/http/client_frames.h"
#include "backend/platform/http/guard_room.h"
#include "backend/platform/http/request.h"
#include "backend/platform/http/request_parser.h"
#include <QTcpSocket>

namespace firstcome::http {

/// One client connection. Owns the descriptor, reads and checks requests itself, and shows Qt a whole, harmless one at
/// a time; after an upgrade it passes bytes through to QWebSocket.
/// Invariant: one request at a time reaches the desk, in order; nothing behind a refused request is ever read; memory
/// is bounded by one head, one body, one answer and one more head. Thread: its lane's. Lives until the loop's next turn
/// after it closed.
class GuardSocket : public QTcpSocket, private Polled, private Timed
{
    Q_OBJECT
public:
    GuardSocket(int descriptor, std::shared_ptr<Seat> seat, GuardRoom &room, QObject *parent);
    ~GuardSocket() override;

    /// For the desk, between being offered and answering:
    const RequestParser &parser() const { return m_parser; }
    const ClientAddress &client() const { return m_seat->client(); }
    /// Kept by whoever works on the request, so that the client's place is taken as long as that lasts.
    const std::shared_ptr<Seat> &seat() const { return m_seat; }
    QByteArray takeBody() { return std::exchange(m_body, {}); }
    bool closesAfterAnswer() const { return !m_keepAlive || m_room.draining; }
    /// Sends the answer to the request in hand (and behind it the body, when it is long enough to travel alone); does
    /// nothing when the client is gone.
    void answer(QByteArrayView wire, const QByteArray &body = {});
    /// Whether a request is in hand and its client still there.
    bool awaitsAnswer() const { return m_phase == Phase::Serving; }
    bool inFlight() const { return m_phase == Phase::Serving || m_phase == Phase::Sending; }
    bool isHalfRead() const { return m_phase == Phase::Reading && m_parser.state() != RequestParser::State::Idle; }

    /// Shows Qt these bytes as if they had just arrived.
    void show(QByteArrayView bytes);
    /// From now on what Qt writes is sent; what the client sends is kept back until `letThrough`, so that Qt's
    /// handshake, which looks at the socket more than once, sees nothing but the head it is shown.
    void passThrough();
    void letThrough();
    bool passesThrough() const { return m_phase == Phase::PassThrough; }
    /// Ends an idle connection, and one in use after its answer.
    void drain();

    qint64 bytesAvailable() const override;
    qint64 bytesToWrite() const override { return m_out.size() - m_outAt; }
    bool canReadLine() const override;
    void close() override;
    void disconnectFromHost() override;

Q_SIGNALS:
    /// After an upgrade the client sent a frame that is not masked; nothing from it on is passed through.
    void unmasked();

protected:
    qint64 readData(char *data, qint64 size) override;
    qint64 readLineData(char *data, qint64 size) override;
    qint64 skipData(qint64 size) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    enum class Phase : quint8 {
        Reading,     ///< waiting for, or in the middle of, a request
        Serving,     ///< a request is with the desk
        Sending,     ///< an answer did not fit into the kernel's buffer
        Lingering,   ///< the last answer is out; what still comes is thrown away
        PassThrough, ///< upgraded
        Closed,
    };

    void onReady(bool readable, bool writable) override;
    void onDeadline() override;

    void receive();
    void take(std::string_view bytes);
    void takeFrames(std::string_view bytes);
    void announceFrames();
    void consume(std::string_view bytes);
    void step();
    void decide();
    bool upgrades() const;
    bool isHandshake() const;
    void offer();
    void refuse(Killed reason, const Code &code);
    bool claimBody(std::uint64_t length);
    void sendContinue();
    void ended();
    void afterAnswer();
    void resume();
    void schedule();
    void scheduleUpload();

    qint64 sendNow(QByteArrayView bytes, bool moreFollows = false);
    void flushOut();
    void keepOut(QByteArray rest, qsizetype sent);
    void want(Poller::Interest interest);
    void linger();
    void kill(Killed reason);
    void closeNow();

    GuardRoom &m_room;
    std::shared_ptr<Seat> m_seat;
    RequestParser m_parser;
    QByteArray m_body;
    std::uint64_t m_claimed = 0; ///< of the lane's room for bodies
    qsizetype m_nextMark = 0;    ///< an upload gets a new deadline once that much of it is here
    QByteArray m_in;             ///< what came early: the next request, or after an upgrade what is not read yet
    QByteArray m_out;            ///< what the kernel did not take yet, from m_outAt
    qsizetype m_outAt = 0;
    qsizetype m_outProgress = 0; ///< sent since the stall deadline was set
    ClientFrames m_frames;       ///< after an upgrade
    QByteArrayView m_shown;      ///< what Qt may read in front of everything else
    std::int64_t m_since = 0;    ///< tick of the request's first byte
    int m_descriptor;
    Poller::Interest m_interest;
    Phase m_phase = Phase::Reading;
    bool m_keepAlive = true;
    bool m_ended = false;     ///< the client will send nothing more
    bool m_consuming = false; ///< answers given now are noticed by the loop that is running
    bool m_closesWhenSent = false;
    bool m_keepsBack = false; ///< after an upgrade, until its handshake is over
};

} // namespace firstcome::http
