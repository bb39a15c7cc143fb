// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/http/guard_socket.h"

#include "shared/contract/error_codes.h"
#include <QPointer>
#include <cerrno>
#include <sys/socket.h>
#include <unistd.h>

namespace firstcome::http {

namespace {

/// A longer body is asked for only after the desk agreed to the head; a shorter one is cheaper to read than to refuse
/// early.
constexpr std::uint64_t smallBody = 64 * 1024;
/// A body grows into what it announced, so that announcing alone costs no memory.
constexpr std::uint64_t reservedBody = 1024 * 1024;
/// An upload that brings less than this before its deadline is as good as stalled.
constexpr qsizetype leastUpload = 16 * 1024;
/// Fine enough for the shortest limit, coarse enough to cost nothing.
std::chrono::milliseconds tickFor(const Limits &limits)
{
    using std::chrono::milliseconds;
    const milliseconds shortest = std::min({limits.headWithin, limits.requestWithin, limits.idle, limits.stalledWrite,
                                            limits.stalledUpload, limits.linger});
    return std::clamp(shortest / 8, milliseconds(5), milliseconds(100));
}

/// Sixteen bytes in base64 (RFC 6455).
bool isWebSocketKey(std::string_view text)
{
    const auto decoded =
        QByteArray::fromBase64Encoding(QByteArrayView(text).toByteArray(), QByteArray::AbortOnBase64DecodingErrors);
    return text.size() == 24 && decoded && decoded.decoded.size() == 16;
}

const Code &codeOf(const RequestParser &parser)
{
    switch (parser.fault()) {
    case Fault::MethodNotAllowed:
        return code::methodNotAllowed;
    case Fault::BodyTooLarge:
        return code::bodyTooLarge;
    case Fault::LineTooLong:
        return code::uriTooLong;
    case Fault::ExpectationFailed:
        return code::expectationFailed;
    case Fault::HeadTooLarge:
        return code::headTooLarge;
    case Fault::NotImplemented:
        return parser.hasTransferEncoding() ? code::transferCodingUnsupported : code::methodNotImplemented;
    case Fault::VersionUnsupported:
        return code::versionUnsupported;
    case Fault::None:
    case Fault::Malformed:
        break;
    }
    return code::requestInvalid;
}

bool isTransient(int error)
{
    return error == EAGAIN || error == EWOULDBLOCK || error == EINTR;
}

} // namespace

GuardRoom::GuardRoom(const Limits &limits, LaneFigures &figures, Desk &desk)
    : limits(limits), headLimits{std::size_t(limits.requestLine), std::size_t(limits.head), std::size_t(limits.fields)},
      figures(figures), desk(desk), wheel(tickFor(limits)), scratch(std::make_unique<char[]>(chunk))
{
}

GuardSocket::GuardSocket(int descriptor, std::shared_ptr<Seat> seat, GuardRoom &room, QObject *parent)
    : QTcpSocket(parent), m_room(room), m_seat(std::move(seat)), m_parser(room.headLimits), m_descriptor(descriptor)
{
    setSocketState(ConnectedState);
    setOpenMode(ReadWrite);
    setPeerAddress(client().host);
    m_room.sockets.insert(this);
    m_room.figures.accepted.add(1);
    m_room.figures.open.add(1);
    if (!m_room.poller.watch(m_descriptor, *this))
        kill(Killed::Full);
    else
        schedule();
}

GuardSocket::~GuardSocket()
{
    // Qt must neither see a signal nor touch an engine that never was.
    const QSignalBlocker quiet(this);
    closeNow();
}

void GuardSocket::onReady(bool readable, bool writable)
{
    if (writable)
        flushOut();
    if (m_descriptor < 0 || !readable)
        return;
    if (m_interest.read)
        receive();
    else
        kill(Killed::Vanished); // not asked for, so it is a hang-up or an error
}

void GuardSocket::receive()
{
    const ssize_t size = ::recv(m_descriptor, m_room.scratch.get(), GuardRoom::chunk, 0);
    if (size > 0)
        take({m_room.scratch.get(), std::size_t(size)});
    else if (size == 0)
        ended();
    else if (!isTransient(errno))
        kill(Killed::Vanished);
}

void GuardSocket::take(std::string_view bytes)
{
    switch (m_phase) {
    case Phase::Reading:
        consume(bytes);
        break;
    case Phase::Serving:
    case Phase::Sending:
        m_in.append(bytes.data(), qsizetype(bytes.size()));
        if (m_in.size() >= m_room.limits.head)
            want({false, m_interest.write});
        break;
    case Phase::PassThrough:
        takeFrames(bytes);
        break;
    case Phase::Lingering:
    case Phase::Closed:
        break;
    }
}

void GuardSocket::consume(std::string_view bytes)
{
    m_consuming = true;
    const QPointer<GuardSocket> self(this);
    while (m_phase == Phase::Reading && !bytes.empty()) {
        if (m_parser.state() == RequestParser::State::Idle) {
            m_since = m_room.wheel.now();
            m_nextMark = 0;
        }
        const bool isBody = m_parser.state() == RequestParser::State::Body;
        const std::size_t used = m_parser.feed(bytes);
        if (isBody)
            m_body.append(bytes.data(), qsizetype(used));
        bytes.remove_prefix(used);
        step();
        if (!self)
            return;
    }
    m_consuming = false;
    if (!bytes.empty() && m_phase != Phase::Reading)
        take(bytes);
    if (self)
        schedule();
}

void GuardSocket::step()
{
    if (m_parser.state() == RequestParser::State::Decide)
        decide();
    if (m_phase != Phase::Reading)
        return;
    if (m_parser.state() == RequestParser::State::Refused)
        refuse(Killed::BadRequest, codeOf(m_parser));
    else if (m_parser.state() == RequestParser::State::Whole)
        offer();
}

void GuardSocket::decide()
{
    if (upgrades() && !isHandshake()) {
        refuse(Killed::BadRequest, code::upgradeRefused);
        return;
    }
    const std::uint64_t length = m_parser.contentLength();
    if (length == 0)
        return m_parser.acceptBody(0);
    if (length > smallBody || m_parser.expectsContinue()) {
        // The client may or may not send the body now, so nothing behind this head can be told apart from it.
        m_phase = Phase::Serving;
        m_keepAlive = false;
        if (m_room.desk.refusesWithoutBody(*this))
            return;
        m_phase = Phase::Reading;
    }
    m_parser.acceptBody(m_room.desk.bodyLimit(*this));
    if (m_parser.state() != RequestParser::State::Body)
        return;
    if (!claimBody(length))
        return refuse(Killed::Full, code::overloaded);
    m_body.reserve(qsizetype(std::min(length, reservedBody)));
    if (m_parser.expectsContinue())
        sendContinue();
}

bool GuardSocket::upgrades() const
{
    // Elsewhere an upgrade is an offer that nobody has to take: the request is served as it is.
    return m_parser.offersWebSocket() && m_room.desk.upgrades(m_parser.path());
}

bool GuardSocket::isHandshake() const
{
    return m_parser.value("sec-websocket-version") == "13" && isWebSocketKey(m_parser.value("sec-websocket-key")) &&
           m_parser.method() == Method::Get && m_parser.contentLength() == 0 && m_parser.keepAlive();
}

void GuardSocket::offer()
{
    m_phase = Phase::Serving;
    m_keepAlive = m_parser.keepAlive();
    if (upgrades())
        m_room.desk.offerUpgrade(*this);
    else
        m_room.desk.offer(*this);
}

void GuardSocket::refuse(Killed reason, const Code &code)
{
    m_room.figures.killed[std::size_t(reason)].add(1);
    m_phase = Phase::Serving;
    m_keepAlive = false;
    m_room.desk.refuse(*this, code);
}

bool GuardSocket::claimBody(std::uint64_t length)
{
    if (m_room.bodyBytes + length > m_room.limits.bodies)
        return false;
    m_room.bodyBytes += length;
    m_claimed = length;
    return true;
}

void GuardSocket::sendContinue()
{
    // Only between two answers, so the kernel has room for it or the client is no longer reading.
    constexpr QByteArrayView interim("HTTP/1.1 100 Continue\r\n\r\n");
    if (sendNow(interim) != interim.size())
        kill(Killed::Vanished);
}

void GuardSocket::ended()
{
    m_ended = true;
    if (inFlight()) {
        // A client may close its half and still read: the answer is sent.
        want({false, m_interest.write});
        return;
    }
    if (m_phase == Phase::Reading && m_parser.state() != RequestParser::State::Idle)
        kill(Killed::Vanished);
    else
        closeNow();
}

void GuardSocket::answer(QByteArrayView wire, const QByteArray &body)
{
    if (m_phase != Phase::Serving)
        return;
    m_phase = Phase::Sending;
    const qint64 head = sendNow(wire, !body.isEmpty());
    const qint64 rest = head == wire.size() && !body.isEmpty() ? sendNow(body) : 0;
    if (head < 0 || rest < 0)
        return kill(Killed::Vanished);
    if (head == wire.size() && rest == body.size())
        return afterAnswer();
    if (head == wire.size() && !body.isEmpty())
        keepOut(body, rest);
    else
        keepOut(wire.toByteArray() + body, head);
    schedule();
}

void GuardSocket::afterAnswer()
{
    if (closesAfterAnswer())
        return linger();
    m_parser.next();
    m_body.clear();
    m_room.bodyBytes -= std::exchange(m_claimed, 0);
    m_phase = Phase::Reading;
    if (!m_consuming)
        resume();
}

void GuardSocket::resume()
{
    want({!m_ended, false});
    const QByteArray pending = std::exchange(m_in, {});
    consume({pending.constData(), std::size_t(pending.size())});
    if (m_ended && m_phase == Phase::Reading)
        closeNow();
}

void GuardSocket::schedule()
{
    TimerWheel &wheel = m_room.wheel;
    const Limits &limits = m_room.limits;
    switch (m_phase) {
    case Phase::Reading:
        if (m_parser.state() == RequestParser::State::Idle)
            wheel.arm(*this, limits.idle);
        else if (m_parser.state() == RequestParser::State::Head)
            wheel.armSince(*this, m_since, limits.headWithin);
        else if (m_parser.contentLength() > std::uint64_t(limits.body))
            scheduleUpload();
        else
            wheel.armSince(*this, m_since, limits.requestWithin);
        break;
    case Phase::Sending:
        wheel.arm(*this, limits.stalledWrite);
        break;
    case Phase::PassThrough:
        if (bytesToWrite() > 0)
            wheel.arm(*this, limits.stalledWrite);
        else
            wheel.disarm(*this);
        break;
    case Phase::Lingering:
        wheel.arm(*this, limits.linger);
        break;
    case Phase::Serving:
    case Phase::Closed:
        wheel.disarm(*this);
        break;
    }
}

/// A large file may take its time, as long as it goes on arriving.
void GuardSocket::scheduleUpload()
{
    if (m_body.size() < m_nextMark)
        return;
    m_nextMark = m_body.size() + leastUpload;
    m_room.wheel.arm(*this, m_room.limits.stalledUpload);
}

void GuardSocket::onDeadline()
{
    if (m_phase == Phase::Lingering)
        return closeNow();
    if (m_phase != Phase::Reading)
        return kill(Killed::SlowReader);
    const RequestParser::State state = m_parser.state();
    if (state == RequestParser::State::Idle)
        return kill(Killed::Idle);
    const Killed reason = state == RequestParser::State::Head ? Killed::SlowHead : Killed::SlowBody;
    refuse(reason, code::requestTimeout);
}

void GuardSocket::drain()
{
    if (m_phase != Phase::Reading)
        return;
    // What already lies in the kernel's buffer was sent in good faith: it is served before the door closes.
    receive();
    if (m_phase == Phase::Reading && m_parser.state() == RequestParser::State::Idle)
        linger();
}

} // namespace firstcome::http
