// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/app/backend.h"
#include "backend/app/command_line.h"
#include "backend/app/commands.h"
#include "backend/app/demo.h"
#include "backend/platform/watch/log.h"
#include "backend/platform/work/stop_signals.h"
#include "shared/contract/error_codes.h"
#include <QCoreApplication>
#include <QProcessEnvironment>
#include <cstdio>

namespace firstcome::app {

namespace {

const Syntax syntax{{QStringLiteral("data"), QStringLiteral("listen"), QStringLiteral("config"),
                     QStringLiteral("lanes"), QStringLiteral("roles"), QStringLiteral("log-level"),
                     QStringLiteral("clock-offset")},
                    {QStringLiteral("demo")},
                    0};

/// After the second signal the process ends at once; start-up is always recovery, so nothing acknowledged is lost.
void stopOnSignal(int &signalsSeen)
{
    if (++signalsSeen == 1)
        QCoreApplication::quit();
    else
        std::_Exit(exitFailed);
}

/// The clock as far ahead as was asked for; without a word as far as the system's.
std::optional<Refusal> setClock(Settings &settings, const Arguments &arguments)
{
    constexpr qint64 tenYears = 315'576'000;
    const auto ahead = arguments.number("clock-offset", 0);
    if (!ahead)
        return ahead.error();
    if (*ahead > tenYears)
        return Refusal{code::wrongUse, QStringLiteral("--clock-offset takes 0 to %1 seconds.").arg(tenYears), {}, {}};
    if (*ahead > 0 && !arguments.has("demo") && settings.loadUse() == LoadUse::Off)
        return Refusal{code::wrongUse,
                       QStringLiteral("--clock-offset is for rehearsals: it takes --demo, or the setting load = on."),
                       {},
                       {}};
    settings.clockOffset = std::chrono::seconds(*ahead);
    if (const auto later = refuseEarlierClock(settings.dataFolder, settings.clockOffset); !later)
        return later.error();
    return std::nullopt;
}

} // namespace

int serveCommand(const QStringList &words)
{
    const auto arguments = parseArguments(words, syntax);
    if (!arguments)
        return report(arguments.error());
    auto settings = settingsFor(*arguments);
    if (!settings)
        return report(settings.error());
    int signalsSeen = 0;
    Backend *serving = nullptr;
    const auto reopen = [&serving] {
        if (serving)
            serving->reopenLogs();
    };
    const work::StopSignals signals({[&signalsSeen] { stopOnSignal(signalsSeen); }, reopen});
    watch::captureQtMessages();
    watch::setLogLevel(*watch::levelFrom(settings->logLevel));
    for (const QString &unknown : unknownSettings(QProcessEnvironment::systemEnvironment().keys()))
        watch::log(watch::Level::Warning, "setting.unknown", {{"detail", unknown}});
    const auto folder = DataFolder::lock(settings->dataFolder);
    if (!folder)
        return report(folder.error());
    if (const auto refused = setClock(*settings, *arguments))
        return report(*refused);
    const work::Loop loop;
    // A demo is no business: load runs may do everything there, unless something else was said.
    if (arguments->has("demo") && !settings->load)
        settings->load = LoadUse::Everything;
    const auto admission = Admission::toChange(*settings);
    if (!admission)
        return report(admission.error());
    if (const auto kept = keepClockOffset(settings->dataFolder, settings->clockOffset); !kept)
        return report(kept.error());
    Backend backend(*admission);
    if (const auto opened = backend.open(); !opened)
        return report(opened.error());
    if (arguments->has("demo")) {
        const auto password = prepareDemo(backend);
        if (!password)
            return report(password.error());
        std::printf("demo password: %s\n", password->constData());
    }
    const auto port = backend.serve();
    if (!port)
        return report(port.error());
    std::printf("listening on %s\n", backend.foundation().ownUrl.constData());
    std::fflush(stdout);
    serving = &backend;
    QCoreApplication::exec();
    backend.stop();
    return exitGood;
}

} // namespace firstcome::app
