// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/load/journey/told.h"
#include <memory>
#include <string_view>

namespace firstcome::load {

/// Reads the bodies of answers; unknown fields are ignored, a missing one makes the answer unreadable.
/// Thread: one; keeps its parser's memory.
class AnswerDecoder
{
public:
    AnswerDecoder();
    ~AnswerDecoder();

    /// False when unreadable. `seen` is reused.
    bool stock(std::string_view body, std::vector<StockSeen> &seen);
    std::optional<ToldOrder> order(std::string_view body);
    std::optional<std::string> orderState(std::string_view body);
    std::optional<std::string> paymentKey(std::string_view body);
    /// Of a session; none that could end a header line.
    std::optional<std::string> accessToken(std::string_view body);
    std::optional<ToldPayment> payment(std::string_view body);
    std::optional<ToldClaim> claim(std::string_view body);
    /// An unreadable problem has an empty code.
    ToldProblem problem(std::string_view body);

private:
    class Parser;
    std::unique_ptr<Parser> m_parser;
};

} // namespace firstcome::load
