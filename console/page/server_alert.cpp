// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/page/server_alert.h"

#include "console/widgets/format.h"
#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>

namespace firstcome {

namespace {

constexpr double lagToAct = 30; // s

QString words(const char *text)
{
    return QCoreApplication::translate("ServerAlert", text);
}

PageRef section(const char *name)
{
    return {QStringLiteral("overview"), QString::fromLatin1(name), {}};
}

PageRef ordersThatWait()
{
    return {QStringLiteral("orders"), {}, {{QStringLiteral("attention"), true}}};
}

qint64 integer(const QJsonValue &value)
{
    return value.toInteger();
}

void addGateway(const QJsonObject &overview, std::vector<ServerAlert> &found)
{
    const auto since = fromIso(overview.value(QLatin1StringView("gatewayKeyRefusedSince")).toString());
    if (since)
        found.push_back({QStringLiteral("gatewayKey"), Tone::Act,
                         words(QT_TRANSLATE_NOOP("ServerAlert", "The payment gateway refuses our key since %1: nobody "
                                                                "can pay. Orders wait until the key is right."))
                             .arg(format::clockKst(*since)),
                         ordersThatWait()});
    const qint64 exceptions = integer(overview.value(QLatin1StringView("paymentExceptions")));
    if (exceptions > 0)
        found.push_back({QStringLiteral("paymentExceptions"),
                         Tone::Watch,
                         words(QT_TRANSLATE_NOOP("ServerAlert", "Payments that differ from the gateway's book: %1"))
                             .arg(format::count(exceptions)),
                         {QStringLiteral("orders"), QStringLiteral("exceptions"), {}}});
}

void addDisk(const QJsonObject &overview, std::vector<ServerAlert> &found)
{
    const QJsonObject disk = overview.value(QLatin1StringView("disk")).toObject();
    if (disk.value(QLatin1StringView("full")).toBool())
        found.push_back({QStringLiteral("disk"), Tone::Act,
                         words(QT_TRANSLATE_NOOP("ServerAlert", "The server's disk is full (%1 MB free): it takes no "
                                                                "orders until there is room."))
                             .arg(format::count(integer(disk.value(QLatin1StringView("freeBytes"))) / 1'000'000)),
                         section("server")});
}

void addBreakers(const QJsonObject &overview, std::vector<ServerAlert> &found)
{
    for (const QJsonValue value : overview.value(QLatin1StringView("breakers")).toArray()) {
        const QString state = value[QLatin1StringView("state")].toString();
        if (state != QLatin1StringView("OPEN") && state != QLatin1StringView("FORCED_OPEN"))
            continue;
        const QString name = value[QLatin1StringView("name")].toString();
        const QString cause = value[QLatin1StringView("cause")].toString();
        const QString said = words(QT_TRANSLATE_NOOP("ServerAlert", "Not reached: %1")).arg(name);
        found.push_back({QStringLiteral("breaker-") + name, Tone::Act,
                         cause.isEmpty() ? said : said + QStringLiteral(" (%1)").arg(cause),
                         PageRef{QStringLiteral("resilience"), name, {}}});
    }
}

void addEvents(const QJsonObject &overview, std::vector<ServerAlert> &found)
{
    const double behind =
        overview.value(QLatin1StringView("lag")).toObject().value(QLatin1StringView("seconds")).toDouble();
    if (behind >= lagToAct)
        found.push_back({QStringLiteral("lag"), Tone::Watch,
                         words(QT_TRANSLATE_NOOP("ServerAlert", "The oldest event has waited for %1"))
                             .arg(format::duration(std::chrono::milliseconds(qint64(behind * 1'000)))),
                         PageRef{QStringLiteral("events"), {}, {}}});
    const QJsonObject letters =
        overview.value(QLatin1StringView("outbox")).toObject().value(QLatin1StringView("deadLetters")).toObject();
    qint64 dead = 0;
    for (const auto *state : {"DEAD", "RETRY", "PARKED"})
        dead += integer(letters.value(QLatin1StringView(state)));
    if (dead > 0)
        found.push_back(
            {QStringLiteral("deadLetters"), Tone::Watch,
             words(QT_TRANSLATE_NOOP("ServerAlert", "Events that nobody could take: %1")).arg(format::count(dead)),
             PageRef{QStringLiteral("events"), {}, {}}});
}

} // namespace

std::vector<ServerAlert> serverAlertsFrom(const QJsonObject &overview)
{
    std::vector<ServerAlert> found;
    addDisk(overview, found);
    addGateway(overview, found);
    addBreakers(overview, found);
    addEvents(overview, found);
    std::stable_sort(found.begin(), found.end(), [](const ServerAlert &a, const ServerAlert &b) {
        return a.tone == Tone::Act && b.tone != Tone::Act;
    });
    return found;
}

} // namespace firstcome
