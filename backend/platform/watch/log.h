// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <QString>
#include <initializer_list>
#include <optional>
#include <variant>

namespace firstcome::watch {

enum class Level : quint8 { Debug, Info, Warning, Error };

/// One named value of a log line. Ids, never personal data.
struct LogField
{
    using Value = std::variant<qint64, bool, QByteArray>;

    LogField(const char *name, qint64 value) : name(name), value(value) {}
    LogField(const char *name, int value) : name(name), value(qint64(value)) {}
    LogField(const char *name, bool value) : name(name), value(value) {}
    LogField(const char *name, QByteArray value) : name(name), value(std::move(value)) {}
    LogField(const char *name, const QString &value) : name(name), value(value.toUtf8()) {}
    LogField(const char *name, const char *value) : name(name), value(QByteArray(value)) {}

    const char *name;
    Value value;
};

/// Writes one line of JSON to standard error, whole: `{"at":…,"level":…,"event":…,…}`. Texts are escaped, so a value
/// can neither break the line nor steer a terminal. Thread: any.
void log(Level level, const char *event, std::initializer_list<LogField> fields = {});

/// Below it nothing is written; Info at start.
void setLogLevel(Level level);
Level logLevel();
const char *nameOf(Level level);
std::optional<Level> levelFrom(QByteArrayView name); ///< "debug", "info", "warning", "error"
/// Where lines go; standard error at start. The descriptor stays the caller's.
void setLogDescriptor(int descriptor);
/// From now on what Qt and its libraries have to say becomes lines of this log.
void captureQtMessages();

} // namespace firstcome::watch
