// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/watch/log.h"

#include "backend/platform/watch/json_text.h"
#include "shared/base/instant.h"
#include <array>
#include <atomic>
#include <cstdlib>
#include <unistd.h>

namespace firstcome::watch {

namespace {

constexpr std::array<const char *, 4> levelNames = {"debug", "info", "warning", "error"};

std::atomic<Level> lowest{Level::Info};
std::atomic<int> descriptor{STDERR_FILENO};

void appendValue(QByteArray &line, const LogField::Value &value)
{
    if (const auto *number = std::get_if<qint64>(&value))
        appendNumber(line, *number);
    else if (const auto *flag = std::get_if<bool>(&value))
        line.append(*flag ? "true" : "false");
    else
        appendJsonText(line, std::get<QByteArray>(value));
}

void takeQtMessage(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    const Level level = type == QtDebugMsg     ? Level::Debug
                        : type == QtInfoMsg    ? Level::Info
                        : type == QtWarningMsg ? Level::Warning
                                               : Level::Error;
    log(level, "qt", {{"category", context.category ? context.category : "default"}, {"text", text}});
}

} // namespace

void log(Level level, const char *event, std::initializer_list<LogField> fields)
{
    if (level < lowest.load(std::memory_order_relaxed))
        return;
    QByteArray line("{\"at\":\"");
    line.append(toIsoUtf8(systemNow())).append("\",\"level\":\"").append(levelNames[std::size_t(level)]);
    line.append("\",\"event\":");
    appendJsonText(line, event);
    for (const LogField &field : fields) {
        line.append(',');
        appendJsonText(line, field.name);
        line.append(':');
        appendValue(line, field.value);
    }
    line.append("}\n");
    // One write a line: lines of several threads do not mix. There is nobody to tell when it fails.
    [[maybe_unused]] const ssize_t written = ::write(descriptor.load(), line.constData(), std::size_t(line.size()));
}

void setLogLevel(Level level)
{
    lowest = level;
}

Level logLevel()
{
    return lowest;
}

const char *nameOf(Level level)
{
    return levelNames[std::size_t(level)];
}

std::optional<Level> levelFrom(QByteArrayView name)
{
    for (std::size_t i = 0; i < levelNames.size(); ++i) {
        if (name == levelNames[i])
            return Level(i);
    }
    return std::nullopt;
}

void setLogDescriptor(int newDescriptor)
{
    descriptor = newDescriptor;
}

void captureQtMessages()
{
    qInstallMessageHandler(takeQtMessage);
}

} // namespace firstcome::watch
