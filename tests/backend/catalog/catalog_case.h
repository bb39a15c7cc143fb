// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/catalog/catalog_parts.h"
#include "backend/catalog/migrations.gen.h"
#include "backend/platform/sql/migrations.gen.h"
#include "backend/sales/migrations.gen.h"
#include "backend/stock/in_process_board.h"
#include "backend/stock/migrations.gen.h"
#include <mutex>

namespace firstcome::test {

/// Keeps what was told, in order.
class ToldLive final : public Live
{
public:
    void publish(const QByteArray &topic, Id key, QJsonObject) override
    {
        const std::scoped_lock lock(m_mutex);
        m_told.append(topic + ':' + QByteArray::number(key));
    }
    QList<QByteArray> taken()
    {
        const std::scoped_lock lock(m_mutex);
        return std::exchange(m_told, {});
    }

private:
    std::mutex m_mutex;
    QList<QByteArray> m_told;
};

class KeptAudit final : public Audit
{
public:
    void append(sql::Connection &connection, const AuditEntry &entry) override
    {
        connection.afterCommit([this, entry] {
            const std::scoped_lock lock(m_mutex);
            m_entries.append(entry);
        });
    }
    QList<AuditEntry> entries()
    {
        const std::scoped_lock lock(m_mutex);
        return m_entries;
    }

private:
    std::mutex m_mutex;
    QList<AuditEntry> m_entries;
};

/// The modules the catalogue stands on, real except for who listens.
struct CatalogCase
{
    ToldLive live;
    KeptAudit audit;
    stock::InProcessBoard board;
    stock::StockAnnouncer announcer{board, live};
    stock::StockStore stock{announcer};
    sales::SaleBoard saleBoard;
    sales::SaleStore sales{saleBoard};
    IdSource ids;

    catalog::CatalogParts parts(sql::Database &database, Clock clock = systemNow)
    {
        return {database, stock, board, sales, ids, audit, std::move(clock)};
    }

    static QList<sql::Migration> migrations()
    {
        return sql::migrations() + stock::migrations() + sales::migrations() + catalog::migrations();
    }
};

} // namespace firstcome::test
