// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/id.h"
#include "shared/base/result.h"
#include "shared/load/moment.h"
#include <vector>

namespace firstcome::load {

/// What one user does over and over.
enum class Path : quint8 {
    Stock, ///< reads the stock
    Order, ///< reads the stock and places an order
    Buy,   ///< and pays it
    Sale,  ///< buys until all is sold out, is refused once more, and leaves
};

enum class PayBy : quint8 { Gateway, Balance };

struct Range
{
    qint64 least = 0;
    qint64 most = 0;
};

/// A run as values: who comes when, and what each does.
/// Invariant: after `scenarioFrom` every value is within its limit.
struct Scenario
{
    QString name;
    Path path = Path::Buy;
    PayBy payBy = PayBy::Gateway;
    int users = 0; ///< 0: one for each member there is a token for
    std::chrono::seconds ramp{0};
    std::chrono::seconds duration{30};
    Range quantity{1, 1};
    Range lines{1, 1};
    Range thinkMillis{0, 0};
    std::vector<Id> products;
    quint64 seed = 1;

    bool needsMembers() const { return path != Path::Stock; }
    /// When this user starts, counted from the start of the run.
    Micros startOf(int user) const;
};

constexpr int usersLimit = 20'000;
constexpr std::chrono::seconds runLimit{24 * 3600};

QStringList presetNames();
/// A preset's name, or the path of a JSON file. Refusals SCENARIO_UNKNOWN, REQUEST_INVALID, VALUE_INVALID name what is
/// wrong.
Result<Scenario> scenarioFrom(const QString &presetOrFile);
Result<Scenario> scenarioFromJson(const QByteArray &json, const QString &name);

QString pathName(Path path);

} // namespace firstcome::load
