// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/world/seeds.h"

#include <QCoreApplication>
#include <QTest>

using namespace firstcome;
using namespace firstcome::simulation;

namespace {

constexpr quint64 mostSeeds = 500;

} // namespace

/// What is planted is found: a simulation that finds nothing must be known to find what is there.
class PlantedTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void thereAreTwelveAtLeast() { QVERIFY(plants().size() >= 12); }
    void isFound_data();
    void isFound();
};

void PlantedTest::isFound_data()
{
    QTest::addColumn<int>("place");
    for (size_t place = 0; place < plants().size(); ++place)
        QTest::newRow(plants()[place].name.constData()) << int(place);
}

void PlantedTest::isFound()
{
    QFETCH(int, place);
    const Plant &plant = plants()[size_t(place)];
    quint64 seed = 1;
    QStringList found;
    for (; seed <= mostSeeds && found.isEmpty(); ++seed) {
        found = run({.seed = seed, .acts = 110, .faults = true, .plant = &plant}).findings;
        // It was the plant.
        if (!found.isEmpty() && !run({.seed = seed, .acts = 110, .faults = true}).findings.isEmpty())
            found.clear();
    }
    QVERIFY2(!found.isEmpty(), qPrintable(QStringLiteral("not in %1 seeds").arg(mostSeeds)));
    fprintf(stderr, "%s: seed %llu: %s\n", plant.name.constData(), seed - 1, found.first().toUtf8().constData());
}

int main(int argc, char **argv)
{
    prepare();
    const QCoreApplication application(argc, argv);
    PlantedTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "planted_test.moc"
