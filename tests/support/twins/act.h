// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>
#include <random>
#include <vector>

namespace firstcome::test {

/// Something that somebody does at a shop, in words that hold at every shop: what is meant is a number in the order in
/// which it came to be.
struct Act
{
    enum class Kind : quint8 {
        Order,
        OrderAgain,     ///< the same under the same key
        OrderOtherwise, ///< something else under the same key
        Pay,
        PayAgain, ///< what was paid, under a new key
        Cancel,
        CancelLine,
        Deliver,
        Refund,
        Return,
        Withdraw,
        Approve,
        Reject,
        Receive,
        Scrap,
        AskForPayout,
        Look
    };

    Kind kind = Kind::Look;
    int member = 0;
    int item = 0;
    int quantity = 1;
    int amount = 0; ///< won; 0: all
    bool byBalance = false;
    bool second = false; ///< another line, the second person, a refused payment, a wrong total
    int what = 0;        ///< which order or claim, modulo how many there are
};

/// What happened, for people.
QString textOf(const Act &act);

/// Draws a journey: who does what in which order. The same seed, the same journey.
std::vector<Act> journeyOf(unsigned seed, int members, int items);

} // namespace firstcome::test
