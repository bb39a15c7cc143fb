// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/world/site.h"

#include "tests/simulation/world/database_file.h"

namespace firstcome::simulation {

namespace {

/// Days on which something is special: ends of months and years, leap days.
constexpr qint64 beginnings[] = {1'800'000'000'000, 1'798'675'200'000, 1'835'308'800'000, 1'835'395'200'000,
                                 1'806'451'200'000};

Weather drawn(Dice &dice)
{
    Weather weather;
    const auto some = [&dice](qint64 most) { return dice.inThousand(600) ? int(dice.within({1, most})) : 0; };
    weather.notSent = some(60);
    weather.lost = some(60);
    weather.answerLost = some(120);
    weather.late = some(50);
    weather.twice = some(80);
    weather.garbled = some(60);
    weather.outage = some(40);
    weather.keyLost = some(20);
    weather.crash = some(150);
    weather.leap = some(200);
    weather.byHand = some(40);
    return weather;
}

} // namespace

Site::Site(const Plan &wanted)
    : plan(wanted), dice(wanted.seed), companies(wanted.seed, clock()),
      folder(fastFolder() + QStringLiteral("/simulation-XXXXXX"))
{
    now = fromMillis(beginnings[dice.below(std::size(beginnings))] + dice.below(86'400'000));
    const Weather luck = drawn(dice);
    if (plan.faults)
        weather = luck;
    companies.settings.carrier.refuseRate = plan.faults && dice.inThousand(400) ? 0.06 : 0;
    database.path = folder.filePath(QStringLiteral("shop.db"));
    database.readers = 1;
    makeDatabase(database.path, plan.plant ? plan.plant->triggers : QByteArrayList());
    m_look = std::make_unique<sql::Connection>(database, sql::Connection::Purpose::Read);
}

void Site::find(const QString &what)
{
    if (findings.contains(what))
        return;
    findings.append(what);
    tell({"FOUND", what.toUtf8()});
}

void Site::fault(const QByteArray &kind, std::optional<Id> orderId)
{
    const QByteArray where = orderId ? " WHERE id = " + QByteArray::number(*orderId) : QByteArray();
    for (const Row &state : rows("SELECT DISTINCT state FROM orders" + where + " ORDER BY state"))
        ++coverage.faults[kind + ' ' + state.first()];
    tell({"fault", kind + (orderId ? " of order " + QByteArray::number(*orderId) : QByteArray())});
}

std::vector<Site::Row> Site::rows(const QByteArray &query, int columns)
{
    std::vector<Row> rows;
    m_look->begin();
    auto &found = m_look->statement(query);
    while (found.next()) {
        Row row;
        for (int column = 0; column < columns; ++column)
            row.append(found.text(column));
        rows.push_back(row);
    }
    m_look->commit();
    return rows;
}

std::optional<QByteArray> Site::value(const QByteArray &query)
{
    const auto found = rows(query);
    return found.empty() ? std::nullopt : std::optional(found.front().first());
}

} // namespace firstcome::simulation
