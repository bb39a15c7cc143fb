// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/world/seeds.h"

#include "backend/platform/watch/log.h"
#include <QHashSeed>
#include <fcntl.h>

namespace firstcome::simulation {

void prepare()
{
    // Qt Test ends a function after five minutes; thousands of seeds take longer.
    if (!qEnvironmentVariableIsSet("QTEST_FUNCTION_TIMEOUT"))
        qputenv("QTEST_FUNCTION_TIMEOUT", "14400000");
    QHashSeed::setDeterministicGlobalSeed();
    watch::setLogDescriptor(open("/dev/null", O_WRONLY | O_CLOEXEC));
    watch::captureQtMessages();
}

quint64 seedsWanted(quint64 usual)
{
    const quint64 wanted = qEnvironmentVariable("FIRSTCOME_SEEDS").toULongLong();
    return wanted > 0 ? wanted : usual;
}

std::optional<quint64> seedWanted()
{
    bool isNumber = false;
    const quint64 seed = qEnvironmentVariable("FIRSTCOME_SEED").toULongLong(&isNumber);
    return isNumber ? std::optional(seed) : std::nullopt;
}

QByteArray report(const Plan &plan, const Outcome &outcome)
{
    const QString text = outcome.story.join(u'\n') + QStringLiteral("\n\nSeed %1 found:\n  ").arg(plan.seed) +
                         outcome.findings.join(QStringLiteral("\n  ")) +
                         QStringLiteral("\nOnce more: FIRSTCOME_SEED=%1\n").arg(plan.seed);
    return text.toUtf8();
}

} // namespace firstcome::simulation
