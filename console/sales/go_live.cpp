// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/sales/go_live.h"

#include "console/sales/sale_words.h"
#include "console/widgets/format.h"
#include <QCoreApplication>
#include <QJsonArray>

namespace firstcome {

namespace {

struct GoLive
{
    Q_DECLARE_TR_FUNCTIONS(GoLive)

public:
    static QString sentence(const ChecklistLine &line, Instant now)
    {
        const QJsonObject &facts = line.facts;
        if (line.item == QLatin1StringView(checklist::stock))
            return stock(facts);
        if (line.item == QLatin1StringView(checklist::window))
            return window({instant(facts, "openAt"), instant(facts, "closeAt")}, now);
        if (line.item == QLatin1StringView(checklist::limit))
            return limit(facts);
        if (line.item == QLatin1StringView(checklist::hold))
            return tr("What is ordered is held for %1 until it is paid.")
                .arg(holdText(std::chrono::seconds(facts.value(u"holdSeconds").toInteger())));
        if (line.item == QLatin1StringView(checklist::gateway))
            return tr("The payment gateway can be reached.");
        if (line.item == QLatin1StringView(checklist::breakers))
            return tr("All breakers are closed.");
        if (line.item == QLatin1StringView(checklist::lag) && !facts.contains(u"seconds"))
            return tr("How far consumers are behind is not known.");
        if (line.item == QLatin1StringView(checklist::lag))
            return tr("Consumers are %1 s behind.").arg(format::decimal(facts.value(u"seconds").toDouble(), 1));
        if (line.item == QLatin1StringView(checklist::rehearsal))
            return rehearsal(facts);
        return line.detail;
    }

    static QString toDo(const ChecklistLine &line)
    {
        const auto is = [&line](const char *act) { return line.act == QLatin1StringView(act); };
        if (is(checklist::receiveStock))
            return line.facts.value(u"units").toInteger() > 0
                       ? tr("All are held or sold: receive more under Live stock.")
                       : tr("There is none: receive it under Live stock.");
        if (is(checklist::planAnother))
            return tr("It is over: plan another sale.");
        if (is(checklist::setLimit))
            return tr("One person can: set a limit.");
        if (is(checklist::lowerLimit))
            return tr("That is all there is: set a lower limit.");
        if (is(checklist::lengthenHold))
            return tr("Few can pay so quickly: hold for 2 minutes at least.");
        if (is(checklist::shortenHold))
            return tr("Units come back late: hold for 30 minutes at most.");
        if (is(checklist::lookAtBreakers))
            return breakers(line.facts);
        if (is(checklist::letCatchUp))
            return tr("Let them catch up first: payments and deliveries would start late.");
        if (is(checklist::rehearse))
            return tr("Nobody has: press Rehearse.");
        if (is(checklist::rehearseAgain))
            return lacks(line.facts);
        return line.act;
    }

private:
    static Instant instant(const QJsonObject &facts, const char *name)
    {
        return fromIso(facts.value(QLatin1StringView(name)).toString()).value_or(Instant{});
    }

    static QString stock(const QJsonObject &facts)
    {
        const qint64 units = facts.value(u"units").toInteger();
        if (units == 0)
            return tr("Stock was received.");
        return tr("%n unit(s) were received, %1 are free.", nullptr, int(units))
            .arg(format::count(facts.value(u"available").toInteger()));
    }

    static QString window(const SaleWindow &window, Instant now)
    {
        return tr("It sells at %1, %2.").arg(windowText(window, now), timeLeft(window, now));
    }

    static QString limit(const QJsonObject &facts)
    {
        if (!facts.contains(u"limit"))
            return tr("Nobody can take all of it.");
        return tr("A person gets at most %1.").arg(format::count(facts.value(u"limit").toInteger()));
    }

    static QString breakers(const QJsonObject &facts)
    {
        QStringList names;
        const QJsonArray notClosed = facts.value(u"notClosed").toArray();
        for (const QJsonValue &name : notClosed)
            names.append(name.toString());
        return names.isEmpty() ? tr("Its breaker is not closed: see the overview for why.")
                               : tr("Not closed: %1.").arg(names.join(QStringLiteral(", ")));
    }

    static QString rehearsal(const QJsonObject &facts)
    {
        if (facts.isEmpty())
            return tr("It was rehearsed.");
        const QString reported =
            tr("The last rehearsal held: %1 arrivals a second at its peak, %2.")
                .arg(format::count(facts.value(u"peakPerSecond").toInteger()), format::dateTime(instant(facts, "at")));
        const QJsonObject books = facts.value(u"books").toObject();
        if (books.isEmpty())
            return reported;
        return reported + u' ' +
               tr("The shop's own books: %n order(s), %1 a second at most, nothing sold twice.", nullptr,
                  books.value(u"orders").toInt())
                   .arg(format::count(books.value(u"peakPerSecond").toInteger()));
    }

    /// Of what it lacks: the report's word, or the shop's own.
    static QString lacks(const QJsonObject &facts)
    {
        const QJsonObject books = facts.value(u"books").toObject();
        if (!facts.value(u"ok").toBool() || books.isEmpty())
            return tr("It did not: see its report in the Load lab, then rehearse again.");
        if (const int oversold = books.value(u"oversold").toInt(); oversold > 0)
            return tr("By the shop's own books %n unit(s) were sold twice: find out why, then rehearse again.", nullptr,
                      oversold);
        return tr("The shop's own books have no order of it: rehearse again with a crowd that buys.");
    }
};

} // namespace

std::vector<ConditionList::Condition> goLiveLines(const QList<ChecklistLine> &checklist, Instant now)
{
    std::vector<ConditionList::Condition> lines;
    for (const ChecklistLine &line : checklist)
        lines.push_back({GoLive::sentence(line, now), line.ok, line.ok ? QString() : GoLive::toDo(line)});
    return lines;
}

} // namespace firstcome
