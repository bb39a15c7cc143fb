// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/command_line.h"

#include "shared/base/plain_number.h"
#include "shared/contract/error_codes.h"
#include "shared/load/report/report.h"

#include <QCommandLineParser>

namespace firstcome::load {

namespace {

const char *const usage = R"(Usage: firstcome-load [run] [options]
       firstcome-load presets [NAME]        the scenarios that come with it; NAME: its file
       firstcome-load compare A.json B.json [--noise A2.json]
                                            whether run B is worse than run A beyond the noise; A2: A once more
       firstcome-load verify HISTORY        whether what the buyers of a run saw can have been so; who else bought
                                            is in the history of a run with --verdict, else what only they explain
                                            is left open
       firstcome-load import FILE           a scenario from a HAR recording or the server's /openapi.json
       firstcome-load k6 SCENARIO           a script for k6 of a preset or a scenario file

Lets a crowd of visitors into a Firstcome server, measures it and, if asked, judges it.

  --url URL           the server (http://127.0.0.1:8080)
  --i-own-this-host NAME
                      the host of the URL, where it is not this computer
  --scenario NAME     a preset or a JSON file (buy)
  --product ID        what to buy; may be repeated (the flash sales on the shop's first page)
  --tokens FILE       one line a member, "memberId<TAB>accessToken<TAB>refreshToken", as
                      firstcome-backend sample writes it; every journey but stock and browse needs it
                      (a fourth column is what the member signs in as, where it is not sample-<memberId>)
  --users N           how many users at once (one for each token)
  --rate N            instead: N arrivals a second, whatever the server does
  --ramp S            seconds over which the users come (0)
  --duration S        seconds until nothing new is begun (30; sale: until sold out, 600 at most)
  --operator LOGIN    the operator whose books are read for the verdict; the password is in
                      the environment variable FIRSTCOME_OPERATOR_PASSWORD, or an access token
                      in FIRSTCOME_OPERATOR_TOKEN (renewed with {"token": TEXT})
  --knee              looks for the highest rate at which the scenario's thresholds hold, within 3 %
                      (--scenario knee does so for stock reads)
  --verdict           compares what the buyers were told with the server's books
  --report FILE       writes FILE.json, FILE.html or FILE.csv; may be repeated
  --history FILE      writes what every buyer asked and was told, a line of JSON a try
  --progress json     a line of JSON a second on standard output, commands on standard input:
                      {"rate": N} {"users": N} {"pause": true} {"resume": true} {"stop": true} {"note": TEXT}
  --help, --version

A scenario says who comes when: "users" (with "ramp" and "duration"), or "arrivals": shapes constant, poisson
(rate), ramp (from, to), steps (from, to, steps) and spike (base, peak), each with seconds; what they do, a "mix"
of journeys by weight (browse, stock, login, order, buy, cancel, refund, sale), each after a log-in of its own where it
says "signIn": true; and "thresholds" that must hold:
  {"arrivals": [{"shape": "ramp", "from": 0, "to": 500, "seconds": 30},
                {"shape": "poisson", "rate": 500, "seconds": 60}],
   "mix": [{"journey": "browse", "weight": 3},
           {"journey": "buy", "weight": 1, "quantity": {"min": 1, "max": 2}, "lines": 1, "neverPays": 0.05,
            "thinkMilliseconds": {"min": 0, "max": 500}, "payment": "PG"}],
   "thresholds": [{"request": "order", "outcome": "good", "figure": "p99", "comparison": "<", "value": 100}],
   "products": ["ID"], "seed": 1}
Who signs in needs the members' password in FIRSTCOME_MEMBER_PASSWORD.

Exit status of compare: 0 nothing worse, 1 something is, 2 not comparable; of verify: 0 it holds, 1 it does not,
2 cut or unreadable; of a run: 0 good, 1 a threshold or the verdict failed, 2 wrong use, 3 something it needs
is missing, or the server was lost in the run.
)";

template <typename Number>
struct Limits
{
    Number least;
    Number most;
};

Result<std::optional<qint64>> number(const QCommandLineParser &parser, const char *name, Limits<qint64> limits)
{
    const QString option = QString::fromLatin1(name);
    if (!parser.isSet(option))
        return std::nullopt;
    const auto value = plainNumber(parser.value(option));
    if (!value || *value < limits.least || *value > limits.most)
        return refuse(
            code::wrongUse,
            QStringLiteral("--%1 needs a whole number from %2 to %3.").arg(option).arg(limits.least).arg(limits.most));
    return value;
}

std::optional<std::chrono::seconds> inSeconds(std::optional<qint64> count)
{
    return count ? std::optional(std::chrono::seconds(*count)) : std::nullopt;
}

void declare(QCommandLineParser &parser)
{
    for (const char *name : {"url", "i-own-this-host", "operator", "product", "scenario", "tokens", "users", "rate",
                             "ramp", "duration", "report", "history", "progress", "noise"})
        parser.addOption({QString::fromLatin1(name), {}, QStringLiteral("value")});
    for (const char *name : {"verdict", "knee", "help", "version"})
        parser.addOption(QCommandLineOption(QString::fromLatin1(name)));
}

Result<void> readRate(const QCommandLineParser &parser, Options &options)
{
    if (!parser.isSet(QStringLiteral("rate")))
        return {};
    bool good = false;
    const double rate = parser.value(QStringLiteral("rate")).toDouble(&good);
    if (!good || !(rate > 0 && rate <= rateLimit))
        return refuse(code::wrongUse, QStringLiteral("--rate needs a number above 0, at most %1.").arg(rateLimit));
    if (options.users || options.ramp)
        return refuse(code::wrongUse, QStringLiteral("--rate does not go with --users and --ramp."));
    options.rate = rate;
    return {};
}

Result<void> readNumbers(const QCommandLineParser &parser, Options &options)
{
    const auto users = number(parser, "users", {1, usersLimit});
    const auto ramp = number(parser, "ramp", {0, runLimit.count()});
    const auto duration = number(parser, "duration", {1, runLimit.count()});
    for (const auto *each : {&users, &ramp, &duration}) {
        if (!*each)
            return tl::unexpected(each->error());
    }
    options.users = *users ? std::optional(int(**users)) : std::nullopt;
    options.ramp = inSeconds(*ramp);
    options.duration = inSeconds(*duration);
    for (const QString &text : parser.values(QStringLiteral("product"))) {
        const auto id = idFrom(QStringView(text));
        if (!id)
            return refuse(code::wrongUse, QStringLiteral("--product needs an id, \"%1\" is none.").arg(text));
        options.products.push_back(*id);
    }
    return readRate(parser, options);
}

Result<void> readTexts(const QCommandLineParser &parser, Options &options)
{
    QString progress;
    const std::pair<const char *, QString &> texts[] = {
        {"url", options.url},           {"i-own-this-host", options.ownHost}, {"operator", options.operatorLogin},
        {"scenario", options.scenario}, {"tokens", options.tokensFile},       {"history", options.historyFile},
        {"progress", progress}};
    for (const auto &[name, value] : texts) {
        const QString option = QString::fromLatin1(name);
        if (!parser.isSet(option))
            continue;
        value = parser.value(option);
        if (value.isEmpty())
            return refuse(code::wrongUse, QStringLiteral("--%1 needs a value.").arg(option));
    }
    options.progressJson = progress == QLatin1StringView("json");
    if (!progress.isEmpty() && !options.progressJson)
        return refuse(code::wrongUse, QStringLiteral("--progress takes json."));
    options.reportFiles = parser.values(QStringLiteral("report"));
    if (!std::all_of(options.reportFiles.begin(), options.reportFiles.end(), isReportName))
        return refuse(code::wrongUse, QStringLiteral("--report needs a name ending in .json, .html or .csv."));
    options.knee = parser.isSet(QStringLiteral("knee")) || options.scenario == QLatin1StringView("knee");
    options.verdict = parser.isSet(QStringLiteral("verdict"));
    if (options.verdict && options.operatorLogin.isEmpty())
        return refuse(code::wrongUse, QStringLiteral("--verdict needs --operator, whose books are read."));
    return {};
}

struct Named
{
    const char *name;
    CommandLine::Act act;
    int operandsAtLeast;
    int operandsAtMost;
};
constexpr Named acts[] = {{"run", CommandLine::Act::Run, 0, 0},       {"presets", CommandLine::Act::Presets, 0, 1},
                          {"verify", CommandLine::Act::Verify, 1, 1}, {"compare", CommandLine::Act::Compare, 2, 2},
                          {"import", CommandLine::Act::Import, 1, 1}, {"k6", CommandLine::Act::K6, 1, 1}};

Result<void> readAct(const QStringList &words, CommandLine &line)
{
    if (words.isEmpty())
        return {};
    const auto named = std::find_if(std::begin(acts), std::end(acts), [&words](const Named &each) {
        return words.first() == QLatin1StringView(each.name);
    });
    if (named == std::end(acts))
        return refuse(code::wrongUse, QStringLiteral("\"%1\" is neither a command nor an option.").arg(words.first()));
    line.act = named->act;
    line.operands = words.mid(1);
    if (line.operands.size() < named->operandsAtLeast)
        return refuse(code::wrongUse,
                      QStringLiteral("%1 needs %2 files.").arg(words.first()).arg(named->operandsAtLeast));
    if (line.operands.size() > named->operandsAtMost)
        return refuse(code::wrongUse, QStringLiteral("\"%1\" is too much.").arg(line.operands.last()));
    return {};
}

} // namespace

Result<CommandLine> commandLineFrom(const QStringList &arguments)
{
    QCommandLineParser parser;
    declare(parser);
    if (!parser.parse(arguments))
        return refuse(code::wrongUse, parser.errorText());
    CommandLine line;
    if (parser.isSet(QStringLiteral("help")) || parser.isSet(QStringLiteral("version"))) {
        line.act = parser.isSet(QStringLiteral("help")) ? CommandLine::Act::Help : CommandLine::Act::Version;
        return line;
    }
    line.noise = parser.value(QStringLiteral("noise"));
    auto read = readAct(parser.positionalArguments(), line);
    if (read)
        read = readNumbers(parser, line.run);
    if (read)
        read = readTexts(parser, line.run);
    if (!read)
        return tl::unexpected(read.error());
    return line;
}

QString usageText()
{
    return QString::fromLatin1(usage);
}

} // namespace firstcome::load
