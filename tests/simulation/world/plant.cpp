// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/world/plant.h"

#include "shared/contract/topics.h"

namespace firstcome::simulation {

namespace {

/// An event of this type never reaches the group.
Plant loses(QByteArray name, QByteArray group, QByteArray type)
{
    Plant plant{std::move(name)};
    plant.consumer = [group, type](events::Consumer consumer) {
        if (consumer.group != group)
            return consumer;
        const auto apply = consumer.apply;
        consumer.apply = [apply, type](sql::Connection &connection, std::span<const events::Event> events) {
            for (const events::Event &event : events) {
                if (event.type != type)
                    apply(connection, std::span(&event, 1));
            }
        };
        return consumer;
    };
    return plant;
}

/// The offset is committed first, the effect with the next poll: who dies between loses it.
Plant offsetBeforeCommit()
{
    Plant plant{"offset before commit"};
    plant.consumer = [](events::Consumer consumer) {
        const auto apply = consumer.apply;
        const auto kept = std::make_shared<std::vector<events::Event>>();
        consumer.apply = [apply, kept](sql::Connection &connection, std::span<const events::Event> events) {
            const auto before = std::exchange(*kept, {events.begin(), events.end()});
            if (!before.empty())
                apply(connection, before);
        };
        return consumer;
    };
    return plant;
}

Plant stores(QByteArray name, QByteArrayList triggers)
{
    Plant plant{std::move(name)};
    plant.triggers = std::move(triggers);
    return plant;
}

Plant calls(QByteArray name, std::function<void(outgoing::Call &)> bend)
{
    Plant plant{std::move(name)};
    plant.call = std::move(bend);
    return plant;
}

Plant forgets(QByteArray name, QByteArray job)
{
    Plant plant{std::move(name)};
    plant.forgotten = std::move(job);
    return plant;
}

std::vector<Plant> storePlants()
{
    return {
        stores("double release",
               {"CREATE TRIGGER planted AFTER UPDATE OF state ON holds WHEN NEW.state = 'RELEASED' BEGIN "
                "UPDATE options SET held = MAX(0, held - NEW.quantity) WHERE id = NEW.option_id; END"}),
        stores("lost release",
               {"CREATE TRIGGER planted AFTER UPDATE OF state ON holds WHEN NEW.state = 'RELEASED' BEGIN "
                "UPDATE options SET held = held + NEW.quantity WHERE id = NEW.option_id; END"}),
        stores(
            "cancel paid twice",
            {"CREATE TRIGGER planted AFTER INSERT ON payment_transactions WHEN NEW.kind = 'CANCEL' AND NEW.cause NOT "
             "LIKE 'twice%' BEGIN INSERT INTO payment_transactions (id, payment_id, kind, amount, state, cause, "
             "attempts, due_at, created_at, updated_at, reason, round) VALUES (NEW.id + 500, NEW.payment_id, 'CANCEL', "
             "NEW.amount, 'REQUESTED', 'twice ' || NEW.cause, 0, NEW.due_at, NEW.created_at, NEW.updated_at, "
             "NEW.reason, 0); END"}),
        stores(
            "settlement counted twice",
            {"CREATE TRIGGER planted AFTER INSERT ON settlement_lines WHEN NEW.kind = 'SALE' AND NEW.claim_id = 0 "
             "BEGIN "
             "INSERT INTO settlement_lines VALUES (NEW.id + 500, NEW.day, NEW.seller_id, NEW.store_id, NEW.order_id, "
             "NEW.line_id, -1, NEW.kind, NEW.amount, NEW.fee, NEW.happened_at); END"}),
        stores("approval replayed",
               {"CREATE TRIGGER planted AFTER UPDATE OF state ON approvals WHEN NEW.state = 'APPROVED' AND NEW.version "
                "< 4 "
                "BEGIN UPDATE approvals SET state = 'WAITING', decided_by = NULL, decided_at = NULL WHERE id = NEW.id; "
                "END"}),
        stores("limit forgotten", {"CREATE TRIGGER planted AFTER UPDATE OF granted ON sale_members WHEN NEW.granted > "
                                   "OLD.granted BEGIN UPDATE sale_members SET granted = OLD.granted WHERE sale_id = "
                                   "NEW.sale_id AND member_id = NEW.member_id; END"}),
        stores(
            "event lost with its commit",
            {"CREATE TRIGGER planted AFTER INSERT ON outbox WHEN NEW.type = 'StockCommitted' AND NEW.id % 3 = 0 BEGIN "
             "DELETE FROM outbox WHERE id = NEW.id; END"}),
        stores("answer not kept", {"CREATE TRIGGER planted AFTER INSERT ON idempotent_calls BEGIN DELETE FROM "
                                   "idempotent_calls WHERE caller_id = NEW.caller_id AND route = NEW.route AND "
                                   "idempotency_key = NEW.idempotency_key; END"}),
        stores("units not put back",
               {"CREATE TRIGGER planted AFTER INSERT ON stock_entries WHEN NEW.kind = 'PUT_BACK' BEGIN "
                "UPDATE options SET on_hand = on_hand - NEW.quantity WHERE id = NEW.option_id; END"}),
        stores("ledger entry of another amount",
               {"CREATE TRIGGER planted AFTER INSERT ON ledger_entries WHEN NEW.debit_kind = 'ORDERS' BEGIN UPDATE "
                "ledger_entries SET amount = amount + 1 WHERE id = NEW.id; END"}),
    };
}

} // namespace

const std::vector<Plant> &plants()
{
    static const std::vector<Plant> all = [] {
        std::vector<Plant> all = storePlants();
        all.push_back(offsetBeforeCommit());
        all.push_back(loses("lost compensation", "payments", event::orderClosed));
        all.push_back(loses("lost cancel of lines", "payments", event::linesCancelled));
        all.push_back(loses("delivery not heard", "orders", event::delivered));
        all.push_back(calls("shipment asked for under another key", [](outgoing::Call &call) {
            if (call.url.endsWith("/carrier/shipments")) {
                const qsizetype last = call.idempotencyKey.size() - 1;
                call.idempotencyKey[last] = call.idempotencyKey[last] == '1' ? '2' : '1';
            }
        }));
        all.push_back(forgets("sweep forgotten", "orders.sweep"));
        all.push_back(forgets("gateway never asked again", "payments.resolve"));
        return all;
    }();
    return all;
}

} // namespace firstcome::simulation
