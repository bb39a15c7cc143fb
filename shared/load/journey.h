// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/load/answer.h"
#include "shared/load/answer_decoder.h"
#include "shared/load/buyer_journal.h"
#include "shared/load/market.h"
#include "shared/load/request_text.h"
#include "shared/load/scenario.h"
#include <array>
#include <random>

namespace firstcome::load {

/// One request of a journey, in the order in which they come.
enum class Step : quint8 { Stock, Place, Window, Begin, Confirm, Poll };
constexpr std::size_t stepCount = 6;
const char *stepName(Step step);

/// What an answer meant, for the figures of the run.
enum class Mark : quint8 {
    Good,
    SoldOut,
    Refused, ///< by another rule: limit, sale over, payment refused
    Busy,    ///< 429, 503 or still running: asked again
    Lost,    ///< no answer
    Error,   ///< nothing a working server says here
};
constexpr std::size_t markCount = 6;

/// What all journeys of a run share; lives as long as they do.
struct Ground
{
    const Scenario &scenario;
    const Market &market;
    const RequestText &text;
    AnswerDecoder &decoder;
    BuyerJournal &journal;
    std::string keyPrefix;                 ///< no two runs have the same
    std::vector<std::string> stockPaths{}; ///< by product
    std::vector<StockSeen> seen{};         ///< scratch
    std::string body{};                    ///< scratch
    std::string key{};                     ///< scratch
};

/// One buyer's way through the shop: says which request is next and what an answer means for it.
/// A try whose answer got lost is sent again under the same key, as a real buyer's app would, until `retryFor` is over.
/// Pure but for the journal it writes: no socket, no clock.
class Journey
{
public:
    static constexpr std::chrono::seconds retryFor{30};
    static constexpr std::chrono::seconds pollFor{60};

    struct Next
    {
        Mark mark = Mark::Good;
        bool done = false;
        Millis wait{0}; ///< then `write` and send
    };

    Journey(Ground &ground, const Member &member, int number);

    Step step() const { return m_step; }
    /// The bytes of the next request.
    void write(std::string &out, Moment now);
    Next answered(const Answer &answer, Moment now);
    /// No new order from now on; one under way is still brought to its end.
    void windDown() { m_windsDown = true; }
    /// True when the buyer stands between two orders, so that stopping leaves nothing open.
    bool betweenOrders() const { return m_step == Step::Stock; }
    /// The run ends here: what is not known is written down as such.
    void abandon();

private:
    Next stockAnswered(const Answer &answer);
    Next placeAnswered(const Answer &answer, Moment now);
    Next placeRefused(const Answer &answer, Moment now);
    Next windowAnswered(const Answer &answer, Moment now);
    Next beginAnswered(const Answer &answer, Moment now);
    Next confirmAnswered(const Answer &answer, Moment now);
    Next pollAnswered(const Answer &answer, Moment now);
    Next granted(const Answer &answer, Moment now);
    Next paymentRefused(const Answer &answer);

    Next again(Mark mark, const Answer &answer);
    Next leave(Mark mark);
    /// This product is done with; leaves when there is no other.
    Next leaveProduct(Mark mark);
    Next over(Mark mark);
    Next go(Step step);
    static Mark troubleOf(const Answer &answer);
    bool retries(const Answer &answer, Moment now) const;

    void chooseLines();
    qint64 pick(Range range);
    void writeOrder();
    void writePayment(bool withPaymentKey);
    std::string_view makeKey(char kind);

    Ground &m_ground;
    const Member &m_member;
    int m_number = 0;
    Step m_step = Step::Stock;
    bool m_windsDown = false;
    bool m_nothingLeft = false;
    bool m_mayExist = false;              ///< a try under this key may have arrived
    std::optional<std::size_t> m_product; ///< chosen anew each time, but in a sale kept until it is done with
    std::size_t m_productsDone = 0;       ///< one after the other
    int m_order = 0;                      ///< counts the orders tried; part of every key
    int m_tries = 0;                      ///< of this step
    Moment m_stepBegan{};
    std::size_t m_grant = 0;
    Id m_orderId = 0;
    Money m_total = 0;
    std::string m_paymentKey;
    std::vector<ShortLine> m_wanted;
    std::minstd_rand m_random;
};

} // namespace firstcome::load
