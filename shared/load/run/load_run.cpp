// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/run/load_run.h"

#include "shared/contract/error_codes.h"
#include "shared/load/journey/market_reader.h"
#include "shared/load/journey/members_file.h"
#include "shared/load/run/knee_search.h"
#include "shared/load/scenario/scenario_json.h"
#include "shared/load/verdict/book_reader.h"
#include "shared/load/wire/own_host.h"

#include <QFile>
#include <array>

namespace firstcome::load {

namespace {

constexpr std::size_t descriptorsBeside = 64; ///< files, books and the program itself
constexpr double firstKneeRate = 100;
constexpr int wrongUse = 2;
constexpr int somethingMissing = 3;

} // namespace

LoadRun::LoadRun(Options options, Passwords passwords)
    : m_options(std::move(options)), m_passwords(std::move(passwords))
{
}

bool LoadOutcome::ok() const
{
    return allHold(thresholds) && (!findings || allOk(*findings)) && booksUnread.isEmpty() && !figures.serverLost;
}

Result<void> LoadRun::readScenario()
{
    auto read = scenarioFrom(m_options.scenario);
    if (!read)
        return tl::unexpected(read.error());
    auto scenario = overridden(std::move(*read), m_options);
    if (!scenario)
        return tl::unexpected(scenario.error());
    m_scenario = std::move(*scenario);
    if (m_options.knee && m_scenario.thresholds.empty())
        return refuse(code::wrongUse, QStringLiteral("A knee is where thresholds break: the scenario has none."));
    if (m_options.verdict && m_passwords.ofOperator.isEmpty() && m_passwords.operatorToken.isEmpty())
        return refuse(code::wrongUse, QStringLiteral("The operator's password is to be in FIRSTCOME_OPERATOR_PASSWORD, "
                                                     "or a token in FIRSTCOME_OPERATOR_TOKEN."));
    if (m_scenario.logsIn() && m_passwords.ofMembers.isEmpty())
        return refuse(
            code::wrongUse,
            QStringLiteral("The members' password is to be in FIRSTCOME_MEMBER_PASSWORD: of sample members the one the "
                           "server printed as \"demo password\"."));
    return {};
}

Result<void> LoadRun::readMembers()
{
    if (m_options.tokensFile.isEmpty()) {
        if (!m_scenario.needsMembers() && (m_scenario.isOpen() || m_scenario.users > 0))
            return {};
        return refuse(code::tokensMissing,
                      QStringLiteral("Buyers need tokens: make them with \"firstcome-backend sample "
                                     "--members N --tokens FILE\" and name the FILE with --tokens."));
    }
    QFile file(m_options.tokensFile);
    if (!file.open(QIODevice::ReadOnly))
        return refuse(code::tokensMissing, QStringLiteral("%1: %2").arg(m_options.tokensFile, file.errorString()));
    auto members = membersFrom(file.readAll());
    if (!members)
        return tl::unexpected(Refusal{
            members.error().code, m_options.tokensFile + QStringLiteral(": ") + members.error().detail, {}, {}});
    m_members = std::move(*members);
    if (m_scenario.isOpen())
        return {};
    if (m_scenario.users == 0)
        m_scenario.users = int(std::min<std::size_t>(m_members.size(), usersLimit));
    if (m_scenario.needsMembers() && std::size_t(m_scenario.users) > m_members.size())
        return refuse(code::tokensMissing, QStringLiteral("%1 users need as many members, %2 has %3.")
                                               .arg(m_scenario.users)
                                               .arg(m_options.tokensFile)
                                               .arg(m_members.size()));
    return {};
}

std::string LoadRun::memberToken() const
{
    return m_members.empty() ? std::string() : m_members.front().accessToken;
}

/// A crowd that only reads the stock needs to know no more than the product's id.
Result<void> LoadRun::findProducts()
{
    if (!m_scenario.readsStockOnly() || m_scenario.products.empty() || m_options.verdict) {
        auto market = readMarket(*m_shop, m_scenario.products);
        if (!market)
            return tl::unexpected(market.error());
        m_market = std::move(*market);
        return {};
    }
    for (const Id id : m_scenario.products) {
        const auto stock = m_shop->get(QStringLiteral("/v1/products/%1/stock").arg(id));
        if (!stock)
            return tl::unexpected(stock.error());
        MarketProduct product;
        product.id = id;
        m_market.products.push_back(std::move(product));
    }
    return {};
}

Result<void> LoadRun::countConnections()
{
    const std::size_t descriptors = raiseDescriptorLimit();
    m_connections = std::min<std::size_t>(usersLimit, std::max(descriptors, descriptorsBeside + 1) - descriptorsBeside);
    if (!m_scenario.isOpen() && std::size_t(m_scenario.users) > m_connections)
        return refuse(code::descriptorsMissing,
                      QStringLiteral("%1 users need as many open sockets, the system allows %2.")
                          .arg(m_scenario.users)
                          .arg(descriptors));
    return {};
}

Result<void> LoadRun::prepare(const Hooks &hooks)
{
    auto ready = readScenario();
    if (ready)
        ready = mayBeLoaded(m_options.url, m_options.ownHost);
    if (ready)
        ready = readMembers();
    if (!ready)
        return ready;
    auto endpoint = Endpoint::resolve(m_options.url);
    if (!endpoint)
        return tl::unexpected(endpoint.error());
    m_endpoint = std::move(*endpoint);
    m_shop.emplace(m_endpoint, memberToken());
    ready = countConnections();
    if (ready)
        ready = findProducts();
    if (!ready)
        return ready;
    hooks.says(QStringLiteral("%1, products: %2, at %3")
                   .arg(m_scenario.summary())
                   .arg(m_market.products.size())
                   .arg(m_options.url));
    return {};
}

bool LoadRun::serverAnswers()
{
    const auto alive = ShopClient(m_endpoint).get(QStringLiteral("/livez"));
    return alive || alive.error().code != code::serverUnreachable;
}

Result<void> LoadRun::judgeRun(BookReader &books, LoadOutcome &outcome, const Hooks &hooks)
{
    if (!m_passwords.operatorToken.isEmpty())
        books.useToken(m_passwords.operatorToken); // it may have been renewed meanwhile
    hooks.says(QStringLiteral("waiting for orders that are still on their way"));
    if (auto settled = books.waitUntilSettled(outcome.journal); !settled)
        return settled;
    hooks.says(QStringLiteral("reading the server's books"));
    const auto read = books.readAfter(outcome.journal);
    if (!read)
        return tl::unexpected(read.error());
    outcome.findings = judge({m_market, memberIds(), outcome.journal, *read});
    return keepHistory(outcome, &*read);
}

std::set<Id> LoadRun::memberIds() const
{
    std::set<Id> members;
    for (const Member &member : m_members)
        members.insert(member.id);
    return members;
}

Result<void> LoadRun::seeBefore(LoadOutcome &outcome)
{
    if (m_options.historyFile.isEmpty())
        return {};
    auto shown = readAvailable(*m_shop, m_market);
    if (!shown)
        return tl::unexpected(shown.error());
    m_shown.before = std::move(*shown);
    outcome.journal.keepTries();
    return {};
}

/// What buyers saw is written also where the server was lost: what is there now is not known then.
Result<void> LoadRun::seeAfter(LoadOutcome &outcome)
{
    if (m_options.historyFile.isEmpty())
        return {};
    if (!outcome.figures.serverLost) {
        auto after = readAvailable(*m_shop, m_market);
        if (!after && after.error().code != code::serverUnreachable)
            return tl::unexpected(after.error());
        outcome.figures.serverLost = !after;
        m_shown.after = after ? std::move(*after) : std::vector<StockSeen>();
    }
    std::vector<Id> products;
    for (const MarketProduct &product : m_market.products)
        products.push_back(product.id);
    if (!outcome.figures.serverLost)
        m_shown.marketAfter = readMarket(*m_shop, products).value_or(Market());
    const ServerClock &clock = m_shop->clock();
    m_readAt = {momentNow(), clock.at(systemNow()), clock.known()};
    return keepHistory(outcome, nullptr);
}

/// Once after the run, and once more when the books say who else was there.
Result<void> LoadRun::keepHistory(const LoadOutcome &outcome, const Books *books) const
{
    if (m_options.historyFile.isEmpty())
        return {};
    History history = historyOf({outcome.journal, m_market, m_shown, outcome.startedAt, m_readAt});
    if (books)
        history.others = othersOf({outcome.journal, m_market, memberIds(), *books});
    return writeHistory(m_options.historyFile, history);
}

RunFigures LoadRun::crowdIn(const Scenario &scenario, BuyerJournal &journal, const std::atomic<bool> &stop,
                            const CrowdHooks &hooks)
{
    const std::string password = m_passwords.ofMembers.toStdString();
    return Crowd({scenario, m_market, m_members, m_endpoint, password, m_connections}, journal).run(stop, hooks);
}

/// A rate holds when every threshold does and every arrival was sent. The figures are those of the highest that held.
void LoadRun::findKnee(LoadOutcome &outcome, const std::atomic<bool> &stop, const Hooks &hooks)
{
    const double first = m_scenario.isOpen() ? std::max(1.0, m_scenario.arrivals.front().from) : firstKneeRate;
    KneeSearch search(first);
    int secondsBefore = 0;
    int second = 0;
    CrowdHooks probe = hooks.crowd;
    probe.eachSecond = [&](SecondFigures figures) {
        figures.second += secondsBefore; // whoever watches sees one run
        second = figures.second;
        if (hooks.crowd.eachSecond)
            hooks.crowd.eachSecond(figures);
    };
    while (!search.done() && !stop.load(std::memory_order_relaxed)) {
        Scenario scenario = m_scenario;
        scenario.arrivals = {{Shape::Constant, search.rate(), 0, 1, double(search.probeLength().count())}};
        RunFigures figures = crowdIn(scenario, outcome.journal, stop, probe);
        secondsBefore = second;
        const bool held = allHold(check(scenario.thresholds, figures)) && figures.arrivals.unsent() == 0;
        hooks.says(QStringLiteral("%1 arrivals/s: %2").arg(search.rate()).arg(held ? u"hold" : u"too many"));
        outcome.probes.push_back({search.rate(), held});
        search.judged(held);
        const bool lost = figures.serverLost;
        if (outcome.probes.size() == 1 || lost || search.knee() == outcome.probes.back().rate) {
            outcome.figures = std::move(figures);
            outcome.scenario.arrivals = scenario.arrivals;
        }
        if (lost && !serverAnswers())
            break;
    }
    outcome.knee = search.knee();
}

Result<LoadOutcome> LoadRun::letIn(const std::atomic<bool> &stop, const Hooks &hooks)
{
    LoadOutcome outcome;
    outcome.scenario = m_scenario;
    if (auto seen = seeBefore(outcome); !seen)
        return tl::unexpected(seen.error());
    outcome.startedAt = systemNow();
    if (m_options.knee)
        findKnee(outcome, stop, hooks);
    else
        outcome.figures = crowdIn(m_scenario, outcome.journal, stop, hooks.crowd);
    outcome.figures.serverLost = outcome.figures.serverLost && !serverAnswers();
    outcome.thresholds = check(m_scenario.thresholds, outcome.figures);
    if (auto seen = seeAfter(outcome); !seen)
        return tl::unexpected(seen.error());
    return outcome;
}

Result<void> LoadRun::openBooks(BookReader &books)
{
    if (!m_passwords.operatorToken.isEmpty())
        books.useToken(m_passwords.operatorToken);
    else if (auto in = books.login({m_options.operatorLogin, m_passwords.ofOperator}); !in)
        return in;
    return books.readBefore();
}

Result<LoadOutcome> LoadRun::go(const std::atomic<bool> &stop, const Hooks &hooks)
{
    if (auto prepared = prepare(hooks); !prepared)
        return tl::unexpected(prepared.error());
    BookReader books(m_endpoint, m_market, m_members);
    if (m_options.verdict) {
        if (auto ready = openBooks(books); !ready)
            return tl::unexpected(ready.error());
    }
    Hooks all = hooks;
    if (hooks.held)
        all.crowd.soFar = [&](const RunFigures &figures) { hooks.held(check(m_scenario.thresholds, figures)); };
    auto outcome = letIn(stop, all);
    if (!outcome || !m_options.verdict || outcome->figures.serverLost)
        return outcome;
    if (auto judged = judgeRun(books, *outcome, hooks); !judged) {
        // What was measured stands, whatever became of the books.
        outcome->booksUnread = judged.error().detail;
        outcome->figures.serverLost = judged.error().code == code::serverUnreachable;
    }
    return outcome;
}

int exitStatusOf(const Refusal &refusal)
{
    static constexpr std::array callersFault{code::wrongUse,     code::scenarioUnknown, code::requestInvalid,
                                             code::valueInvalid, code::urlInvalid,      code::fileInvalid};
    const bool theirs = std::any_of(callersFault.begin(), callersFault.end(),
                                    [&refusal](const Code &code) { return refusal.code == code; });
    return theirs ? wrongUse : somethingMissing;
}

} // namespace firstcome::load
