// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/id.h"
#include "shared/base/result.h"
#include "shared/client/api_request.h"
#include <QHash>
#include <QObject>
#include <QSet>

namespace firstcome {

class ApiClient;

/// What a person decides about money that waits.
struct MoneyAct
{
    enum class Subject : quint8 { Order, Payment };

    Subject subject = Subject::Order;
    Id id = 0;
    QString act; ///< "ASK_AGAIN", "BOOK_AS_GATEWAY", "CLOSE"
    QString reason;

    friend bool operator==(const MoneyAct &, const MoneyAct &) = default;
};

/// Sends such decisions. Invariant: one whose effect is not known is repeated as the same call, so it takes effect
/// once. Thread: GUI.
class MoneyCalls : public QObject
{
    Q_OBJECT

public:
    explicit MoneyCalls(ApiClient &api, QObject *parent = nullptr);

    void send(const MoneyAct &act);
    bool isRunning(Id id) const { return m_running.contains(id); }

Q_SIGNALS:
    void done(const firstcome::MoneyAct &act);
    void refused(const firstcome::MoneyAct &act, const firstcome::Refusal &why);

private:
    struct Sent
    {
        MoneyAct act;
        ApiRequest request;
    };

    ApiClient &m_api;
    QSet<Id> m_running;
    QHash<Id, Sent> m_unknown; ///< what may have taken effect
};

} // namespace firstcome
