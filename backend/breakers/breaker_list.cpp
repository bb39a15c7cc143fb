// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/breakers/breaker_list.h"

#include "backend/platform/instances/instance_table.h"
#include "backend/platform/module/peers.h"
#include "backend/platform/resilience/breaker_view.h"
#include <QJsonDocument>

namespace firstcome::breakers {

namespace {

resilience::BreakerState stateOf(const QJsonObject &breaker)
{
    const QByteArray name = breaker[u"state"].toString().toLatin1();
    return resilience::stateNamed(name).value_or(resilience::BreakerState::Closed);
}

QJsonObject forcedJson(const KeptForcing &kept, const std::unordered_map<Id, QString> &logins)
{
    const auto login = logins.find(kept.operatorId);
    return {{QStringLiteral("state"), QString::fromLatin1(resilience::stateName(kept.forcing.state))},
            {QStringLiteral("reason"), kept.forcing.reason},
            {QStringLiteral("by"),
             QJsonObject{{QStringLiteral("id"), idText(kept.operatorId)},
                         {QStringLiteral("login"), login == logins.end() ? QString() : login->second}}},
            {QStringLiteral("at"), toIso(kept.at)},
            {QStringLiteral("until"), toIso(kept.forcing.until)}};
}

/// Each field of the worst one that has it.
void insertFrom(QJsonObject &item, const std::vector<TellsOf> &instances, const char *field)
{
    std::optional<resilience::BreakerState> worst;
    for (const TellsOf &told : instances) {
        const QJsonValue value = told.breaker[QLatin1StringView(field)];
        const auto state = stateOf(told.breaker);
        if (value.isUndefined() || (worst && resilience::worse(*worst, state) == *worst))
            continue;
        worst = state;
        item.insert(QLatin1StringView(field), value);
    }
}

} // namespace

QJsonObject toJson(const KnownBreaker &breaker)
{
    QJsonObject item{{QStringLiteral("name"), QString::fromLatin1(breaker.name)},
                     {QStringLiteral("thresholds"), resilience::toJson(breaker.limits)}};
    auto worst = resilience::BreakerState::Closed;
    QJsonArray items;
    for (const TellsOf &told : breaker.instances) {
        worst = resilience::worse(worst, stateOf(told.breaker));
        QJsonObject instance = told.breaker;
        instance.remove(QStringLiteral("name"));
        instance.insert(QStringLiteral("id"), QString::fromLatin1(told.instance));
        items.append(instance);
    }
    item.insert(QStringLiteral("state"), QString::fromLatin1(resilience::stateName(worst)));
    for (const char *count : {"calls", "failed", "slow", "turnedAway"}) {
        qint64 sum = 0;
        for (const TellsOf &told : breaker.instances)
            sum += told.breaker[QLatin1StringView(count)].toInteger();
        item.insert(QLatin1StringView(count), sum);
    }
    const qint64 calls = item[u"calls"].toInteger();
    item.insert(QStringLiteral("failureRate"), resilience::share(item[u"failed"].toInteger(), calls));
    item.insert(QStringLiteral("slowRate"), resilience::share(item[u"slow"].toInteger(), calls));
    for (const char *field : {"halfOpenAt", "cause", "since"})
        insertFrom(item, breaker.instances, field);
    if (breaker.forced)
        item.insert(QStringLiteral("forced"), forcedJson(*breaker.forced, breaker.logins));
    item.insert(QStringLiteral("instances"), items);
    return item;
}

QJsonArray BreakerList::all(sql::Connection &connection) const
{
    const Instant now = m_ground.clock();
    std::map<QByteArray, KnownBreaker> known;
    for (const auto &[name, shown] : m_board.snapshots()) {
        KnownBreaker &breaker = known[name];
        breaker.name = name;
        breaker.limits = shown.limits;
        breaker.instances.push_back({QByteArray::number(m_self.number()), resilience::toJson(name, shown)});
    }
    for (const instances::Listed &listed : instances::InstanceTable(connection).all()) {
        if (!listed.lives || !listed.serves || listed.place.token == m_self.token())
            continue;
        const QJsonObject told = QJsonDocument::fromJson(listed.description).object();
        for (const QJsonValue &item : told[u"breakers"].toArray()) {
            const auto found = known.find(item[u"name"].toString().toLatin1());
            if (found != known.end())
                found->second.instances.push_back({QByteArray::number(listed.place.number), item.toObject()});
        }
    }
    for (const KeptForcing &kept : forcings(connection)) {
        const auto found = known.find(kept.name);
        if (found == known.end() || !kept.isInForce(now))
            continue;
        found->second.forced = kept;
        found->second.logins = m_ground.peers.logins(connection, {kept.operatorId});
    }
    QJsonArray items;
    for (const auto &[name, breaker] : known)
        items.append(toJson(breaker));
    return items;
}

std::optional<QJsonObject> BreakerList::one(sql::Connection &connection, const QByteArray &name) const
{
    for (const QJsonValue &item : all(connection)) {
        if (item[u"name"].toString() == QLatin1StringView(name))
            return item.toObject();
    }
    return std::nullopt;
}

} // namespace firstcome::breakers
