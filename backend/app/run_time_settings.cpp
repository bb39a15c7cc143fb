// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/app/run_time_settings.h"

#include "backend/app/known_settings.h"
#include "backend/platform/events/apply_events.h"
#include "backend/settlements/settlements_module.h"
#include <algorithm>

namespace firstcome::app {

namespace {

using settings::Setting;
using settings::SettingKind;
using settings::SettingRange;

struct Bounds
{
    qint64 lowest = 0;
    qint64 highest = 0;
};

SettingRange numbers(Bounds bounds, const char *unit)
{
    SettingRange range;
    range.lowest = bounds.lowest;
    range.highest = bounds.highest;
    range.unit = QString::fromLatin1(unit);
    return range;
}

template <typename Number>
qint64 countOf(Number value)
{
    if constexpr (std::is_integral_v<Number>)
        return qint64(value);
    else
        return qint64(value.count());
}

template <typename Value>
Setting number(const char *name, SettingRange range, Adjustable<Value> handle)
{
    Setting setting{name, std::move(range), QString::number(countOf(handle.get())), {}};
    setting.apply = [handle](const QString &value) { handle.set(Value(value.toLongLong())); };
    return setting;
}

/// Up to which one person decides alone: nobody lets himself do more.
template <typename Value>
Setting tier(const char *name, const Adjustable<Value> &handle)
{
    constexpr qint64 mostWon = 1'000'000'000'000;
    Setting setting = number(name, numbers({0, mostWon}, "won"), handle);
    setting.raisedByTwo = true;
    return setting;
}

Setting onOrOff(const char *name, const Adjustable<bool> &handle)
{
    const QString on = QStringLiteral("on");
    SettingRange range;
    range.kind = SettingKind::Choice;
    range.choices = {on, QStringLiteral("off")};
    Setting setting{name, range, range.choices.at(handle.get() ? 0 : 1), {}};
    setting.apply = [handle, on](const QString &value) { handle.set(value == on); };
    return setting;
}

/// The file's setting of this name, which knows what it takes.
const Known &known(const char *name)
{
    const auto is = [name](const Known &candidate) { return qstrcmp(candidate.name, name) == 0; };
    return *std::find_if(knownSettings().begin(), knownSettings().end(), is);
}

QString secondsText(const events::RetryTimes &times)
{
    QStringList seconds;
    for (const auto time : times)
        seconds.append(QString::number(time.count()));
    return times.empty() ? QStringLiteral("none") : seconds.join(u',');
}

Setting eventRetries(Foundation &foundation)
{
    constexpr auto name = "event-retries";
    SettingRange range;
    range.kind = SettingKind::Text;
    range.takes = QString::fromLatin1(known(name).takes);
    range.isGood = [](const QString &value) {
        Settings scratch;
        return known(name).set(scratch, value);
    };
    Setting setting{name, range, secondsText(foundation.settings.eventRetries), {}};
    setting.apply = [&foundation](const QString &value) {
        Settings scratch;
        known(name).set(scratch, value);
        foundation.bus->retryAfter(scratch.eventRetries); // of groups that come to work later
        for (events::ApplyEvents *group : foundation.bus->groups())
            group->retryAfter(scratch.eventRetries);
    };
    return setting;
}

Setting settlementFee(const Foundation &foundation)
{
    Setting setting =
        number("settlement-fee", numbers({0, 10'000}, "basis points"), foundation.settings.settlements.feeBasisPoints);
    setting.write = [](sql::Connection &connection, const QString &value, Instant now) {
        settlements::SettlementsModule::setFee(connection, value.toLongLong(), now);
    };
    return setting;
}

/// How the limits of a breaker are called, what each takes, and which it is.
struct Threshold
{
    const char *name;
    SettingRange range;
    std::function<qint64(const resilience::BreakerLimits &)> read;
    std::function<void(resilience::BreakerLimits &, qint64)> write;
};

std::vector<Threshold> thresholds()
{
    using Limits = resilience::BreakerLimits;
    using Milliseconds = std::chrono::milliseconds;
    return {{"failed-percent", numbers({1, 100}, "percent"), [](const Limits &limits) { return limits.failedPercent; },
             [](Limits &limits, qint64 value) { limits.failedPercent = int(value); }},
            {"slow-milliseconds", numbers({1, 600'000}, "milliseconds"),
             [](const Limits &limits) { return qint64(limits.slowAfter.count()); },
             [](Limits &limits, qint64 value) { limits.slowAfter = Milliseconds(value); }},
            {"slow-percent", numbers({1, 100}, "percent"), [](const Limits &limits) { return limits.slowPercent; },
             [](Limits &limits, qint64 value) { limits.slowPercent = int(value); }},
            {"window", numbers({1, 1'000}, "calls"), [](const Limits &limits) { return limits.window; },
             [](Limits &limits, qint64 value) { limits.window = int(value); }}};
}

void addBreakers(std::vector<Setting> &all, Foundation &foundation)
{
    for (const auto &[name, shown] : foundation.breakers.snapshots()) {
        for (const Threshold &threshold : thresholds()) {
            Setting setting{"breaker-" + name + '-' + threshold.name,
                            threshold.range,
                            QString::number(threshold.read(shown.limits)),
                            {}};
            setting.apply = [&board = foundation.breakers, name = name, usual = shown.limits,
                             threshold](const QString &value) {
                auto limits = *board.limits(name);
                threshold.write(limits, value.toLongLong());
                limits.least = std::min(usual.least, limits.window); // a window that is never full would never judge
                board.limit(name, limits);
            };
            all.push_back(std::move(setting));
        }
    }
}

} // namespace

std::vector<Setting> runTimeSettings(Foundation &foundation)
{
    const Settings &start = foundation.settings;
    std::vector<Setting> all{
        number("approval-hours", numbers({1, 720}, "hours"), start.approvalFor),
        tier("approval-payout-tier", start.settlements.payoutTier),
        tier("approval-refund-tier", start.claims.refundTier),
        onOrOff("deliveries-by-day", start.deliveriesByDay),
        eventRetries(foundation),
        number("gateway-compare", numbers({1, 86'400}, "seconds"), start.gatewayCompare),
        number("hold-seconds", numbers({2, 86'400}, "seconds"), start.holdFor),
        number("orders-per-member-and-second", numbers({0, 1'000'000}, "orders; 0: no limit"),
               start.ordersPerMemberAndSecond),
        number("proof-mails-per-hour", numbers({1, 1'000}, "mails"), start.memberRates.proofMails),
        number("return-days", numbers({0, 365}, "days"), start.claims.returnDays),
        settlementFee(foundation),
    };
    addBreakers(all, foundation);
    std::sort(all.begin(), all.end(), [](const Setting &a, const Setting &b) { return a.name < b.name; });
    return all;
}

} // namespace firstcome::app
