// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "tests/simulation/world/life.h"

namespace firstcome::simulation {

/// What a shopper knows of an order he placed.
struct KnownOrder
{
    Id id = 0;
    Id memberId = 0;
    Money total = 0;
    bool fromBalance = false;
    std::vector<Id> lineIds;
    std::vector<QByteArray> paymentKeys;
};

/// The people: shoppers, sellers, operators, the carrier's drivers. They decide by luck and at the same time, send
/// again what was not answered, and know when an answer contradicts an earlier one. Thread: one. Outlives every
/// process.
class Town
{
public:
    explicit Town(Site &site) : m_site(site) {}

    /// Who answers from now on; nobody while the process is down.
    void use(Life *life) { m_life = life; }
    /// Somebody does something.
    void act();
    /// Everybody ends what is open: one round of it.
    void settle();
    /// Orders whose money a person has decided about by hand.
    const std::set<Id> &decidedByHand() const { return m_byHand; }

private:
    using Then = std::function<void(const http::Response &, const QJsonObject &)>;
    struct Sent
    {
        Asked asked;
        Then then{};
        int tries = 0;
    };
    struct Act
    {
        int weight;
        void (Town::*run)();
    };
    static const std::vector<Act> &acts();

    // town.cpp
    void send(Asked asked, Then then = {});
    void sendAgain(const Sent &sent);
    void heard(const Sent &sent, const std::optional<http::Response> &response);
    void compare(const Asked &asked, const http::Response &response);
    Asked post(const http::Principal &who, QByteArray path, const QJsonObject &body = {});
    Asked keyed(Asked asked);
    http::Principal member(Id id) const;
    http::Principal seller(Id id) const;
    http::Principal someOperator();
    std::optional<Site::Row> oneOf(const QByteArray &query, int columns = 1);
    bool rarely() { return m_site.dice.inThousand(80); }
    Instant within(Dice::Range millis);

    // shoppers.cpp
    void place();
    void placeOddly();
    void pay();
    void payFor(const KnownOrder &order);
    void confirm(const KnownOrder &order, const QByteArray &paymentKey);
    void confirmAgain();
    void charge();
    void cancel();
    void cancelLine();
    void claim();
    void withdraw();
    void remember(const Asked &asked, const QJsonObject &placed, bool fromBalance);
    KnownOrder *someOrder();

    // staff.cpp
    void decideClaim();
    void decideClaims();
    void decideApproval();
    void correctStock();
    void resolve();
    void cancelForShopper();
    void settleDay();
    void askPayout();
    void decidePayout();
    void approve(const Site::Row &approval);
    void approveClaim(Id claimId);
    void resolveWith(Id orderId, Id paymentId, const QString &act);
    void endExceptions();

    // management.cpp
    void runSale();
    void planSale();
    void askForNothing();

    // outside.cpp
    void moveShipment();
    void notifyOfShipment(const QByteArray &reference);
    void payBackByHand();
    void notifyOfPayment();

    Site &m_site;
    Life *m_life = nullptr;
    std::vector<KnownOrder> m_orders;
    std::map<QByteArray, QByteArray> m_answers; ///< by caller, path, key and status
    std::map<Id, int> m_resolved;               ///< how often settling tried, by order, payment or claim
    std::set<Id> m_byHand;
    int m_keys = 0;
};

QByteArray encoded(const QJsonObject &object);

} // namespace firstcome::simulation
