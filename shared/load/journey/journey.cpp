// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/journey/journey.h"

#include "shared/contract/error_codes.h"
#include <algorithm>

namespace firstcome::load {

namespace {

constexpr Millis firstRetryAfter{50};
constexpr Millis longestRetryAfter{2'000};
constexpr Millis notOpenYet{500};

} // namespace

void Journey::come(const Member &member, int number)
{
    m_member = &member;
    m_number = number;
    m_session.clear();
    m_order = 0;
    m_productsDone = 0;
    m_product.reset();
    m_random.seed(std::minstd_rand::result_type(m_ground.seed * 1'000'003 + quint64(number) + 1));
    m_random.discard(3); // neighbouring seeds begin alike
}

void Journey::begin(const MixEntry &entry)
{
    m_entry = entry;
    m_mayExist = m_ordering = false;
    go(entry.signsIn || entry.journey == JourneyKind::Login ? Step::Login : afterSignIn());
}

Step Journey::afterSignIn() const
{
    return m_entry.journey == JourneyKind::Browse ? Step::List : Step::Stock;
}

qint64 Journey::pick(Range range)
{
    return range.least == range.most ? range.least
                                     : std::uniform_int_distribution<qint64>(range.least, range.most)(m_random);
}

/// At random, but in a sale the same until it is done with.
std::size_t Journey::pickProduct()
{
    if (!m_product || m_entry.journey != JourneyKind::Sale)
        m_product = std::size_t(pick({0, qint64(m_ground.stockPaths.size()) - 1}));
    return *m_product;
}

Journey::Next Journey::answered(const Answer &answer, Moment now)
{
    switch (m_step) {
    case Step::List:
    case Step::Product:
        return readAnswered(answer);
    case Step::Login:
        return loginAnswered(answer);
    case Step::Stock:
        return stockAnswered(answer);
    case Step::Place:
        return placeAnswered(answer, now);
    case Step::Window:
        return windowAnswered(answer, now);
    case Step::Begin:
        return beginAnswered(answer, now);
    case Step::Confirm:
        return confirmAnswered(answer, now);
    case Step::Cancel:
        return cancelAnswered(answer, now);
    case Step::Claim:
        return claimAnswered(answer, now);
    case Step::ClaimPoll:
        return claimPollAnswered(answer, now);
    case Step::Poll:
        break;
    }
    return pollAnswered(answer, now);
}

/// The same request again, later each time; the server's own Retry-After goes first.
Journey::Next Journey::again(Outcome outcome, const Answer &answer)
{
    const Millis grown = firstRetryAfter * (1 << std::min(m_tries, 6));
    return {outcome, Then::GoesOn, std::min(answer.retryAfter.value_or(grown), longestRetryAfter)};
}

Journey::Next Journey::go(Step step)
{
    m_step = step;
    m_tries = 0;
    return {};
}

/// The journey is done with; where it was a look alone, the visitor thinks now.
Journey::Next Journey::over(Outcome outcome)
{
    const bool lookedOnly = m_step == Step::Stock || m_step == Step::Login;
    m_mayExist = m_ordering = false;
    return {outcome, m_windsDown ? Then::Leaves : Then::Ended,
            lookedOnly ? Millis(pick(m_entry.thinkMillis)) : Millis(0)};
}

Journey::Next Journey::leaveProduct(Outcome outcome)
{
    const std::size_t products = m_ground.stockPaths.size();
    m_product = m_product.value_or(0) + 1 == products ? 0 : m_product.value_or(0) + 1;
    return ++m_productsDone >= products ? leave(outcome) : over(outcome);
}

Journey::Next Journey::leave(Outcome outcome)
{
    m_ordering = false;
    return {outcome, Then::Leaves, Millis(0)};
}

Outcome Journey::troubleOf(const Answer &answer)
{
    return answer.status == 429 || answer.status == 503 ? Outcome::Busy : Outcome::Failed;
}

bool Journey::retries(const Answer &answer, Moment now) const
{
    const bool passing = answer.status == 0 || answer.status == 429 || answer.status >= 500;
    return passing && now - m_stepBegan < retryFor;
}

/// A short rest, so that nobody who finds the shop shut runs against its door.
Journey::Next Journey::lookedInVain(const Answer &answer)
{
    Next next = over(troubleOf(answer));
    next.wait = std::max(next.wait, std::min(answer.retryAfter.value_or(firstRetryAfter), longestRetryAfter));
    return next;
}

/// What is only looked at is not asked for again: the figures say how it went.
Journey::Next Journey::readAnswered(const Answer &answer)
{
    const bool good = answer.status == 200 || answer.status == 201;
    if (!good)
        return lookedInVain(answer);
    if (m_step != Step::List)
        return over(Outcome::Good);
    go(Step::Product);
    return {Outcome::Good, Then::GoesOn, Millis(pick(m_entry.thinkMillis))};
}

/// Who signed in does what he came for in that session; who could not goes.
Journey::Next Journey::loginAnswered(const Answer &answer)
{
    if (m_entry.journey == JourneyKind::Login || answer.status != 201)
        return readAnswered(answer);
    auto session = m_ground.decoder.accessToken(answer.body);
    if (!session)
        return over(Outcome::Failed);
    m_session = std::move(*session);
    go(afterSignIn());
    return {Outcome::Good, Then::GoesOn, Millis(pick(m_entry.thinkMillis))};
}

Journey::Next Journey::stockAnswered(const Answer &answer)
{
    if (m_entry.journey == JourneyKind::Stock)
        return answer.status == 200 ? over(Outcome::Good) : lookedInVain(answer);
    if (answer.status == 200 && m_ground.decoder.stock(answer.body, m_ground.seen) && !m_ground.seen.empty()) {
        if (m_windsDown)
            return leave(Outcome::Good);
        chooseLines();
        ++m_order;
        go(Step::Place);
        return {Outcome::Good, Then::GoesOn, Millis(pick(m_entry.thinkMillis))};
    }
    const bool hopeless = answer.status >= 400 && answer.status < 500 && answer.status != 429;
    return hopeless || m_windsDown ? leave(troubleOf(answer)) : again(troubleOf(answer), answer);
}

/// Takes as many different options as the scenario says, of those that are left; asks for no more than was shown.
void Journey::chooseLines()
{
    auto &seen = m_ground.seen;
    const auto left = std::partition(seen.begin(), seen.end(), [](const StockSeen &s) { return s.available > 0; });
    m_nothingLeft = left == seen.begin();
    const std::size_t choice = m_nothingLeft ? seen.size() : std::size_t(left - seen.begin());
    const std::size_t count = std::min(choice, std::size_t(pick(m_entry.lines)));
    m_wanted.clear();
    for (std::size_t i = 0; i < count; ++i) {
        std::swap(seen[i], seen[std::size_t(pick({qint64(i), qint64(choice) - 1}))]);
        const qint64 wished = pick(m_entry.quantity);
        m_wanted.push_back({seen[i].option, m_nothingLeft ? wished : std::min(wished, seen[i].available), 0});
    }
}

Journey::Next Journey::placeAnswered(const Answer &answer, Moment now)
{
    if (answer.status == 201)
        return granted(answer, now);
    if (retries(answer, now)) {
        // Refused connections and early refusals never placed anything; after all else the order may be there.
        m_mayExist |= answer.loss != Loss::Refused && answer.status != 429 && answer.status != 503;
        return again(troubleOf(answer), answer);
    }
    if (answer.status >= 400 && answer.status < 500 && answer.status != 429)
        return placeRefused(answer, now);
    m_mayExist |= answer.status == 0 || answer.status == 500;
    if (m_mayExist)
        neverLearned();
    else
        m_ground.journal.refused(m_ground.decoder.problem(answer.body).code);
    return over(troubleOf(answer));
}

/// The order may exist.
void Journey::neverLearned()
{
    m_ground.journal.unanswered({m_member->id, std::string(makeKey('o')), m_wanted});
    m_ground.journal.tried({m_member->id, m_stepBegan, std::nullopt, 0, {}, m_wanted, {}});
}

Journey::Next Journey::granted(const Answer &answer, Moment now)
{
    auto order = m_ground.decoder.order(answer.body);
    if (!order) {
        neverLearned();
        return over(Outcome::Failed);
    }
    m_productsDone = 0;
    m_orderId = order->id;
    m_lineId = order->lines.empty() ? 0 : order->lines.front().line;
    m_total = order->total;
    const Paying paying = m_entry.payBy == PayBy::Balance ? Paying::Taken : Paying::NotAsked;
    m_grant = m_ground.journal.granted(
        {m_member->id, m_stepBegan, now, answer.replayed, std::move(*order), paying, {}, false});
    m_ground.journal.tried({m_member->id, m_stepBegan, now, answer.status, {}, m_wanted, {}, m_grant});
    const Step step = afterGrant();
    if (step == Step::Place)
        return over(Outcome::Good);
    Next next = go(step);
    next.wait = step == Step::Poll ? pollEvery : Millis(0);
    return next;
}

/// `Place` where nothing follows.
Step Journey::afterGrant()
{
    if (m_entry.journey == JourneyKind::Cancel)
        return Step::Cancel;
    if (m_entry.journey == JourneyKind::Refund && m_entry.payBy == PayBy::Balance)
        return Step::Poll;
    const bool pays = m_entry.journey != JourneyKind::Order && m_entry.payBy == PayBy::Gateway;
    const bool changesMind = m_entry.neverPays > 0 && std::generate_canonical<double, 32>(m_random) < m_entry.neverPays;
    return pays && !changesMind ? Step::Window : Step::Place;
}

Journey::Next Journey::placeRefused(const Answer &answer, Moment now)
{
    const ToldProblem problem = m_ground.decoder.problem(answer.body);
    if (problem.code == code::requestInProgress.name && now - m_stepBegan < retryFor) {
        m_mayExist = true;
        return again(Outcome::Busy, answer);
    }
    m_ground.journal.tried({m_member->id, m_stepBegan, now, answer.status, problem.code, m_wanted, problem.shortLines,
                            OrderTry::notGranted, problem.limit});
    if (problem.code == code::stockInsufficient.name && !problem.shortLines.empty()) {
        m_ground.journal.soldOut(problem.shortLines, now);
        const bool enough = m_entry.journey == JourneyKind::Sale && m_nothingLeft;
        return enough ? leaveProduct(Outcome::SoldOut) : over(Outcome::SoldOut);
    }
    m_ground.journal.refused(problem.code.empty() ? "HTTP " + std::to_string(answer.status) : problem.code);
    if (problem.code == code::saleNotOpen.name) {
        Next next = over(Outcome::Limit);
        next.wait = std::max(next.wait, notOpenYet);
        return next;
    }
    // A limit counts for life and a closed sale stays closed: this buyer has nothing more to do here.
    if (problem.code == code::limitExceeded.name || problem.code == code::saleClosed.name)
        return leaveProduct(Outcome::Limit);
    return leave(Outcome::Failed);
}

void Journey::abandon()
{
    if (m_step == Step::Place && m_tries > 0)
        neverLearned();
    if (m_step == Step::Confirm || m_step == Step::Poll)
        m_ground.journal.paying(m_grant, Paying::Unknown);
}

} // namespace firstcome::load
