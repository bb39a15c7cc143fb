// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/consumers/consumers_module.h"
#include "backend/operators/add_operator.h"
#include "backend/operators/operators_module.h"
#include "backend/platform/events/embedded_log.h"
#include "shared/contract/permissions.h"
#include "tests/support/caller.h"
#include "tests/support/edge/edge.h"
#include <qcorotask.h>

namespace firstcome::test {

inline const QString officePassword = QStringLiteral("right password");

/// Applies what says so, and tells of it.
inline void applyGood(events::Outbox &outbox, sql::Connection &connection, std::span<const events::Event> events)
{
    for (const events::Event &event : events) {
        if (event.topic != "firstcome.orders")
            continue;
        if (!event.payload.contains("good"))
            throw std::runtime_error("not good");
        outbox.append(
            connection,
            events::Event{0, "firstcome.told", event.key, event.sequence, "Told", 1, event.payload, {}, event.at});
    }
}

/// Operators, a group of readers and its dead letters behind a real edge.
struct ConsumersOffice
{
    ConsumersOffice() : bus(edge.database(), edge.ground().outbox, edge.clock())
    {
        const auto apply = [this](sql::Connection &connection, std::span<const firstcome::events::Event> events) {
            applyGood(edge.ground().outbox, connection, events);
        };
        bus.subscribe({"readers", {"firstcome.orders"}, apply});
        edge.start({&approvals, &operators, &consumers});
        add("boss", permission::every);
        add("second", permission::View | permission::OpsAct);
        add("viewer", permission::View);
        bus.start();
    }
    ~ConsumersOffice()
    {
        bus.stop();
        edge.stop();
    }
    template <typename Work>
    auto write(Work work)
    {
        return edge.database().write(sql::Queue::Background, std::move(work)).get();
    }
    void add(const char *login, quint32 permissions)
    {
        auto who = firstcome::operators::operatorFrom(
            {QString::fromLatin1(login), officePassword, permissionNames(permissions)});
        who->id = edge.ids().next(edge.clock()());
        who->passwordHash = edge.passwords().hashNow(officePassword);
        write([&](sql::Connection &connection) {
            return firstcome::operators::addOperator(connection, audit, *who, edge.clock()()).has_value();
        });
    }
    std::unique_ptr<Caller> signedIn(const char *login)
    {
        auto caller = std::make_unique<Caller>(edge.url());
        if (caller->signIn(QStringLiteral("/v1/ops/sessions"), QString::fromLatin1(login), officePassword) != 201)
            qFatal("%s was not let in", login);
        return caller;
    }
    void tell(Id key, const QList<QByteArray> &payloads)
    {
        write([&](sql::Connection &connection) {
            for (const QByteArray &payload : payloads)
                edge.ground().outbox.append(
                    connection, firstcome::events::Event{
                                    0, "firstcome.orders", key, 1, "Happened", 1, payload, {}, edge.clock()()});
        });
    }
    qint64 countOf(const QByteArray &from)
    {
        return edge.database()
            .read([from](sql::Connection &connection) {
                auto &row = connection.statement("SELECT COUNT(*) FROM " + from);
                return row.next() ? row.integer(0) : -1;
            })
            .get();
    }
    /// One round of what the module does by itself.
    void turn() { QCoro::waitFor(consumers.replays().run()); }

    Edge edge;
    firstcome::operators::ChainedAudit audit{{QByteArray(32, 'k')}};
    firstcome::approvals::ApprovalsModule approvals{edge.ground().all, std::chrono::hours(24)};
    firstcome::operators::OperatorsModule operators{
        {edge.ground().all, audit, edge.passwords(), edge.operatorTokens(), edge.revoked()}, approvals};
    firstcome::approvals::ApprovalsModule otherApprovals{edge.ground().all, std::chrono::hours(24)};
    firstcome::events::EmbeddedLog bus;
    firstcome::consumers::ConsumersModule consumers{edge.ground().all, {approvals, bus}};
};

} // namespace firstcome::test
