// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/consumers/steer_groups.h"

#include "shared/contract/error_codes.h"
#include <algorithm>

namespace firstcome::consumers {

namespace {

QJsonObject wishJson(const GroupWish &wish)
{
    QJsonObject object{{QStringLiteral("paused"), wish.paused}};
    if (!wish.failType.isEmpty())
        object.insert(QStringLiteral("failType"), QString::fromLatin1(wish.failType));
    return object;
}

} // namespace

QCoro::Task<> SteerGroups::look()
{
    const auto read = m_ground.database.read(groupWishes);
    const std::vector<GroupWish> wishes = co_await read;
    obey(wishes);
}

void SteerGroups::obey(const std::vector<GroupWish> &wishes) const
{
    const Instant now = m_ground.clock();
    bool resumed = false;
    for (events::ApplyEvents *group : m_bus.groups()) {
        const auto wish = std::find_if(wishes.begin(), wishes.end(), [group](const GroupWish &candidate) {
            return candidate.group == group->group();
        });
        const bool paused = wish != wishes.end() && wish->paused;
        const bool fails = wish != wishes.end() && wish->failUntil && now < *wish->failUntil;
        resumed = resumed || (group->isPaused() && !paused);
        group->pause(paused);
        group->failOf(fails ? wish->failType : QByteArray());
    }
    if (resumed)
        m_bus.lookAgain();
}

Result<GroupWish> SteerGroups::change(sql::Connection &connection, const SteerCall &call, Instant now) const
{
    const auto groups = m_bus.groups();
    const auto named = [&call](const events::ApplyEvents *group) { return group->group() == call.group; };
    if (std::none_of(groups.begin(), groups.end(), named))
        return refuse(code::notFound, QStringLiteral("There is no such group."));
    GroupWish wish = lockWish(connection, call.group);
    const QJsonObject before = wishJson(wish);
    call.change(wish);
    keepWish(connection, wish);
    QJsonObject after = wishJson(wish);
    after.insert(QStringLiteral("reason"), call.reason);
    m_ground.audit.append(connection,
                          {call.operatorId, call.action, "group:" + call.group, before, after, call.requestId, now});
    connection.afterCommit([this, all = groupWishes(connection)] { obey(all); });
    return wish;
}

} // namespace firstcome::consumers
