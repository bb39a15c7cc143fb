// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/wire/wire_client.h"

#include <array>
#include <cerrno>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <system_error>
#include <unistd.h>

namespace firstcome::load {

namespace {

constexpr std::size_t scratchSize = 256 * 1024;
constexpr int eventsAtOnce = 64; // few, so that what is due meanwhile is not late
constexpr Millis lateCheckEvery{250};

} // namespace

WireClient::WireClient(Endpoint endpoint, Limits limits, Receiver &receiver)
    : m_endpoint(std::move(endpoint)), m_limits(limits), m_receiver(receiver), m_epoll(::epoll_create1(EPOLL_CLOEXEC)),
      m_scratch(new char[scratchSize])
{
    if (m_epoll < 0)
        throw std::system_error(errno, std::generic_category(), "epoll_create1");
}

WireClient::~WireClient()
{
    for (std::size_t slot = 0; slot < m_slots.size(); ++slot)
        close(slot);
    ::close(m_epoll);
}

std::size_t WireClient::addSlot()
{
    m_slots.emplace_back();
    return m_slots.size() - 1;
}

void WireClient::close(std::size_t slot)
{
    Slot &self = m_slots[slot];
    if (self.descriptor >= 0)
        ::close(self.descriptor); // leaves the epoll set by itself
    self.descriptor = -1;
    self.state = State::Closed;
    self.partial.clear();
}

void WireClient::watch(std::size_t slot, std::uint32_t events)
{
    Slot &self = m_slots[slot];
    epoll_event event{};
    event.events = events;
    event.data.u64 = slot;
    ::epoll_ctl(m_epoll, self.state == State::Connecting && events == EPOLLOUT ? EPOLL_CTL_ADD : EPOLL_CTL_MOD,
                self.descriptor, &event);
}

void WireClient::send(std::size_t slot, Moment now)
{
    Slot &self = m_slots[slot];
    self.since = now;
    self.sent = 0;
    if (self.state == State::Idle)
        push(slot);
    else
        connect(slot);
}

void WireClient::connect(std::size_t slot)
{
    Slot &self = m_slots[slot];
    close(slot);
    const int family = m_endpoint.address.ss_family;
    self.descriptor = ::socket(family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (self.descriptor < 0) {
        failLater(slot, Loss::Refused);
        return;
    }
    const int on = 1;
    ::setsockopt(self.descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    ++m_counters.connects;
    self.state = State::Connecting;
    const auto *address = reinterpret_cast<const sockaddr *>(&m_endpoint.address);
    if (::connect(self.descriptor, address, m_endpoint.addressLength) != 0 && errno != EINPROGRESS) {
        failLater(slot, Loss::Refused);
        return;
    }
    watch(slot, EPOLLOUT);
}

void WireClient::connected(std::size_t slot)
{
    int error = 0;
    socklen_t length = sizeof error;
    ::getsockopt(m_slots[slot].descriptor, SOL_SOCKET, SO_ERROR, &error, &length);
    if (error != 0) {
        lose(slot, Loss::Refused);
        return;
    }
    m_slots[slot].state = State::Idle;
    watch(slot, EPOLLIN | EPOLLRDHUP);
    push(slot);
}

void WireClient::push(std::size_t slot)
{
    Slot &self = m_slots[slot];
    const bool waitedForRoom = self.state == State::Sending;
    const std::size_t left = self.out.size() - self.sent;
    const ssize_t written = ::send(self.descriptor, self.out.data() + self.sent, left, MSG_NOSIGNAL);
    if (written < 0 && errno != EAGAIN && errno != EINTR) {
        failLater(slot, Loss::Closed);
        return;
    }
    self.sent += std::size_t(std::max<ssize_t>(written, 0));
    self.state = self.sent == self.out.size() ? State::Waiting : State::Sending;
    const bool waitsForRoom = self.state == State::Sending;
    if (waitsForRoom != waitedForRoom)
        watch(slot, EPOLLIN | EPOLLRDHUP | (waitsForRoom ? EPOLLOUT : 0u));
}

void WireClient::receive(std::size_t slot)
{
    Slot &self = m_slots[slot];
    const ssize_t got = ::recv(self.descriptor, m_scratch.get(), scratchSize, 0);
    if (got < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (got <= 0) {
        // An idle connection may end: the next request opens another.
        if (self.state == State::Idle)
            close(slot);
        else
            lose(slot, Loss::Closed);
        return;
    }
    m_counters.received += std::uint64_t(got);
    const std::string_view bytes(m_scratch.get(), std::size_t(got));
    if (self.state == State::Idle) {
        close(slot); // bytes nobody asked for: whatever they are, the next answer must not be read from them
        return;
    }
    if (self.partial.empty()) {
        if (!deliver(slot, bytes))
            self.partial.assign(bytes);
        return;
    }
    self.partial.append(bytes);
    std::string pieces = std::move(self.partial);
    self.partial.clear();
    if (!deliver(slot, pieces))
        self.partial = std::move(pieces);
}

bool WireClient::deliver(std::size_t slot, std::string_view bytes)
{
    Slot &self = m_slots[slot];
    const ReadAnswer read = readAnswer(bytes);
    if (read.reading == Reading::Partial)
        return false;
    if (read.reading == Reading::Broken) {
        lose(slot, Loss::Broken);
        return true;
    }
    // An answer before the request was out is final (a refusal of its head); the rest of the request has no taker.
    const bool ends = read.answer.closes || self.state == State::Sending || read.length != bytes.size();
    if (ends)
        close(slot);
    else
        self.state = State::Idle;
    m_receiver.answered(slot, read.answer, m_now);
    return true;
}

void WireClient::lose(std::size_t slot, Loss loss)
{
    close(slot);
    if (loss == Loss::Refused)
        ++m_counters.connectErrors;
    else if (loss == Loss::TimedOut)
        ++m_counters.timeouts;
    else
        ++m_counters.lost;
    Answer answer;
    answer.loss = loss;
    m_receiver.answered(slot, answer, m_now);
}

void WireClient::failLater(std::size_t slot, Loss loss)
{
    close(slot);
    m_failures.push_back({slot, loss});
}

void WireClient::handle(std::size_t slot, std::uint32_t events)
{
    Slot &self = m_slots[slot];
    if (self.state == State::Connecting) {
        connected(slot);
        return;
    }
    if ((events & EPOLLOUT) != 0 && self.state == State::Sending)
        push(slot);
    if ((events & ~std::uint32_t(EPOLLOUT)) != 0 && self.descriptor >= 0)
        receive(slot);
}

void WireClient::handOverFailures()
{
    const std::vector<Failure> failures = std::move(m_failures);
    m_failures.clear();
    for (const Failure &failure : failures)
        lose(failure.slot, failure.loss);
}

void WireClient::dropLate(Moment now)
{
    if (now - m_lateChecked < lateCheckEvery)
        return;
    m_lateChecked = now;
    for (std::size_t slot = 0; slot < m_slots.size(); ++slot) {
        const Slot &self = m_slots[slot];
        const bool connecting = self.state == State::Connecting;
        if (!connecting && self.state != State::Sending && self.state != State::Waiting)
            continue;
        if (now - self.since > (connecting ? m_limits.connectWithin : m_limits.answerWithin))
            lose(slot, connecting ? Loss::Refused : Loss::TimedOut);
    }
}

void WireClient::poll(Micros atMost)
{
    std::array<epoll_event, eventsAtOnce> events;
    const auto wait = m_failures.empty() ? std::max(atMost, Micros(0)) : Micros(0);
    const timespec time{std::chrono::floor<std::chrono::seconds>(wait).count(),
                        std::chrono::nanoseconds(wait % std::chrono::seconds(1)).count()};
    const int ready = ::epoll_pwait2(m_epoll, events.data(), eventsAtOnce, &time, nullptr);
    for (int i = 0; i < ready; ++i) {
        m_now = momentNow();
        handle(std::size_t(events[std::size_t(i)].data.u64), events[std::size_t(i)].events);
    }
    m_now = momentNow();
    handOverFailures();
    dropLate(m_now);
}

std::size_t raiseDescriptorLimit()
{
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
    return limit.rlim_cur;
}

} // namespace firstcome::load
