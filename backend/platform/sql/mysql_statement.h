// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/sql/failure.h"
#include "backend/platform/sql/statement.h"
#include <QSqlQuery>

namespace firstcome::sql {

/// A Statement on a prepared QSqlQuery of the QMYSQL driver.
class MySqlStatement final : public Statement
{
public:
    MySqlStatement(const QSqlDatabase &database, const QByteArray &text);

    void reset() override;
    void put(int position, const Value &value) override;
    bool next() override;
    qint64 exec() override;
    bool isNull(int column) const override;
    qint64 integer(int column) const override;
    QByteArray text(int column) const override;

private:
    void runOnce();

    QSqlQuery m_query;
    bool m_ran = false;
};

/// The Failure that an error of the server or client means.
Failure mySqlFailure(const QSqlError &error, const QString &text);

} // namespace firstcome::sql
