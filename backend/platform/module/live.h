// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/id.h"
#include <QJsonObject>

namespace firstcome {

/// Where modules tell operators' consoles what just changed; implemented by ops/live, coalesced there per topic and
/// key. Thread: any; never blocks.
class Live
{
public:
    virtual ~Live() = default;
    /// Whether anybody listens to the topic now: saves building frames nobody gets.
    virtual bool watched(const QByteArray & /*topic*/) const { return true; }
    /// `key` is what the change is about: a later one of the same topic and key replaces one not sent yet.
    virtual void publish(const QByteArray &topic, Id key, QJsonObject change) = 0;
};

} // namespace firstcome
