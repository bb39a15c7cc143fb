// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/sales/go_live.h"

#include "console/sales/sale_words.h"
#include "console/widgets/format.h"
#include <QCoreApplication>
#include <QJsonArray>

namespace firstcome {

namespace {

using Condition = ConditionList::Condition;

const QString gateway = QStringLiteral("gateway");

struct GoLive
{
    Q_DECLARE_TR_FUNCTIONS(GoLive)

public:
    static Condition stock(const SaleView &sale)
    {
        const qint64 units = sale.available + sale.held + sale.sold;
        if (units > 0)
            return {
                tr("%n unit(s) were received, %1 are free.", nullptr, int(units)).arg(format::count(sale.available)),
                sale.available > 0,
                sale.available > 0 ? QString() : tr("All are held or sold: receive more under Live stock.")};
        return {tr("Stock was received."), false, tr("There is none: receive it under Live stock.")};
    }

    static Condition window(const SaleView &sale, Instant now)
    {
        const bool over = sale.window.stateAt(now) == SaleState::Ended;
        return {tr("It sells at %1, %2.").arg(windowText(sale.window, now), timeLeft(sale.window, now)), !over,
                over ? tr("It is over: plan another sale.") : QString()};
    }

    static Condition limit(const SaleView &sale)
    {
        const qint64 units = sale.available + sale.held + sale.sold;
        if (!sale.perMemberLimit)
            return {tr("Nobody can take all of it."), false, tr("One person can: set a limit.")};
        const bool tight = units == 0 || *sale.perMemberLimit < units;
        return {tr("A person gets at most %1.").arg(format::count(*sale.perMemberLimit)), tight,
                tight ? QString() : tr("That is all there is: set a lower limit.")};
    }

    static Condition hold(const SaleView &sale)
    {
        const bool brief = sale.holdTime < shortestHold;
        const bool good = !brief && sale.holdTime <= longestHold;
        const QString what = brief ? tr("Few can pay so quickly: hold for 2 minutes at least.")
                                   : tr("Units come back late: hold for 30 minutes at most.");
        return {tr("What is ordered is held for %1 until it is paid.").arg(holdText(sale.holdTime)), good,
                good ? QString() : what};
    }

    static Condition payment(const ServerReadiness &server)
    {
        const bool known = server.closedBreakers.has_value();
        const bool reachable = known && server.closedBreakers->contains(gateway);
        return {tr("The payment gateway can be reached."), reachable,
                reachable ? QString()
                : known   ? tr("Its breaker is not closed: see the overview for why.")
                          : tr("Not known: the server did not say.")};
    }

    static Condition breakers(const ServerReadiness &server)
    {
        const bool known = server.openBreakers.has_value();
        const bool closed = known && server.openBreakers->isEmpty();
        return {tr("All breakers are closed."), closed,
                closed  ? QString()
                : known ? tr("Not closed: %1.").arg(server.openBreakers->join(QStringLiteral(", ")))
                        : tr("Not known: the server did not say.")};
    }

    static Condition lag(const ServerReadiness &server)
    {
        if (!server.lagSeconds)
            return {tr("Consumers keep up."), false, tr("Not known: the server did not say.")};
        const bool low = *server.lagSeconds <= longestLag;
        return {tr("Consumers are %1 s behind.").arg(format::decimal(*server.lagSeconds, 1)), low,
                low ? QString() : tr("Let them catch up first: payments and deliveries would start late.")};
    }
};

} // namespace

ServerReadiness readinessFrom(const QJsonObject &overview)
{
    ServerReadiness server;
    const QJsonValue breakers = overview.value(QLatin1StringView("breakers"));
    if (breakers.isArray()) {
        server.closedBreakers.emplace();
        server.openBreakers.emplace();
        const QJsonArray all = breakers.toArray();
        for (const QJsonValue &breaker : all) {
            const bool closed = breaker[u"state"].toString() == QLatin1StringView("CLOSED");
            (closed ? server.closedBreakers : server.openBreakers)->append(breaker[u"name"].toString());
        }
    }
    const QJsonValue lag = overview.value(QLatin1StringView("lag"));
    if (lag[u"seconds"].isDouble())
        server.lagSeconds = lag[u"seconds"].toDouble();
    return server;
}

std::vector<Condition> goLiveLines(const SaleView &sale, const ServerReadiness &server, Instant now)
{
    return {GoLive::stock(sale),     GoLive::window(sale, now), GoLive::limit(sale), GoLive::hold(sale),
            GoLive::payment(server), GoLive::breakers(server),  GoLive::lag(server)};
}

} // namespace firstcome
