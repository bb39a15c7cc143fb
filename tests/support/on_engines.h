// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "tests/support/engines.h"
#include <QCoreApplication>
#include <QTest>
#include <cstdio>

namespace firstcome::test {

/// Runs a journey's whole test class once for each engine, which it finds as its object's name.
template <typename Journey>
int runOnEngines(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    int failures = 0;
    for (const char *engine : {Engine::sqlite, Engine::mariaDb, Engine::mySql}) {
        Journey journey;
        journey.setObjectName(QString::fromLatin1(engine));
        std::printf("On %s:\n", engine);
        std::fflush(stdout);
        failures += QTest::qExec(&journey, argc, argv);
    }
    return std::min(failures, 127);
}

} // namespace firstcome::test

/// In such a class's initTestCase: `backend` gets a database on the engine of this run, or all is skipped loudly.
#define USE_ENGINE(backend)                                                                                            \
    if (!(backend).useEngine(objectName()))                                                                            \
    QSKIP(qPrintable(firstcome::test::FreshDatabase::absence(objectName())))

/// Instead of QTEST_GUILESS_MAIN.
#define ENGINES_MAIN(Journey)                                                                                          \
    int main(int argc, char **argv)                                                                                    \
    {                                                                                                                  \
        return firstcome::test::runOnEngines<Journey>(argc, argv);                                                     \
    }
