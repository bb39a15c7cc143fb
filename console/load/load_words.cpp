// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/load/load_words.h"

#include "console/widgets/format.h"
#include <QCoreApplication>
#include <QJsonArray>
#include <array>
#include <cmath>

namespace firstcome::load_words {

namespace {

struct Word
{
    const char *name;
    const char *text;
};

template <size_t N>
QString wordOf(const std::array<Word, N> &words, const QString &name)
{
    const auto known =
        std::find_if(words.begin(), words.end(), [&name](const Word &one) { return name == QLatin1String(one.name); });
    return known != words.end() ? QCoreApplication::translate("load", known->text) : name;
}

constexpr std::array journeys{QT_TRANSLATE_NOOP("load", "Browse"),
                              QT_TRANSLATE_NOOP("load", "Read stock"),
                              QT_TRANSLATE_NOOP("load", "Sign in"),
                              QT_TRANSLATE_NOOP("load", "Order"),
                              QT_TRANSLATE_NOOP("load", "Order and pay"),
                              QT_TRANSLATE_NOOP("load", "Order and cancel"),
                              QT_TRANSLATE_NOOP("load", "Pay and ask it back"),
                              QT_TRANSLATE_NOOP("load", "Buy until sold out")};

constexpr std::array shapes{QT_TRANSLATE_NOOP("load", "Constant"), QT_TRANSLATE_NOOP("load", "At random"),
                            QT_TRANSLATE_NOOP("load", "Ramp"), QT_TRANSLATE_NOOP("load", "Steps"),
                            QT_TRANSLATE_NOOP("load", "Spike")};

constexpr std::array purposes{
    Word{"smoke", QT_TRANSLATE_NOOP("load", "Does it work at all? One arrival a second of every kind, 10 s.")},
    Word{"load", QT_TRANSLATE_NOOP("load", "An ordinary busy hour in five minutes, arriving at random.")},
    Word{"stress", QT_TRANSLATE_NOOP("load", "More and more in ten steps, to see what gives first.")},
    Word{"spike", QT_TRANSLATE_NOOP("load", "Twenty times as many at once, and whether it is well again afterwards.")},
    Word{"soak", QT_TRANSLATE_NOOP("load", "An even load for two hours: what leaks shows.")},
    Word{"knee", QT_TRANSLATE_NOOP("load", "The highest rate of stock reads that are answered within 50 ms.")},
    Word{"flash-sale", QT_TRANSLATE_NOOP("load", "10,000 people come within 10 s for a handful of units.")},
    Word{"published-3000-users",
         QT_TRANSLATE_NOOP("load", "3,000 who each order and pay, over 100 s, as others publish it.")},
    Word{"published-5000-users",
         QT_TRANSLATE_NOOP("load", "5,000 who each order and pay, over 100 s, as others publish it.")},
    Word{"published-1000-users", QT_TRANSLATE_NOOP("load", "1,000 users for ten minutes, as others publish it.")},
    Word{"published-100-payers", QT_TRANSLATE_NOOP("load", "100 who order and pay for five minutes.")},
    Word{"published-10000-users", QT_TRANSLATE_NOOP("load", "10,000 who sign in and order over 200 s.")},
    Word{"stock", QT_TRANSLATE_NOOP("load", "64 users who read the stock, 30 s.")},
    Word{"order", QT_TRANSLATE_NOOP("load", "Users who order, 30 s.")},
    Word{"buy", QT_TRANSLATE_NOOP("load", "Users who order and pay, 30 s.")},
    Word{"sale", QT_TRANSLATE_NOOP("load", "Users who buy until all is sold out.")},
};

constexpr std::array requests{Word{"all", QT_TRANSLATE_NOOP("load", "All requests")},
                              Word{"list", QT_TRANSLATE_NOOP("load", "Product list")},
                              Word{"product", QT_TRANSLATE_NOOP("load", "Product")},
                              Word{"stock", QT_TRANSLATE_NOOP("load", "Stock")},
                              Word{"login", QT_TRANSLATE_NOOP("load", "Log-in")},
                              Word{"order", QT_TRANSLATE_NOOP("load", "Place order")},
                              Word{"window", QT_TRANSLATE_NOOP("load", "Payment window")},
                              Word{"payment", QT_TRANSLATE_NOOP("load", "Begin payment")},
                              Word{"confirm", QT_TRANSLATE_NOOP("load", "Confirm payment")},
                              Word{"status", QT_TRANSLATE_NOOP("load", "Ask for the order")},
                              Word{"cancel", QT_TRANSLATE_NOOP("load", "Cancel order")},
                              Word{"claim", QT_TRANSLATE_NOOP("load", "Ask for money back")},
                              Word{"claimStatus", QT_TRANSLATE_NOOP("load", "Ask for the claim")}};

constexpr std::array outcomes{Word{"any", QT_TRANSLATE_NOOP("load", "Any outcome")},
                              Word{"good", QT_TRANSLATE_NOOP("load", "Good")},
                              Word{"soldOut", QT_TRANSLATE_NOOP("load", "Sold out")},
                              Word{"limit", QT_TRANSLATE_NOOP("load", "Refused by a rule")},
                              Word{"busy", QT_TRANSLATE_NOOP("load", "Busy")},
                              Word{"failed", QT_TRANSLATE_NOOP("load", "Failed")}};

constexpr std::array findings{
    Word{"orders-as-told",
         QT_TRANSLATE_NOOP("load", "Every order a buyer was told of is in the books with the same content.")},
    Word{"nothing-untold", QT_TRANSLATE_NOOP("load", "The books hold no order its buyer was not told of.")},
    Word{"units-as-told", QT_TRANSLATE_NOOP("load", "Units sold and held are the units buyers were told of.")},
    Word{"no-oversell", QT_TRANSLATE_NOOP("load", "No unit was sold twice.")},
    Word{"no-undersell", QT_TRANSLATE_NOOP("load", "Units granted are the lesser of stock and demand.")},
    Word{"turned-away-rightly", QT_TRANSLATE_NOOP("load", "Nobody was turned away while there was stock.")},
    Word{"limits-held", QT_TRANSLATE_NOOP("load", "Nobody has more than the limit.")},
    Word{"charged-once", QT_TRANSLATE_NOOP("load", "Nobody was charged twice, or another amount.")},
    Word{"paid-as-told", QT_TRANSLATE_NOOP("load", "Whoever was told paid has paid, and no one else.")},
    Word{"sagas-settled",
         QT_TRANSLATE_NOOP("load", "Every order is at its end or waits for a named deadline, person or carrier.")},
    Word{"admissions-whole",
         QT_TRANSLATE_NOOP("load", "The admissions have no gap and no double, and their chain verifies.")},
    Word{"first-come-first-served", QT_TRANSLATE_NOOP("load", "Whoever came later has the later place.")},
    Word{"ledger-balanced", QT_TRANSLATE_NOOP("load", "The ledger is balanced.")},
    Word{"server-check", QT_TRANSLATE_NOOP("load", "The server's own check holds.")}};

constexpr std::array comparedFigures{Word{"mean", QT_TRANSLATE_NOOP("load", "Mean")},
                                     Word{"good per second", QT_TRANSLATE_NOOP("load", "Good answers a second")},
                                     Word{"failed share", QT_TRANSLATE_NOOP("load", "Share that failed")},
                                     Word{"claims held", QT_TRANSLATE_NOOP("load", "Thresholds and verdict held")}};

QString tr(const char *text)
{
    return QCoreApplication::translate("load", text);
}

} // namespace

QString journey(load::JourneyKind kind)
{
    return tr(journeys[size_t(kind)]);
}

QString shape(load::Shape shape)
{
    return tr(shapes[size_t(shape)]);
}

QString presetPurpose(const QString &name)
{
    return wordOf(purposes, name);
}

QString request(const QString &name)
{
    return wordOf(requests, name);
}

QString outcome(const QString &name)
{
    return wordOf(outcomes, name);
}

QString figure(load::Figure figure)
{
    switch (figure) {
    case load::Figure::Mean:
        return QCoreApplication::translate("load", "Mean");
    case load::Figure::Max:
        return QCoreApplication::translate("load", "Longest");
    case load::Figure::Count:
        return QCoreApplication::translate("load", "Count");
    case load::Figure::PerSecond:
        return QCoreApplication::translate("load", "A second");
    case load::Figure::Share:
        return QCoreApplication::translate("load", "Share");
    default:
        return load::figureName(figure);
    }
}

QString threshold(const load::Threshold &threshold)
{
    const QString of = threshold.request ? load::stepName(*threshold.request) : load::allRequests;
    const QString ending = threshold.outcome ? load::outcomeName(*threshold.outcome) : load::anyOutcome;
    QString limit = format::decimal(threshold.value, threshold.value == std::floor(threshold.value) ? 0 : 3);
    if (threshold.isTime())
        limit = (threshold.service ? QCoreApplication::translate("load", "%1 ms since it was sent")
                                   : QCoreApplication::translate("load", "%1 ms since it was due"))
                    .arg(limit);
    return QStringLiteral("%1 · %2 · %3 %4 %5")
        .arg(request(of), outcome(ending), figure(threshold.figure), load::comparisonName(threshold.comparison), limit);
}

QString summary(const load::Scenario &scenario)
{
    QStringList kinds;
    for (const load::MixEntry &entry : scenario.mix)
        kinds << journey(entry.journey);
    const QString what = kinds.join(QStringLiteral(", "));
    if (!scenario.isOpen())
        return QCoreApplication::translate("load", "%1 users at once for %2: %3")
            .arg(format::count(scenario.users), format::duration(scenario.duration), what);
    double arrivals = 0;
    double peak = 0;
    for (const load::Stretch &stretch : load::stretchesOf(scenario.arrivals)) {
        arrivals += stretch.expected(stretch.length);
        peak = std::max({peak, stretch.from, stretch.to});
    }
    const auto length = std::chrono::round<std::chrono::milliseconds>(load::lengthOf(scenario.arrivals));
    return QCoreApplication::translate("load", "%1 arrivals in %2, at most %3 a second: %4")
        .arg(format::count(std::llround(arrivals)), format::duration(length), format::decimal(peak, 0), what);
}

Pill runPill(const KeptRun &run)
{
    switch (run.state) {
    case KeptRun::State::UnderWay:
        return {Tone::Selected, {}, QCoreApplication::translate("load", "Under way")};
    case KeptRun::State::Held:
        return {Tone::Good, {}, QCoreApplication::translate("load", "Held")};
    case KeptRun::State::Broken:
        return {Tone::Act, {}, QCoreApplication::translate("load", "Broken")};
    case KeptRun::State::Lost:
        return {Tone::Act, {}, QCoreApplication::translate("load", "Server lost")};
    case KeptRun::State::NoReport:
        break;
    }
    return {Tone::Neutral, {}, QCoreApplication::translate("load", "No report")};
}

QString verdict(const QJsonObject &report)
{
    const auto broken = [&report](const char *list) {
        const QJsonArray all = report.value(QLatin1StringView(list)).toArray();
        return int(std::count_if(all.begin(), all.end(), [](const QJsonValue &each) { return !each[u"ok"].toBool(); }));
    };
    QStringList parts;
    if (report.value(QLatin1StringView("serverLost")).toBool())
        parts << QCoreApplication::translate("load", "The server stopped answering in the run.");
    if (const int count = broken("thresholds"); count > 0)
        parts << QCoreApplication::translate("load", "%Ln threshold(s) broken.", nullptr, count);
    if (const int count = broken("findings"); count > 0)
        parts << QCoreApplication::translate("load", "%Ln finding(s) against the books.", nullptr, count);
    const QString unread = report.value(QLatin1StringView("booksUnread")).toString();
    if (!unread.isEmpty())
        parts << QCoreApplication::translate("load", "The books could not be read: %1").arg(unread);
    if (parts.isEmpty() && report.contains(QLatin1StringView("findings")))
        parts << QCoreApplication::translate("load", "It held, and the shop's books agree with what buyers were told.");
    else if (parts.isEmpty())
        parts << QCoreApplication::translate("load", "It held.");
    if (report.value(QLatin1StringView("stoppedEarly")).toBool())
        parts << QCoreApplication::translate("load", "It was ended early.");
    const QJsonObject knee = report.value(QLatin1StringView("knee")).toObject();
    if (!knee.isEmpty())
        parts << (knee.value(QLatin1StringView("rate")).isNull()
                      ? QCoreApplication::translate("load", "No knee: the thresholds hold at no rate.")
                      : QCoreApplication::translate("load", "The knee is at %1 arrivals a second.")
                            .arg(format::decimal(knee.value(QLatin1StringView("rate")).toDouble(), 0)));
    return parts.join(u' ');
}

QString finding(const QString &id, const QString &name)
{
    const QString text = wordOf(findings, id);
    return text == id ? name : text;
}

Pill changePill(load::ComparedFigure::Change change)
{
    switch (change) {
    case load::ComparedFigure::Change::Better:
        return {Tone::Good, {}, QCoreApplication::translate("load", "Better")};
    case load::ComparedFigure::Change::Worse:
        return {Tone::Act, {}, QCoreApplication::translate("load", "Worse")};
    case load::ComparedFigure::Change::Same:
        break;
    }
    return {Tone::Neutral, {}, QCoreApplication::translate("load", "Same")};
}

QString compared(const QString &name)
{
    return wordOf(comparedFigures, name);
}

} // namespace firstcome::load_words
