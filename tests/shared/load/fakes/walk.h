// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/load/journey/journey.h"

namespace firstcome::load {

using namespace std::chrono_literals;

/// One buyer at a shop that says what the test says.
struct Walk
{
    explicit Walk(const MixEntry &given) : entry(given)
    {
        ground.stockPaths = {"/v1/products/5/stock"};
        ground.productPaths = {"/v1/products/5"};
        journey.come(member, 0);
        journey.begin(entry);
    }

    Journey::Next answer(int status, const std::string &body = {}, Loss loss = Loss::None)
    {
        journey.write(request, now);
        now += 1ms;
        Answer given;
        given.status = status;
        given.loss = loss;
        given.body = body;
        const Journey::Next next = journey.answered(given, now);
        now += next.wait;
        if (next.then == Journey::Then::Ended)
            journey.begin(entry);
        return next;
    }
    Journey::Next lose() { return answer(0, {}, Loss::Closed); }
    Journey::Next stock(int available)
    {
        return answer(200, "{\"productId\":\"5\",\"options\":[{\"optionId\":\"7\",\"available\":" +
                               std::to_string(available) + "}],\"asOf\":\"2026-01-01T00:00:00.000Z\"}");
    }
    Journey::Next grant()
    {
        return answer(201, R"({"id":"100","state":"PENDING_PAYMENT","total":3000,"lines":[{"lineId":"101",)"
                           R"("optionId":"7","quantity":2,"unitPrice":1500,"state":"RESERVED"}],)"
                           R"("holdExpiresAt":"2026-01-01T00:10:00.000Z",)"
                           R"("admissions":[{"saleId":"9","sequence":4}]})");
    }
    Journey::Next soldOut(int available = 0)
    {
        return answer(409, R"({"code":"STOCK_INSUFFICIENT","lines":[{"optionId":"7","requested":2,"available":)" +
                               std::to_string(available) + "}]}");
    }
    Journey::Next problem(int status, const std::string &code) { return answer(status, "{\"code\":\"" + code + "\"}"); }

    std::string keySent() const
    {
        const std::size_t at = request.find("Idempotency-Key: ");
        return at == std::string::npos ? std::string() : request.substr(at, request.find("\r\n", at) - at);
    }
    bool sent(const char *text) const { return request.find(text) != std::string::npos; }
    const Grant &told() const { return journal.grants().front(); }

    MixEntry entry;
    RequestText text{"shop"};
    AnswerDecoder decoder;
    BuyerJournal journal;
    Ground ground{1, text, decoder, journal, "run", "secret"};
    Member member{42, "token42"};
    Journey journey{ground};
    Moment now = momentNow();
    std::string request;
};

inline MixEntry entryOf(JourneyKind kind)
{
    return {kind, 1, {2, 2}};
}

inline bool leaves(const Journey::Next &next)
{
    return next.then == Journey::Then::Leaves;
}

} // namespace firstcome::load
