// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/page/act_calls.h"

#include "shared/client/api_client.h"
#include "shared/client/client_codes.h"

namespace firstcome {

bool ActCalls::send(Act act, Answered answered)
{
    const Id subject = act.subject;
    if (m_running.contains(subject))
        return false;
    const auto unknown = m_unknown.constFind(subject);
    if (unknown != m_unknown.cend() && unknown->isSameAs(act))
        act = *unknown;
    // What has no key cannot be repeated, and may hold a password.
    m_unknown.remove(subject);
    if (!act.request.idempotencyKey.isEmpty())
        m_unknown.insert(subject, act);
    m_running.insert(subject);
    m_api.send(act.request, this, [this, subject, answered = std::move(answered)](const Result<ApiAnswer> &answer) {
        m_running.remove(subject);
        if (answer || !worthRepeating(answer.error()))
            m_unknown.remove(subject);
        Q_EMIT changed();
        answered(answer);
    });
    Q_EMIT changed();
    return true;
}

} // namespace firstcome
