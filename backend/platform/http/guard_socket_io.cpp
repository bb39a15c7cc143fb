// SPDX-License-Identifier: GPL-3.0-or-later
// The half of GuardSocket that moves bytes: what Qt sees of it, and what the kernel takes from it.
#include "backend/platform/http/guard_socket.h"

#include <QPointer>
#include <cerrno>
#include <sys/socket.h>
#include <unistd.h>

namespace firstcome::http {

namespace {

/// A reader that takes less than this between two stall deadlines is as good as stalled.
constexpr qsizetype leastProgress = 16 * 1024;

} // namespace

void GuardSocket::show(QByteArrayView bytes)
{
    m_shown = bytes;
    Q_EMIT readyRead();
}

void GuardSocket::passThrough()
{
    m_phase = Phase::PassThrough;
    m_keepsBack = true;
    const QByteArray early = std::exchange(m_in, {});
    takeFrames({early.constData(), std::size_t(early.size())});
    schedule();
}

void GuardSocket::letThrough()
{
    m_keepsBack = false;
    if (passesThrough())
        announceFrames();
}

void GuardSocket::takeFrames(std::string_view bytes)
{
    if (m_frames.isUnmasked())
        return;
    m_in.append(bytes.data(), qsizetype(m_frames.pass(bytes)));
    if (m_in.size() > m_room.limits.writeBuffer)
        kill(Killed::BadRequest);
    else if (!m_keepsBack)
        announceFrames();
}

void GuardSocket::announceFrames()
{
    const QPointer<GuardSocket> self(this);
    if (!m_in.isEmpty())
        Q_EMIT readyRead();
    if (self && passesThrough() && m_frames.isUnmasked())
        Q_EMIT unmasked();
}

qint64 GuardSocket::bytesAvailable() const
{
    return QIODevice::bytesAvailable() + m_shown.size() + (passesThrough() && !m_keepsBack ? m_in.size() : 0);
}

bool GuardSocket::canReadLine() const
{
    return QIODevice::canReadLine() || m_shown.contains('\n') ||
           (passesThrough() && !m_keepsBack && m_in.contains('\n'));
}

qint64 GuardSocket::readData(char *data, qint64 size)
{
    if (!m_shown.isEmpty()) {
        const qsizetype taken = std::min(qsizetype(size), m_shown.size());
        std::copy_n(m_shown.data(), taken, data);
        m_shown = m_shown.sliced(taken);
        return taken;
    }
    if (!passesThrough() || m_keepsBack)
        return 0;
    const qsizetype taken = std::min(qsizetype(size), m_in.size());
    std::copy_n(m_in.constData(), taken, data);
    m_in.remove(0, taken);
    return taken;
}

qint64 GuardSocket::readLineData(char *data, qint64 size)
{
    return QIODevice::readLineData(data, size);
}

qint64 GuardSocket::skipData(qint64 size)
{
    char discarded[512];
    qint64 skipped = 0;
    while (skipped < size) {
        const qint64 taken = readData(discarded, std::min<qint64>(size - skipped, sizeof discarded));
        if (taken <= 0)
            break;
        skipped += taken;
    }
    return skipped;
}

qint64 GuardSocket::writeData(const char *data, qint64 size)
{
    // Before an upgrade only the desk answers; what Qt would write by itself is dropped.
    if (!passesThrough() || m_closesWhenSent)
        return m_descriptor < 0 ? -1 : size;
    const QByteArrayView bytes(data, size);
    if (bytesToWrite() + size > m_room.limits.writeBuffer) {
        // Closing here would pull the socket from under the caller: the next tick does it.
        m_closesWhenSent = true;
        m_room.wheel.arm(*this, std::chrono::milliseconds(0));
        return size;
    }
    if (bytesToWrite() > 0) {
        m_out.append(bytes);
        return size;
    }
    const qint64 sent = sendNow(bytes);
    if (sent < 0) {
        m_closesWhenSent = true;
        m_room.wheel.arm(*this, std::chrono::milliseconds(0));
    } else if (sent < size) {
        keepOut(bytes.toByteArray(), sent);
        schedule();
    }
    return size;
}

qint64 GuardSocket::sendNow(QByteArrayView bytes, bool moreFollows)
{
    const int flags = MSG_NOSIGNAL | (moreFollows ? MSG_MORE : 0);
    const ssize_t sent = ::send(m_descriptor, bytes.data(), std::size_t(bytes.size()), flags);
    if (sent >= 0)
        return sent;
    return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR ? 0 : -1;
}

void GuardSocket::keepOut(QByteArray rest, qsizetype sent)
{
    m_out = std::move(rest);
    m_outAt = sent;
    m_outProgress = 0;
    want({m_interest.read, true});
}

void GuardSocket::flushOut()
{
    const qint64 sent = sendNow(QByteArrayView(m_out).sliced(m_outAt));
    if (sent < 0)
        return kill(Killed::Vanished);
    m_outAt += sent;
    m_outProgress += sent;
    if (m_outProgress >= leastProgress) {
        m_outProgress = 0;
        schedule();
    }
    if (m_outAt < m_out.size())
        return;
    m_out.clear();
    m_outAt = 0;
    want({m_interest.read, false});
    if (m_phase == Phase::Sending)
        afterAnswer();
    else if (m_closesWhenSent)
        linger();
    else
        schedule();
    if (passesThrough())
        Q_EMIT bytesWritten(sent);
}

void GuardSocket::want(Poller::Interest interest)
{
    if (m_descriptor < 0 || interest == m_interest)
        return;
    m_interest = interest;
    m_room.poller.change(m_descriptor, *this, interest);
}

void GuardSocket::linger()
{
    // Closing with unread input would reset the connection and could take the answer with it.
    if (m_ended || ::shutdown(m_descriptor, SHUT_WR) != 0)
        return closeNow();
    m_phase = Phase::Lingering;
    m_in.clear();
    m_body.clear();
    want({true, false});
    schedule();
}

void GuardSocket::disconnectFromHost()
{
    if (m_phase != Phase::PassThrough)
        return closeNow();
    if (bytesToWrite() > 0)
        m_closesWhenSent = true;
    else
        linger();
}

void GuardSocket::close()
{
    closeNow();
}

void GuardSocket::kill(Killed reason)
{
    if (m_descriptor < 0)
        return;
    m_room.figures.killed[std::size_t(reason)].add(1);
    closeNow();
}

void GuardSocket::closeNow()
{
    if (m_descriptor < 0)
        return;
    m_room.poller.forget(m_descriptor, *this);
    m_room.wheel.remove(*this);
    m_room.sockets.erase(this);
    m_room.figures.open.add(-1);
    m_room.bodyBytes -= std::exchange(m_claimed, 0);
    m_seat.reset();
    ::close(m_descriptor);
    m_descriptor = -1;
    m_phase = Phase::Closed;
    m_in.clear();
    m_out.clear();
    m_outAt = 0;
    setSocketState(UnconnectedState);
    setOpenMode(NotOpen);
    Q_EMIT stateChanged(UnconnectedState);
    Q_EMIT disconnected();
}

} // namespace firstcome::http
