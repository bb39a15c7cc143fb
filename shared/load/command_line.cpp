// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/command_line.h"

#include "shared/contract/error_codes.h"
#include "shared/load/report.h"

#include <QCommandLineParser>

namespace firstcome::load {

namespace {

const char *const usage = R"(Usage: firstcome-load [options]
Lets a crowd of buyers into a Firstcome server, measures it and, if asked, judges it.

  --url URL           the server (http://127.0.0.1:8080)
  --scenario NAME     stock, order, buy or sale, or a JSON file (buy)
  --product ID        what to buy; may be repeated (the flash sales on the shop's first page)
  --tokens FILE       one line a member, "memberId<TAB>accessToken<TAB>refreshToken", as
                      firstcome-backend sample writes it; every journey but stock needs it
  --users N           how many buyers (one for each token)
  --ramp S            seconds over which they come (0)
  --duration S        seconds until no new order is begun (30; sale: until sold out, 600 at most)
  --operator LOGIN    the operator whose books are read for the verdict; the password is in
                      the environment variable FIRSTCOME_OPERATOR_PASSWORD
  --verdict           compares what the buyers were told with the server's books
  --report FILE       writes FILE.json or FILE.html
  --help, --version

A scenario file holds "journey" (stock, order, buy, sale) and, where it differs from the default,
  {"journey": "sale", "users": 1000, "ramp": 10, "duration": 60, "products": ["ID"],
   "quantity": {"min": 1, "max": 2}, "lines": {"min": 1, "max": 3},
   "thinkMilliseconds": {"min": 0, "max": 500}, "payment": "PG" or "BALANCE", "seed": 1}

Exit status: 0 good, 1 the verdict failed, 2 wrong use, 3 something it needs is missing.
)";

struct Limits
{
    qint64 least;
    qint64 most;
};

Result<std::optional<qint64>> number(const QCommandLineParser &parser, const char *name, Limits limits)
{
    const QString option = QString::fromLatin1(name);
    if (!parser.isSet(option))
        return std::nullopt;
    bool whole = false;
    const qint64 value = parser.value(option).toLongLong(&whole);
    if (!whole || value < limits.least || value > limits.most)
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
    for (const char *name : {"url", "operator", "product", "scenario", "tokens", "users", "ramp", "duration", "report"})
        parser.addOption({QString::fromLatin1(name), {}, QStringLiteral("value")});
    for (const char *name : {"verdict", "help", "version"})
        parser.addOption(QCommandLineOption(QString::fromLatin1(name)));
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
    return {};
}

Result<void> readTexts(const QCommandLineParser &parser, Options &options)
{
    const std::pair<const char *, QString &> texts[] = {{"url", options.url},
                                                        {"operator", options.operatorLogin},
                                                        {"scenario", options.scenario},
                                                        {"tokens", options.tokensFile},
                                                        {"report", options.reportFile}};
    for (const auto &[name, value] : texts) {
        const QString option = QString::fromLatin1(name);
        if (!parser.isSet(option))
            continue;
        value = parser.value(option);
        if (value.isEmpty())
            return refuse(code::wrongUse, QStringLiteral("--%1 needs a value.").arg(option));
    }
    if (!options.reportFile.isEmpty() && !isReportName(options.reportFile))
        return refuse(code::wrongUse, QStringLiteral("--report needs a name ending in .json or .html."));
    options.verdict = parser.isSet(QStringLiteral("verdict"));
    if (options.verdict && options.operatorLogin.isEmpty())
        return refuse(code::wrongUse, QStringLiteral("--verdict needs --operator, whose books are read."));
    return {};
}

} // namespace

Result<Options> optionsFrom(const QStringList &arguments)
{
    QCommandLineParser parser;
    declare(parser);
    if (!parser.parse(arguments))
        return refuse(code::wrongUse, parser.errorText());
    if (!parser.positionalArguments().isEmpty())
        return refuse(code::wrongUse,
                      QStringLiteral("\"%1\" is not an option.").arg(parser.positionalArguments().first()));
    Options options;
    options.help = parser.isSet(QStringLiteral("help"));
    options.version = parser.isSet(QStringLiteral("version"));
    if (options.help || options.version)
        return options;
    auto read = readNumbers(parser, options);
    if (read)
        read = readTexts(parser, options);
    if (!read)
        return tl::unexpected(read.error());
    return options;
}

Scenario overridden(Scenario scenario, const Options &options)
{
    scenario.users = options.users.value_or(scenario.users);
    scenario.ramp = options.ramp.value_or(scenario.ramp);
    scenario.duration = options.duration.value_or(scenario.duration);
    if (!options.products.empty())
        scenario.products = options.products;
    return scenario;
}

QString usageText()
{
    return QString::fromLatin1(usage);
}

} // namespace firstcome::load
