// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/watch/access_log.h"

#include "backend/platform/watch/json_text.h"
#include "backend/platform/watch/pen.h"
#include "shared/base/instant.h"
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace firstcome::watch {

namespace {

QByteArrayView textOf(std::span<const char> field)
{
    return {field.data(), qsizetype(::strnlen(field.data(), field.size()))};
}

/// A line's most: every byte of the path escaped, and the rest.
constexpr qsizetype longestLine = 2048;

void writeMember(Pen &pen, QByteArrayView name, qint64 number)
{
    pen.write(name);
    pen.writeNumber(number);
}

/// For texts this server made or checked: nothing in them needs an escape.
void writeMember(Pen &pen, QByteArrayView name, std::span<const char> field)
{
    pen.write(name);
    pen.write(textOf(field));
    pen.write("\"");
}

void writePath(Pen &pen, QByteArrayView path)
{
    pen.write(",\"path\":");
    QByteArray text;
    if (!isPlainJson(path))
        appendJsonText(text, path);
    else
        text.append('"').append(path).append('"');
    pen.write(text);
}

void writeLine(Pen &pen, const AccessEntry &entry, QByteArrayView at)
{
    pen.write("{\"at\":\"");
    pen.write(at);
    writeMember(pen, "\",\"method\":\"", entry.method);
    writePath(pen, textOf(entry.path));
    writeMember(pen, ",\"status\":", entry.status);
    writeMember(pen, ",\"bytes\":", entry.bytes);
    writeMember(pen, ",\"micros\":", entry.micros);
    writeMember(pen, ",\"requestId\":\"", entry.requestId);
    writeMember(pen, ",\"peer\":\"", entry.peer);
    if (entry.traceId[0] != 0)
        writeMember(pen, ",\"traceId\":\"", entry.traceId);
    if (entry.principal != 0)
        writeMember(pen, entry.byOperator ? QByteArrayView(",\"operator\":") : QByteArrayView(",\"member\":"),
                    entry.principal);
    pen.write(entry.answered ? QByteArrayView("}\n") : QByteArrayView(",\"gone\":true}\n"));
}

} // namespace

void AccessEntry::cut(std::span<char> field, QByteArrayView text)
{
    const std::size_t size = std::min(field.size(), std::size_t(text.size()));
    std::copy_n(text.data(), size, field.data());
    if (size < field.size())
        field[size] = 0;
}

AccessEntry *AccessRing::next()
{
    const std::size_t head = m_head.load(std::memory_order_relaxed);
    if (head - m_tail.load(std::memory_order_acquire) == capacity) {
        m_dropped.fetch_add(1, std::memory_order_relaxed);
        return nullptr;
    }
    return &m_entries[head % capacity];
}

void AccessRing::push()
{
    m_head.store(m_head.load(std::memory_order_relaxed) + 1, std::memory_order_release);
}

std::size_t AccessRing::drain(QByteArray &out)
{
    const std::size_t tail = m_tail.load(std::memory_order_relaxed);
    const std::size_t head = m_head.load(std::memory_order_acquire);
    for (std::size_t at = tail; at != head; ++at) {
        const AccessEntry &entry = m_entries[at % capacity];
        // At any rate worth counting many requests share a millisecond.
        if (std::exchange(m_lastAt, entry.at) != entry.at)
            m_lastText = toIsoUtf8(fromMillis(entry.at));
        const qsizetype begin = out.size();
        out.resize(begin + longestLine);
        Pen pen(out.data() + begin);
        writeLine(pen, entry, m_lastText);
        out.resize(pen.at() - out.constData());
    }
    m_tail.store(head, std::memory_order_release);
    return head - tail;
}

AccessLog::AccessLog(const QByteArray &path, AccessLogBounds bounds) : m_path(path), m_bounds(bounds)
{
    open();
    m_writer = std::thread([this] { run(); });
}

AccessLog::~AccessLog()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_one();
    m_writer.join();
    close();
}

bool AccessLog::open()
{
    m_descriptor = ::open(m_path.constData(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0640);
    struct stat status
    {
    };
    m_size = m_descriptor >= 0 && ::fstat(m_descriptor, &status) == 0 ? status.st_size : 0;
    return m_descriptor >= 0;
}

AccessRing &AccessLog::addRing()
{
    const std::scoped_lock lock(m_mutex);
    return m_rings.emplace_back();
}

std::int64_t AccessLog::dropped() const
{
    const std::scoped_lock lock(m_mutex);
    std::int64_t sum = 0;
    for (const AccessRing &ring : m_rings)
        sum += ring.dropped();
    return sum;
}

void AccessLog::run()
{
    QByteArray lines;
    std::unique_lock lock(m_mutex);
    for (bool last = false; !last;) {
        m_wake.wait_for(lock, pause, [this] { return m_stopping; });
        last = m_stopping;
        std::int64_t count = 0;
        for (AccessRing &ring : m_rings)
            count += std::int64_t(ring.drain(lines));
        lock.unlock();
        if (!lines.isEmpty() && !writeOut(lines))
            m_lost.fetch_add(count, std::memory_order_relaxed);
        lines.resize(0);
        lock.lock();
    }
}

bool AccessLog::writeOut(QByteArray &lines)
{
    if (m_reopens.exchange(false))
        close();
    if (m_size > m_bounds.fileBytes)
        putAside();
    if (m_descriptor < 0 && !open())
        return false;
    if (m_torn)
        lines.prepend('\n');
    const ssize_t written = ::write(m_descriptor, lines.constData(), std::size_t(lines.size()));
    m_size += std::max<ssize_t>(written, 0);
    // What a full disk cut off must not run into the next line.
    m_torn = written > 0 ? !lines.first(written).endsWith('\n') : m_torn;
    return written == lines.size();
}

void AccessLog::close()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
    m_descriptor = -1;
    m_size = 0;
}

void AccessLog::putAside()
{
    close();
    const auto numbered = [this](int number) { return m_path + '.' + QByteArray::number(number); };
    for (int number = m_bounds.files; number > 1; --number)
        std::rename(numbered(number - 1).constData(), numbered(number).constData());
    std::rename(m_path.constData(), numbered(1).constData());
    open();
}

} // namespace firstcome::watch
