// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/load/journey/told.h"
#include "shared/load/moment.h"
#include <map>
#include <span>

namespace firstcome::load {

enum class Paying : quint8 {
    NotAsked,
    Approved,
    Refused,
    Unknown, ///< asked for, and the run ended before the answer was known
    Taken,   ///< the shop takes it from the balance by itself; how that ended its buyer was not told
};

/// An order the server granted, as the buyer was told, and what came of paying it.
struct Grant
{
    Id member = 0;
    Moment firstSent{}; ///< of the first try under this key
    Moment answered{};
    bool replayed = false; ///< a retry got the first answer again
    ToldOrder order;
    Paying paying = Paying::NotAsked;
    std::vector<Id> payments; ///< every id an approval named; more than one is a double charge
    bool givenBack = false;   ///< its buyer was told that it is cancelled
    Money refunded = 0;       ///< of its money, as its buyer was told
};

/// A try whose end the buyer never learned: its order may or may not exist.
struct Unanswered
{
    Id member = 0;
    std::string key;
    std::vector<ShortLine> lines; ///< what was asked for; `available` is not used
};

/// A try to order and its end, for a history; what was granted stands with the grant.
struct OrderTry
{
    static constexpr std::size_t notGranted = SIZE_MAX;

    Id member = 0;
    Moment sent{};
    std::optional<Moment> answered; ///< nothing: its end was never learned
    int status = 0;
    std::string code;
    std::vector<ShortLine> asked; ///< `available` is not used
    std::vector<ShortLine> shortLines;
    std::size_t grant = notGranted;
    std::optional<ToldLimit> limit{}; ///< of a refusal for it
};

/// The refusals of one option for want of stock, summed up.
struct Shortage
{
    quint64 refusals = 0;
    qint64 unitsAsked = 0;
    qint64 fewestAsked = INT64_MAX;
    qint64 leastSeen = INT64_MAX;      ///< smallest `available` named
    quint64 contradictions = 0;        ///< refused although `available` covered what was asked for
    std::optional<Moment> firstAtZero; ///< when a buyer was first told that none is left
};

/// What every buyer was told. The verdict compares it with the server's books.
/// Thread: the crowd's while it runs, then any.
class BuyerJournal
{
public:
    std::size_t granted(Grant grant);
    void paid(std::size_t grant, Id payment);
    void paying(std::size_t grant, Paying state);
    void givenBack(std::size_t grant) { m_grants[grant].givenBack = true; }
    void refunded(std::size_t grant, Money amount) { m_grants[grant].refunded += amount; }
    void soldOut(std::span<const ShortLine> lines, Moment now);
    /// Any other refusal, by its code.
    void refused(const std::string &code);
    void unanswered(Unanswered unanswered);
    /// Off unless a history is wanted: a crowd that is turned away tries often.
    void keepTries() { m_keepsTries = true; }
    void tried(OrderTry orderTry);

    const std::vector<Grant> &grants() const { return m_grants; }
    const std::vector<Unanswered> &unansweredTries() const { return m_unanswered; }
    const std::vector<OrderTry> &tries() const { return m_tries; }
    const std::map<Id, Shortage> &shortages() const { return m_shortages; }
    const std::map<std::string, quint64> &refusals() const { return m_refusals; }
    quint64 soldOutAnswers() const { return m_soldOutAnswers; }

private:
    std::vector<Grant> m_grants;
    std::vector<Unanswered> m_unanswered;
    std::map<Id, Shortage> m_shortages;
    std::map<std::string, quint64> m_refusals;
    quint64 m_soldOutAnswers = 0;
    bool m_keepsTries = false;
    std::vector<OrderTry> m_tries;
};

} // namespace firstcome::load
