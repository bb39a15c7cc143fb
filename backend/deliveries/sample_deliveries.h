// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/deliveries/delivery_store.h"
#include "backend/platform/module/sample_records.h"

namespace firstcome::deliveries {

/// The deliveries of orders of load runs. Thread: inside a transaction of the writer.
class SampleDeliveries final : public SampleRecords
{
public:
    /// Of which something is requested or on its way.
    std::vector<Id> unfinishedAmong(sql::Connection &connection, const std::vector<Id> &orderIds) const override
    {
        return ordersOnTheirWay(connection, orderIds);
    }
    std::vector<QByteArray> remove(sql::Connection &connection, const std::vector<Id> &orderIds, Instant) const override
    {
        removeDeliveries(connection, orderIds);
        return {};
    }
};

} // namespace firstcome::deliveries
