// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/load/journey/answer_decoder.h"
#include "shared/load/journey/buyer_journal.h"
#include "shared/load/journey/market.h"
#include "shared/load/scenario/scenario.h"
#include "shared/load/wire/answer.h"
#include "shared/load/wire/request_text.h"
#include <random>

namespace firstcome::load {

/// What all journeys of a run share; lives as long as they do.
struct Ground
{
    quint64 seed;
    const RequestText &text;
    AnswerDecoder &decoder;
    BuyerJournal &journal;
    std::string keyPrefix;                   ///< no two runs have the same
    std::string memberPassword{};            ///< of sample members, for those who sign in
    std::vector<std::string> stockPaths{};   ///< by product
    std::vector<std::string> productPaths{}; ///< the same
    std::vector<StockSeen> seen{};           ///< scratch
    std::string path{};                      ///< scratch
    std::string body{};                      ///< scratch
    std::string key{};                       ///< scratch
};

/// One visitor's way through the shop: says which request is next and what an answer means for it. `begin` starts
/// one journey after the other; where a product is done with is remembered from one to the next.
/// A try whose answer got lost is sent again under the same key, as a real buyer's app would, until `retryFor` is over.
/// Pure but for the journal it writes: no socket, no clock.
class Journey
{
public:
    static constexpr std::chrono::seconds retryFor{30};
    static constexpr std::chrono::seconds pollFor{60};
    static constexpr std::chrono::seconds decideFor{10}; ///< a person may take for ever
    static constexpr Millis pollEvery{250};

    enum class Then : quint8 {
        GoesOn,
        Ended, ///< the journey; another may begin
        Leaves ///< there is nothing more to do here
    };
    struct Next
    {
        Outcome outcome = Outcome::Good;
        Then then = Then::GoesOn;
        Millis wait{0}; ///< then `write` and send, or begin anew
    };

    explicit Journey(Ground &ground) : m_ground(ground) {}

    /// Somebody else from now on; `number` is part of every key and differs for each.
    void come(const Member &member, int number);
    void begin(const MixEntry &entry);

    Step step() const { return m_step; }
    /// The bytes of the next request.
    void write(std::string &out, Moment now);
    Next answered(const Answer &answer, Moment now);
    /// No new order from now on; one under way is still brought to its end.
    void windDown() { m_windsDown = true; }
    /// True when there is no order under way, so that stopping leaves nothing open.
    bool betweenOrders() const { return !m_ordering; }
    /// The run ends here: what is not known is written down as such.
    void abandon();

private:
    Next readAnswered(const Answer &answer);
    Next stockAnswered(const Answer &answer);
    Next placeAnswered(const Answer &answer, Moment now);
    Next placeRefused(const Answer &answer, Moment now);
    Next windowAnswered(const Answer &answer, Moment now);
    Next beginAnswered(const Answer &answer, Moment now);
    Next confirmAnswered(const Answer &answer, Moment now);
    Next pollAnswered(const Answer &answer, Moment now);
    Next granted(const Answer &answer, Moment now);
    void neverLearned();
    Next paymentRefused(const Answer &answer);
    Next cancelAnswered(const Answer &answer, Moment now);
    Next claimAnswered(const Answer &answer, Moment now);
    Next claimPollAnswered(const Answer &answer, Moment now);

    Next again(Outcome outcome, const Answer &answer);
    Next lookedInVain(const Answer &answer);
    Next leave(Outcome outcome);
    /// This product is done with; leaves when there is no other.
    Next leaveProduct(Outcome outcome);
    Next over(Outcome outcome);
    Next go(Step step);
    Step afterGrant();
    /// What follows a payment: mostly nothing.
    Next paid();
    Step afterSignIn() const;
    Next loginAnswered(const Answer &answer);
    std::string_view token() const { return m_session.empty() ? m_member->accessToken : m_session; }
    static Outcome troubleOf(const Answer &answer);
    bool retries(const Answer &answer, Moment now) const;

    void chooseLines();
    qint64 pick(Range range);
    std::size_t pickProduct();
    /// What changes something.
    void writeAct(std::string &out);
    void writeLogin();
    void writeOrder();
    std::string_view orderPath(const char *rest);
    void writePayment(bool withPaymentKey);
    void writeClaim();
    std::string_view makeKey(char kind);

    Ground &m_ground;
    const Member *m_member = nullptr;
    MixEntry m_entry;
    int m_number = 0;
    Step m_step = Step::Stock;
    bool m_ordering = false; ///< an order was asked for and is not done with
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
    Id m_lineId = 0; ///< of the order, one of which the money is asked back
    Id m_claimId = 0;
    Money m_total = 0;
    std::string m_session; ///< the access token of who signed in
    std::string m_paymentKey;
    std::vector<ShortLine> m_wanted;
    std::minstd_rand m_random;
};

} // namespace firstcome::load
