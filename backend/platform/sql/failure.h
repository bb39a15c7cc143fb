// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <stdexcept>

namespace firstcome::sql {

/// The database could not do its work: a breakdown, not a rule. The transaction it was in is rolled back.
class Failure : public std::runtime_error
{
public:
    enum class Kind {
        Retry,      ///< deadlock, lock wait or snapshot conflict: the whole transaction may be run again
        Duplicate,  ///< a unique key is taken
        Constraint, ///< a CHECK, NOT NULL or foreign key refused
        Lost,       ///< no connection, or it broke before COMMIT: nothing of the transaction stays
        InDoubt,    ///< the connection broke while COMMIT was under way: it may have happened
        Full,       ///< no space, or read-only
        Damaged,    ///< not a database, or corrupt
        Stopped,    ///< the database is being closed
        Other
    };

    Failure(Kind kind, const QByteArray &text) : std::runtime_error(text.toStdString()), m_kind(kind) {}
    Kind kind() const { return m_kind; }
    /// Whether the whole transaction must be rolled back by whoever began it: no savepoint within it can be trusted.
    bool endsTransaction() const { return m_kind == Kind::Retry || m_kind == Kind::Lost || m_kind == Kind::InDoubt; }

private:
    Kind m_kind;
};

} // namespace firstcome::sql
