// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/overview/overview_tiles.h"

#include "console/widgets/format.h"
#include <QCoreApplication>
#include <cmath>

namespace firstcome {

namespace {

using std::chrono::seconds;

// Above these a figure is worth a look, or an act.
constexpr double slowMilliseconds = 250;
constexpr double lagToWatch = 5;
constexpr double lagToAct = 30;
constexpr double failuresToAct = 0.01;

QString words(const char *text)
{
    return QCoreApplication::translate("OverviewTiles", text);
}

const OrderFigures *ordersOf(const OverviewState &state)
{
    const Overview *last = state.history.last();
    return last && last->orders ? &*last->orders : nullptr;
}

QString oneDigit(double number)
{
    return number < 10 && number > 0 ? format::decimal(number, 1) : format::count(std::llround(number));
}

Tile::Figure orderRate(const OverviewState &state)
{
    const auto now = state.history.ordersPerSecond(&OrderFigures::placed);
    if (!now)
        return {};
    const auto before = state.history.ordersPerSecond(&OrderFigures::placed, seconds(60));
    const OrderFigures *today = ordersOf(state);
    // In the first minute there is nothing to compare with.
    const QString said = before || !today
                             ? comparedWithAMinuteAgo(now, before)
                             : words(QT_TRANSLATE_NOOP("OverviewTiles", "%1 today")).arg(format::count(today->placed));
    return {oneDigit(*now), words(QT_TRANSLATE_NOOP("OverviewTiles", "/s")), said, Tone::Neutral};
}

std::optional<double> orderRateSample(const OverviewState &state)
{
    return state.history.ordersPerSecond(&OrderFigures::placed);
}

Tile::Figure revenue(const OverviewState &state)
{
    const OrderFigures *orders = ordersOf(state);
    if (!orders)
        return {};
    const QString each = orders->paid > 0 ? words(QT_TRANSLATE_NOOP("OverviewTiles", "%1 an order"))
                                                .arg(format::money(orders->revenue / orders->paid))
                                          : words(QT_TRANSLATE_NOOP("OverviewTiles", "nothing paid yet"));
    return {format::money(orders->revenue), {}, each, Tone::Neutral, format::shortMoney(orders->revenue)};
}

std::optional<double> revenueSample(const OverviewState &state)
{
    const OrderFigures *orders = ordersOf(state);
    return orders ? std::optional(double(orders->revenue)) : std::nullopt;
}

Tile::Figure conversion(const OverviewState &state)
{
    const OrderFigures *orders = ordersOf(state);
    if (!orders)
        return {};
    if (orders->placed == 0)
        return {{}, {}, words(QT_TRANSLATE_NOOP("OverviewTiles", "no order today yet")), Tone::Neutral};
    const double paid = 100.0 * double(orders->paid) / double(orders->placed);
    return {format::decimal(paid, 1), words(QT_TRANSLATE_NOOP("OverviewTiles", "% paid")),
            words(QT_TRANSLATE_NOOP("OverviewTiles", "%1 placed · %2 delivered"))
                .arg(format::compact(double(orders->placed)), format::compact(double(orders->delivered))),
            Tone::Neutral};
}

std::optional<double> conversionSample(const OverviewState &state)
{
    const OrderFigures *orders = ordersOf(state);
    return orders && orders->placed > 0 ? std::optional(double(orders->paid) / double(orders->placed)) : std::nullopt;
}

Tile::Figure latency(const OverviewState &state)
{
    const auto high = state.history.latency(0.99);
    const auto middle = state.history.latency(0.5);
    const Overview *last = state.history.last();
    if (!last || !last->requests)
        return {};
    if (!high || !middle)
        return {{}, {}, words(QT_TRANSLATE_NOOP("OverviewTiles", "no request in the last 10 s")), Tone::Neutral};
    return {oneDigit(*high), words(QT_TRANSLATE_NOOP("OverviewTiles", "ms")),
            words(QT_TRANSLATE_NOOP("OverviewTiles", "half within %1 ms")).arg(oneDigit(*middle)),
            *high > slowMilliseconds ? Tone::Watch : Tone::Neutral};
}

std::optional<double> latencySample(const OverviewState &state)
{
    return state.history.latency(0.99);
}

Tile::Figure errors(const OverviewState &state)
{
    const auto failures = state.history.failures();
    if (!failures)
        return {};
    const double share = failures->answered > 0 ? double(failures->failed) / double(failures->answered) : 0;
    const Tone tone = failures->failed == 0 ? Tone::Good : share < failuresToAct ? Tone::Watch : Tone::Act;
    return {format::decimal(100 * share, 2), words(QT_TRANSLATE_NOOP("OverviewTiles", "%")),
            words(QT_TRANSLATE_NOOP("OverviewTiles", "%1 of %2 in the last minute"))
                .arg(format::count(failures->failed), format::count(failures->answered)),
            tone};
}

std::optional<double> errorsSample(const OverviewState &state)
{
    const auto failures = state.history.failures();
    return failures ? std::optional(double(failures->failed)) : std::nullopt;
}

Tile::Figure inFlight(const OverviewState &state)
{
    if (!state.sagas)
        return {};
    const SagaFigures &sagas = *state.sagas;
    QString said = words(QT_TRANSLATE_NOOP("OverviewTiles", "every order has arrived"));
    if (sagas.attention > 0)
        said =
            words(QT_TRANSLATE_NOOP("OverviewTiles", "waiting for a person: %1")).arg(format::count(sagas.attention));
    else if (sagas.inFlight > 0)
        said = words(QT_TRANSLATE_NOOP("OverviewTiles", "the oldest since %1")).arg(format::duration(sagas.oldest));
    return {format::count(sagas.inFlight), {}, said, sagas.attention > 0 ? Tone::Watch : Tone::Neutral};
}

std::optional<double> inFlightSample(const OverviewState &state)
{
    return state.sagas ? std::optional(double(state.sagas->inFlight)) : std::nullopt;
}

Tile::Figure lag(const OverviewState &state)
{
    const Overview *last = state.history.last();
    if (!last || !last->lag)
        return {};
    const double behind = last->lag->seconds;
    const QString letters =
        last->deadLetters.value_or(0) > 0
            ? words(QT_TRANSLATE_NOOP("OverviewTiles", "dead letters: %1")).arg(format::count(*last->deadLetters))
            : words(QT_TRANSLATE_NOOP("OverviewTiles", "events waiting: %1")).arg(format::count(last->lag->events));
    const bool act = behind >= lagToAct || last->deadLetters.value_or(0) > 0;
    return {format::decimal(behind, 1), words(QT_TRANSLATE_NOOP("OverviewTiles", "s")), letters,
            act                    ? Tone::Act
            : behind >= lagToWatch ? Tone::Watch
                                   : Tone::Good};
}

std::optional<double> lagSample(const OverviewState &state)
{
    const Overview *last = state.history.last();
    return last && last->lag ? std::optional(last->lag->seconds) : std::nullopt;
}

Tile::Figure breakers(const OverviewState &state)
{
    const Overview *last = state.history.last();
    if (!last || !last->breakers)
        return {};
    QStringList open;
    for (const BreakerFigures &breaker : *last->breakers) {
        if (!breaker.isClosed())
            open.append(breaker.name);
    }
    const qint64 all = qint64(last->breakers->size());
    const qint64 closed = all - open.size();
    const QString of = words(QT_TRANSLATE_NOOP("OverviewTiles", "of %1 closed")).arg(format::count(all));
    return {format::count(closed), of,
            open.isEmpty() ? words(QT_TRANSLATE_NOOP("OverviewTiles", "every dependency is reached"))
                           : words(QT_TRANSLATE_NOOP("OverviewTiles", "not reached: %1")).arg(open.join(u", ")),
            open.isEmpty() ? Tone::Good : Tone::Act};
}

std::optional<double> breakersSample(const OverviewState &state)
{
    const Overview *last = state.history.last();
    if (!last || !last->breakers)
        return std::nullopt;
    return double(std::count_if(last->breakers->begin(), last->breakers->end(),
                                [](const BreakerFigures &breaker) { return !breaker.isClosed(); }));
}

std::optional<double> conservationSample(const OverviewState &state)
{
    const auto &report = state.check.report();
    return report ? std::optional(double(report->broken())) : std::nullopt;
}

Tile::Figure conservation(const OverviewState &state)
{
    const auto &report = state.check.report();
    if (!report)
        return {{},
                {},
                state.check.isRunning() ? words(QT_TRANSLATE_NOOP("OverviewTiles", "being checked"))
                                        : words(QT_TRANSLATE_NOOP("OverviewTiles", "not checked yet")),
                Tone::Neutral};
    const QString when =
        words(QT_TRANSLATE_NOOP("OverviewTiles", "checked %1")).arg(format::relative(report->at, systemNow()));
    const qint64 all = qint64(report->invariants.size());
    return {format::count(all - report->broken()),
            words(QT_TRANSLATE_NOOP("OverviewTiles", "of %1 hold")).arg(format::count(all)),
            state.check.failure() ? words(QT_TRANSLATE_NOOP("OverviewTiles", "the last check failed")) : when,
            report->ok ? Tone::Good : Tone::Act};
}

Tile::Figure openSales(const OverviewState &state)
{
    if (!state.sales)
        return {};
    qint64 open = 0;
    const SaleView *closesFirst = nullptr;
    const SaleView *opensFirst = nullptr;
    for (const SaleView &sale : *state.sales) {
        const SaleState now = sale.window.stateAt(state.serverNow);
        open += now == SaleState::Open;
        if (now == SaleState::Open && (!closesFirst || sale.window.closeAt < closesFirst->window.closeAt))
            closesFirst = &sale;
        if (now == SaleState::Planned && (!opensFirst || sale.window.openAt < opensFirst->window.openAt))
            opensFirst = &sale;
    }
    QString next = words(QT_TRANSLATE_NOOP("OverviewTiles", "none is planned"));
    if (closesFirst)
        next = words(QT_TRANSLATE_NOOP("OverviewTiles", "closes in %1"))
                   .arg(format::duration(closesFirst->window.closeAt - state.serverNow));
    else if (opensFirst)
        next = words(QT_TRANSLATE_NOOP("OverviewTiles", "opens in %1"))
                   .arg(format::duration(opensFirst->window.openAt - state.serverNow));
    return {format::count(open), {}, next, open > 0 ? Tone::Selected : Tone::Neutral};
}

std::optional<double> openSalesSample(const OverviewState &state)
{
    if (!state.sales)
        return std::nullopt;
    return double(std::count_if(state.sales->begin(), state.sales->end(), [&state](const SaleView &sale) {
        return sale.window.stateAt(state.serverNow) == SaleState::Open;
    }));
}

const OverviewTile tiles[] = {
    {"orders", QT_TRANSLATE_NOOP("OverviewTiles", "Orders"), "orders", nullptr, orderRate, orderRateSample},
    {"revenue", QT_TRANSLATE_NOOP("OverviewTiles", "Revenue today"), "orders", nullptr, revenue, revenueSample},
    {"conversion", QT_TRANSLATE_NOOP("OverviewTiles", "Conversion today"), "orders", nullptr, conversion,
     conversionSample},
    {"latency", QT_TRANSLATE_NOOP("OverviewTiles", "Answer time (p99)"), nullptr, "requests", latency, latencySample},
    {"errors", QT_TRANSLATE_NOOP("OverviewTiles", "Failed requests"), nullptr, "requests", errors, errorsSample},
    {"sales", QT_TRANSLATE_NOOP("OverviewTiles", "Open sales"), "sales", nullptr, openSales, openSalesSample},
    {"inFlight", QT_TRANSLATE_NOOP("OverviewTiles", "Orders in flight"), "orders", nullptr, inFlight, inFlightSample},
    {"lag", QT_TRANSLATE_NOOP("OverviewTiles", "Lag"), "events", nullptr, lag, lagSample},
    {"breakers", QT_TRANSLATE_NOOP("OverviewTiles", "Breakers"), "resilience", nullptr, breakers, breakersSample},
    {"conservation", QT_TRANSLATE_NOOP("OverviewTiles", "Conservation"), nullptr, "invariants", conservation,
     conservationSample},
};

} // namespace

std::span<const OverviewTile> overviewTiles()
{
    return tiles;
}

QString titleOf(const OverviewTile &tile)
{
    return words(tile.title);
}

QString comparedWithAMinuteAgo(std::optional<double> now, std::optional<double> before)
{
    if (!now || !before)
        return {};
    if (*before < 0.05)
        return *now < 0.05 ? words(QT_TRANSLATE_NOOP("OverviewTiles", "as a minute ago"))
                           : words(QT_TRANSLATE_NOOP("OverviewTiles", "none a minute ago"));
    const int percent = int(std::lround(100 * (*now - *before) / *before));
    if (percent == 0)
        return words(QT_TRANSLATE_NOOP("OverviewTiles", "as a minute ago"));
    return percent > 0 ? words(QT_TRANSLATE_NOOP("OverviewTiles", "%1 % more than a minute ago")).arg(percent)
                       : words(QT_TRANSLATE_NOOP("OverviewTiles", "%1 % less than a minute ago")).arg(-percent);
}

} // namespace firstcome
