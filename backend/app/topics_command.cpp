// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/app/command_line.h"
#include "backend/app/commands.h"
#include "backend/platform/events/kafka_topics.h"
#include "shared/contract/error_codes.h"
#include "shared/contract/topics.h"
#include <cstdio>

namespace firstcome::app {

namespace {

const Syntax syntax{{QStringLiteral("data"), QStringLiteral("config")}, {}, 1};

void print(const char *what, const QList<QByteArray> &topics)
{
    for (const QByteArray &topic : topics)
        std::printf("%-8s %s\n", what, topic.constData());
}

} // namespace

int topicsCommand(const QStringList &words)
{
    const auto arguments = parseArguments(words, syntax);
    if (!arguments)
        return report(arguments.error());
    if (arguments->positionals.constFirst() != QStringLiteral("create"))
        return report({code::wrongUse, QStringLiteral("topics takes create."), {}, {}});
    const auto settings = settingsFor(*arguments);
    if (!settings)
        return report(settings.error());
    if (settings->kafka.brokers.isEmpty())
        return report({code::wrongUse, QStringLiteral("topics create needs the setting kafka."), {}, {}});
    QList<QByteArray> names;
    for (const char *name : topic::all)
        names.append(name);
    const events::MadeTopics done = events::makeTopics(settings->kafka, names);
    print("made", done.made);
    print("existed", done.existed);
    return exitGood;
}

} // namespace firstcome::app
