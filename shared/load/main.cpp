// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/contract/error_codes.h"
#include "shared/load/load_run.h"
#include "shared/load/report.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <csignal>
#include <cstdio>
#include <unistd.h>

using namespace firstcome;
using namespace firstcome::load;

namespace {

constexpr int good = 0;
constexpr int verdictFailed = 1;
constexpr int wrongUse = 2;
constexpr int somethingMissing = 3;

std::atomic<bool> stopAsked{false};

/// The first Ctrl+C ends the run in order, the second one the program.
void stopOnSignals()
{
    struct sigaction action
    {
    };
    action.sa_handler = [](int) { stopAsked.store(true, std::memory_order_relaxed); };
    action.sa_flags = int(SA_RESETHAND);
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
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

int show(const Options &options, const LoadOutcome &outcome)
{
    if (::isatty(STDERR_FILENO) == 1)
        say(stderr, QStringLiteral("\n"));
    say(stdout, figuresTable(outcome.figures) + toldText(outcome.journal));
    int status = good;
    if (outcome.findings) {
        const bool ok = allOk(*outcome.findings);
        say(stdout, u'\n' + findingsText(*outcome.findings));
        say(stdout, ok ? QStringLiteral("Verdict: ok\n") : QStringLiteral("Verdict: FAILED\n"));
        status = ok ? good : verdictFailed;
    }
    if (options.reportFile.isEmpty())
        return status;
    const Report report{options.url,     outcome.startedAt, outcome.scenario,
                        outcome.figures, outcome.journal,   outcome.findings};
    if (auto written = writeReport(options.reportFile, report); !written)
        return std::max(complain(written.error()), status);
    say(stderr, QStringLiteral("report: %1\n").arg(options.reportFile));
    return status;
}

int run(const Options &options)
{
    const QString folder = QFileInfo(options.reportFile).absolutePath();
    if (!options.reportFile.isEmpty() && !QFileInfo(folder).isWritable())
        return complain({code::fileNotWritten, QStringLiteral("The folder %1 cannot be written.").arg(folder), {}, {}});
    stopOnSignals();
    LoadRun loadRun(options, qEnvironmentVariable("FIRSTCOME_OPERATOR_PASSWORD"));
    const auto outcome = loadRun.go(stopAsked, {showProgress, [](const QString &text) { say(stderr, text + u'\n'); }});
    return outcome ? show(options, *outcome) : complain(outcome.error());
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const auto options = optionsFrom(QCoreApplication::arguments());
    if (!options) {
        complain(options.error());
        say(stderr, QStringLiteral("Try: firstcome-load --help\n"));
        return wrongUse;
    }
    if (options->help || options->version) {
        say(stdout, options->help ? usageText() : QStringLiteral("firstcome-load " FIRSTCOME_VERSION "\n"));
        return good;
    }
    try {
        return run(*options);
    } catch (const std::exception &error) {
        return std::max(somethingMissing, complain({"BREAKDOWN", QString::fromLocal8Bit(error.what()), {}, {}}));
    }
}
