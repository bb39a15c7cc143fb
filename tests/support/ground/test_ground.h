// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/module/ground.h"
#include "backend/platform/module/peers.h"
#include "tests/support/ground/kept_audit.h"

namespace firstcome::test {

/// The ground of a test's modules, on its database and by its clock.
struct TestGround
{
    TestGround(sql::Database &database, Clock clock)
        : all{database, ids, std::move(clock), outbox, changes, audit, metrics, health, peers}
    {
    }

    IdSource ids;
    events::Outbox outbox;
    Changes changes;
    KeptAudit audit;
    watch::Metrics metrics;
    watch::Health health;
    Peers peers;
    Ground all;
};

/// Keeps what was told, in order. To be made before the first transaction.
class ToldChanges
{
public:
    explicit ToldChanges(Changes &changes);
    QList<Change> taken();
    /// "stock:12", "sales:7": the topic and what changed.
    QList<QByteArray> takenNames();

private:
    std::mutex m_mutex;
    QList<Change> m_told;
};

/// Stands for the catalogue where a test has none: every product is known, by this name.
class EveryProduct final : public Module
{
public:
    explicit EveryProduct(QString name) : m_name(std::move(name)) {}

    Id highestId(sql::Connection &) const override { return 0; }
    std::vector<ProductFacts> products(sql::Connection &connection, const std::vector<Id> &ids) const override;

private:
    QString m_name;
};

} // namespace firstcome::test
