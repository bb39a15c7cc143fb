// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/module/check.h"
#include "tests/simulation/world/agenda.h"
#include "tests/simulation/world/companies.h"
#include "tests/simulation/world/coverage.h"
#include "tests/simulation/world/plant.h"
#include "tests/simulation/world/story.h"
#include <QTemporaryDir>

namespace firstcome::simulation {

/// How bad a run is: so many of a thousand calls or acts, of a hundred thousand steps.
struct Weather
{
    int notSent = 0;
    int lost = 0;       ///< the call never arrives, its sender does not know
    int answerLost = 0; ///< it arrives, the answer does not
    int late = 0;       ///< it arrives after its sender has given up
    int twice = 0;
    int garbled = 0; ///< a proxy's page, an empty body, words nobody knows
    int outage = 0;  ///< of steps: everything is cut for a while
    int keyLost = 0; ///< of steps: the gateway does not know our key for a while
    int crash = 0;   ///< of steps
    int leap = 0;    ///< of steps: the clock jumps
    int byHand = 0;  ///< of acts: somebody gives money back in the gateway's console
};

/// What a run is to be.
struct Plan
{
    quint64 seed = 1;
    int acts = 110;
    bool faults = true;
    const Plant *plant = nullptr;
    /// The process dies at its so many-th commit, just before or just after it.
    struct Death
    {
        qint64 commit = 0;
        bool before = false;
    };
    std::optional<Death> death{};
};

/// A product's option that is for sale.
struct Offer
{
    Id optionId = 0;
    Id productId = 0;
    Id sellerId = 0;
    Id saleId = 0; ///< 0: none
    Money price = 0;
};

/// What outlives every process of the shop: its database file, the time, the companies, the people's agenda, luck, and
/// what is to be told of the run.
struct Site
{
    explicit Site(const Plan &wanted);

    Clock clock()
    {
        return [this] { return now; };
    }
    void tell(Story::Line line) { story.tell(now, std::move(line)); }
    /// Something that must never be.
    void find(const QString &what);
    /// A fault, and the states of the orders it met.
    void fault(const QByteArray &kind, std::optional<Id> orderId = {});

    /// The rows of a query, asked beside the shop.
    using Row = QByteArrayList;
    std::vector<Row> rows(const QByteArray &query, int columns = 1);
    std::optional<QByteArray> value(const QByteArray &query);

    Plan plan;
    Dice dice;
    Instant now{};
    Weather weather;
    Story story;
    Coverage coverage;
    Agenda agenda;
    Companies companies;
    std::vector<Offer> offers;
    QStringList findings;
    QTemporaryDir folder;
    sql::DatabaseSettings database;

private:
    std::unique_ptr<sql::Connection> m_look;
};

} // namespace firstcome::simulation
