// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/instant.h"
#include <QByteArray>
#include <QString>
#include <optional>
#include <variant>

namespace firstcome::sql {

/// Bytes stored as they are (hashes); a plain QByteArray is UTF-8 text.
struct Blob
{
    QByteArray bytes;
};

/// A value to bind: NULL, integer, text or blob.
class Value
{
public:
    Value() = default;
    Value(std::nullptr_t) {}
    Value(int value) : m_stored(qint64(value)) {}
    Value(qint64 value) : m_stored(value) {}
    Value(bool value) : m_stored(qint64(value)) {}
    Value(Instant value) : m_stored(toMillis(value)) {}
    Value(QByteArray text) : m_stored(std::move(text)) {}
    Value(const char *text) : m_stored(QByteArray(text)) {}
    Value(const QString &text) : m_stored(text.toUtf8()) {}
    Value(Blob blob) : m_stored(std::move(blob)) {}
    template <typename T>
    Value(const std::optional<T> &value)
    {
        if (value)
            *this = Value(*value);
    }

    using Stored = std::variant<std::monostate, qint64, QByteArray, Blob>;
    const Stored &stored() const { return m_stored; }

private:
    Stored m_stored;
};

} // namespace firstcome::sql
