// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/id.h"
#include "shared/base/result.h"
#include "shared/client/api_request.h"
#include <QHash>
#include <QObject>
#include <QSet>
#include <functional>

namespace firstcome {

class ApiClient;

/// An act about one thing, as one call.
struct Act
{
    Id subject = 0;
    QString name; ///< "approve"
    ApiRequest request;

    /// The same in effect; keys to repeat it are its own.
    bool isSameAs(const Act &other) const
    {
        return subject == other.subject && name == other.name && request.path == other.request.path &&
               request.body == other.request.body && request.ifMatch == other.request.ifMatch;
    }
};

/// Sends acts. Invariant: one a subject at a time; one with a key whose effect is not known is repeated as the same
/// call, so it takes effect once; one without is kept nowhere. Thread: GUI.
class ActCalls : public QObject
{
    Q_OBJECT

public:
    using Answered = std::function<void(const Result<ApiAnswer> &)>;

    explicit ActCalls(ApiClient &api, QObject *parent = nullptr) : QObject(parent), m_api(api) {}

    /// False while another of the same subject is under way. `answered` is not called once this is gone.
    bool send(Act act, Answered answered);
    bool isRunning(Id subject) const { return m_running.contains(subject); }

Q_SIGNALS:
    /// What is under way changed.
    void changed();

private:
    ApiClient &m_api;
    QSet<Id> m_running;
    QHash<Id, Act> m_unknown; ///< what may have taken effect
};

} // namespace firstcome
