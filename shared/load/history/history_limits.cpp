// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/history/history_facts.h"

#include "shared/contract/error_codes.h"
#include <algorithm>

namespace firstcome::load {

namespace {

/// What one member may have of one sale, which may have been changed in the run.
struct Limits
{
    std::optional<qint64> most;  ///< the higher one; nothing: for a while there was none
    std::optional<qint64> least; ///< the lower one; nothing: there never was one
};

std::map<Id, Limits> limitsOf(const History &history)
{
    std::map<Id, Limits> limits;
    for (const HistorySale &sale : history.sales)
        limits[sale.sale] = {sale.perMemberLimit, sale.perMemberLimit};
    for (const HistorySale &sale : history.salesAfter) {
        const auto known = limits.find(sale.sale);
        if (known == limits.end())
            continue;
        auto &[most, least] = known->second;
        const auto limit = sale.perMemberLimit;
        most = most && limit ? std::optional(std::max(*most, *limit)) : std::nullopt;
        least = least && limit ? std::min(*least, *limit) : least ? least : limit;
    }
    return limits;
}

qint64 unitsOfSale(const HistoryFacts &facts, const HistoryTry &each, Id sale)
{
    qint64 units = 0;
    for (const HistoryLine &line : each.lines)
        units += facts.saleOf(line.option) == sale ? line.quantity : 0;
    return units;
}

/// What who was refused for the limit can have had by then: before the run, and in it what he asked for before the
/// answer and got, or may have got.
class Holdings
{
public:
    explicit Holdings(const HistoryFacts &facts) : m_facts(facts)
    {
        for (const HistoryTry &each : facts.history.tries) {
            if (each.code == code::limitExceeded.name)
                m_byMember[each.member];
        }
        for (const HistoryTry &each : facts.history.tries) {
            const auto member = m_byMember.find(each.member);
            if (member != m_byMember.end() && (isGranted(each) || isOpen(each)))
                member->second.push_back(&each);
        }
        for (const HistoryOthers::Had &had : facts.history.others.value_or(HistoryOthers()).members)
            m_before[{had.sale, had.member}] += had.units;
    }

    qint64 atMost(const HistoryTry &refused, Id sale) const
    {
        const auto before = m_before.find({sale, refused.member});
        qint64 units = before == m_before.end() ? 0 : before->second;
        for (const HistoryTry *each : m_byMember.at(refused.member)) {
            if (each->sentMicros < refused.answeredMicros.value_or(INT64_MAX))
                units += unitsOfSale(m_facts, *each, sale);
        }
        return units;
    }

private:
    const HistoryFacts &m_facts;
    std::unordered_map<Id, std::vector<const HistoryTry *>> m_byMember;
    std::map<std::pair<Id, Id>, qint64> m_before;
};

/// Whether none of the sales he asked of was above its limit with it.
bool hadRoom(const HistoryFacts &facts, const HistoryTry &refused, const Holdings &holdings,
             const std::map<Id, Limits> &limits)
{
    return std::all_of(refused.lines.begin(), refused.lines.end(), [&](const HistoryLine &line) {
        const Id sale = facts.saleOf(line.option);
        const auto known = limits.find(sale);
        if (known == limits.end())
            return false; // it may be of one that nobody knows
        const auto least = known->second.least;
        return !least || holdings.atMost(refused, sale) + unitsOfSale(facts, refused, sale) <= *least;
    });
}

bool contradicts(const HistoryTry &refused)
{
    qint64 asked = 0;
    for (const HistoryLine &line : refused.lines)
        asked += line.quantity;
    return refused.limit && refused.limit->granted + asked <= refused.limit->limit;
}

/// How many were refused for the limit.
qint64 checkRefusals(const HistoryFacts &facts, const std::map<Id, Limits> &limits, Cases &cases)
{
    const Holdings holdings(facts);
    qint64 count = 0;
    for (const HistoryTry &each : facts.history.tries) {
        if (each.code != code::limitExceeded.name)
            continue;
        ++count;
        if (contradicts(each))
            cases.add(QStringLiteral("member %1 was refused for the limit %2 with %3 of it")
                          .arg(each.member)
                          .arg(each.limit->limit)
                          .arg(each.limit->granted));
        else if (facts.knowsOthers() && hadRoom(facts, each, holdings, limits))
            cases.add(QStringLiteral("member %1 was refused for the limit, and had less").arg(each.member));
    }
    return count;
}

} // namespace

Finding limitsHeld(const HistoryFacts &facts)
{
    Cases cases;
    const std::map<Id, Limits> limits = limitsOf(facts.history);
    std::map<Id, std::unordered_map<Id, qint64>> taken; // by sale and member
    for (const HistoryTry &each : facts.history.tries) {
        for (const HistoryLine &line : each.lines) {
            const Id sale = facts.saleOf(line.option);
            if (isGranted(each) && !each.givenBack && sale != 0)
                taken[sale][each.member] += line.quantity;
        }
    }
    qint64 mostTaken = 0;
    for (const auto &[sale, limit] : limits) {
        if (!limit.most)
            continue;
        for (const auto &[member, units] : taken[sale]) {
            mostTaken = std::max(mostTaken, units);
            if (units > *limit.most)
                cases.add(QStringLiteral("member %1 has %2 of sale %3, the limit is %4")
                              .arg(member)
                              .arg(units)
                              .arg(sale)
                              .arg(*limit.most));
        }
    }
    const qint64 refused = checkRefusals(facts, limits, cases);
    return cases.finding({"limits-held", "nobody has more than the limit, and who had less was not refused for it"},
                         QStringLiteral("at most %1 a member, %2 refused for it").arg(mostTaken).arg(refused));
}

} // namespace firstcome::load
