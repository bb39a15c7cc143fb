// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/twins/act.h"

namespace firstcome::test {

namespace {

constexpr int fewestActs = 6;
constexpr int mostActs = 16;

/// How often each comes, in the order of Act::Kind: mostly what shoppers do.
constexpr int weights[] = {24, 3, 2, 16, 3, 5, 4, 8, 8, 6, 2, 8, 4, 2, 2, 1, 6};

constexpr const char *names[] = {"order",
                                 "order again",
                                 "order otherwise",
                                 "pay",
                                 "pay again",
                                 "cancel",
                                 "cancel line",
                                 "deliver",
                                 "ask for a refund",
                                 "return",
                                 "withdraw",
                                 "approve",
                                 "reject",
                                 "receive",
                                 "scrap",
                                 "ask for a payout",
                                 "look"};

} // namespace

QString textOf(const Act &act)
{
    return QStringLiteral("%1: member %2, item %3, quantity %4, amount %5, %6%7which %8")
        .arg(QLatin1StringView(names[size_t(act.kind)]), QString::number(act.member), QString::number(act.item),
             QString::number(act.quantity), QString::number(act.amount),
             act.byBalance ? QStringLiteral("by balance, ") : QString(),
             act.second ? QStringLiteral("the other way, ") : QString(), QString::number(act.what));
}

std::vector<Act> journeyOf(unsigned seed, int members, int items)
{
    std::mt19937 random(seed);
    // Not a distribution of the library: what these draw is not the same everywhere.
    const auto below = [&random](int limit) { return int(random() % unsigned(limit)); };
    int all = 0;
    for (const int weight : weights)
        all += weight;
    const int length = fewestActs + below(mostActs - fewestActs + 1);
    const int member = below(members);
    std::vector<Act> acts;
    for (int number = 0; number < length; ++number) {
        int drawn = below(all);
        size_t kind = 0;
        while (drawn >= weights[kind])
            drawn -= weights[kind++];
        Act act;
        act.kind = number == 0 ? Act::Kind::Order : Act::Kind(kind);
        act.member = below(5) == 0 ? below(members) : member;
        act.item = below(items);
        act.quantity = below(12) == 0 ? below(3) * 1'000 : 1 + below(3);
        act.amount = below(3) == 0 ? 0 : 500 * (1 + below(30));
        act.byBalance = below(2) == 0;
        act.second = below(4) == 0;
        act.what = below(4) == 0 ? below(100) : 0;
        acts.push_back(act);
    }
    return acts;
}

} // namespace firstcome::test
