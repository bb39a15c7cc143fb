// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/events/kafka_members.h"

#include <set>

namespace firstcome::events {

namespace {

template <typename Thing, void (*destroy)(Thing *)>
struct Destroy
{
    void operator()(Thing *thing) const { destroy(thing); }
};
using Queue = std::unique_ptr<rd_kafka_queue_t, Destroy<rd_kafka_queue_t, rd_kafka_queue_destroy>>;
using Answer = std::unique_ptr<rd_kafka_event_t, Destroy<rd_kafka_event_t, rd_kafka_event_destroy>>;
using Options =
    std::unique_ptr<rd_kafka_AdminOptions_t, Destroy<rd_kafka_AdminOptions_t, rd_kafka_AdminOptions_destroy>>;

/// Each partition number once: range gives a member the same ones of every topic.
Member memberOf(const rd_kafka_MemberDescription_t *description)
{
    const char *instance = rd_kafka_MemberDescription_group_instance_id(description);
    const auto *list = rd_kafka_MemberAssignment_partitions(rd_kafka_MemberDescription_assignment(description));
    std::set<int> partitions;
    for (int i = 0; list && i < list->cnt; ++i)
        partitions.insert(list->elems[i].partition);
    return {instance ? instance : rd_kafka_MemberDescription_consumer_id(description),
            {partitions.begin(), partitions.end()}};
}

} // namespace

std::optional<std::vector<Member>> membersOf(const KafkaClient &client, const QByteArray &group,
                                             std::chrono::milliseconds within)
{
    const Queue queue(rd_kafka_queue_new(client.handle()));
    const Options options(rd_kafka_AdminOptions_new(client.handle(), RD_KAFKA_ADMIN_OP_DESCRIBECONSUMERGROUPS));
    char reason[128];
    rd_kafka_AdminOptions_set_request_timeout(options.get(), int(within.count()), reason, sizeof reason);
    const char *names[] = {group.constData()};
    rd_kafka_DescribeConsumerGroups(client.handle(), names, 1, options.get(), queue.get());
    const Answer answer(rd_kafka_queue_poll(queue.get(), int(within.count())));
    const auto *result = answer ? rd_kafka_event_DescribeConsumerGroups_result(answer.get()) : nullptr;
    size_t count = 0;
    const auto *groups = result ? rd_kafka_DescribeConsumerGroups_result_groups(result, &count) : nullptr;
    if (count != 1 ||
        rd_kafka_error_code(rd_kafka_ConsumerGroupDescription_error(groups[0])) != RD_KAFKA_RESP_ERR_NO_ERROR)
        return std::nullopt;
    std::vector<Member> members;
    for (size_t i = 0; i < rd_kafka_ConsumerGroupDescription_member_count(groups[0]); ++i)
        members.push_back(memberOf(rd_kafka_ConsumerGroupDescription_member(groups[0], i)));
    return members;
}

} // namespace firstcome::events
