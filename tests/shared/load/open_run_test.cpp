// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/report/report.h"
#include "shared/load/scenario/scenario_json.h"
#include "tests/shared/load/fakes/fake_shop.h"
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cmath>

using namespace firstcome;
using namespace firstcome::load;
using namespace std::chrono_literals;

namespace {

/// A run of a scenario against a server that does what the test says.
struct Run
{
    explicit Run(const char *json, CannedServer::Handler handler = {})
        : handler(std::move(handler)), server(std::make_unique<CannedServer>([this](const CannedRequest &request) {
              return this->handler ? this->handler(request) : shop.handle(request);
          }))
    {
        options.url = server->url();
        options.scenario = write("scenario.json", json);
        options.tokensFile = write("tokens.tsv", FakeShop::tokens(2'000));
        options.products = {5};
    }

    QString write(const char *name, const QByteArray &content) const
    {
        QFile file(folder.filePath(QString::fromLatin1(name)));
        if (file.open(QIODevice::WriteOnly))
            file.write(content);
        return file.fileName();
    }

    LoadOutcome go()
    {
        const auto outcome = LoadRun(options, {QStringLiteral("secret"), QStringLiteral("member")})
                                 .go(stop, {hooks, [](const QString &) {}});
        if (!outcome)
            qWarning("%s", qPrintable(outcome.error().detail));
        return outcome ? *outcome : LoadOutcome();
    }

    FakeShop shop;
    CannedServer::Handler handler;
    std::unique_ptr<CannedServer> server;
    QTemporaryDir folder;
    Options options;
    CrowdHooks hooks;
    std::atomic<bool> stop{false};
};

RunCommand command(const char *line)
{
    return *runCommandFrom(line);
}

Micros percentile(std::vector<Micros> times, double percent)
{
    std::sort(times.begin(), times.end());
    return times[std::size_t(std::ceil(percent / 100 * double(times.size()))) - 1];
}

/// What a server noted of each arrival, which it knows by its member.
struct SendLog
{
    std::map<std::size_t, Moment> received;
    std::map<std::size_t, Moment> answered;
};

} // namespace

class OpenRunTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// The server stands still for a second in the middle. Truth: from the instant an arrival was meant, worked out
    /// from the scenario alone, to when the server answered it by its own log.
    void aStallIsMeasuredAsItWas()
    {
        constexpr int arrivals = 1'500;
        SendLog log;
        bool stalled = false;
        FakeShop shop;
        Run run(R"({"arrivals": [{"shape": "constant", "rate": 500, "seconds": 3}], "journey": "stock"})",
                [&](const CannedRequest &request) {
                    if (request.token.empty())
                        return shop.handle(request);
                    const auto number = std::size_t(std::stoi(request.token.substr(6)) - 1);
                    log.received[number] = momentNow();
                    if (number >= arrivals / 3 && !stalled) {
                        stalled = true;
                        std::this_thread::sleep_for(1s);
                    }
                    log.answered[number] = momentNow();
                    return shop.handle(request);
                });
        const LoadOutcome outcome = run.go();
        const ArrivalFigures &counted = outcome.figures.arrivals;
        QCOMPARE(counted.intended, quint64(arrivals));
        QCOMPARE(counted.unsent(), 0ull);
        QCOMPARE(counted.answered, quint64(arrivals));
        QCOMPARE(log.answered.size(), std::size_t(arrivals));

        Arrivals meant(outcome.scenario.arrivals, outcome.scenario.seed);
        std::vector<Micros> instants;
        for (; meant.next(); meant.take())
            instants.push_back(*meant.next());
        Moment begin = Moment::max();
        for (std::size_t number = 0; number < arrivals / 3; ++number)
            begin = std::min(begin, log.received[number] - instants[number]);
        std::vector<Micros> truth;
        for (std::size_t number = 0; number < arrivals; ++number)
            truth.push_back(std::chrono::duration_cast<Micros>(log.answered[number] - begin - instants[number]));
        const Histogram measured = outcome.figures.at(Step::Stock).times().fromIntended;
        for (const double percent : {90.0, 95.0, 99.0}) {
            const double is = double(measured.percentile(percent).count());
            const double was = double(percentile(truth, percent).count());
            QVERIFY2(std::abs(is / was - 1) < 0.05,
                     qPrintable(QStringLiteral("p%1: measured %2 us, truth %3 us").arg(percent).arg(is).arg(was)));
        }
        QVERIFY(measured.percentile(99) > Micros(900ms));
    }

    void whatFindsNoConnectionIsLateOrUnsent()
    {
        FakeShop shop;
        CannedServer server([&shop](const CannedRequest &request) {
            CannedReply reply = shop.handle(request);
            reply.delay = 100ms;
            return reply;
        });
        const Scenario scenario = *scenarioFromJson(
            R"({"arrivals": [{"shape": "constant", "rate": 200, "seconds": 5}], "journey": "stock"})", QString());
        Market market;
        market.products = {{5, "ring", {7}, 0, {}}};
        BuyerJournal journal;
        std::atomic<bool> stop{false};
        CrowdHooks hooks;
        hooks.eachSecond = [&stop](const SecondFigures &) { stop = true; };
        const RunFigures figures =
            Crowd({scenario, market, {}, *Endpoint::resolve(server.url()), {}, 2}, journal).run(stop, hooks);
        QVERIFY(figures.stoppedEarly);
        QVERIFY(figures.arrivals.intended > 150);
        QVERIFY2(figures.arrivals.sent <= 30, qPrintable(QString::number(figures.arrivals.sent)));
        QCOMPARE(figures.arrivals.unsent(), figures.arrivals.intended - figures.arrivals.sent);
        QVERIFY(figures.arrivals.late + 3 >= figures.arrivals.sent);
        QCOMPARE(figures.seconds.back().unsent, figures.arrivals.unsent());
        QVERIFY(server.connections() <= 2);
    }

    void everyKindComesByItsWeight()
    {
        Run run(R"({"arrivals": [{"shape": "poisson", "rate": 400, "seconds": 1}],
                    "mix": [{"journey": "browse", "weight": 6}, {"journey": "stock", "weight": 2},
                            {"journey": "order", "weight": 1}, {"journey": "login", "weight": 1}]})");
        run.shop.stock = 10'000;
        const LoadOutcome outcome = run.go();
        const double all = double(outcome.figures.arrivals.intended);
        QVERIFY(all > 300);
        const auto share = [&](Step step) { return double(outcome.figures.at(step).requests()) / all; };
        QVERIFY(std::abs(share(Step::List) - 0.6) < 0.1);
        QVERIFY(std::abs(share(Step::Login) - 0.1) < 0.06);
        QCOMPARE(outcome.figures.at(Step::Product).requests(), outcome.figures.at(Step::List).requests());
        QCOMPARE(outcome.figures.at(Step::Place).count(Outcome::Good), run.shop.orders());
        QCOMPARE(outcome.figures.arrivals.answered, outcome.figures.arrivals.intended);
    }

    void aPersonChangesTheRateAndPauses()
    {
        Run run(R"({"arrivals": [{"shape": "constant", "rate": 10, "seconds": 3}], "journey": "stock"})");
        int seconds = 0;
        std::vector<RunCommand> waiting{command(R"({"rate": 100})")};
        run.hooks.eachSecond = [&](const SecondFigures &) {
            if (++seconds == 1)
                waiting = {command(R"({"pause": true})"), command(R"({"note": "tea"})")};
            if (seconds == 3)
                waiting = {command(R"({"resume": true})")};
        };
        run.hooks.commands = [&waiting] { return std::exchange(waiting, {}); };
        const LoadOutcome outcome = run.go();
        const RunFigures &figures = outcome.figures;
        QVERIFY2(figures.arrivals.intended >= 280 && figures.arrivals.intended <= 300,
                 qPrintable(arrivalsText(figures.arrivals)));
        QVERIFY(figures.elapsed > 4'500ms);
        QVERIFY(figures.seconds.at(2).arrivals.intended == 0);
        QStringList notes;
        for (const Note &note : figures.notes)
            notes.append(note.text);
        QCOMPARE(notes, QStringLiteral("rate 100|paused|tea|resumed").split(u'|'));
    }

    void aPersonChangesTheUsersAndStops()
    {
        Run run(R"({"users": 2, "duration": 60, "journey": "stock"})");
        int seconds = 0;
        int most = 0;
        std::vector<RunCommand> waiting{command(R"({"users": 6})")};
        run.hooks.eachSecond = [&](const SecondFigures &second) {
            most = std::max(most, second.usersActive);
            if (++seconds == 1)
                waiting = {command(R"({"users": 1})")};
            if (seconds == 2) {
                QCOMPARE(second.usersActive, 1);
                waiting = {command(R"({"stop": true})")};
            }
        };
        run.hooks.commands = [&waiting] { return std::exchange(waiting, {}); };
        const LoadOutcome outcome = run.go();
        QCOMPARE(most, 6);
        QVERIFY(outcome.figures.stoppedEarly);
        QVERIFY(outcome.figures.elapsed < 5s);
    }

    void aServerThatDiesIsAnOutcome()
    {
        Run run(R"({"arrivals": [{"shape": "constant", "rate": 50, "seconds": 3}], "journey": "stock"})");
        run.hooks.eachSecond = [&run](const SecondFigures &) { run.server.reset(); };
        const LoadOutcome outcome = run.go();
        QVERIFY(outcome.figures.serverLost);
        QVERIFY(!outcome.ok());
        QCOMPARE(outcome.figures.arrivals.intended, 150ull);
        QVERIFY(outcome.figures.arrivals.unanswered() > 50);
        QVERIFY(outcome.figures.at(Step::Stock).count(Outcome::Failed) >= outcome.figures.arrivals.unanswered());
        QVERIFY(reportJson({QString(), outcome}).contains("\"serverLost\": true"));
    }

    void aKneeNowhereIsSaid()
    {
        Run run(R"({"arrivals": [{"shape": "constant", "rate": 1, "seconds": 1}], "journey": "stock", "thresholds": [
            {"request": "all", "outcome": "any", "figure": "p99", "comparison": "<", "value": 0.001}]})");
        run.options.knee = true;
        std::vector<int> seconds;
        run.hooks.eachSecond = [&seconds](const SecondFigures &second) { seconds.push_back(second.second); };
        const LoadOutcome outcome = run.go();
        QVERIFY(!outcome.knee);
        QCOMPARE(outcome.probes.size(), std::size_t(2)); // it may have been a hiccup once
        QVERIFY(!outcome.ok());
        QVERIFY(reportJson({QString(), outcome}).contains("\"knee\""));
        QVERIFY(seconds.size() >= 4);
        QVERIFY(std::is_sorted(seconds.begin(), seconds.end()));
    }

    void thresholdsDecide()
    {
        Run run(R"({"arrivals": [{"shape": "constant", "rate": 50, "seconds": 1}], "journey": "stock", "thresholds": [
            {"request": "stock", "outcome": "good", "figure": "count", "comparison": ">=", "value": 50},
            {"request": "all", "outcome": "failed", "figure": "share", "comparison": "<=", "value": 0},
            {"request": "stock", "outcome": "any", "figure": "p99", "comparison": "<", "value": 0.001},
            {"request": "order", "outcome": "good", "figure": "p99", "comparison": "<", "value": 1000}]})");
        const LoadOutcome outcome = run.go();
        std::vector<bool> oks;
        for (const CheckedThreshold &each : outcome.thresholds)
            oks.push_back(each.ok);
        QCOMPARE(oks, (std::vector<bool>{true, true, false, false}));
        QVERIFY(!outcome.thresholds.back().measured); // nobody ordered
        QVERIFY(!outcome.ok());
    }
};

QTEST_GUILESS_MAIN(OpenRunTest)
#include "open_run_test.moc"
