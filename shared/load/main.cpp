// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/contract/error_codes.h"
#include "shared/load/command_line.h"
#include "shared/load/compare/comparison.h"
#include "shared/load/exchange/imported_scenario.h"
#include "shared/load/exchange/k6_script.h"
#include "shared/load/history/history_check.h"
#include "shared/load/report/report.h"
#include "shared/load/run/command_input.h"
#include "shared/load/scenario/presets.h"
#include "shared/load/scenario/scenario_json.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonDocument>
#include <csignal>
#include <cstdio>
#include <unistd.h>

using namespace firstcome;
using namespace firstcome::load;

namespace {

constexpr int good = 0;
constexpr int failed = 1;
constexpr int wrongUse = 2;
constexpr int somethingMissing = 3;

std::atomic<bool> stopAsked{false};

/// The first Ctrl+C ends the run in order, the second one the program. Whoever watched and is gone ends it in order
/// too.
void stopOnSignals()
{
    struct sigaction action
    {
    };
    action.sa_handler = [](int) { stopAsked.store(true, std::memory_order_relaxed); };
    action.sa_flags = int(SA_RESETHAND);
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
    action.sa_flags = 0;
    ::sigaction(SIGPIPE, &action, nullptr);
}

void say(std::FILE *out, const QString &text)
{
    std::fputs(text.toUtf8().constData(), out);
    std::fflush(out);
}

int complain(const Refusal &refusal)
{
    QString text = QStringLiteral("firstcome-load: %1: %2\n").arg(QString::fromLatin1(refusal.code), refusal.detail);
    for (const FieldError &error : refusal.errors)
        text += QStringLiteral("  %1 %2\n").arg(error.field, error.message);
    say(stderr, text);
    return exitStatusOf(refusal);
}

/// On a terminal the line is written over, elsewhere each is kept.
void showProgress(const SecondFigures &second)
{
    static const bool terminal = ::isatty(STDERR_FILENO) == 1;
    const QString line = progressLine(second);
    say(stderr, terminal ? QStringLiteral("\r\033[K") + line : line + u'\n');
}

QString toldText(const BuyerJournal &journal)
{
    qint64 units = 0;
    for (const Grant &grant : journal.grants())
        for (const ToldLine &line : grant.order.lines)
            units += line.quantity;
    QString text = QStringLiteral("%1 orders with %2 units granted, %3 times sold out")
                       .arg(journal.grants().size())
                       .arg(units)
                       .arg(journal.soldOutAnswers());
    for (const auto &[code, count] : journal.refusals())
        text += QStringLiteral(", %1 times %2").arg(count).arg(QString::fromStdString(code));
    return text + u'\n';
}

QString outcomeText(const LoadOutcome &outcome)
{
    QString text = figuresTable(outcome.figures) + arrivalsText(outcome.figures.arrivals) + u'\n';
    text += toldText(outcome.journal);
    if (outcome.figures.serverLost)
        text += QStringLiteral("The server stopped answering in the run.\n");
    if (!outcome.probes.empty())
        text += outcome.knee ? QStringLiteral("The knee: %1 arrivals/s hold, 3 % more do not.\n").arg(*outcome.knee)
                             : QStringLiteral("No knee: the thresholds hold at no rate.\n");
    if (!outcome.thresholds.empty())
        text += u'\n' + thresholdsText(outcome.thresholds);
    if (!outcome.booksUnread.isEmpty())
        text += QStringLiteral("The books could not be read: %1\n").arg(outcome.booksUnread);
    if (outcome.findings)
        text += u'\n' + findingsText(*outcome.findings) +
                (allOk(*outcome.findings) ? QStringLiteral("Verdict: ok\n") : QStringLiteral("Verdict: FAILED\n"));
    return text;
}

int show(const Options &options, const LoadOutcome &outcome)
{
    if (::isatty(STDERR_FILENO) == 1)
        say(stderr, QStringLiteral("\n"));
    say(options.progressJson ? stderr : stdout, outcomeText(outcome));
    if (options.progressJson)
        say(stdout, QStringLiteral("{\"end\": true}\n"));
    const int status = outcome.figures.serverLost ? somethingMissing : outcome.ok() ? good : failed;
    int result = status;
    for (const QString &file : options.reportFiles) {
        if (auto written = writeReport(file, {options.url, outcome}); !written)
            result = std::max(complain(written.error()), result);
        else
            say(stderr, QStringLiteral("report: %1\n").arg(file));
    }
    return result;
}

/// Those for the crowd; a token is for the books.
std::vector<RunCommand> commandsFrom(CommandInput &input, LoadRun &loadRun)
{
    std::vector<RunCommand> commands = input.take();
    for (const RunCommand &command : commands) {
        if (command.kind == RunCommand::Kind::Token)
            loadRun.renewToken(command.token);
    }
    std::erase_if(commands, [](const RunCommand &command) { return command.kind == RunCommand::Kind::Token; });
    return commands;
}

int run(const Options &options)
{
    for (const QString &file : options.reportFiles + QStringList{options.historyFile}) {
        const QString folder = QFileInfo(file).absolutePath();
        if (!file.isEmpty() && !QFileInfo(folder).isWritable())
            return complain(
                {code::fileNotWritten, QStringLiteral("The folder %1 cannot be written.").arg(folder), {}, {}});
    }
    stopOnSignals();
    LoadRun::Hooks hooks{{showProgress}, [](const QString &text) { say(stderr, text + u'\n'); }};
    CommandInput input(STDIN_FILENO, [](const Refusal &refusal) { complain(refusal); });
    LoadRun loadRun(options, {qEnvironmentVariable("FIRSTCOME_OPERATOR_PASSWORD"),
                              qEnvironmentVariable("FIRSTCOME_MEMBER_PASSWORD"), qgetenv("FIRSTCOME_OPERATOR_TOKEN")});
    std::vector<CheckedThreshold> held;
    if (options.progressJson) {
        hooks.held = [&held](const std::vector<CheckedThreshold> &now) { held = now; };
        hooks.crowd.eachSecond = [&held](const SecondFigures &second) {
            say(stdout, QString::fromUtf8(progressJson(second, held)));
        };
        hooks.crowd.commands = [&] { return commandsFrom(input, loadRun); };
    }
    const auto outcome = loadRun.go(stopAsked, hooks);
    return outcome ? show(options, *outcome) : complain(outcome.error());
}

int showPresets(const QStringList &names)
{
    for (const Preset &preset : presets()) {
        if (names.isEmpty())
            say(stdout, QStringLiteral("%1  %2\n")
                            .arg(QLatin1StringView(preset.name), -20)
                            .arg(QLatin1StringView(preset.description)));
    }
    if (names.isEmpty())
        return good;
    const Preset *preset = findPreset(names.first());
    if (!preset)
        return complain(
            {code::scenarioUnknown, QStringLiteral("There is no preset \"%1\".").arg(names.first()), {}, {}});
    say(stdout, QString::fromUtf8(preset->json) + u'\n');
    return good;
}

int verify(const QString &path)
{
    const auto history = readHistory(path);
    if (!history)
        return complain(history.error());
    const std::vector<Finding> findings = checkHistory(*history);
    say(stdout,
        QStringLiteral("%1 tries\n").arg(history->tries.size()) + findingsText(findings) +
            (allOk(findings) ? QStringLiteral("History: holds\n") : QStringLiteral("History: does NOT hold\n")));
    return allOk(findings) ? good : failed;
}

int importScenario(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return complain({code::fileInvalid, QStringLiteral("%1: %2").arg(path, file.errorString()), {}, {}});
    auto imported = scenarioFromDocument(file.readAll());
    if (!imported)
        return complain(imported.error());
    imported->scenario.name = QFileInfo(path).completeBaseName();
    for (const QString &each : std::as_const(imported->leftOut))
        say(stderr, QStringLiteral("left out: %1\n").arg(each));
    say(stdout, QString::fromUtf8(QJsonDocument(scenarioJson(imported->scenario)).toJson()));
    return good;
}

int showK6(const QString &presetOrFile)
{
    const auto scenario = scenarioFrom(presetOrFile);
    if (!scenario)
        return complain(scenario.error());
    say(stdout, k6Script(*scenario));
    return good;
}

Result<QJsonObject> reportFrom(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return refuse(code::fileInvalid, QStringLiteral("%1: %2").arg(path, file.errorString()));
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
    if (!document.isObject())
        return refuse(code::fileInvalid, QStringLiteral("%1 is no report of a run.").arg(path));
    return document.object();
}

int compareRuns(const CommandLine &line)
{
    QStringList paths = line.operands;
    if (!line.noise.isEmpty())
        paths.append(line.noise);
    QList<QJsonObject> reports;
    for (const QString &path : std::as_const(paths)) {
        const auto report = reportFrom(path);
        if (!report)
            return complain(report.error());
        reports.append(*report);
    }
    ComparisonInput input{reports.at(0), reports.at(1), std::nullopt};
    if (reports.size() > 2)
        input.again = reports.at(2);
    const auto figures = compare(input);
    if (!figures)
        return complain(figures.error());
    say(stdout, comparisonText(*figures));
    return anyWorse(*figures) ? failed : good;
}

int obey(const CommandLine &line)
{
    switch (line.act) {
    case CommandLine::Act::Help:
        say(stdout, usageText());
        return good;
    case CommandLine::Act::Version:
        say(stdout, QStringLiteral("firstcome-load " FIRSTCOME_VERSION "\n"));
        return good;
    case CommandLine::Act::Presets:
        return showPresets(line.operands);
    case CommandLine::Act::Import:
        return importScenario(line.operands.first());
    case CommandLine::Act::K6:
        return showK6(line.operands.first());
    case CommandLine::Act::Compare:
        return compareRuns(line);
    case CommandLine::Act::Verify:
        return verify(line.operands.first());
    case CommandLine::Act::Run:
        break;
    }
    return run(line.run);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const auto line = commandLineFrom(QCoreApplication::arguments());
    if (!line) {
        complain(line.error());
        say(stderr, QStringLiteral("Try: firstcome-load --help\n"));
        return wrongUse;
    }
    try {
        return obey(*line);
    } catch (const std::exception &error) {
        return std::max(somethingMissing, complain({"BREAKDOWN", QString::fromLocal8Bit(error.what()), {}, {}}));
    }
}
