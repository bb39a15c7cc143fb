// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/load/wire/answer.h"
#include "shared/load/wire/endpoint.h"
#include <memory>
#include <string>
#include <vector>

namespace firstcome::load {

/// HTTP/1.1 for thousands of users from one thread: a slot per user with its own kept-alive connection, plain
/// non-blocking sockets and epoll, one send and one recv an exchange. Connects when a slot first sends and after a
/// connection ended. Does not retry: whether a request may be sent again is the caller's knowledge.
/// Invariant: one exchange at a time per slot; each `send` gets exactly one `answered`, never from within `send`.
/// Thread: one.
class WireClient
{
public:
    struct Limits
    {
        Millis connectWithin{5'000};
        Millis answerWithin{35'000}; ///< above the server's own limit of 30 s
    };

    class Receiver
    {
    public:
        virtual ~Receiver() = default;
        virtual void answered(std::size_t slot, const Answer &answer, Moment now) = 0;
    };

    struct Counters
    {
        std::uint64_t connects = 0;
        std::uint64_t connectErrors = 0;
        std::uint64_t lost = 0; ///< connections that ended or broke with a request under way
        std::uint64_t timeouts = 0;
        std::uint64_t received = 0; ///< bytes
    };

    WireClient(Endpoint endpoint, Limits limits, Receiver &receiver);
    ~WireClient();
    WireClient(const WireClient &) = delete;
    WireClient &operator=(const WireClient &) = delete;

    std::size_t addSlot();
    /// Where the slot's next request is written; kept, so that it is not allocated again.
    std::string &request(std::size_t slot) { return m_slots[slot].out; }
    void send(std::size_t slot, Moment now);
    void close(std::size_t slot);
    /// Waits at most so long for something to happen and hands over every answer that is there.
    void poll(Micros atMost);

    const Counters &counters() const { return m_counters; }

private:
    enum class State : std::uint8_t { Closed, Connecting, Idle, Sending, Waiting };
    struct Slot
    {
        int descriptor = -1;
        State state = State::Closed;
        Moment since{};
        std::size_t sent = 0;
        std::string out;
        std::string partial; ///< of an answer that came in pieces
    };

    void connect(std::size_t slot);
    void connected(std::size_t slot);
    void push(std::size_t slot);
    void receive(std::size_t slot);
    /// False when the answer is not all there yet.
    bool deliver(std::size_t slot, std::string_view bytes);
    void lose(std::size_t slot, Loss loss);
    void failLater(std::size_t slot, Loss loss);
    void watch(std::size_t slot, std::uint32_t events);
    void handle(std::size_t slot, std::uint32_t events);
    void handOverFailures();
    void dropLate(Moment now);

    struct Failure
    {
        std::size_t slot;
        Loss loss;
    };

    Endpoint m_endpoint;
    Limits m_limits;
    Receiver &m_receiver;
    int m_epoll = -1;
    std::vector<Slot> m_slots;
    std::vector<Failure> m_failures;
    std::unique_ptr<char[]> m_scratch;
    Moment m_lateChecked{};
    Moment m_now{};
    Counters m_counters;
};

/// Lets this process open as many sockets as the system allows; how many that are.
std::size_t raiseDescriptorLimit();

} // namespace firstcome::load
