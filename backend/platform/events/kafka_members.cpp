// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/events/kafka_members.h"

#include <QDataStream>
#include <algorithm>
#include <set>

namespace firstcome::events {

namespace {

struct Destroy
{
    void operator()(const rd_kafka_group_list *groups) const { rd_kafka_group_list_destroy(groups); }
};
using Groups = std::unique_ptr<const rd_kafka_group_list, Destroy>;

/// Each partition number once: range gives a member the same ones of every topic. What cannot be read is none.
/// https://kafka.apache.org/protocol: ConsumerProtocolAssignment
std::vector<int> partitionsIn(const QByteArray &assignment)
{
    QDataStream bytes(assignment);
    qint16 version = 0;
    qint32 topics = 0;
    bytes >> version >> topics;
    std::set<int> partitions;
    for (qint32 topic = 0; topic < topics && bytes.status() == QDataStream::Ok; ++topic) {
        qint16 nameLength = 0;
        qint32 count = 0;
        bytes >> nameLength;
        bytes.skipRawData(nameLength);
        bytes >> count;
        for (qint32 i = 0; i < count && bytes.status() == QDataStream::Ok; ++i) {
            qint32 partition = 0;
            bytes >> partition;
            if (bytes.status() == QDataStream::Ok)
                partitions.insert(partition);
        }
    }
    return {partitions.begin(), partitions.end()};
}

/// The brokers name a member after its instance, which is a number: "3-UUID".
Member memberOf(const rd_kafka_group_member_info &info)
{
    const QByteArray id = info.member_id;
    const QByteArray assignment(static_cast<const char *>(info.member_assignment), info.member_assignment_size);
    return {id.left(id.indexOf('-')), partitionsIn(assignment)};
}

} // namespace

// Not by DescribeConsumerGroups: it aborts the process when the connection to the group's coordinator drops in the
// wrong moment (https://github.com/confluentinc/librdkafka/issues/4605, open).
std::optional<std::vector<Member>> membersOf(const KafkaClient &client, const QByteArray &group,
                                             std::chrono::milliseconds within)
{
    const rd_kafka_group_list *found = nullptr;
    const auto error = rd_kafka_list_groups(client.handle(), group.constData(), &found, int(within.count()));
    const Groups groups(found);
    // A broker that does not answer makes it partial; the group is told by the one that coordinates it.
    const bool isTold = error == RD_KAFKA_RESP_ERR_NO_ERROR || error == RD_KAFKA_RESP_ERR__PARTIAL;
    if (!isTold || !groups || groups->group_cnt != 1 || groups->groups[0].err != RD_KAFKA_RESP_ERR_NO_ERROR)
        return std::nullopt;
    std::vector<Member> members;
    for (int i = 0; i < groups->groups[0].member_cnt; ++i)
        members.push_back(memberOf(groups->groups[0].members[i]));
    return members;
}

} // namespace firstcome::events
